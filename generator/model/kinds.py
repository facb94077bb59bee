"""The kinds of findings that validation makes; the names are those the field types raise (`generator.model.base.refuse`)."""

from __future__ import annotations

from generator.findings import FindingKind, Severity


def _error(code: str, name: str, summary: str, hint: str) -> FindingKind:
    return FindingKind(code, name, Severity.ERROR, summary, hint)


UNKNOWN_KEY = _error("M001", "unknown-key", "A key that the form does not have.", "Correct the key or remove the line.")
MISSING_KEY = _error("M002", "missing-key", "A key that every post-mortem must have is missing.", "Add it.")
WRONG_SHAPE = _error(
    "M003", "wrong-shape", "A text, a list or a group of keys is given where another of the three is expected.",
    "Write a text on the line of its key, list entries with '- ' on lines of their own, and keys as `key: value`.",
)  # fmt: skip
UNKNOWN_CHOICE = _error(
    "M004", "unknown-choice", "A value outside the closed list of the field.", "Choose one from the list."
)
BAD_INCIDENT_ID = _error(
    "M005", "bad-incident-id", "The id does not have the form INC-YYYY-MM-DD-NNN.", "Write it like INC-2026-03-17-001."
)
NO_SUCH_DATE = _error(
    "M006", "no-such-date", "A date the calendar does not have, such as 30 February.", "Correct the month or the day."
)
BAD_DATE = _error("M007", "bad-date", "A date field holds something else.", "Write the date as YYYY-MM-DD: 2026-03-17.")
BAD_TIME = _error(
    "M008", "bad-time", "A time field holds something that is not a time.",
    "Write 2026-03-17 14:15, 14:15, 'about 2026-03-17 14:15', 'between 23:00 and 23:30', 2026-03, '+3 min' or 'unknown'.",
)  # fmt: skip
ZONE_NAME = _error(
    "M009", "zone-name", "A zone abbreviation (PST, CET, ET) has no single meaning.",
    "Leave it out: times are in the document's `timezone`. Only for a time of another zone write the offset: 14:15 UTC-08:00.",
)  # fmt: skip
BAD_DURATION = _error(
    "M010", "bad-duration", "A duration field holds something that is not a duration.",
    "Write 90 minutes, 24 h 11 min, 'about 18 hours' or PT1H30M.",
)  # fmt: skip
BAD_NUMBER = _error("M011", "bad-number", "A number field holds something else.", "Write digits only: 5000 or 0.5.")
BAD_PERCENT = _error("M012", "bad-percent", "A percentage is not a number from 0 to 100.", "Write 15 or 0.5 %.")
BAD_MONEY = _error(
    "M013", "bad-money", "An amount of money lacks its number or its currency code.", "Write 12000000 USD."
)
BAD_LINK = _error(
    "M014",
    "bad-link",
    "A link is not a complete http or https address.",
    "Write the whole address, or the place in words.",
)
BAD_TIMEZONE = _error(
    "M015",
    "bad-timezone",
    "The zone is not in the IANA time zone database.",
    "Write UTC, Europe/Berlin, America/New_York …",
)
BAD_FILE_NAME = _error(
    "M016", "bad-file-name", "A file name is a path, too long, or not one that every system can keep.",
    "Put the file into the incident's folder beside the input and write its name alone: error-rate.png.",
)  # fmt: skip
TOO_LONG = _error(
    "M017",
    "too-long",
    "There is prose in a field for one line.",
    "Shorten it, or move it to the text or notes field beside it.",
)
NOT_A_FLAG = _error("M018", "not-a-flag", "A field that takes yes or no holds something else.", "Write yes or no.")
BAD_IDENTIFIER = _error(
    "M019", "bad-identifier", "A short name starts with a letter and has letters, digits, '.', '-' and '_' only.",
    "Write it like AI-1, E3 or SBG.",
)  # fmt: skip
TOO_FEW = _error(
    "M020", "too-few", "A list has fewer entries than make sense.", "Add what is missing, or remove the list."
)
BAD_LANGUAGE = _error("M021", "bad-language", "The language is not a BCP 47 tag.", "Write en, de, fr, ja or en-GB.")
SCHEMA_VERSION = _error(
    "M022", "schema-version", "The file was made for another version of the form.", "Set schema_version: '1'."
)
OTHER_ID = _error(
    "M023", "other-id", "The id in the file is not the name of the file.", "Rename the file or correct the id."
)
BAD_DIGEST = _error(
    "M024", "bad-digest", "A SHA-256 is not written as 64 hexadecimal digits.",
    "Copy the first word of what `sha256sum FILE` prints.",
)  # fmt: skip

KINDS: tuple[FindingKind, ...] = (
    UNKNOWN_KEY, MISSING_KEY, WRONG_SHAPE, UNKNOWN_CHOICE, BAD_INCIDENT_ID, NO_SUCH_DATE, BAD_DATE, BAD_TIME, ZONE_NAME,
    BAD_DURATION, BAD_NUMBER, BAD_PERCENT, BAD_MONEY, BAD_LINK, BAD_TIMEZONE, BAD_FILE_NAME, TOO_LONG, NOT_A_FLAG,
    BAD_IDENTIFIER, TOO_FEW, BAD_LANGUAGE, SCHEMA_VERSION, OTHER_ID, BAD_DIGEST,
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
