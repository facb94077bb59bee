"""Brings font packs into fonts/: ``make fonts PACK="tamil georgian"``. A pack is named like its script.

**Why into the project:** whoever commits fonts/ has the same pages on every machine, and nothing of the machine matters.
Noto Sans of a script comes from the npm package of that name where npm is there, else from Debian's own package; both
clients check what they fetch. Each pack is one regular and one bold face with the licence beside them (OFL).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

FONTS = Path("fonts")
STYLES = {"Regular": "400", "Bold": "700"}
DEBIAN = "fonts-noto-core"


def main(packs: list[str]) -> int:
    """Bring each pack into fonts/; 2 for no name or a strange one, 13 when one can not be brought."""
    if not packs or not all(re.fullmatch(r"[a-z]+(-[a-z]+)*", pack) for pack in packs):
        print('make fonts: say which scripts, for example: make fonts PACK="tamil georgian"', file=sys.stderr)
        return 2
    for pack in packs:
        with tempfile.TemporaryDirectory() as scratch:
            made = _from_npm(pack, Path(scratch)) or _from_debian(pack, Path(scratch))
            if not made:
                print(
                    f"make fonts: there is no pack “{pack}”, or neither npm nor apt-get can fetch it.", file=sys.stderr
                )
                print(f"Any .ttf or .otf file put into {FONTS}/ does as well.", file=sys.stderr)
                return 13
            shutil.copytree(Path(scratch) / "made", FONTS / pack, dirs_exist_ok=True)
        print(f"{FONTS / pack}: {', '.join(made)}; commit it, so that every machine has it")
    return 0


def _from_npm(pack: str, scratch: Path) -> list[str]:
    """The faces of an npm package, made plain font files; nothing when npm or the package is not there."""
    if shutil.which("npm") is None:
        return []
    command = ["npm", "pack", "--silent", f"@fontsource/noto-sans-{pack}"]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    archives = list(scratch.glob("*.tgz"))
    if done.returncode or not archives:
        return []
    names = {style: f"files/noto-sans-{pack}-{pack}-{weight}-normal.woff" for style, weight in STYLES.items()}
    package = scratch / "package"
    (package / "files").mkdir(parents=True)
    with tarfile.open(archives[0]) as archive:
        for name in ("LICENSE", *names.values()):
            _unpack(archive, name, package)
    found = {style: package / name for style, name in names.items()}
    return list(
        _made(pack, {style: file for style, file in found.items() if file.is_file()}, package / "LICENSE", scratch)
    )


def _unpack(archive: tarfile.TarFile, name: str, package: Path) -> None:
    """Write one plain file of a package; by name and content, so that no path or link of the archive is followed."""
    try:
        member = archive.getmember(f"package/{name}")
    except KeyError:
        return
    content = archive.extractfile(member) if member.isfile() else None
    if content is not None:
        (package / name).write_bytes(content.read())


def _from_debian(pack: str, scratch: Path) -> list[str]:
    """The faces of Debian's package, fetched and opened without installing it; nothing elsewhere."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return []
    fetched = subprocess.run(["apt-get", "download", "-qq", DEBIAN], cwd=scratch, check=False)
    archives = list(scratch.glob("*.deb"))
    if fetched.returncode or not archives:
        return []
    subprocess.run(["dpkg-deb", "-x", archives[0], scratch / "deb"], check=True)
    name = "".join(word.title() for word in pack.split("-"))
    folder = scratch / "deb/usr/share/fonts/truetype/noto"
    found = {style: folder / f"NotoSans{name}-{style}.ttf" for style in STYLES}
    licence = scratch / f"deb/usr/share/doc/{DEBIAN}/copyright"
    return list(_made(pack, {style: file for style, file in found.items() if file.is_file()}, licence, scratch))


def _made(pack: str, faces: dict[str, Path], licence: Path, scratch: Path) -> Iterator[str]:
    """Each face as a plain font file that says its family and style, in the folder `made`."""
    target = scratch / "made"
    target.mkdir(exist_ok=True)
    family = f"Noto Sans {pack.replace('-', ' ').title()}"
    for style, file in faces.items():
        try:
            with TTFont(file) as font:
                font.flavor = None
                for number, name in ((1, family), (2, style), (4, f"{family} {style}")):
                    font["name"].setName(name, number, 3, 1, 0x409)
                font.save(target / f"{family.replace(' ', '')}-{style}.ttf", reorderTables=False)
        except TTLibError:
            continue
        yield f"{family} {style}"
    if any(target.iterdir()):
        shutil.copy(licence, target / "LICENCE.txt")


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]).split()))
