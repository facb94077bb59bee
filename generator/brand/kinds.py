"""What can be wrong with a brand."""

from __future__ import annotations

from generator.findings import FindingKind, Severity

BRAND_WRONG = FindingKind(
    "T201", "brand-wrong", Severity.ERROR, "A brand has an unknown token, lacks one, or has a value of the wrong kind.",
    hint="styles/base/brand.toml has every token with its meaning.",
)  # fmt: skip
PARENT_WRONG = FindingKind(
    "T202", "brand-parent-wrong", Severity.ERROR, "A brand extends one that is not there, or in the end itself.",
    hint="Name another brand in `extends`, or none.",
)  # fmt: skip
LOW_CONTRAST = FindingKind(
    "T203", "brand-low-contrast", Severity.ERROR,
    "Two colours that meet in a document are too alike to be read (WCAG 2.2, 1.4.3 and 1.4.11).",
    hint="Make one of them darker or lighter.",
)  # fmt: skip
UNKNOWN_FONT = FindingKind(
    "T204", "brand-unknown-font", Severity.ERROR, "A brand names a font family that is not there.",
    hint="Take another, or put the font files into the folder `fonts` of the brand.",
)  # fmt: skip
MISSING_FACE = FindingKind(
    "T205", "brand-missing-face", Severity.ERROR, "A font family lacks a face its text is set in; none is made up.",
    hint="Take a family that has it, or add the file to the folder `fonts` of the brand.",
)  # fmt: skip
STYLE_SHEET_WRONG = FindingKind(
    "T206", "brand-style-sheet-wrong", Severity.ERROR,
    "A style sheet can not be read as CSS, or uses a property or token that there is not.",
)  # fmt: skip
REACHES_OUT = FindingKind(
    "T207", "brand-reaches-out", Severity.ERROR,
    "A style sheet asks for what is no SVG or PNG beside it; documents reach nothing but what they carry.",
    hint="Put the picture into the brand's folder; a logo is named in [logo], a font in [font].",
)  # fmt: skip
UNKNOWN_CLASS = FindingKind(
    "T208", "brand-unknown-class", Severity.WARNING, "A style sheet has a rule for a class that no document has.",
    hint="docs/templates.md lists the styles; correct the name or take the rule out.",
)  # fmt: skip
LOGO_WRONG = FindingKind(
    "T209", "brand-logo-wrong", Severity.ERROR,
    "A logo or picture is missing, can not be read, asks for something outside of it, or has too few pixels for print.",
)  # fmt: skip
SERIES_ALIKE = FindingKind(
    "T210", "brand-series-alike", Severity.ERROR, "Two colours of chart lines can not be told apart by everybody.",
    hint="Change one of them in lightness, not in hue alone.",
)  # fmt: skip

KINDS = (
    BRAND_WRONG, PARENT_WRONG, LOW_CONTRAST, UNKNOWN_FONT, MISSING_FACE, STYLE_SHEET_WRONG, REACHES_OUT, UNKNOWN_CLASS,
    LOGO_WRONG, SERIES_ALIKE,
)  # fmt: skip
