"""What the figures are drawn from: small frozen values with every time already resolved.

**Why:** a figure must not know what a post-mortem is. The caller resolves partial times ("2003", "between 23:00 and
23:30") to an aware start and end, decides what is approximate, and words the labels; the figure only places them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum


def _aware(*times: datetime | None) -> None:
    """Raise ValueError for a time without an offset: it could not be compared with the others."""
    for time in times:
        if time is not None and time.utcoffset() is None:
            raise ValueError(f"a figure needs aware times, got {time.isoformat()} without an offset")


class MarkerKind(StrEnum):
    """The turning points of an incident; each has its own shape as well as its colour."""

    IMPACT_STARTED = "impact started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    DECLARED = "declared"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    ENDED = "ended"
    """One of several ends, such as a feature that was back later than the service."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One turning point. `label` is printed before the time (default: the kind); `until` makes it a range."""

    kind: MarkerKind
    at: datetime
    label: str = ""
    approximate: bool = False
    until: datetime | None = None

    def __post_init__(self) -> None:
        _aware(self.at, self.until)


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One row of the timeline. `at` None: its time is unknown; `until`: it lies somewhere between `at` and `until`.

    `label` is what happened, told to whoever points at its place on the web page.

    A day, month or year is a range as well: "2003" is 2003-01-01 00:00 until 2004-01-01 00:00.
    """

    at: datetime | None
    until: datetime | None = None
    approximate: bool = False
    label: str = ""

    def __post_init__(self) -> None:
        _aware(self.at, self.until)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with a name: the impact, or one part of the incident (a site, a service).

    An unknown end is None and is drawn open. `label` is printed on its lane as it stands, e.g. ``Roubaix, 2 h 33 min``.
    """

    label: str
    started_at: datetime | None
    ended_at: datetime | None
    start_approximate: bool = False
    end_approximate: bool = False

    def __post_init__(self) -> None:
        _aware(self.started_at, self.ended_at)


@dataclass(frozen=True, slots=True)
class TimelineData:
    """All that the timeline figure shows. `zone` is what its clock times are printed in, `zone_label` its name.

    `ends` are further ends, each with a label; `unknown` the turning points that belong to every incident and have no time.
    """

    title: str
    zone: tzinfo
    zone_label: str
    impact: Span | None = None
    milestones: tuple[Milestone, ...] = ()
    events: tuple[TimelineEvent, ...] = ()
    parts: tuple[Span, ...] = ()
    ends: tuple[Milestone, ...] = ()
    unknown: tuple[MarkerKind, ...] = ()

    @property
    def flags(self) -> tuple[Milestone, ...]:
        """What stands on a pole: the milestones and the further ends."""
        return (*self.milestones, *self.ends)


@dataclass(frozen=True, slots=True)
class TimePoint:
    """One measurement over time; a `value` of None is a gap in the line."""

    at: datetime
    value: float | None

    def __post_init__(self) -> None:
        _aware(self.at)


@dataclass(frozen=True, slots=True)
class LabelPoint:
    """One measurement under a label; a `value` of None is printed as missing."""

    label: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One measured thing, over time (a line) or over labels (bars), in the order given."""

    name: str
    points: tuple[TimePoint, ...] | tuple[LabelPoint, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit worth a line of its own; `label` says what it is ("alert at 80 %")."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class SeriesData:
    """One metric figure: all series are over time, or all over labels.

    `window` is shaded and `milestones` are fine upright lines (over time only).
    """

    title: str
    unit: str
    series: tuple[Series, ...]
    zone: tzinfo
    zone_label: str
    thresholds: tuple[Threshold, ...] = ()
    window: Span | None = None
    milestones: tuple[Milestone, ...] = ()


class AlertKind(StrEnum):
    """What kind of signal an alert was; each has its own shape as well as its colour."""

    ALERT = "alert"
    WARNING = "warning"
    MANUAL = "manual"
    REPORT = "report"
    RECOVERY = "recovery"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AlertFired:
    """One time an alert fired: None where it is unknown; `cleared_at` ends its bar. `kind_label` is the kind in words."""

    kind: AlertKind
    kind_label: str
    at: datetime | None
    cleared_at: datetime | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        _aware(self.at, self.cleared_at)


@dataclass(frozen=True, slots=True)
class AlertLane:
    """One alert of one system, with every time it fired."""

    name: str
    system: str
    fired: tuple[AlertFired, ...]


@dataclass(frozen=True, slots=True)
class AlertsData:
    """All that the figure of alerts shows; `impact` is shaded."""

    title: str
    zone: tzinfo
    zone_label: str
    lanes: tuple[AlertLane, ...]
    impact: Span | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a figure that has something to tell: its box in px, and what it says, one line of plain text.

    Only the web page shows it, to whoever points at the box; on paper and in Word the figure is the drawing alone.
    """

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished figure: SVG text, its size in CSS px (96 to the inch), and what is to be seen, in plain words.

    `spots` come in the order they are painted: of two that overlap the later one is met.
    """

    svg: str
    width_px: float
    height_px: float
    alt: str
    spots: tuple[Spot, ...] = ()
