"""Single values with a syntax of their own: incident ids, dates, numbers, money, links, languages, zones, file names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.intake.file_names import same_form, trouble_of_name
from generator.model.base import as_text, refuse
from generator.model.calendar import calendar_date

INCIDENT_ID_PATTERN = r"INC-\d{4}-\d{2}-\d{2}-\d{3}"


def parse_incident_id(value: object) -> str:
    """An incident id ``INC-YYYY-MM-DD-NNN`` with a real date; nothing else ever becomes part of a path.

    Raises:
        PydanticCustomError: `bad-incident-id` or `no-such-date`.
    """
    text = as_text(value).strip()
    if not re.fullmatch(INCIDENT_ID_PATTERN, text, re.ASCII):
        raise refuse("bad-incident-id", "'{text}' is not an incident id", text=text[:80])
    _parse_date(text[4:14])
    return text


def _parse_date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = as_text(value).strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise refuse("bad-date", "'{text}' is not a date", text=text[:80])
    year, month, day = (int(part) for part in text.split("-"))
    return calendar_date(year, month, day, written=text)


_SEPARATORS = r"[ \u00a0\u202f_',]"
_LEADING_ZERO = re.compile(rf"-?0+{_SEPARATORS}")
"""No thousands stand behind a nought: ``0,500`` is a half to its author."""
_LONGEST = 80
_POINTS_FOR_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+")
_ONLY_ZEROS = re.compile(r"-?[1-9]\d{0,2}\.000|-?[1-9]\d{0,2}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(rf"-?\d+(?:[.]\d{{3}})*,\d+|-?\d{{1,3}}(?:{_SEPARATORS}\d{{3}})*,\d+")


def _parse_number(value: object, ambiguous: re.Pattern[str] = _ONLY_ZEROS, *, whole_only: bool = False) -> Decimal:
    """A number with a decimal point, if any, and separators of thousands that are no point.

    `ambiguous` is what nobody can read for certain: ``80.000`` is eighty thousand in Berlin and eighty in London.
    """
    text = as_text(value).strip().replace("−", "-")
    if len(text) > _LONGEST:
        raise refuse("bad-number", "'{text}…' is too long for a number", text=text[:80])
    if isinstance(value, str) and ambiguous.fullmatch(text):
        raise _two_readings(text, whole_only=whole_only)
    plain = text if _LEADING_ZERO.match(text) else re.sub(rf"(?<=\d){_SEPARATORS}(?=\d{{3}}(?!\d))", "", text)
    try:
        number = Decimal(plain)
    except InvalidOperation:
        if _DECIMAL_COMMA.fullmatch(text):
            raise _decimal_comma(text) from None
        raise refuse("bad-number", "'{text}' is not a number", text=text[:80]) from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise refuse("bad-number", "'{text}' is not a number this form can hold", text=text[:80])
    return number.copy_abs() if number.is_zero() else number


def _two_readings(text: str, *, whole_only: bool) -> PydanticCustomError:
    """The refusal of a number whose points may divide thousands or begin a fraction, with both ways to write it."""
    fraction = text.rpartition(".")[2].strip("0")
    readings = [text.replace(".", "")]
    if text.count(".") == 1:
        readings.append(f"{text}0" if fraction else text.partition(".")[0])
    return refuse(
        "bad-number",
        "'{text}' is ambiguous: a point divides thousands in some countries and begins a fraction in others",
        text=text[:80],
        hint=f"Write {' or '.join(readings[:1] if fraction and whole_only else readings)}.",
    )


def _decimal_comma(text: str) -> PydanticCustomError:
    """The refusal of ``1,5``: with a comma it might as well be a slip in the thousands."""
    whole, _, fraction = text.rpartition(",")
    plain = re.sub(r"[^\d-]", "", whole)
    return refuse(
        "bad-number",
        "'{text}' is not a number: a fraction begins with a point, not with a comma",
        text=text[:80],
        hint=f"Write {plain}.{fraction}.",
    )


def _parse_count(value: object) -> int:
    number = _parse_number(value, _POINTS_FOR_THOUSANDS, whole_only=True)
    if number != number.to_integral_value() or number < 0:
        raise refuse("bad-number", "'{text}' is not a whole number from 0", text=as_text(value)[:80])
    return int(number)


def _parse_percent(value: object) -> Decimal:
    number = _parse_number(as_text(value).strip().removesuffix("%").rstrip())
    if not 0 <= number <= 100:
        raise refuse("bad-percent", "'{text}' is not a percentage from 0 to 100", text=as_text(value)[:80])
    return number


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency code."""

    amount: Decimal
    currency: str


_MONEY = re.compile(r"(?:([A-Z]{3}) ?)?([-−]?\d(?:[\d.,_' ]*[\d.,_'])?)(?: ?([A-Z]{3}))?")


def _parse_money(value: object) -> Money:
    text = " ".join(as_text(value).split())
    if len(text) > _LONGEST or not (match := _MONEY.fullmatch(text)):
        raise refuse("bad-money", "'{text}' is not an amount of money", text=text[:80])
    if bool(match[1]) == bool(match[3]):
        raise refuse("bad-money", "'{text}' needs one currency code", text=text[:80])
    return Money(_parse_number(match[2], _POINTS_FOR_THOUSANDS), match[1] or match[3])


