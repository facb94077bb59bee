"""`docs/templates.md`: what those who edit templates have at hand, taken from the code that holds them to it."""

from __future__ import annotations

import ast
import inspect
import textwrap
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

from generator.document.composition import FILTERS, FORMATS, TESTS
from generator.document.context import DocumentContext
from generator.document.templates import BUILT_IN
from generator.document.vocabulary import ATTRIBUTES, BLOCK, CONTENT, STYLE_KIND
from generator.model.schema import described_fields

MEANINGS = {
    "header": "the cover", "section": "a section of the outline; made by the machine", "aside": "a callout",
    "div": "a group that belongs together", "footer": "the line that ends the document", "nav": "a list of contents",
    "h1": "the title of the document", "h2": "the title of a section; made by the machine",
    "h3": "a heading inside a section, numbered by the machine", "h4": "a small heading without number", "p": "a paragraph",
    "ul": "a list", "ol": "a numbered list", "li": "an item of a list",
    "table": "a table; its columns have fixed widths", "caption": "the caption of a table, numbered by the machine",
    "colgroup": "the columns of a table", "col": 'one column: `<col style="width: 40%"/>`; all together are 100 %',
    "thead": "the rows of heads", "tbody": "the rows", "tr": "a row",
    "th": "a head: `scope=\"col\"` over a column, `scope=\"row\"` before a row", "td": "a cell",
    "figure": "a picture with its caption", "img": "a picture: `src` names a figure of the document, `alt` says what is seen",
    "figcaption": "the caption of a figure, numbered by the machine", "pre": "text kept line by line", "strong": "importance",
    "em": "emphasis, titles", "code": "commands, values, names", "a": "a link to `#id`, or to a web address",
    "del": "in `pre`: a line that was taken out", "ins": "in `pre`: a line that was put in",
    "mark": "in `pre`: a line to be looked at", "span": "a run of text with a style or in another language (`lang`)",
    "br": "a line break: `<br/>`",
}  # fmt: skip
"""What each element is, in the words of the reader of `docs/templates.md`."""

_INTRODUCTION = """\
# Templates

For those who change the wording, the order or the appearance of post-mortems; no programming is needed. The tables are made by
`postmortem explain --templates` from the code itself.

The words stand in `templates/labels/`: one file for each language. Where they stand in the document is said in `templates/`: one
file for each section, in HTML with places to be filled ([Jinja2](https://jinja.palletsprojects.com)). The same HTML becomes PDF,
Word and web page, so that they never differ in content. The appearance stands in `styles/`.

- **Change a word or a title:** edit it in `templates/labels/en.yaml` (or `de.yaml` …), then `make pdf INC=INC-2025-12-03-001`.
- **Change the order or the numbering:** edit `templates/outline.yaml`; what its lines mean stands at its top.
- **Add a section:** a line in the outline, a file of the same name in `templates/sections/`, and its title in every label file.
- **Make a mistake:** nothing is built; the file and line of every mistake are named, for every format alike.

## How a template is written

| you write | you get |
|---|---|
| `{{ pm.title }}` | the value, with every character that means something in HTML made harmless |
| `{{ pm.summary \\| prose }}` | the value through a filter |
| `{{ words.impact.duration }}` | one of the document's own words, in its language |
| `{{ words.cover.see_section(number="2.1") }}` | one with a place `{number}`, filled; `n` also chooses the plural form |
| `{% if pm.subtitle %} … {% else %} … {% endif %}` | one or the other, as the value is there or not |
| `{% for item in pm.action_items %} … {% endfor %}` | once for each item of a list; `loop.first`, `loop.last`, `loop.index` |
| `{% import "macros/fields.html.j2" as f with context %}` | what sections share: `f.gap()`, `f.value(…)`, `f.facts(…)` |
| `{# … #}` | nothing: a note to yourself |

A name that does not exist is an error and not an empty place. Close every element, in order; write `&` as `&amp;` and a no-break
space as `&#160;`. Numbers of headings, figures and tables, the contents and the links to the glossary are made by the machine.

## Words and languages

`language: de` in an input chooses the German labels; without it the brand's `language` (`brand.toml`) holds, and English
otherwise. `de-AT` takes `de-AT.yaml` if there is one and `de.yaml` if not. A language without a label file gets English words,
and `check` notes it (T406); the English words then say in which language they are ([conformance](conformance.md)).

- Every label file has the labels of `en.yaml`, with the same places `{…}`; what is missing or unknown stops every build in that
  language, with its line (T401–T405).
- A label with forms (`one`, `other` …) has those that its language needs, by the [Unicode CLDR](https://cldr.unicode.org); names
  of months and days come from there as well.
- No word stands in a template itself: a test finds it. Severities, roles of approvers and the like are the organisation's and are
  printed as they are written.
- **Add a language:** copy `en.yaml` to `<tag>.yaml`, translate the right-hand sides, build with `language: <tag>`. Write spaces
  that may not break as `"\\u00a0"` (narrow: `"\\u202f"`) between double quotes.
- **Only one language?** Delete the other files; `en.yaml` stays, for it is what the others are compared with.
"""


