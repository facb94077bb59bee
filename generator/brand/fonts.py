"""Fonts by file: a folder that names every face a document may use, so that a bare machine renders the same page.

**Why:** line breaks and bytes follow from the font files. What the machine happens to have must not matter, so
fontconfig is given our faces only: those of the package `rendercv_fonts` where they lie, those of `pymupdf_fonts`
(compressed inside Python modules) unpacked once into the cache, emoji in one colour from `faces/` beside this module, and
what lies in the folders `fonts/` of the project (packs; `make fonts`) and of a brand. All of ours come with open licences
(OFL; Roboto Apache, XCharter Bitstream, Ubuntu UFL). The family names below are those inside the files; a test reads them
with fontTools.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from xml.sax.saxutils import escape

from generator.brand.coverage import Coverage, coverage_of
from generator.brand.packs import Face, pack_faces
from generator.errors import RenderingFailed, SystemToolMissing

_LAYOUT = "2"
"""Raised when what this module writes changes: part of the folder's name, so an old cache is left alone."""

_FOUR = ("Regular", "Bold", "Italic", "BoldItalic")
_TWO = ("Regular", "Bold")

_INSTALLED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # family: (folder in rendercv_fonts, file name with {} for the style, styles)
    "Source Sans 3": ("Source Sans 3", "SourceSans3-{}.ttf", _FOUR),
    "Noto Sans": ("Noto Sans", "NotoSans-{}.ttf", _FOUR),
    "Noto Sans JP": ("Noto Sans", "NotoSansJP-{}.ttf", _TWO),
    "Noto Sans SC": ("Noto Sans", "NotoSansSC-{}.ttf", _TWO),
    "Noto Sans KR": ("Noto Sans", "NotoSansKR-{}.ttf", _TWO),
    "Mukta": ("Mukta", "Mukta-{}.ttf", _TWO),
    "Open Sans": ("Open Sans", "OpenSans-{}.ttf", _FOUR),
    "Lato": ("Lato", "Lato-{}.ttf", _FOUR),
    "Roboto": ("Roboto", "Roboto-{}.ttf", _FOUR),
    "Ubuntu": ("Ubuntu", "Ubuntu-{}.ttf", _FOUR),
    "Raleway": ("Raleway", "Raleway-{}.ttf", _FOUR),
    "Poppins": ("Poppins", "Poppins-{}.ttf", _FOUR),
    "XCharter": ("XCharter", "XCharter-{}.otf", _FOUR),
    "EB Garamond": ("EB Garamond", "EBGaramond-{}.ttf", _FOUR),
    "Gentium Book Plus": ("Gentium Book Plus", "GentiumBookPlus-{}.ttf", _FOUR),
}
"""Left out: Fontin (no licence text), Open Sauce Sans (embedding restricted), Font Awesome (it says to have characters that
do not exist, and puts icons of its own in their place)."""

_PACKED: dict[str, tuple[str, tuple[str, ...]]] = {
    # family: (module in pymupdf_fonts with {} for the style, styles)
    "Cascadia Mono": ("CascadiaMono_{}", _FOUR),
    "FiraGO": ("FiraGO_{}", _FOUR),
    "Noto Sans Symbols": ("NotoSansSymbols_{}", ("Regular",)),
    "Noto Sans Symbols2": ("NotoSansSymbols2_{}", ("Regular",)),
    "Noto Sans Math": ("NotoSansMath_{}", ("Regular",)),
}

_OWN = {"Noto Emoji": "NotoEmoji-{}.ttf"}
"""Family -> file in `faces/`: emoji as letters of one colour. Colour emoji are pictures that PDF/A refuses and no two
versions of a font share; no package of PyPI has the other kind, hence it lies here with its licence (OFL)."""
_FACES = Path(__file__).parent / "faces"

_COVERAGE = "coverage.txt"

_GENERIC = {
    "sans-serif": "Source Sans 3",
    "serif": "XCharter",
    "monospace": "Cascadia Mono",
    "system-ui": "Source Sans 3",
    "emoji": "Noto Emoji",
}

