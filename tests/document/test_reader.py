"""Blocks are read back from the HTML with white space folded as a browser folds it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.blocks import (
    Block,
    Blocks,
    Caption,
    Cell,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Emphasis,
    EndMark,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
)
from generator.document.reader import read_blocks
from generator.document.tree import parse_body, write_body


def blocks_of(html: str) -> Blocks:
    return read_blocks(parse_body(html))


def inlines_of(html: str) -> Inlines:
    (paragraph,) = blocks_of(f"<p>{html}</p>")
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a", (Text("a"),)),
        ("", ()),
        (" \n ", ()),
        ("\n  a\n  b \t", (Text("a b"),)),
        ("a <strong> b</strong>", (Text("a "), Strong((Text("b"),)))),
        ("a<strong> b</strong>", (Text("a"), Strong((Text(" b"),)))),
        ("a<strong> </strong> b", (Text("a"), Strong((Text(" "),)), Text("b"))),
        ("<strong>a </strong> b", (Strong((Text("a "),)), Text("b"))),
        ("<strong>a </strong>", (Strong((Text("a"),)),)),
        ("<strong> <em> a </em> </strong>b", (Strong((Emphasis((Text("a "),)),)), Text("b"))),
        ("a <br/> b", (Text("a"), LineBreak(), Text("b"))),
        ("<em>a </em><br/>b", (Emphasis((Text("a"),)), LineBreak(), Text("b"))),
        ("a<br/><br/>", (Text("a"), LineBreak(), LineBreak())),
        ("a <code> b  c</code>", (Text("a "), Code("b c"))),
        ("<code>a</code> b", (Code("a"), Text(" b"))),
        ("5\u00a0\u00a0s", (Text("5\u00a0\u00a0s"),)),
        ("\u3000a", (Text("\u3000a"),)),
        ('<a href="#x">a</a>', (Link("#x", (Text("a"),)),)),
        ('<a class="term" href="#x">a</a>', (Link("#x", (Text("a"),), "term"),)),
        ('<span class="badge">a</span>', (Span((Text("a"),), "badge"),)),
        ('<span lang="fr">a</span>', (Span((Text("a"),), "", "fr"),)),
        ("a<!-- b -->c", (Text("ac"),)),
    ],
)
def test_white_space_folds_over_the_borders_of_inline_elements(html: str, expected: Inlines) -> None:
    assert inlines_of(html) == expected


BLOCKS: dict[str, Block] = {
    '<h1 class="title">a</h1>': Heading(0, (Text("a"),), style="title"),
    '<h2 id="x"><span class="number">3</span> a <em>b</em></h2>': Heading(1, (Text("a "), Emphasis((Text("b"),))), "x", "3"),
    '<h3><span class="number">3.2</span> <em>b</em></h3>': Heading(2, (Emphasis((Text("b"),)),), number="3.2"),
    '<h4 class="minor">a</h4>': Heading(3, (Text("a"),), style="minor"),
    '<p class="lead" id="x" lang="fr">a</p>': Paragraph((Text("a"),), "lead", "x", "fr"),
    '<ul class="plain"><li>a</li> <li><p>b</p><ol><li>c</li></ol></li></ul>': ListBlock(
        (
            ListItem((Paragraph((Text("a"),)),)),
            ListItem((Paragraph((Text("b"),)), ListBlock((ListItem((Paragraph((Text("c"),)),)),), ordered=True))),
        ),
        style="plain",
    ),
    "<ul><li>a <p>b</p> c</li></ul>": ListBlock(
        (ListItem((Paragraph((Text("a"),)), Paragraph((Text("b"),)), Paragraph((Text("c"),)))),)
    ),
    '<table class="data" id="x"><caption><span class="label">Table 3</span> a</caption><colgroup><col style="width: 40%"/>'
    '<col style="width: 60%"/></colgroup><thead><tr><th scope="col">a</th><th class="numeric">b</th></tr></thead><tbody>'
    '<tr class="day" id="r"><td colspan="2">c</td></tr><tr><th scope="row">d</th><td><p>e</p><p>f</p></td></tr></tbody></table>':
        Table(
            (40, 60),
            (Row((Cell((Paragraph((Text("a"),)),), "col"), Cell((Paragraph((Text("b"),)),), "col", style="numeric"))),),
            (
                Row((Cell((Paragraph((Text("c"),)),), colspan=2),), "day", "r"),
                Row((Cell((Paragraph((Text("d"),)),), "row"), Cell((Paragraph((Text("e"),)), Paragraph((Text("f"),)))))),
            ),
            Caption("Table", "3", (Text("a"),)),
            "data",
            "x",
        ),
    '<figure class="wide"><img src="a.svg" alt="b"/><figcaption><span class="label">Figure 1</span> c</figcaption></figure>':
        Figure("a.svg", "b", Caption("Figure", "1", (Text("c"),)), "wide"),
    '<figure><img src="a.svg" alt="b"/></figure>': Figure("a.svg", "b"),
    '<pre class="log">  a\n\n b  </pre>': CodeBlock("  a\n\n b  ", "log"),
    '<nav class="tables"><p>T</p><ol><li class="level-1"><a href="#x"><span class="number">Table 1</span> a</a></li></ol></nav>':
        Contents("T", (ContentsEntry(1, "Table 1", "a", "x"),), "tables"),
    '<nav class="contents"><p>C</p><ol><li class="level-2"><a href="#x">1 a</a></li></ol></nav>':
        Contents("C", (ContentsEntry(2, "", "1 a", "x"),), "contents"),
    '<header class="cover"><p>a</p></header>': Group((Paragraph((Text("a"),)),), "cover"),
    '<aside class="callout" id="x"><p>a</p></aside>': Group((Paragraph((Text("a"),)),), "callout", "x"),
    '<div class="keep"><p>a</p></div>': Group((Paragraph((Text("a"),)),), "keep"),
    '<section id="x" class="appendix"><p>a</p></section>': Section((Paragraph((Text("a"),)),), "x", "appendix"),
    "<footer>a</footer>": EndMark((Text("a"),)),
}  # fmt: skip


@pytest.mark.parametrize("html", BLOCKS)
def test_every_block_is_read(html: str) -> None:
    assert blocks_of(html) == (BLOCKS[html],)


def test_every_kind_of_block_is_among_them() -> None:
    assert {type(block) for block in BLOCKS.values()} == set(Block.__args__)


def test_plain_text_leaves_the_marks_away() -> None:
    assert (
        plain_text(inlines_of('a <strong>b<br/><code>c</code></strong> <a href="#x">d</a><span>e</span>'))
        == "a b\nc de"
    )


# ------------------------------------------------------------------------------------------- what is written is read

WORDS = st.text(st.sampled_from("aé漢&<>\"'\u00a0-"), min_size=1, max_size=5)
STYLES = st.sampled_from(["", "lead", "small"])
IDS = st.sampled_from(["", "x", "y-1"])


def spaced(children: list[Inline]) -> Inlines:
    """Inlines with a space between each two, so that no two texts touch and no space stands at an end."""
    out: list[Inline] = []
    for child in children:
        if out:
            out.append(Text(" "))
        out.append(child)
    merged: list[Inline] = []
    for child in out:
        if merged and isinstance(child, Text) and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + child.text)
        else:
            merged.append(child)
    return tuple(merged)


LEAVES = WORDS.map(Text) | WORDS.map(Code)
INLINE = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Strong, st.lists(inner, min_size=1, max_size=2).map(spaced))
        | st.builds(Emphasis, st.lists(inner, min_size=1, max_size=2).map(spaced))
        | st.builds(Span, st.lists(inner, min_size=1, max_size=2).map(spaced), STYLES)
        | st.builds(Link, st.just("#x"), st.lists(inner, min_size=1, max_size=2).map(spaced), STYLES)
    ),
    max_leaves=4,
)
INLINES = st.lists(INLINE, min_size=1, max_size=3).map(spaced)
PARAGRAPHS = st.builds(Paragraph, INLINES, STYLES, IDS)
CAPTIONS = st.none() | st.builds(Caption, st.just("Table"), st.sampled_from(["1", "27"]), INLINES)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    cells = st.builds(
        Cell, st.lists(PARAGRAPHS, max_size=2).map(tuple), st.sampled_from(["", "row", "col"]), st.just(1), STYLES
    )
    rows = st.builds(Row, st.lists(cells, min_size=columns, max_size=columns).map(tuple), STYLES, IDS)
    return Table(
        (100 / columns,) * columns,
        (),
        draw(st.lists(rows, max_size=2).map(tuple)),
        draw(CAPTIONS),
        draw(STYLES),
        draw(IDS),
    )


SIMPLE = (
    PARAGRAPHS
    | st.builds(Heading, st.integers(0, 3), INLINES, IDS, st.sampled_from(["", "1", "A.2"]), STYLES)
    | st.builds(CodeBlock, st.text(st.sampled_from("a \n<&"), max_size=8), STYLES, IDS)
    | tables()
    | st.builds(EndMark, INLINES)
)
NESTED = st.recursive(
    SIMPLE,
    lambda inner: (
        st.builds(Group, st.lists(inner, max_size=2).map(tuple), st.just("keep"), IDS)
        | st.builds(Section, st.lists(inner, max_size=2).map(tuple), st.just("s"), STYLES)
        | st.builds(
            ListBlock,
            st.lists(
                st.builds(ListItem, st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple)), min_size=1, max_size=2
            ).map(tuple),
            st.booleans(),
            STYLES,
        )
    ),
    max_leaves=5,
)


def attributes(**values: str) -> str:
    return "".join(f" {name.rstrip('_')}={quoteattr(value)}" for name, value in values.items() if value)


def html_of_inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Strong(children):
            return f"<strong>{html_of(children)}</strong>"
        case Emphasis(children):
            return f"<em>{html_of(children)}</em>"
        case Span(children, style, lang):
            return f"<span{attributes(class_=style, lang=lang)}>{html_of(children)}</span>"
        case Link(target, children, style):
            return f"<a{attributes(href=target, class_=style)}>{html_of(children)}</a>"
        case _:
            return "<br/>"


def html_of(children: Inlines) -> str:
    return "".join(map(html_of_inline, children))


def html_of_table(table: Table) -> str:
    columns = "".join(f'<col style="width: {width!r}%"/>' for width in table.widths)
    rows = "".join(
        f"<tr{attributes(class_=row.style, id=row.id)}>" + "".join(
            f"<{'th' if cell.scope else 'td'}{attributes(scope=cell.scope, class_=cell.style)}>{html_of_blocks(cell.blocks)}"
            f"</{'th' if cell.scope else 'td'}>" for cell in row.cells
        ) + "</tr>" for row in table.body
    )  # fmt: skip
    caption = table.caption
    shown = (
        f'<span class="label">{caption.label} {caption.number}</span> {html_of(caption.children)}' if caption else ""
    )
    return (
        f"<table{attributes(class_=table.style, id=table.id)}>{f'<caption>{shown}</caption>' if caption else ''}"
        f"<colgroup>{columns}</colgroup><tbody>{rows}</tbody></table>"
    )


def html_of_block(block: Block) -> str:
    match block:
        case Paragraph(children, style, identifier):
            return f"<p{attributes(class_=style, id=identifier)}>\n {html_of(children)} \n</p>"
        case Heading(level, children, identifier, number, style):
            shown = f'<span class="number">{number}</span> ' if number else ""
            return f"<h{level + 1}{attributes(class_=style, id=identifier)}>{shown}{html_of(children)}</h{level + 1}>"
        case CodeBlock(text, style, identifier):
            return f"<pre{attributes(class_=style, id=identifier)}>{escape(text)}</pre>"
        case Table():
            return html_of_table(block)
        case EndMark(children):
            return f"<footer>{html_of(children)}</footer>"
        case Group(blocks, style, identifier):
            return f"<div{attributes(class_=style, id=identifier)}>\n{html_of_blocks(blocks)}\n</div>"
        case Section(blocks, identifier, style):
            return f"<section{attributes(class_=style, id=identifier)}>{html_of_blocks(blocks)}</section>"
        case ListBlock(items, ordered, style):
            tag = "ol" if ordered else "ul"
            inner = "\n".join(f"<li>{html_of_blocks(item.blocks)}</li>" for item in items)
            return f"<{tag}{attributes(class_=style)}>{inner}</{tag}>"
        case _:
            raise AssertionError(block)


def html_of_blocks(blocks: Blocks) -> str:
    return "\n".join(map(html_of_block, blocks))


@settings(max_examples=150, deadline=None)
@given(st.lists(NESTED, max_size=3).map(tuple))
def test_blocks_written_as_html_read_back_the_same(blocks: Blocks) -> None:
    body = fromstring(f"<body>{html_of_blocks(blocks)}</body>")
    assert read_blocks(body) == blocks
    again = re.sub(r"<((?:br|img|col)\b[^>]*)>", r"<\1/>", write_body(body))
    assert read_blocks(fromstring(f"<body>{again}</body>")) == blocks
