"""Where the pictures of a body are found: each format gives its own address to an asset."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable

from generator.document.blocks import Asset

_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)(")')


def with_addresses(body: str, address_of: Callable[[str], str]) -> str:
    """The body with the address of each picture; `body` is composed HTML, where text can not hold a tag."""
    return _SOURCE.sub(lambda match: match[1] + address_of(match[2]) + match[3], body)


def data_address(asset: Asset) -> str:
    """An asset as a `data:` address (RFC 2397)."""
    return f"data:{asset.media_type};base64,{b64encode(asset.content).decode()}"