_FALLBACK = (
    "Source Sans 3",
    "Noto Sans",
    "Noto Sans JP",
    "Noto Sans SC",
    "Noto Sans KR",
    "Mukta",
    "FiraGO",  # Arabic, Hebrew, Thai, Georgian
    "Noto Sans Symbols2",
    "Noto Sans Symbols",
    "Noto Sans Math",
    "Noto Emoji",
)
"""Where a character is looked for when no family of the style sheet has it."""


@dataclass(frozen=True, slots=True)
class FontFolder:
    """A prepared set of faces: the fontconfig file that names them and nothing else, and the faces themselves."""

    config_file: Path
    faces: tuple[Face, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """Every family name that a brand may use, each once."""
        return tuple(dict.fromkeys(face.family for face in self.faces))

    @property
    def files(self) -> tuple[Path, ...]:
        """Every font file, in a fixed order."""
        return tuple(face.file for face in self.faces)

    def file(self, family: str, style: str = "Regular") -> Path | None:
        """The file of one face, None when there is no such face."""
        return next((face.file for face in self.faces if (face.family, face.style) == (family, style)), None)

    @property
    def coverage(self) -> Coverage:
        """Which characters a document set in these faces can show."""
        return Coverage.read(self.config_file.with_name(_COVERAGE))


def font_folder(cache: Path, *packs: Path) -> FontFolder:
    """The fonts, made ready under `cache` (created once for these package versions and packs, repaired when incomplete).

    `packs` are folders of further font files, of the project and of its brands. Safe when several runs do it at once: every
    file is written beside its place and renamed into it. Raises `SystemToolMissing` when a font package is not installed,
    `RenderingFailed` when `cache` can not be written or a file in `packs` is no font.
    """
    installed = _package_folder("rendercv_fonts")
    further = tuple(face for folder in packs for face in pack_faces(folder))
    folder = cache.absolute() / "fonts" / _key(installed, further)
    faces = (*_installed_faces(installed), *_packed_faces(folder / "faces"), *_own_faces(), *further)
    config = folder / "fonts.conf"
    if not _complete(folder):
        try:
            _write(folder, faces)
        except OSError as error:
            raise RenderingFailed(
                f"the fonts can not be made ready: {error.strerror or error}",
                hint="Check space and permissions of the build folder.",
            ) from error
    return FontFolder(config, faces)


def activate(fonts: FontFolder) -> None:
    """Let fontconfig see these fonts only, in this process and in those it starts.

    **Why first:** fontconfig reads its configuration once, when Pango is first used (importing WeasyPrint does that);
    whoever calls this later is not heard, and the page is set in whatever the machine has.
    """
    os.environ["FONTCONFIG_FILE"] = str(fonts.config_file)
    os.environ.pop("FONTCONFIG_SYSROOT", None)


def _package_folder(name: str) -> Path:
    """Where an installed package lies, found without running it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        distribution = name.replace("_", "-")
        raise SystemToolMissing(f"the font package {distribution} is not installed", hint=f"pip install {distribution}")
    return Path(next(iter(spec.submodule_search_locations)))


def _key(installed: Path, further: tuple[Face, ...]) -> str:
    """A name that changes with whatever the folder's content depends on."""
    _package_folder("pymupdf_fonts")
    parts = [_LAYOUT, str(installed), str(_FACES), *sorted(_PACKED)]
    parts += [f"{face.file} {hashlib.sha256(face.file.read_bytes()).hexdigest()}" for face in further]
    for distribution in ("rendercv-fonts", "pymupdf-fonts"):
        try:
            parts.append(version(distribution))
        except PackageNotFoundError:  # a copy on the path without its metadata: its place has to do
            parts.append("unknown")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _installed_faces(installed: Path) -> Iterator[Face]:
    for family, (folder, name, styles) in _INSTALLED.items():
        for style in styles:
            yield Face(family, style, installed / folder / name.format(style))


def _packed_faces(folder: Path) -> Iterator[Face]:
    for family, (module, styles) in _PACKED.items():
        for style in styles:
            yield Face(family, style, folder / f"{module.format(style)}.ttf")


def _own_faces() -> Iterator[Face]:
    for family, name in _OWN.items():
        yield Face(family, "Regular", _FACES / name.format("Regular"))


def _complete(folder: Path) -> bool:
    """Whether everything is there in the size it was written in (the list of sizes is written last)."""
    try:
        rows = [row.split(" ", 1) for row in (folder / "sizes.txt").read_text(encoding="utf-8").splitlines()]
        return bool(rows) and all((folder / name).stat().st_size == int(size) for size, name in rows)
    except (OSError, ValueError):
        return False


def _write(folder: Path, faces: tuple[Face, ...]) -> None:
    """Unpack the compressed faces, then the configuration, the coverage, and the list of sizes that says all is there."""
    (folder / "faces").mkdir(parents=True, exist_ok=True)
    contents = {f"faces/{face.file.name}": _unpacked(face) for face in faces if face.family in _PACKED}
    contents["fonts.conf"] = _configuration(folder, faces).encode()
    for name, body in contents.items():
        _put(folder / name, body, beside=folder)
    contents[_COVERAGE] = coverage_of(face.file for face in faces if face.style == "Regular").text.encode()
    contents["sizes.txt"] = "".join(f"{len(body)} {name}\n" for name, body in contents.items()).encode()
    for name in (_COVERAGE, "sizes.txt"):
        _put(folder / name, contents[name], beside=folder)


def _unpacked(face: Face) -> bytes:
    """The font file a module of `pymupdf_fonts` carries as lzma in base64 (it unpacks itself when imported)."""
    buffer: bytes = importlib.import_module(f"pymupdf_fonts.{face.file.stem}").fontbuffer
    return buffer


def _put(target: Path, body: bytes, *, beside: Path) -> None:
    """Write and rename, so that a reader meets the old file or the whole new one."""
    handle, name = tempfile.mkstemp(dir=beside, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(body)
    Path(name).chmod(0o644)
    Path(name).replace(target)


def _configuration(folder: Path, faces: tuple[Face, ...]) -> str:
    """The fontconfig file: our folders, our scan cache, no system fonts, no made-up bold or slant, no hinting.

    Fontconfig itself invents neither bold nor italics; distributions add rules that do; those are not included here.
    """
    folders = dict.fromkeys(face.file.parent for face in faces)
    rows = [f"<dir>{escape(str(path))}</dir>" for path in folders]
    rows.append(f"<cachedir>{escape(str(folder / 'scan'))}</cachedir>")
    rows += [f"<rejectfont><glob>{escape(str(path))}</glob></rejectfont>" for path in _unwanted(faces)]
    rows = [f"<selectfont>{row}</selectfont>" if row.startswith("<reject") else row for row in rows]
    for name, family in _GENERIC.items():
        rows.append(f"<alias binding='same'><family>{name}</family><prefer><family>{family}</family></prefer></alias>")
    packs = [face.family for face in faces if face.family not in {*_INSTALLED, *_PACKED, *_OWN}]
    fallback = dict.fromkeys((*_FALLBACK[:-1], *packs, _FALLBACK[-1]))
    last = "".join(f"<string>{escape(family)}</string>" for family in fallback)
    rows.append(f"<match><edit name='family' mode='append_last' binding='weak'>{last}</edit></match>")
    switches = ("hinting", "autohint", "embeddedbitmap")
    off = "".join(f"<edit name='{name}' mode='assign'><bool>false</bool></edit>" for name in switches)
    rows.append(f"<match target='font'>{off}</match>")
    rows.append("<config><rescan><int>0</int></rescan></config>")
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
    return head + "<fontconfig>\n  <reset-dirs/>\n  " + "\n  ".join(rows) + "\n</fontconfig>\n"


def _unwanted(faces: tuple[Face, ...]) -> list[Path]:
    """Font files that lie in the same folders but are none of ours."""
    wanted = {face.file for face in faces}
    folders = dict.fromkeys(face.file.parent for face in faces if face.family in _INSTALLED)
    return [path for folder in folders for path in sorted(folder.glob("*.[ot]tf")) if path not in wanted]
