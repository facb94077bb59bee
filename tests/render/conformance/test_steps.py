"""Each step is needed: without it, a document has the fault it is there for; with all of them, none.

When a test here fails after a change of WeasyPrint, the step it names may go.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from generator.brand.fonts import activate, font_folder
from generator.preflight import page_validation
from generator.preflight.preflight import full_check
from generator.preflight.tagged_content import check_tagged_content
from generator.render.conformance import STEPS, Step, conforming
from tests.building import ROOT
from tests.preflight.objections import objections

BDC = pikepdf.Operator("BDC")


def picture() -> str:
    out = BytesIO()
    Image.new("RGBA", (4, 3), (200, 30, 30, 128)).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


ROWS = "".join(f"<tr><th scope=row>Row {n}</th><td>Value {n}</td><td>Note {n}</td></tr>" for n in range(40))
REORDERED = "इसलिए स्थिति"
"""Letters that are drawn in another order than they are written in."""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>A document</title><style>
@page {{ size: 120mm 120mm; margin: 15mm; @bottom-left {{ content: "Identity" }} @bottom-right {{ content: counter(page) }} }}
body {{ font-family: "Source Sans 3" }} img {{ width: 20mm }}
ul.plain {{ list-style: none }} ul.plain li::before {{ content: "– " }}
nav ol {{ list-style: none; padding: 0 }} nav a {{ display: table }} nav a span {{ display: table-cell }}
pre, code {{ font-family: "Cascadia Mono" }}
</style></head><body>
<header><p>Above</p><h1>Title</h1></header>
<nav><p>Contents</p><ol><li><a href="#one"><span>1</span> One</a></li></ol></nav>
<section><h2 id="one">One</h2>
<p>A paragraph with <a href="https://example.org/a">a link <span>of two parts</span></a>, <strong>more</strong><br>and
<span lang="de">ein deutscher Satz</span>. {"It goes on over the page. " * 60}</p>
<p lang="hi">{REORDERED}</p>
<ol><li>First</li><li><p>Second</p></li><li>Outer<ol><li>Inner</li></ol>after</li></ol><ul class="plain"><li>Third</li></ul>
<figure><img src="{picture()}" alt="A red square"><figcaption>A figure</figcaption></figure><pre>some code</pre>
<table><caption>A table</caption>
<thead><tr><th rowspan="2">Name</th><th colspan="2">Both</th></tr><tr><th>Value</th><th>Note</th></tr></thead>
<tbody>{ROWS}</tbody></table></section><footer>End</footer></body></html>"""


@cache
def written(without: str = "") -> bytes:
    """The document, with all steps or all but one."""
    return written_with([step for step in STEPS if step.name != without])


def written_with(steps: Sequence[Step]) -> bytes:
    activate(font_folder(ROOT / "build" / ".cache"))
    import weasyprint

    with conforming(steps) as finisher:
        content: bytes = weasyprint.HTML(string=PAGE).write_pdf(pdf_variant="pdf/a-3a", finisher=finisher)
    return content


def elements(pdf: Pdf, *types: str) -> list[Dictionary]:
    """The elements in the tree, in reading order."""

    def walk(element: Dictionary) -> Iterator[Dictionary]:
        if not types or str(element.S)[1:] in types:
            yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot.K[0]))


def tags_of(pdf: Pdf, *types: str) -> list[str]:
    return [str(each.S)[1:] for each in elements(pdf, *types)]


# ------------------------------------------------------------------------------------------- what each step is there for


def areas_of_links(pdf: Pdf) -> list[str]:
    areas = [each for page in pdf.pages for each in page.get("/Annots", [])]
    return [] if len(areas) == 2 else [f"{len(areas)} areas for 2 links"]


def lists_out_of_place(pdf: Pdf) -> list[str]:
    return [tag for each in elements(pdf, "L") for tag in kids_of(each) if tag != "LI"]


def kids_of(element: Dictionary) -> list[str]:
    return [str(kid.S)[1:] for kid in element.K if isinstance(kid, Dictionary) and "/S" in kid]


def broken_apart(pdf: Pdf) -> list[str]:
    return [tag for tag in ("Table", "THead", "Sect") if tags_of(pdf).count(tag) != 1]


def rows_without_label(pdf: Pdf) -> list[str]:
    lists = elements(pdf, "L")
    numbering = [str(each.A.ListNumbering) if "/A" in each else "" for each in lists]
    labels = len(elements(pdf, "Lbl"))
    return [] if (numbering, labels) == (["/Decimal", "/Decimal", "/Disc"], 5) else [f"{numbering}, {labels} labels"]


