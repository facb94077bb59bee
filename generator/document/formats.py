"""How values are printed in a language: dates, clock times, instants, durations, numbers, money. The only place that knows.

Durations have units, never ``1:30``; signs are true minus signs; a value that is not exact says so. The examples are English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from functools import reduce
from typing import overload

from generator.document.edition import Edition
from generator.metrics.chronology import Instant
from generator.metrics.measures import Span
from generator.model.base import Choice
from generator.model.moment import Moment, Precision, Qualifier
from generator.model.scalars import Money

MINUS = "−"
EN_DASH = "–"
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of one language; `edition` is its words, and what is known of it."""

    edition: Edition

    # --------------------------------------------------------------------------------------- dates

    def long_date(self, day: date) -> str:
        """``3 December 2025``."""
        number = self.edition.word("dates.first_day") if day.day == 1 else str(day.day)
        month = self.edition.language.months[day.month - 1]
        return self.edition.say("dates.long", day=number, month=month, year=str(day.year))

    def iso_date(self, day: date) -> str:
        """``2025-12-03``."""
        return day.isoformat()

    def weekday_date(self, day: date) -> str:
        """``Wednesday, 3 December 2025``."""
        weekday = self.edition.language.weekdays[day.weekday()]
        return self.edition.say("dates.with_weekday", weekday=weekday, date=self.long_date(day))

    def partial_date(self, moment: Moment, *, weekday: bool = True) -> str:
        """The date of a moment as far as it is known: ``2003``, ``July 2023``, ``Wednesday, 3 December 2025``; else ``""``."""
        if moment.on is None:
            return ""
        if moment.precision is Precision.YEAR:
            return str(moment.on.year)
        if moment.precision is Precision.MONTH:
            month = self.edition.language.months[moment.on.month - 1]
            return self.edition.say("dates.month", month=month, year=str(moment.on.year))
        return self.weekday_date(moment.on) if weekday else self.long_date(moment.on)

    def day_of(self, instant: Instant, zone: tzinfo, *, weekday: bool = True) -> str:
        """The date of an instant as far as it is known; that of a bare clock time is counted where the time is written."""
        moment, known = instant.moment, instant.sort_key
        if moment.on is not None or known is None:
            return self.partial_date(moment, weekday=weekday)
        place = zone if moment.offset is None else timezone(moment.offset)
        day = known.astimezone(place).date()
        return self.weekday_date(day) if weekday else self.long_date(day)

    # --------------------------------------------------------------------------------------- times

    def clock_time(self, instant: Instant, zone: tzinfo) -> str:
        """The time of day of an instant as written: ``14:15``, ``about 14:15``, ``23:00–23:30``, ``unknown``."""
        moment = instant.moment
        if moment.is_unknown:
            return self.edition.word("times.unknown")
        if instant.problem is not None:
            return self.edition.say(f"times.{instant.problem.value}", time=_clock_digits(moment))
        if moment.later_by is not None:
            return f"{instant.at.astimezone(zone):%H:%M}" if instant.at else f"+{self.duration(moment.later_by)}"
        if not moment.has_clock:
            until = moment.until
            return "" if until is None else self.edition.say("times.until", time=self._end_of_range(moment, until))
        text, offset = _clock_digits(moment), _foreign_offset(instant, zone)
        if moment.until is not None:
            end = self._end_of_range(moment, moment.until)
            near = end == _clock_digits(moment.until)
            text = self.edition.say("times.clock_range" if near else "times.range", start=text, end=end)
        return self.qualified(text + offset, moment.qualifier)

    def _end_of_range(self, moment: Moment, until: Moment) -> str:
        if not until.has_clock:
            return self.partial_date(until)
        clock = _clock_digits(until)
        if until.on is None or until.on == moment.on:
            return clock
        return self.edition.say("dates.with_time", date=self.long_date(until.on), time=clock)

    def qualified(self, text: str, qualifier: Qualifier) -> str:
        """A time as it stands to the point that is written: ``about 14:15``."""
        return text if qualifier is Qualifier.AT else self.edition.say(f"times.{qualifier.value}", time=text)

    def instant_text(self, instant: Instant | None, zone: tzinfo) -> str | None:
        """Date and time of an instant on one line; None when there is none."""
        if instant is None:
            return None
        moment = instant.moment
        if moment.is_unknown:
            return self.edition.word("times.unknown")
        if not moment.has_clock and moment.until is None:
            return self.qualified(self.day_of(instant, zone), moment.qualifier)
        return self._joined(self.day_of(instant, zone, weekday=False), self.clock_time(instant, zone))

    def moment_text(self, moment: Moment | None) -> str | None:
        """A moment that stands alone, outside the chronology (a related incident, a capture time), as far as it is known."""
        if moment is None:
            return None
        if moment.is_unknown:
            return self.edition.word("times.unknown")
        clock = _clock_digits(moment)
        offset = f" {utc_offset(moment.offset)}" if moment.offset is not None and clock else ""
        text = self._joined(self.partial_date(moment, weekday=False), clock) + offset
        if moment.until:
            text = self.edition.say("times.range", start=text, end=self.moment_text(moment.until))
        return self.qualified(text, moment.qualifier)

    def _joined(self, day: str, clock: str) -> str:
        return self.edition.say("dates.with_time", date=day, time=clock) if day and clock else day or clock

    def zone_name(self, zone: tzinfo, *times: datetime) -> str:
        """``UTC``, or ``America/Los_Angeles (PST, UTC−08:00)`` as it holds at all of `times`.

        Where clocks were changed between them, every offset is named in the order of time.
        """
        name = str(zone)
        if name in ("UTC", "Etc/UTC"):
            return "UTC"
        offsets = list(dict.fromkeys(_zone_at(at.astimezone(zone)) for at in sorted(times)))
        if not offsets:
            return name
        shown = reduce(lambda one, two: self.edition.say("times.zone_changes", before=one, after=two), offsets)
        return f"{name} ({shown})"

    # --------------------------------------------------------------------------------------- durations

    def duration(self, value: timedelta) -> str:
        """``43 s``, ``27 min``, ``1 h 30 min``, ``3 d 4 h``; at most two units; a true minus sign when negative."""
        total = _rounded(abs(value.total_seconds()))
        sign = MINUS if value < timedelta(0) and total else ""
        if total >= 2 * 86400:
            parts = [(total // 86400, "days"), (total // 3600 % 24, "hours")]
        elif total >= 3600:
            parts = [(total // 3600, "hours"), (total // 60 % 60, "minutes")]
        elif total >= 60:
            parts = [(total // 60, "minutes"), (total % 60, "seconds")]
        else:
            parts = [(total, "seconds")]
        shown = [self._quantity(number, unit) for number, unit in parts if number] or [self._quantity(0, parts[-1][1])]
        return sign + (
            self.edition.say("durations.two_units", larger=shown[0], smaller=shown[1]) if shown[1:] else shown[0]
        )

    def _quantity(self, number: int, unit: str) -> str:
        return self.edition.say(f"durations.{unit}", n=number)

    def span_text(self, span: Span) -> str | None:
        """A span as exact as it is known: ``1 h 30 min``, ``about 18 h``, ``between 3 d and 4 d``; None when unknown."""
        say = self.edition.say
        if span.value is not None:
            text = self.duration(span.value)
            return say("durations.about", duration=text) if span.approximate else text
        least, most = span.at_least, span.at_most
        if least is not None and most is not None:
            if least <= timedelta(0) <= most:
                return say("durations.at_most", duration=self.duration(most))
            return say("durations.between", least=self.duration(least), most=self.duration(most))
        if least is not None and least > timedelta(0):
            return say("durations.at_least", duration=self.duration(least))
        known = most is not None and most > timedelta(0)
        return say("durations.at_most", duration=self.duration(most)) if known and most else None

    def elapsed(self, value: timedelta | None) -> str:
        """Time since impact started, for the margin of a timeline row: ``+1 h 05 min``, ``−3 min``, ``""`` when unknown."""
        if value is None:
            return ""
        return self.duration(value) if value < timedelta(0) else "+" + self.duration(value)

    # --------------------------------------------------------------------------------------- numbers, choices

    def number(self, value: Decimal | int) -> str:
        """Digits grouped by thin spaces from five digits on: ``5000``, ``54 180``, ``0.5``."""
        return self.edition.number(value)

    def money(self, value: Money) -> str:
        """``USD 12 000 000``."""
        return self.edition.say("numbers.money", currency=value.currency, amount=self.number(value.amount))

    @overload
    def named(self, value: Choice) -> str: ...
    @overload
    def named(self, value: None) -> None: ...
    def named(self, value: Choice | None) -> str | None:
        """What an answer of the form is called in print: a status, a priority, Yes; nothing for none."""
        if value is None:
            return None
        return self.edition.word(f"choices.{choice_group(type(value))}.{value.name.lower()}")


def choice_group(choice: type[Choice]) -> str:
    """The group of labels of a closed list: ``action_status`` for `ActionStatus`."""
    return _CAPITAL.sub("_", choice.__name__).lower()


def _clock_digits(moment: Moment) -> str:
    if moment.clock is None:
        return ""
    return moment.clock.strftime("%H:%M:%S" if moment.precision is Precision.SECOND else "%H:%M")


def _foreign_offset(instant: Instant, zone: tzinfo) -> str:
    """The written offset, where it is not that of the document's zone; times are never converted silently."""
    offset, at = instant.moment.offset, instant.earliest or instant.latest
    if offset is None or at is None or at.astimezone(zone).utcoffset() == offset:
        return ""
    return f" {utc_offset(offset)}"


def utc_offset(offset: timedelta | None) -> str:
    """``UTC``, ``UTC−08:00``."""
    if not offset:
        return "UTC"
    minutes = round(abs(offset).total_seconds() / 60)
    return f"UTC{'+' if offset > timedelta(0) else MINUS}{minutes // 60:02}:{minutes % 60:02}"


def _zone_at(local: datetime) -> str:
    abbreviation, offset = local.tzname() or "", utc_offset(local.utcoffset())
    return f"{abbreviation}, {offset}" if abbreviation.isalpha() else offset


def _rounded(seconds: float) -> int:
    """Seconds rounded to the last unit that is printed: hours from two days on, minutes from one hour on."""
    if seconds < 3599.5:
        return round(seconds)
    minutes = round(seconds / 60) * 60
    return minutes if minutes < 2 * 86400 else round(seconds / 3600) * 3600
