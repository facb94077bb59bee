"""The syntax of a PDF, as qpdf (inside pikepdf) reads it."""

from __future__ import annotations

import re
from io import BytesIO

from generator.preflight.verdict import Failure, Verdict

_STANDARD = "PDF syntax"


def check_syntax(content: bytes) -> Verdict:
    """Whether qpdf reads the whole file without an error or a warning."""
    import pikepdf

    validator = f"qpdf {pikepdf.__libqpdf_version__}"
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            problems: list[object] = [*pdf.get_warnings(), *pdf.check_pdf_syntax()]
    except pikepdf.PasswordError:
        return encrypted(_STANDARD, validator)
    except pikepdf.PdfError as error:
        problems = [error]
    failures = tuple(Failure("syntax", problem) for problem in dict.fromkeys(map(plain, problems)))
    return Verdict(_STANDARD, validator, not failures, failures)


def encrypted(standard: str, validator: str) -> Verdict:
    """The verdict on a file that asks for a password, which PDF/A forbids (ISO 19005-3 6.1.3)."""
    return Verdict(standard, validator, passed=False, failures=(Failure("encrypted", "the file asks for a password"),))


def plain(problem: object) -> str:
    """What qpdf says, without the name it gives to a file in memory."""
    return re.sub(r"^stream <[^>]*>:? ?", "", str(problem))
