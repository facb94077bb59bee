"""All kinds of findings of all rooms: what `postmortem explain` and `docs/findings.md` are made from."""

from __future__ import annotations

from generator.findings import FindingKind

ROOMS = {
    "Y": "Reading a YAML file",
    "M": "The form",
    "E": "Evidence files",
    "R": "Ground rules",
    "T": "Templates, outline and brands",
}
"""What the first letter of a code stands for."""


def all_kinds() -> tuple[FindingKind, ...]:
    """Every kind of finding, by code within its room, rooms in the order of the story."""
    from generator.brand import brand, style_map
    from generator.document import kinds as document
    from generator.intake import evidence
    from generator.intake import kinds as intake
    from generator.model import kinds as model
    from generator.readings import kinds as readings
    from generator.rules.check import KINDS as RULE_KINDS

    kinds = (
        *intake.KINDS, *model.KINDS, *evidence.KINDS, *readings.KINDS,
        *RULE_KINDS, *document.KINDS, *brand.KINDS, *style_map.KINDS,
    )  # fmt: skip
    return tuple(sorted(kinds, key=lambda kind: (list(ROOMS).index(kind.code[0]), kind.code)))


def explained(kind: FindingKind) -> str:
    """One kind as text for a terminal."""
    hint = f"\n  What to do: {kind.hint}" if kind.hint else ""
    return f"{kind.code} {kind.name} ({kind.severity})\n  {kind.summary}{hint}"


def as_markdown() -> str:
    """`docs/findings.md`."""
    lines = [
        "# Findings",
        "",
        "What can be found in an input, a template or a brand. Codes are stable. Made by `postmortem explain --markdown`.",
        "",
        "The severity is that in a Final; what is missing is a note in a Draft, and some errors of a Final are warnings there.",
    ]
    for letter, title in ROOMS.items():
        lines += [
            "",
            f"## {letter}: {title}",
            "",
            "| code | name | severity | what it means | what to do |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| {k.code} | {k.name} | {k.severity} | {_cell(k.summary)} | {_cell(k.hint)} |"
            for k in all_kinds()
            if k.code[0] == letter
        ]
    return "\n".join(lines) + "\n"


def templates_as_markdown() -> str:
    """`docs/templates.md`."""
    from generator.brand.style_names import NAMES
    from generator.document.reference import as_markdown as reference

    return reference(NAMES)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
