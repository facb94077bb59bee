"""Keys of mappings: which are taken, which entries are left out, and why."""

from __future__ import annotations

import yaml

from generator.findings import Position
from generator.intake.characters import without_invisible_ends
from generator.intake.collected import Collected
from generator.intake.frames import Frame, end_of, start_of
from generator.intake.indentation import BLANK_CHARACTERS, odd_indentation
from generator.intake.kinds import DUPLICATE_KEY, ENTRY_WITHOUT_COLON, KEY_NOT_TEXT, MERGE_KEY
from generator.intake.scalars import is_plain, text_of

MERGE = "<<"


def take_key(event: yaml.ScalarEvent, frame: Frame, text: str, at: Position, found: Collected) -> None:
    """Open the entry of a scalar key. Zero-width characters around it, reported already, do not make another key."""
    key = without_invisible_ends(text_of(event, text, frame.path, at, found))
    path = (*frame.path, key)
    kept = False
    if is_plain(event) and key == MERGE:
        found.add(MERGE_KEY.at("The merge key '<<' is not allowed.", path=frame.path, position=at))
    elif not key:
        found.add(KEY_NOT_TEXT.at("The key is empty.", path=frame.path, position=at))
    elif is_plain(event) and key[0] in BLANK_CHARACTERS:
        found.add(odd_indentation(key[0], at))
    elif (first := frame.keys.get(key)) is not None:
        message = f"'{key}' is given twice: first in line {first.line}, column {first.column}; that one is used."
        found.add(DUPLICATE_KEY.at(message, path=path, position=at))
    else:
        frame.keys[key] = at
        kept = True
    frame.open_entry(key, end_of(event).index, kept=kept)


def drop_entry_without_colon(event: yaml.ScalarEvent, frame: Frame, text: str, found: Collected) -> None:
    """Leave ``rollback`` out of ``{event: Deploy, rollback}``: an empty value after its key, with no colon."""
    start = start_of(event).index
    if not frame.flow or event.value or not is_plain(event) or ":" in text[frame.key_end : start + 1]:
        return
    if frame.entry_kept and not frame.stands_as_key:
        at = frame.keys.pop(frame.key)
        if ":" in frame.key:
            message, hint = f"'{frame.key}' has no space after its colon.", "Write 'key: value', with the space."
        else:
            message, hint = f"'{frame.key}' is inside {{ }} without a colon and a value.", ENTRY_WITHOUT_COLON.hint
        found.add(ENTRY_WITHOUT_COLON.at(message, path=frame.path, position=at, hint=hint))
    frame.entry_kept = False
