"""What shows it: metrics, logs, configuration, alerts (template section "Supporting Data"). Each is an exhibit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from generator.model.base import Choice, Line, Model, Text, Verbatim
from generator.model.causes import Shorthand
from generator.model.moment import When
from generator.model.scalars import FileName, Identifier, Link, Number, Sha256


@dataclass(frozen=True, slots=True)
class NamedEvidence:
    """A field that names a file: its key in the form, the name, and the SHA-256 on record, if one is."""

    key: str
    name: str
    recorded: str | None

    @property
    def is_picture(self) -> bool:
        """Whether the file is shown as a picture."""
        return self.key == "image"

    @property
    def is_values(self) -> bool:
        """Whether the file holds the values of a metric."""
        return self.key == "csv"


def _named(fields: Sequence[tuple[str, str | None]], digest: str | None) -> tuple[NamedEvidence, ...]:
    there = [(key, name) for key, name in fields if name]
    first = there[0][1] if there else None
    return tuple(NamedEvidence(key, name, digest if name == first else None) for key, name in there)


class Exhibit(Model):
    """Supporting data with an id that timeline rows may cite."""

    id: Identifier = Field(description="A short name that timeline rows cite: E1.")
    title: Line = Field(description="What it shows.")
    note: Text | None = Field(None, description="What to look at, and what it means.")
    link: Link | None = Field(None, description="Link to the dashboard, query or record.")
    source: Line | None = Field(None, description="The system or publication it comes from.")
    captured_at: When | None = Field(None, description="When it was captured.")
    captured_by: Line | None = Field(None, description="Who captured it.")
    file: FileName | None = Field(
        None,
        description="The evidence itself: a file in the incident's folder (log, CSV, mail …); attached to the PDF.",
    )
    sha256: Sha256 | None = Field(
        None,
        description="SHA-256 of the file (without one: of the CSV, else of the image), as it was when it was captured.",
    )

    @property
    def files(self) -> tuple[NamedEvidence, ...]:
        """The files of this exhibit by the fields that name them; the recorded SHA-256 is that of the first one."""
        return _named((("file", self.file),), self.sha256)


class Reading(Model):
    """One value of a series, at a time or under a label."""

    at: When | None = Field(None, description="When it was read. Leave empty if the axis has labels instead of times.")
    label: Line | None = Field(None, description="The label on the axis, where the axis is not time.")
    value: Number | None = Field(None, description="The value; empty where there is a gap.")


class Series(Model):
    """One line of a graph."""

    name: Line | None = Field(None, description="Its name, where a graph has several.")
    readings: list[Reading] = Field(description="The values in order.")


class Threshold(Model):
    """A value that mattered: an alert level, a limit."""

    label: Line = Field(description="What happens there: Alert at 80 %.")
    value: Number = Field(description="The value, in the unit of the metric.")


class Metric(Exhibit):
    """A graph or a figure: error rate, pool saturation, traffic, CPU."""

    value: Line | None = Field(None, description="The figure itself, where there is just one: 'about 60 Mbps'.")
    unit: Line | None = Field(None, description="Unit of the values: %, requests/s, people.")
    series: list[Series] = Field([], description="The values, from which the figure is drawn.")
    csv: FileName | None = Field(
        None,
        description="The values as a CSV file in the incident's folder, instead of `series`: a head, times or labels in the "
        "first column, one series in each further column, an empty cell for a gap. It is evidence and attached to the PDF.",
    )
    thresholds: list[Threshold] = Field([], description="Values that mattered.")
    image: FileName | None = Field(None, description="A screenshot in the incident's folder (PNG or JPEG).")
    image_description: Text | None = Field(
        None, description="What is to be seen in the screenshot, for those who can not."
    )

    @property
    def files(self) -> tuple[NamedEvidence, ...]:
        """The evidence file, the CSV and the screenshot, as far as there are any."""
        return _named((("file", self.file), ("csv", self.csv), ("image", self.image)), self.sha256)


class TellingLine(Shorthand):
    """Which lines of a log tell the story. One text stands for a passage without a note."""

    passage: Line = Field(description="Words that stand in the line, as they are written there: pool exhausted.")
    note: Line | None = Field(None, description="What the line tells; printed below the log with its number.")

    @classmethod
    def shorthand_field(cls) -> str:
        """A plain text is the passage."""
        return "passage"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class LogExcerpt(Exhibit):
    """Relevant log entries showing error states, warnings, or key events."""

    text: Verbatim = Field(description="The lines, unchanged.")
    telling: list[TellingLine] = Field(
        [],
        description="The lines to look at, by words that stand in them: `- pool exhausted`. They are marked in the excerpt.",
    )

    @property
    def telling_lines(self) -> tuple[tuple[int, ...], ...]:
        """For each of `telling` the numbers (from 0) of the lines its passage stands in; capitals and spacing do not matter."""
        lines = [_folded(line) for line in self.text.strip("\r\n").splitlines()]
        return tuple(
            tuple(number for number, line in enumerate(lines) if _folded(each.passage) in line) for each in self.telling
        )


class ConfigurationChange(Exhibit):
    """Before and after of a configuration, or the setting that mattered."""

    before: Verbatim | None = Field(None, description="The setting before.")
    after: Verbatim | None = Field(None, description="The setting after.")
    excerpt: Verbatim | None = Field(None, description="A passage of configuration or code that is neither.")


class AlertKind(Choice):
    """What kind of signal it was."""

    ALERT = "Alert"
    WARNING = "Warning"
    MANUAL = "Manual check"
    REPORT = "Report"
    RECOVERY = "Recovery"


class Alert(Exhibit):
    """An alert that fired, or a check that should have been one."""

    at: When | None = Field(None, description="When it fired.")
    system: Line | None = Field(None, description="The monitoring system: Datadog.")
    kind: AlertKind | None = Field(None, description="Alert, Warning, Manual check, Report or Recovery.")
    cleared_at: When | None = Field(
        None, description="When its condition was over and it cleared; a bare HH:MM takes the date of `at`."
    )


class SupportingData(Model):
    """Relevant logs, metrics, screenshots for reference."""

    metrics: list[Metric] = Field([], description="Graphs and metrics.")
    logs: list[LogExcerpt] = Field([], description="Log excerpts.")
    configuration: list[ConfigurationChange] = Field([], description="Configuration changes, before and after.")
    alerts: list[Alert] = Field([], description="Alerts fired.")
