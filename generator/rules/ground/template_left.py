"""What the template leaves in a document that nobody finished: its placeholders and its words to the author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.rules.rule import Case, Remark, rule

_ONE_WORD = (
    "Name|name|Number|Date|Answer|Description|Lesson|System|Metric|Timezone|Start Time|End Time|IC|SME|IC name|"
    "Manager name|VP name|engineer|severity|section|monitoring system|Alert Name|Incident Title|Brief description|"
    "Action taken|Positive aspect|Improvement area|Optional context|incident occur|Month Day, Year"
)
_BEGINNINGS = (
    r"Link(?: to)?\b|List all\b|Number (?:of|or)\b|Yes/No\b|Estimated \$|Specific features|None \| |Describe\b|"
    r"Regions affected|Action item \d|Factor \d|Term \d|Definition for|answer to #|Paste relevant|Show before|"
    r"Social media mentions|Customer SLA|Third-party services|Data loss, corr|Database, API|If this is a recurring|Any media|"
    r"Hours/minutes|Sent\? Yes|"
    r"Draft (?:\||→)|SEV0 \| |INC-YYYY|#incident-YYYY|Your\b|Insert\b|Date by which|Will this post-mortem"
)
PLACEHOLDERS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)@?\[(?:{_ONE_WORD})\](?!\()",
        rf"(?<!\w)\[(?:{_BEGINNINGS})[^\]]{{0,300}}\](?!\()",
        r"@\[[^\[\]]{1,200}\]",
        r"\[[XY] ?(?:%|min|minutes|hours|hours/minutes)[^\]]{0,300}\]",
        r"(?<![\w-])(?:INC-)?YYYY-MM-DD(?:-#+|-NNN)?(?![\w-])",
        r"(?<![\w:])HH:MM(?![\w:])",
        r"\bTBD\b|\bTBC\b",
        r"\bTODO(?=:|\()|^\s*(?:TODO|FIXME|XXX)\b",
        r"(?i)\blorem ipsum\b",
        r"^\s*(?:\.{3,}|…|[xX]{3,}|_{3,})\s*$",
    )
)
"""Silent on real brackets: [sic], [1], [redacted], prefixes of logs, Markdown links, `<placeholders>` of commands."""

GUIDANCE = (
    "In 2-3 sentences, describe",
    "Provide a chronological record of events",
    "What was the direct trigger or failure point",
    "What conditions worsened the impact or prevented",
    "Dig deeper to identify systemic root causes",
    "Celebrate effective incident response behavio",
    "Identify improvement areas, focusing on process",
    "Frame as learning opportunities, not blame",
    "Define specific, actionable improvements with clear owners",
    "Key takeaways for organizational knowledge",
    "Attach relevant logs, metrics, screenshots",
    "Summarize how action items will prevent recurrence",
    "Blameless: Focus on systems, not people",
)
_MOST_LISTED = 50
_ADDRESSED = re.compile(r"^[^\w\n]*(?:Example|Remember|Important):", re.MULTILINE)


@rule(
    "R601", "placeholder-left", Severity.ERROR, "A placeholder of the template was not filled.",
    "Write what is meant, or Not known. If the characters are meant as they are, put them in backticks: `YYYY-MM-DD`.",
    in_draft=Severity.WARNING,
)  # fmt: skip
def check_placeholders(case: Case) -> Iterator[Remark]:
    """In prose only: logs, configuration and `` `code` `` may hold anything."""
    patterns = (*PLACEHOLDERS, *(re.compile(pattern) for pattern in case.policy.placeholders))
    for passage in case.passages:
        every = dict.fromkeys(found[0].strip() for pattern in patterns for found in pattern.finditer(passage.prose))
        if every:
            met = list(every)[:_MOST_LISTED]
            listed = ", ".join(f"'{each[:60]}'" for each in met if not _inside_another(each, met))
            if len(every) > len(met):
                listed += f" and {len(every) - len(met)} more"
            yield Remark(passage.path, f"{listed} is left from the template")


@rule(
    "R602", "guidance-left", Severity.ERROR, "Instructions of the form to its author are left in the document.",
    "Replace them with what they ask for.", in_draft=Severity.WARNING,
)  # fmt: skip
def check_guidance(case: Case) -> Iterator[Remark]:
    """Guidance is for authors; readers would take it for content."""
    for passage in case.passages:
        prose = passage.prose.replace("**", "")
        found = next((sentence for sentence in GUIDANCE if sentence.casefold() in prose.casefold()), None)
        if not found and (addressed := _ADDRESSED.search(prose)):
            found = addressed[0].strip()
        if not found and len(passage.guidance) > 20 and prose.strip().rstrip(".") == passage.guidance.rstrip("."):
            found = passage.guidance
        if found:
            yield Remark(passage.path, f"'{found[:60]}' is guidance from the form")


def _inside_another(each: str, met: list[str]) -> bool:
    return any(each != other and each in other for other in met)
