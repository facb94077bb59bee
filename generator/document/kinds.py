"""The kinds of findings that templates, the outline and the composed HTML can have."""

from __future__ import annotations

from generator.findings import FindingKind, Severity


def _error(code: str, name: str, summary: str, hint: str) -> FindingKind:
    return FindingKind(code, name, Severity.ERROR, summary, hint)


TEMPLATE_SYNTAX = _error("T101", "template-syntax", "Jinja2 can not read the template.", "Correct the line.")
TEMPLATE_UNDEFINED = _error(
    "T102", "template-undefined", "The template uses a name that the document context does not have.",
    "The names a template may use are listed in docs/templates.md.",
)  # fmt: skip
TEMPLATE_MISSING = _error(
    "T103",
    "template-missing",
    "The outline or a template names a template that is not there.",
    "Correct the name; templates lie in templates/ and nowhere else.",
)
NOT_WELL_FORMED = _error(
    "T104", "not-well-formed", "The HTML of a template is not well formed: an element is not closed or closed twice.",
    "Close every element, in order; write <br/>, <img/> and <col/> with a slash, & as &amp; and a no-break space as &#160;.",
)  # fmt: skip
UNKNOWN_ELEMENT = _error(
    "T105", "unknown-element", "An element outside the closed vocabulary.", "docs/templates.md lists the elements."
)
WRONG_PLACE = _error("T106", "wrong-place", "An element or text stands where it can not stand.", "Move it.")
UNKNOWN_ATTRIBUTE = _error(
    "T107",
    "unknown-attribute",
    "An attribute the vocabulary does not have, or a value it does not allow.",
    "Remove it.",
)
UNKNOWN_STYLE = _error(
    "T108", "unknown-style", "A class that the style map of the brand does not have.",
    "Take a style of styles/<brand>/word-styles.toml.",
)  # fmt: skip
IRREGULAR_TABLE = _error(
    "T109",
    "irregular-table",
    "A row does not fill the columns of its table.",
    "Give each row the cells the <colgroup> has.",
)
BROKEN_REFERENCE = _error("T110", "broken-reference", "A link inside the document leads nowhere.", "Correct the id.")
MISSING_ALTERNATIVE = _error(
    "T111",
    "missing-alternative",
    "A picture without a text for those who can not see it.",
    "Give the <img> an alt text.",
)
MISSING_ASSET = _error(
    "T112", "missing-asset", "A picture that is no asset of the document.", "Use the names of the document's figures."
)
OUTLINE_WRONG = _error(
    "T113", "outline-wrong", "The outline has an unknown key, a wrong value or lacks one.", "Correct it."
)
TEMPLATE_FAILED = _error(
    "T114", "template-failed", "The template asked for something the sandbox or a filter refuses.", "Correct the line."
)
CHARACTER_WITHOUT_GLYPH = _error(
    "T115",
    "character-without-glyph-in-template",
    "No font of the document has a glyph for a character that a template itself, or a label file, writes.",
    "Write it in other words, or add a font that has it to fonts/.",
)
LABEL_MISSING = _error(
    "T401", "label-missing", "A label file lacks a label that English has, or English one that is used.",
    "Add it; templates/labels/en.yaml shows what it says in English.",
)  # fmt: skip
LABEL_UNKNOWN = _error(
    "T402", "label-unknown", "A label file has a label that English has not.", "Correct its name or remove it."
)
LABEL_PLACES = _error(
    "T403", "label-places", "A label has places for other values than the English one.",
    "Write the same {names} as English; their order is free.",
)  # fmt: skip
LABEL_FORMS = _error(
    "T404", "label-forms", "A label lacks a plural form that its language needs, or has forms where English has none.",
    "Give it the forms that the Unicode CLDR has for the language.",
)  # fmt: skip
LABELS_WRONG = _error(
    "T405", "labels-wrong", "A label file holds something that is no label, or is for a language that CLDR does not know.",
    "A label is one text, or a text for each plural form; a group of labels holds labels.",
)  # fmt: skip
NO_LABELS = FindingKind(
    "T406", "no-labels", Severity.NOTE, "There is no label file for the language: the document's own words are English.",
    "Add the language (docs/templates.md says how), or leave it: the author's text keeps its language.",
)  # fmt: skip

KINDS: tuple[FindingKind, ...] = (
    TEMPLATE_SYNTAX, TEMPLATE_UNDEFINED, TEMPLATE_MISSING, NOT_WELL_FORMED, UNKNOWN_ELEMENT, WRONG_PLACE, UNKNOWN_ATTRIBUTE,
    UNKNOWN_STYLE, IRREGULAR_TABLE, BROKEN_REFERENCE, MISSING_ALTERNATIVE, MISSING_ASSET, OUTLINE_WRONG, TEMPLATE_FAILED,
    CHARACTER_WITHOUT_GLYPH,
    LABEL_MISSING, LABEL_UNKNOWN, LABEL_PLACES, LABEL_FORMS, LABELS_WRONG, NO_LABELS,
)  # fmt: skip
