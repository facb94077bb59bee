"""From YAML events to a tree of text with positions: one event at a time, without recursion, never past a limit."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from generator.findings import Path, Position
from generator.intake.collected import Collected
from generator.intake.entries import MERGE, drop_entry_without_colon, take_key
from generator.intake.frames import Frame, Mark, end_of, position_of, start_of
from generator.intake.kinds import (
    ALIAS,
    EMPTY,
    KEY_NOT_TEXT,
    NOT_A_MAPPING,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_MANY_VALUES,
)
from generator.intake.scalars import check_properties, value_of
from generator.intake.source import Limits, Tree
from generator.intake.stop import LastValue, Stop, stop_of


@dataclass(slots=True)
class Composed:
    """What came of the events, complete or up to where reading stopped."""

    tree: Tree = None
    positions: dict[Path, Position] = field(default_factory=dict)
    key_positions: dict[Path, Position] = field(default_factory=dict)
    inside_values: set[int] = field(default_factory=set)
    """Numbers (from 1) of the lines on which a value of an earlier line goes on."""
    last: LastValue | None = None
    stop: Stop | None = None


def compose(text: str, file: str, limits: Limits, found: Collected, *, without_libyaml: bool = False) -> Composed:
    """Compose the one document of `text`; findings go to `found`, a syntax error to `Composed.stop`."""
    loader = yaml.SafeLoader if without_libyaml else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer(text, file, limits, found)
    try:
        for event in yaml.parse(text, Loader=loader):
            if not composer.take(event):
                break
    except yaml.YAMLError as error:
        composer.composed.stop = stop_of(error)
        composer.composed.last = composer.last_value()
    else:
        composer.check_root()
    return composer.composed


class _Composer:
    def __init__(self, text: str, file: str, limits: Limits, found: Collected) -> None:
        self.composed = Composed()
        self._text, self._file, self._limits, self._found = text, file, limits, found
        self._frames: list[Frame] = []
        self._last: tuple[yaml.Event, Mark] | None = None
        self._documents = 0
        self._nodes = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; false when nothing after it is to be read."""
        if isinstance(event, yaml.NodeEvent):
            return self._take_node(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                position = position_of(start_of(event), self._file)
                self._found.add(SEVERAL_DOCUMENTS.at("A second document begins here.", position=position))
                return False
        return True

    def last_value(self) -> LastValue | None:
        """The scalar or bracketed collection that ended last."""
        if self._last is None:
            return None
        event, start = self._last
        end = end_of(event)
        quoted = getattr(event, "style", None) in ("'", '"')
        flow = isinstance(event, yaml.CollectionEndEvent)
        return LastValue(start.line, start.column, end.line, end.column, quoted=quoted, flow=flow)

    def check_root(self) -> None:
        """The top level has to be a mapping; a file of comments or of nothing is empty."""
        root = self.composed.positions[()] = Position(self._file, 1, 1)
        if UNFINISHED & self._found.codes():
            return
        if self.composed.tree is None:
            self._found.add(EMPTY.at("The file holds no value.", position=root))
        elif not isinstance(self.composed.tree, dict):
            what = "a list" if isinstance(self.composed.tree, list) else "one text"
            message = f"The top level is {what}, not 'key: value' entries."
            self._found.add(NOT_A_MAPPING.at(message, position=root))

    def _take_node(self, event: yaml.NodeEvent) -> bool:
        at = position_of(start_of(event), self._file)
        self._nodes += 1
        if self._nodes > self._limits.max_scalars:
            message = f"The file holds more than {self._limits.max_scalars:,} values."
            self._found.add(TOO_MANY_VALUES.at(message, position=at))
            return False
        frame = self._frames[-1] if self._frames else None
        as_key = frame is not None and frame.expects_key
        path = () if frame is None else frame.path if as_key else frame.value_path
        if isinstance(event, yaml.AliasEvent):
            self._take_alias(event, frame, path, at)
            return True
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._found.add_all(check_properties(event, path, self._file))
        if isinstance(event, yaml.CollectionStartEvent):
            return self._open(event, frame, path, at)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 (for the type checker: there is no other node)
        self._note_end(event, start_of(event))
        if frame is not None and as_key:
            take_key(event, frame, self._text, at, self._found)
            return True
        value = value_of(event, self._text, path, at, self._found, self._limits.max_scalar_chars)
        if frame is not None and frame.awaits_value:
            drop_entry_without_colon(event, frame, self._text, self._found)
        self._put(value, frame, path, at)
        return True

    def _take_alias(self, event: yaml.AliasEvent, frame: Frame | None, path: Path, at: Position) -> None:
        """An alias stays as the text it was typed as; one that a refused merge key asks for is told with the key."""
        written = f"*{event.anchor}"
        of_merge = frame is not None and frame.awaits_value and frame.key == MERGE and not frame.entry_kept
        if not of_merge:
            self._found.add(ALIAS.at(f"The alias '{written}' is not allowed.", path=path, position=at))
        if frame is not None and frame.expects_key:
            frame.open_entry(written, end_of(event).index, kept=False)
        else:
            self._put(written, frame, path, at)

    def _open(self, event: yaml.CollectionStartEvent, frame: Frame | None, path: Path, at: Position) -> bool:
        if len(self._frames) >= self._limits.max_depth:
            message = f"Mappings and lists are nested more than {self._limits.max_depth} levels deep."
            self._found.add(TOO_DEEP.at(message, path=path, position=at))
            return False
        as_key = frame is not None and frame.expects_key
        if as_key:
            self._found.add(
                KEY_NOT_TEXT.at("There is a list or mapping where a key should be.", path=path, position=at)
            )
        node: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        kept = not as_key and (frame is None or frame.value_kept)
        if not as_key:
            self._put(node, frame, path, at)
        self._frames.append(Frame(node, path, kept, start_of(event), flow=bool(event.flow_style), stands_as_key=as_key))
        return True

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        frame = self._frames.pop()
        if frame.flow:
            self._note_end(event, frame.start)
        if frame.stands_as_key:
            self._frames[-1].open_entry("", end_of(event).index, kept=False)

    def _put(self, value: Tree, frame: Frame | None, path: Path, at: Position) -> None:
        """Record a value, where it stands and where its key stands."""
        if frame is None:
            self.composed.tree = value
            return
        if frame.value_kept:
            in_mapping = isinstance(frame.node, dict)
            if in_mapping:
                self.composed.key_positions[path] = frame.keys[frame.key]
            is_collection = isinstance(value, dict | list)
            self.composed.positions[path] = frame.keys[frame.key] if in_mapping and is_collection else at
        frame.put(value)

    def _note_end(self, event: yaml.Event, start: Mark) -> None:
        """Remember what ended, for the explanation of a stop, and the lines it went on over."""
        self._last = event, start
        end = end_of(event)
        if end.line > start.line:
            self.composed.inside_values.update(range(start.line + 2, end.line + (2 if end.column else 1)))


UNFINISHED = frozenset((TOO_DEEP.code, TOO_MANY_VALUES.code))
"""Codes after which the tree was left unfinished, so that nothing can be said about its top level."""
