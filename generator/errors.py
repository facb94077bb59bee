"""What stops the machine: exceptions, each with the exit code the command line returns for it (a stable interface)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar

from generator.findings import Finding


class ExitCode(IntEnum):
    """Exit codes of `postmortem`, documented in `docs/exit-codes.md`. 1 is left to an uncaught traceback: our bug."""

    OK = 0
    USAGE = 2
    INTAKE_UNREADABLE = 3
    INTAKE_INVALID = 4
    RULES_BROKEN = 5
    TEMPLATE_WRONG = 6
    RENDERING_FAILED = 7
    NOT_CONFORMING = 8
    SIGNATURE_INVALID = 9
    DELIVERY_FAILED = 10
    ARCHIVE_REFUSED = 11
    FIXITY_FAILED = 12
    SYSTEM_TOOL_MISSING = 13
    REVIEW_UNREADABLE = 14
    INTERRUPTED = 130


class PostmortemError(Exception):
    """Base of all errors this project raises on purpose: a message (cause), a hint (next step), findings if any."""

    exit_code: ClassVar[ExitCode]

    def __init__(self, message: str, *, hint: str = "", findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.findings = tuple(findings)


class UsageError(PostmortemError):
    """The command was called with something it can not act on (an unknown incident id, a bad configuration)."""

    exit_code = ExitCode.USAGE


class IntakeUnreadable(PostmortemError):
    """The input file can not be read as YAML or as a workbook at all."""

    exit_code = ExitCode.INTAKE_UNREADABLE


class IntakeInvalid(PostmortemError):
    """The input was read, but is not a post-mortem: unknown keys, wrong types, impossible values."""

    exit_code = ExitCode.INTAKE_INVALID


class RulesBroken(PostmortemError):
    """The post-mortem is well formed but breaks a rule that its status does not allow to be broken."""

    exit_code = ExitCode.RULES_BROKEN


class TemplateWrong(PostmortemError):
    """A template, the outline or a brand is wrong; the findings name file and line."""

    exit_code = ExitCode.TEMPLATE_WRONG


class RenderingFailed(PostmortemError):
    """A renderer complained or could not write its format."""

    exit_code = ExitCode.RENDERING_FAILED


class NotConforming(PostmortemError):
    """A PDF was written, but a validator says that it is not the PDF/A or PDF/UA it claims to be."""

    exit_code = ExitCode.NOT_CONFORMING


class FixityFailed(PostmortemError):
    """A record is not what it says it is: something in it was changed, is missing or can not be read."""

    exit_code = ExitCode.FIXITY_FAILED


class SystemToolMissing(PostmortemError):
    """A library or tool of the system is missing; the hint is the exact command that installs it."""

    exit_code = ExitCode.SYSTEM_TOOL_MISSING