def _check_link(value: str) -> str:
    try:
        parts = urlsplit(value)
        whole = bool(parts.hostname)
    except ValueError:
        raise refuse("bad-link", "'{value}' is not a complete web address", value=value[:120]) from None
    if parts.scheme in ("http", "https") and not whole:
        raise refuse("bad-link", "'{value}' is not a complete web address", value=value[:120])
    if parts.scheme and "://" in value and parts.scheme not in ("http", "https"):
        raise refuse("bad-link", "'{value}': only http and https addresses can be linked", value=value[:120])
    return value


def _check_timezone(value: str) -> str:
    if value not in _zone_names():
        raise refuse("bad-timezone", "'{value}' is not a zone of the IANA time zone database", value=value[:80])
    return value


@cache
def _zone_names() -> frozenset[str]:
    """The names as the database spells them.

    **Why not just open the zone:** a file system that ignores case also opens ``europe/berlin``, and ``localtime`` is
    another zone on every machine.
    """
    return frozenset(available_timezones() - {"localtime"})


def _check_file_name(value: str) -> str:
    if trouble := trouble_of_name(value):
        hint = None if "path" in trouble else "Give the file a plain name, such as error-rate.png, and write that."
        raise refuse("bad-file-name", "'{value}' {trouble}", value=value[:80], trouble=trouble, hint=hint)
    return same_form(value)


def _check_digest(value: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", value):
        raise refuse("bad-digest", "'{value}' is not a SHA-256", value=value[:80])
    return value.lower()


_LANGUAGE_TAG = re.compile(
    r"""
    [a-z]{2,3} (-[a-z]{3}){0,3}                  # language, with extended ones
    (-[a-z]{4})?                                 # script
    (-([a-z]{2}|[0-9]{3}))?                      # region
    (-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*         # variants
    (-[0-9a-wyz](-[a-z0-9]{2,8})+)*              # extensions
    (-x(-[a-z0-9]{1,8})+)?                       # private use
    | x(-[a-z0-9]{1,8})+
    | en-gb-oed | sgn-(be-fr|be-nl|ch-de)        # irregular, kept from before
    | i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    """,
    re.VERBOSE,
)
"""A well-formed tag (RFC 5646 2.1) in small letters; names of four to eight letters are left out: no language has one."""


def _check_language(value: str) -> str:
    """A language tag in the capitals of RFC 5646 2.1.1, ``zh-Hant-TW``; what follows a single letter stays small."""
    small = value.lower()
    if len(value) > _LONGEST or not value.isascii() or not _LANGUAGE_TAG.fullmatch(small):
        raise refuse("bad-language", "'{value}' is not a language tag", value=value[:80])
    head, *rest = re.split(r"(?=-[a-z0-9]-)|(?<=^[xi])(?=-)", small, maxsplit=1)
    first, *names = head.split("-")
    capitals = [{2: each.upper(), 4: each.title()}.get(len(each), each) for each in names]
    return "-".join((first, *capitals)) + "".join(rest)


def _check_identifier(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,39}", value):
        raise refuse("bad-identifier", "'{value}' can not be used as a short name", value=value[:80])
    return value


def _text_schema(*examples: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": list(examples), **more})


IncidentId = Annotated[
    str,
    PlainValidator(parse_incident_id, json_schema_input_type=str),
    _text_schema("INC-2025-12-03-001", pattern=f"^{INCIDENT_ID_PATTERN}$"),
]
Date = Annotated[
    date,
    PlainValidator(_parse_date, json_schema_input_type=str),
    PlainSerializer(date.isoformat, return_type=str),
    _text_schema("2025-12-10", pattern=r"^\d{4}-\d{2}-\d{2}$"),
]
_NUMBER_SCHEMA = WithJsonSchema({"type": ["string", "number"], "examples": ["5000", "0.5"]})
Number = Annotated[
    Decimal,
    PlainValidator(lambda value: _parse_number(value), json_schema_input_type=str),
    PlainSerializer(str, return_type=str),
    _NUMBER_SCHEMA,
]
Count = Annotated[int, PlainValidator(_parse_count, json_schema_input_type=str), _NUMBER_SCHEMA]
Percent = Annotated[
    Decimal,
    PlainValidator(_parse_percent, json_schema_input_type=str),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "examples": ["15", "0.5 %"]}),
]
Amount = Annotated[
    Money,
    PlainValidator(_parse_money, json_schema_input_type=str),
    PlainSerializer(lambda money: f"{money.amount} {money.currency}", return_type=str),
    _text_schema("460000000 USD", "EUR 1,200"),
]
Link = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_check_link)]
"""A web address (linked), or the place where the thing is found in words (printed as it is)."""
Timezone = Annotated[str, AfterValidator(_check_timezone), _text_schema("UTC", "Europe/Berlin", "America/Los_Angeles")]
Language = Annotated[str, AfterValidator(_check_language), _text_schema("en", "de", "fr", "ja", "en-GB")]
FileName = Annotated[
    str, StringConstraints(max_length=120), AfterValidator(_check_file_name), _text_schema("error-rate.png")
]
"""The name of a file in the incident's own folder; never a path."""
Sha256 = Annotated[
    str, AfterValidator(_check_digest), _text_schema("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
]
"""The SHA-256 of a file, in hex; small letters."""
Identifier = Annotated[str, AfterValidator(_check_identifier), _text_schema("AI-1", "E1", "CF2")]
"""A short name by which other fields refer to this item."""
Identifiers = Annotated[
    list[Identifier], BeforeValidator(lambda value: value.split(",") if isinstance(value, str) else value)
]
"""Several short names; in one cell or line they are separated by commas."""
