"""Post-mortems as records: from an intake file to PDF, Word and HTML."""

VERSION = "0.1.0"
