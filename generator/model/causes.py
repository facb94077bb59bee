"""Why it happened (template section "Root Cause Analysis")."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, model_validator

from generator.model.base import Choice, Flag, Line, Model, Text
from generator.model.scalars import Identifier


class Shorthand(Model):
    """A list item that may be written as one plain text where it needs no more."""

    model_config = ConfigDict(json_schema_extra={"x-shorthand": True})

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {cls.shorthand_field(): data} if isinstance(data, str) else data

    @classmethod
    def shorthand_field(cls) -> str:
        """The field that a plain text fills."""
        return "text"


class CauseCategory(Choice):
    """What kind of thing failed (Google SRE workbook, appendix C)."""

    SOFTWARE = "Software"
    CONFIGURATION = "Configuration"
    PROCESS = "Process"
    COMPLEX_SYSTEM = "Complex system behaviour"
    DEPLOYMENT = "Deployment"
    NETWORK = "Network"
    HARDWARE = "Hardware"
    CAPACITY = "Capacity"
    FACILITY = "Facility"
    THIRD_PARTY = "Third party"
    OTHER = "Other"


class Cause(Shorthand):
    """A root cause or a contributing factor."""

    id: Identifier | None = Field(None, description="A short name that action items cite: RC1, CF2.")
    text: Text = Field(description="The condition, as a property of a system or process and not of a person.")
    category: CauseCategory | None = Field(None, description="What kind of thing failed.")
    part: Identifier | None = Field(
        None, description="The part of the incident it belongs to, if the incident has parts."
    )


class Why(Model):
    """One question and its answer. Branches open where one answer has several causes."""

    why: Line = Field(description="The question: Why did …?")
    because: Text | None = Field(None, description="The answer.")
    inferred: Flag = Field(False, description="yes, if concluded by the author and not said by a source.")
    branches: list[WhyChain] = Field([], description="Further chains that start at this answer: a tree of whys.")


class WhyChain(Shorthand):
    """A chain of questions that starts at one problem. Never forced to be five."""

    problem: Line | None = Field(None, description="What this chain explains, where there are several.")
    steps: list[Why] = Field([], description="The questions in order, each asking for the cause of the answer before.")

    @classmethod
    def shorthand_field(cls) -> str:
        """A plain text is a problem nobody has explained yet."""
        return "problem"


class RootCause(Model):
    """Root Cause Analysis."""

    trigger: Text | None = Field(None, description="What set it off: the change or event that came just before.")
    primary: list[Cause] = Field(
        [],
        description="What was the direct trigger or failure point that caused the incident? More than one is allowed.",
    )
    contributing_factors: list[Cause] = Field(
        [], description="What conditions worsened the impact or prevented faster resolution?"
    )
    whys: list[WhyChain] = Field(
        [], description="Dig deeper to identify systemic root causes: one chain, several, or a tree."
    )
    systemic: Text | None = Field(None, description="The process, tool, or cultural issue revealed by the whys.")