def elements_that_say_nothing(pdf: Pdf) -> list[str]:
    needed = {"TOC", "TOCI", "Div", "Figure", "P"} - set(tags_of(pdf))
    return sorted(needed) + [tag for tag in tags_of(pdf) if tag == "NonStruct"]


def languages_not_said(pdf: Pdf) -> list[str]:
    said = [str(each.Lang) for each in elements(pdf) if "/Lang" in each]
    return [] if said == ["de", "hi"] else [f"languages {said}"]


def spans_without_need(pdf: Pdf) -> list[str]:
    return [str(each.S) for each in elements(pdf, "Span") if "/Lang" not in each]


def headers_wrong(pdf: Pdf) -> list[str]:
    headers = {str(each.get("/ID")): each for each in elements(pdf, "TH")}
    scopes = {str(each.A.get("/Scope")) for each in headers.values()}
    cells = elements(pdf, "TD")
    numbers = {len(each.A.get("/Headers", [])) for each in cells}
    unknown = [each for cell in cells for each in cell.A.get("/Headers", []) if str(each) not in headers]
    return [] if (scopes, numbers, unknown) == ({"/Column", "/Row"}, {3}, []) else [f"{scopes}, {numbers}, {unknown}"]


def links_that_read_an_address(pdf: Pdf) -> list[str]:
    said = [str(each.Contents) for page in pdf.pages for each in page.get("/Annots", [])]
    return [each for each in said if each not in {"a link of two parts", "1 One"}]


def figures_measured_in_pixels(pdf: Pdf) -> list[str]:
    figure = elements(pdf, "Figure")[0]
    left, bottom, right, top = (float(each) for each in figure.A.BBox)
    page = next(page for page in pdf.pages if page.obj.objgen == figure.Pg.objgen)
    height = float(page.MediaBox[3])
    in_points = abs(right - left - 20 / 25.4 * 72) < 0.1 and 0 < bottom < top < height
    return [] if in_points else [str(list(figure.A.BBox))]


def texts_glyphs_do_not_tell(pdf: Pdf) -> list[str]:
    marked = (
        each.operands for page in pdf.pages for each in pikepdf.parse_content_stream(page) if each.operator == BDC
    )
    said = [str(properties.ActualText) for _, properties in marked if "/ActualText" in properties]
    return [] if said == [REORDERED] else [f"{said} instead of {REORDERED}"]


def validator_objects(standard: str) -> Callable[[Pdf], list[str]]:
    def objects(pdf: Pdf) -> list[str]:
        return objections(
            tuple(each for each in page_validation.validate(content_of(pdf)) if each.standard == standard)
        )

    return objects


def tagged_content_objects(pdf: Pdf) -> list[str]:
    return objections((check_tagged_content(content_of(pdf)),))


def content_of(pdf: Pdf) -> bytes:
    return CONTENTS[id(pdf)]


CONTENTS: dict[int, bytes] = {}
FAULTS: dict[str, Callable[[Pdf], list[str]]] = {
    "outer links": areas_of_links,
    "nested lists": lists_out_of_place,
    "fragments": broken_apart,
    "furniture": tagged_content_objects,
    "list items": validator_objects("PDF/UA-1"),
    "list labels": rows_without_label,
    "types": elements_that_say_nothing,
    "languages": languages_not_said,
    "text": spans_without_need,
    "table headers": headers_wrong,
    "link texts": links_that_read_an_address,
    "figure boxes": figures_measured_in_pixels,
    "interpolation": validator_objects("PDF/A-3a"),
    "glyphs": validator_objects("PDF/A-3a"),
    "written text": texts_glyphs_do_not_tell,
    "identification": validator_objects("PDF/UA-1"),
}


