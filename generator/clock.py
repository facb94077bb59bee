"""The only reader of the clock. SOURCE_DATE_EPOCH (reproducible-builds.org) overrides it."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def now() -> datetime:
    """The current time in UTC, or the time that SOURCE_DATE_EPOCH (seconds since 1970) pins."""
    pinned = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(pinned), UTC) if pinned else datetime.now(UTC)
