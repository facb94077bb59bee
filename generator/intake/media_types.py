"""What kind of file an evidence file is: by its first bytes, and for text by the ending of its name."""

from __future__ import annotations

UNKNOWN = "application/octet-stream"
"""A file of which nothing is promised (RFC 2046); what is not on the lists below is told as this."""
_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
    b"\x1f\x8b": "application/gzip",
    b"PK\x03\x04": "application/zip",
}
_TEXT = {
    ".csv": "text/csv",
    ".eml": "message/rfc822",
    ".json": "application/json",
    ".md": "text/markdown",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    **dict.fromkeys(
        (".cfg", ".conf", ".diff", ".ini", ".log", ".patch", ".sql", ".toml", ".tsv", ".txt"), "text/plain"
    ),
}
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def media_type_of(name: str, content: bytes) -> str:
    """The media type of a file; a name never makes text of what is none."""
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    for magic, media_type in _MAGIC.items():
        if content.startswith(magic):
            return _OFFICE.get(suffix, media_type) if media_type == "application/zip" else media_type
    return _TEXT[suffix] if suffix in _TEXT and _is_text(content) else UNKNOWN


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content
