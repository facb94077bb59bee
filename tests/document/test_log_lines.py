"""Telling lines of a log are found by words in them, marked in the margin and numbered where they have a note."""

from __future__ import annotations

from typing import Any

from generator.document.log_lines import LogNote, log_lines, log_notes, marked_lines, passages_not_found
from generator.model.evidence import LogExcerpt

TEXT = "14:13 INFO  pool at 100 percent\n14:14 ERROR Pool   exhausted\n14:15 WARN  breaker open\n14:16 WARN  breaker open\n"


def log(*telling: Any) -> LogExcerpt:
    return LogExcerpt.model_validate({"id": "L1", "title": "A log", "text": TEXT, "telling": list(telling)})


def test_a_plain_text_marks_its_line_and_every_letter_of_the_log_stays() -> None:
    lines = log_lines(log("pool exhausted"))
    assert [line.sign for line in lines] == ["", "▶", "", ""]
    assert "".join(line.text for line in lines) == TEXT


def test_notes_have_numbers_and_all_lines_of_a_passage_the_same() -> None:
    marked = log("pool at 100", {"passage": "breaker open", "note": "Twice."}, {"passage": "exhausted", "note": "Why."})
    assert [line.sign for line in log_lines(marked)] == ["▶", "▶②", "▶①", "▶①"]
    assert log_notes(marked) == (LogNote("①", "Twice."), LogNote("②", "Why."))
    assert marked_lines(marked) == "1, 2 ②, 3 ①, 4 ①"


def test_what_stands_in_no_line_is_told_with_its_note() -> None:
    marked = log({"passage": "DROP", "note": "Never."}, "nowhere")
    assert log_lines(marked) == ()
    assert passages_not_found(marked) == (("DROP", "Never."), ("nowhere", ""))


def test_a_line_marked_twice_has_both_numbers() -> None:
    marked = log({"passage": "14:14", "note": "One."}, {"passage": "exhausted", "note": "Two."})
    assert log_lines(marked)[1].sign == "▶①②"


def test_numbers_beyond_the_circled_ones_stand_in_brackets() -> None:
    marked = log(*({"passage": "breaker", "note": f"Note {number}."} for number in range(21)))
    assert [note.number for note in log_notes(marked)][-2:] == ["⑳", "(21)"]
