"""All syntax errors of a file in one run: explain one, mend its line in memory, parse again."""

from __future__ import annotations

from itertools import islice

from generator.findings import Finding
from generator.intake.collected import Collected
from generator.intake.composing import Composed, compose
from generator.intake.explanation import Scene
from generator.intake.indentation import check_indentation
from generator.intake.kinds import UNREADABLE
from generator.intake.lines import Lines
from generator.intake.mending import MendedText
from generator.intake.source import Limits
from generator.intake.stop import Stop
from generator.intake.syntax_explained import explain
from generator.intake.yaml_symptoms import Symptom, symptom_of

MOST_ERRORS = 30
"""How many syntax errors are told; who has more of them has one cause for many."""
MOST_CHARS = 1_000_000
"""Longer files are read to their first syntax error only."""
_CHARS_TO_PARSE = 8_000_000
"""How much may be parsed again in all, so that the time stays in proportion to the file."""
_OF_STRUCTURE = frozenset({Symptom.ENTRY_NOT_EXPECTED, Symptom.LIST_ITEM_EXPECTED, Symptom.LEFT_OF_TOP_LEVEL})
"""Symptoms that all lines of a block have when the first one has: only the first is told."""
_OF_WHOLE_FILE = frozenset({Symptom.LEFT_OF_TOP_LEVEL, Symptom.DIRECTIVE, Symptom.OTHER})
"""Symptoms behind which nothing certain can be said."""


def find_syntax_errors(
    composed: Composed, lines: Lines, limits: Limits, found: Collected, enough: int, *, without_libyaml: bool
) -> None:
    """Every syntax error to `found`, and what else is wrong behind the first one.

    A line indented with tabs is told once: as indentation, not as the syntax error it leads to. A line is never told twice,
    and what follows from a line that was mended is not told at all.
    """
    assert composed.stop is not None  # noqa: S101 (for the type checker; the caller asked)
    tabs = list(islice(check_indentation(lines, composed.inside_values), enough))
    found.add_all(tabs)
    of_tabs = {tab.position.line - 1 for tab in tabs if tab.position}
    first, mended = composed.stop, MendedText(lines.text)
    error = explain(first, composed.last, lines)
    if first.line not in of_tabs:
        found.add(error)
    goes_on = symptom_of(first) not in _OF_WHOLE_FILE and (
        first.line in of_tabs or mended.mend(_cause_of(first, error))
    )
    for number in of_tabs:
        mended.drop(number)
    told, times = 1, _times(lines)
    behind = Collected(limits.max_findings_per_kind)
    while goes_on and told < MOST_ERRORS and times:
        times -= 1
        behind = Collected(limits.max_findings_per_kind)
        composed = compose(mended.text, lines.file, limits, behind, without_libyaml=without_libyaml)
        if composed.stop is None:
            break
        now = Lines(mended.text, lines.file)
        error = explain(composed.stop, composed.last, now)
        if _is_news(Scene(composed.stop, composed.last, now), _line_of(error), mended, tabs=bool(tabs)):
            found.add(error)
            told += 1
        goes_on = mended.mend(_cause_of(composed.stop, error))
    found.add_all(each for each in behind.all() if _is_behind(each, first, mended))


def _times(lines: Lines) -> int:
    """How often the text may be parsed again: not at all when it is long."""
    size = len(lines.text)
    return 0 if size > MOST_CHARS else min(3 * MOST_ERRORS, _CHARS_TO_PARSE // (size + 1))


def _line_of(error: Finding) -> int:
    """Number of the line (from 0) that an error points to."""
    return error.position.line - 1 if error.position else 0


def _cause_of(stop: Stop, error: Finding) -> int:
    """Number of the line (from 0) to mend: the one pointed to, or the header of a block whose indentation is unclear."""
    return stop.context_line if symptom_of(stop) is Symptom.TAB_IN_BLOCK else _line_of(error)


def _is_news(scene: Scene, line: int, mended: MendedText, *, tabs: bool) -> bool:
    """Whether the author made this mistake; otherwise a mend did, or the line was told already."""
    stop = scene.stop
    if line in mended.touched or stop.line in mended.touched:
        return False
    of_structure = symptom_of(stop) in _OF_STRUCTURE and line == stop.line and scene.value_ended_before is None
    return not (of_structure and (tabs or mended.is_below_a_mend(line)))


def _is_behind(finding: Finding, first: Stop, mended: MendedText) -> bool:
    """Whether a finding of the mended text is one of the author's text, behind the first error."""
    if finding.code in UNREADABLE or finding.position is None:
        return False
    return finding.position.line > first.line + 1 and finding.position.line - 1 not in mended.touched
