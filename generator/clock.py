"""The only reader of the clock. SOURCE_DATE_EPOCH (reproducible-builds.org) overrides it."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from generator.errors import UsageError


def now() -> datetime:
    """The current time in UTC, or the time that SOURCE_DATE_EPOCH (seconds since 1970) pins."""
    pinned = os.environ.get("SOURCE_DATE_EPOCH")
    if not pinned:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(pinned), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {pinned[:40]}") from error