def faults_in(name: str, content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        CONTENTS[id(pdf)] = content
        return FAULTS[name](pdf)


def test_every_step_has_its_fault_and_its_clause() -> None:
    assert [step.name for step in STEPS] == list(FAULTS)
    assert all(step.clause.startswith("ISO ") for step in STEPS)


@pytest.mark.parametrize("name", FAULTS)
def test_with_all_steps_the_fault_is_not_there(name: str) -> None:
    assert not faults_in(name, written())


@pytest.mark.parametrize("name", FAULTS)
def test_a_step_that_is_left_out_is_missed(name: str) -> None:
    assert faults_in(name, written(without=name)), f"nobody misses the step {name!r}: it may go"


def test_the_document_passes_every_gate() -> None:
    assert not objections(full_check(written()))


def test_a_header_printed_again_on_the_next_page_is_read_once() -> None:
    with pikepdf.open(BytesIO(written())) as pdf:
        assert len(pdf.pages) > 3
        assert len(elements(pdf, "TH")) == 4 + 40
        assert len(elements(pdf, "TR")) == 2 + 40


def test_content_on_another_page_says_so() -> None:
    """A paragraph that goes on names the page of each piece, and the parent tree leads back to it."""
    with pikepdf.open(BytesIO(written())) as pdf:
        paragraph = next(
            each for each in elements(pdf, "P") if any(isinstance(kid, Dictionary) and "/MCID" in kid for kid in each.K)
        )
        elsewhere = [kid for kid in paragraph.K if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR]
        rows = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        assert elsewhere
        for kid in elsewhere:
            assert kid.Pg.objgen != paragraph.Pg.objgen
            assert rows[numbers[kid.Pg.objgen]][int(kid.MCID)].objgen == paragraph.objgen


def test_the_order_of_the_structure_is_the_order_of_the_text() -> None:
    with pikepdf.open(BytesIO(written())) as pdf:
        outline = [tag for tag in tags_of(pdf) if tag in {"H1", "TOC", "H2", "L", "Figure", "Table"}]
        assert outline == ["H1", "TOC", "H2", "L", "L", "L", "Figure", "Table"]


def test_a_list_within_an_item_is_heard_where_it_stands() -> None:
    with pikepdf.open(BytesIO(written())) as pdf:
        body = next(each for each in elements(pdf, "LBody") if "L" in kids_of(each))
        assert [isinstance(kid, int) or kids_of(kid) == ["LI"] for kid in body.K] == [True, True, True]
        assert [isinstance(kid, int) for kid in body.K] == [True, False, True]


def test_nothing_is_patched_afterwards() -> None:
    """Whatever is wrapped while a PDF is written is as it was."""
    import pydyf
    from weasyprint.pdf import tags

    before = (tags._build_box_tree, pydyf.Stream.data)
    with pytest.raises(ZeroDivisionError), conforming():
        raise ZeroDivisionError
    assert (tags._build_box_tree, pydyf.Stream.data) == before


def test_a_stream_that_ends_with_a_carriage_return_has_a_line_end_of_its_own() -> None:
    import pydyf

    from generator.render.conformance.stream_ends import plain_stream_ends

    def pdf_with(last: bytes) -> bytes:
        pdf, out = pydyf.PDF(), BytesIO()
        pdf.add_object(pydyf.Stream([b"0 0 m" + last]))
        pdf.write(out)
        return out.getvalue()

    ambiguous = pdf_with(b"\r")
    with plain_stream_ends():
        assert pdf_with(b"\r") == ambiguous.replace(b"\r\nendstream", b"\r\r\nendstream").replace(
            *shifted_reference(ambiguous)
        )
        assert pdf_with(b"\n") == pdf_with(b"\n")


def shifted_reference(content: bytes) -> tuple[bytes, bytes]:
    at = content.rindex(b"startxref\n") + 10
    old = content[at : content.index(b"\n", at)]
    return b"startxref\n" + old, b"startxref\n" + str(int(old) + 1).encode()


def test_the_tagger_is_called_as_the_wrapper_expects() -> None:
    import inspect

    from weasyprint.pdf import tags

    names = list(inspect.signature(tags._build_box_tree).parameters)
    assert names == ["box", "parent", "pdf", "page_number", "nums", "annotations", "tags"]


def test_a_document_without_tags_of_its_own_is_still_one() -> None:
    """The smallest document there can be."""
    activate(font_folder(ROOT / "build" / ".cache"))
    import weasyprint

    with conforming() as finisher:
        content = weasyprint.HTML(
            string="<html lang=en><title>x</title><style>body{font-family:'Lato'}</style><h1>x</h1>"
        ).write_pdf(pdf_variant="pdf/a-3a", finisher=finisher)
    assert not objections(full_check(content))


def test_the_documentation_names_each_step_with_its_clause() -> None:
    page = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
    rows = [row.split(" | ") for row in page.splitlines() if row.startswith("| ") and "ISO" in row]
    assert [(row[0].removeprefix("| "), row[2].removesuffix(" |")) for row in rows] == [
        (s.name, s.clause) for s in STEPS
    ]