def as_markdown(styles: Mapping[str, Iterable[str]]) -> str:
    """The page; `styles` are the names of the styles by kind of thing."""
    classes = ((kind, _codes(names)) for kind, names in styles.items() if kind != "builtin")
    lines = [
        _INTRODUCTION,
        *_table("Elements", ("element", "is", "may hold", "attributes", "class"), _elements()),
        f"Blocks are {_codes(sorted(BLOCK))}. An `id` can be linked to.",
        "",
        *_table("Styles", ("class of", "names"), classes),
        "`default` is the style without a class. How each looks stands in `styles/`, in `word-styles.toml` and the style sheets.",
        "",
        *_table("Filters", ("filter", "makes"), _callables(FILTERS | FORMATS)),
        f"Of Jinja2's own: {_codes(sorted(BUILT_IN))}.",
        "",
        *_table("Questions", ("`is …`", "asks"), _callables(TESTS)),
        *_table("Names", ("name", "is"), _names()),
        *_table("Fields of the post-mortem", ("name", "is"), _pm_fields()),
    ]
    return "\n".join(lines)


def attribute_docstrings(cls: type) -> dict[str, str]:
    """The docstring below each field of a class, on one line."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    body = getattr(definition, "body", [])
    return {
        field.target.id: " ".join(text.value.value.split())
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }


def context_classes() -> list[type]:
    """`DocumentContext` and the classes of rows in it."""
    found: list[type] = [DocumentContext]
    for cls in found:
        for annotation in typing.get_type_hints(cls).values():
            found += [each for each in _row_classes(annotation) if each not in found]
    return found


def _row_classes(annotation: Any) -> Iterator[type]:
    if hasattr(annotation, "__dataclass_fields__") and annotation.__module__.startswith("generator.document"):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _row_classes(argument)


def _names() -> Iterator[tuple[str, str]]:
    rows = {cls: attribute_docstrings(cls) for cls in context_classes()}
    for name, annotation in typing.get_type_hints(DocumentContext).items():
        yield f"`{name}`", rows[DocumentContext][name]
        for cls in _row_classes(annotation):
            yield from _parts(cls, f"{name}[]" if typing.get_args(annotation) else name, rows)


def _parts(cls: type, prefix: str, rows: Mapping[type, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    hints = typing.get_type_hints(cls)
    for field in fields(cls):
        yield f"`{prefix}.{field.name}`", rows[cls][field.name]
        for inner in _row_classes(hints[field.name]):
            yield from _parts(inner, f"{prefix}.{field.name}[]", rows)


def _pm_fields() -> Iterator[tuple[str, str]]:
    return ((f"`pm.{path}`", description) for path, description in described_fields())


def _elements() -> Iterator[tuple[str, ...]]:
    for tag, content in CONTENT.items():
        if tag != "body":
            yield (
                f"`{tag}`",
                MEANINGS[tag],
                _held(content),
                _codes(sorted(ATTRIBUTES.get(tag, ()))),
                STYLE_KIND.get(tag, ""),
            )


def _held(content: frozenset[str]) -> str:
    texts = {"#inline": "text with marks", "#text": "text alone"}
    shown = [texts[each] for each in texts if each in content] + ["blocks"] * (content >= BLOCK)
    elements = content - texts.keys() - (BLOCK if content >= BLOCK else set())
    return ", ".join([*shown, *(f"`{each}`" for each in sorted(elements))]) or "nothing"


def _callables(known: Mapping[str, Callable[..., Any]]) -> Iterator[tuple[str, str]]:
    for name, function in known.items():
        paragraph = (inspect.getdoc(function) or "").partition("\n\n")[0]
        yield f"`{name}`", " ".join(paragraph.split()).replace("``", "`")


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"## {title}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return [*lines, ""]
