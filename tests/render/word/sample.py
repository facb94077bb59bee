"""A document with every block and style, from the public record of three incidents.

Facts: GitLab 2017-01-31, Cloudflare 2019-07-02, Mercari 2017-06-22, as their operators published them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from generator.document.blocks import (
    Asset,
    Blocks,
    Caption,
    Cell,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Group,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Metadata,
    OutlineEntry,
    PageWords,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)

REGEX = (
    r"(?:(?:\"|'|\]|\}|\\|\d|(?:nan|infinity|true|false|null|undefined|symbol|math)|\`|\-|\+)+[)]*;?"
    r"((?:\s|-|~|!|{}|\|\||\+)*.*(?:.*=.*)))"
)
JAPANESE = (
    "新しいCDNでは、レスポンスヘッダーに private の指定がない限りキャッシュされる仕様であり、"
    "個人情報が他のお客さまに表示されました。"
)
LOG = """2017-01-31 23:27:01 UTC  db1  rm -Rvf /var/opt/gitlab/postgresql/data
\tremoved  base/16385/2619  (indent: one tab, then   three spaces)
2017-01-31 23:27:03 UTC  db1  interrupted: about 4.5 GB of about 310 GB left; the name of the secondary\
 differs by one character

"""

CHART = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 220" width="640" height="220">
<rect width="640" height="220" fill="#ffffff"/>
<g stroke="#c9d1d9" fill="none"><path d="M60 20V180H620"/></g>
<g fill="#17456b"><rect x="80" y="176" width="70" height="4"/><rect x="190" y="175" width="70" height="5"/>
<rect x="300" y="174" width="70" height="6"/><rect x="410" y="158" width="70" height="22"/></g>
<rect x="520" y="22" width="70" height="158" fill="#9b2c1d"/></svg>"""
"""Matching steps by input: 23, 33, 45, 555 and 4,067, to scale."""


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(text: str, style: str = "", **more: str) -> Paragraph:
    return Paragraph(t(text), style, **more)


def cell(content: str | tuple[Inline, ...] | Blocks, style: str = "", scope: str = "", colspan: int = 1) -> Cell:
    if isinstance(content, str):
        return Cell((p(content),), scope, colspan, style)
    if content and isinstance(content[0], Paragraph | ListBlock | Table | Heading):
        return Cell(content, scope, colspan, style)  # type: ignore[arg-type]
    return Cell((Paragraph(content),), scope, colspan, style)  # type: ignore[arg-type]


def row(*cells: str | Cell, style: str = "", scope: str = "", identifier: str = "") -> Row:
    return Row(tuple(c if isinstance(c, Cell) else cell(c, scope=scope) for c in cells), style, identifier)


def head(*titles: str) -> tuple[Row, ...]:
    return (row(*titles, scope="col"),)


def bullets(*texts: str, ordered: bool = False, style: str = "") -> ListBlock:
    return ListBlock(tuple(ListItem((p(text),)) for text in texts), ordered, style)


def cover() -> Group:
    facts = Table(
        (26, 74),
        (),
        tuple(
            Row((cell(label, "label", "row"), cell(value)))
            for label, value in (
                ("Incident ID", "INC-2017-01-31-001"),
                ("Severity", (Span(t("SEV0"), "badge"), Text(" whole product offline, production data lost"))),
                ("Status", "Draft"),
                ("Version", "0.3"),
                ("Duration", "about 18 h 33 min (2017-01-31 23:27 – 2017-02-01 18:00 UTC)"),
                ("Author", "Post-mortem facilitator"),
                ("Attendees", (Span(t("Not recorded in the public sources"), "gap"),)),
                ("Classification", "Internal"),
            )
        ),
        style="facts",
    )
    return Group(
        (
            p("Post-mortem", "kicker"),
            Heading(
                0, t("GitLab.com: production database directory removed on the wrong host"), "title", style="title"
            ),
            p("Restored from a six-hour-old snapshot", "subtitle"),
            facts,
        ),
        "cover",
    )


def lists() -> Blocks:
    entries = (
        ContentsEntry(1, "1", "Incident summary", "summary"),
        ContentsEntry(1, "2", "Impact assessment", "impact"),
        ContentsEntry(2, "2.1", "Customer impact", "customer"),
        ContentsEntry(
            2, "2.2", "Technical impact, with a title so long that it has to run over the end of its line", "tech"
        ),
        ContentsEntry(1, "3", "Timeline", "timeline"),
        ContentsEntry(1, "4", "Root cause analysis", "causes"),
        ContentsEntry(2, "4.1", "Whys", "whys"),
        ContentsEntry(3, "4.1.1", "Slow, lossy recovery", "lossy"),
        ContentsEntry(1, "5", "Action items", "actions"),
        ContentsEntry(1, "", "Sign-off", "sign-off"),
        ContentsEntry(1, "", "Document changelog", "changelog"),
        ContentsEntry(1, "A", "Supporting data", "data"),
        ContentsEntry(2, "A.1", "Logs and configuration", "logs"),
    )
    return (
        Contents("Contents", entries, "contents"),
        Contents("Figures", (ContentsEntry(1, "1", "Matching steps by input", "fig-steps"),), "figures"),
        Contents(
            "Tables",
            (
                ContentsEntry(1, "1", "What happened, in UTC", "tab-timeline"),
                ContentsEntry(1, "2", "Actions", "tab-actions"),
            ),
            "tables",
        ),
    )


def summary() -> Section:
    figures = Table(
        (25, 25, 25, 25),
        (),
        (
            Row(
                tuple(
                    Cell((p(value, "figure-value"), p(label, "figure-label")))
                    for value, label in (
                        ("18 h 33 min", "Incident duration"),
                        ("300 GB", "removed of about 310 GB"),
                        ("6 h", "of database changes lost"),
                        ("0 of 5", "backup techniques usable"),
                    )
                )
            ),
        ),
        style="keyfigures",
    )
    gaps = Group(
        (
            Heading(3, t("What is still open"), style="minor"),
            bullets(
                "Incident commander: not in the published texts.", "Acknowledgement time: not in the published texts."
            ),
        ),
        "gaps",
    )
    return Section(
        (
            Heading(1, t("Incident summary"), "summary", "1"),
            p(
                "On 31 January 2017 an engineer repairing database replication removed the data directory of the "
                "primary instead of the secondary. GitLab.com was offline for about 18 hours and lost six hours "
                "of changes.",
                "lead",
            ),
            figures,
            Paragraph(
                (
                    Text("The engineer stopped within "),
                    Strong(t("a second or two")),
                    Text("; about 300 GB were gone. See "),
                    Link("#tab-timeline", t("Table 1"), "xref"),
                    Text(", the "),
                    Link("#wal", t("WAL"), "term"),
                    Text(" entry, and "),
                    Link(
                        "https://about.gitlab.com/blog/2017/02/10/postmortem-of-database-outage-of-january-31/",
                        (Text("the "), Emphasis(t("published")), Text(" post-mortem")),
                    ),
                    Text(". The setting "),
                    Code("max_wal_senders"),
                    Text(" went from "),
                    Span(t("3"), "strong-number"),
                    Text(" to "),
                    Span(t("32"), "number"),
                    Text(" "),
                    Span(t("(inferred)"), "inferred"),
                    LineBreak(),
                    Text("on a second line."),
                )
            ),
            Group(
                (
                    p("A manual snapshot, taken for an unrelated purpose, limited the loss to about six hours."),
                    bullets("It was the only copy.", "It was taken at 17:20 UTC."),
                ),
                "callout",
            ),
            gaps,
        ),
        "s-summary",
    )


def impact() -> Section:
    return Section(
        (
            Heading(1, t("Impact assessment"), "impact", "2"),
            Heading(2, t("Customer impact"), "customer", "2.1"),
            Table(
                (30, 70),
                (),
                (
                    Row(
                        (cell("Users affected", "label", "row"), cell("All GitLab.com users; self-hosted not affected"))
                    ),
                    Row(
                        (
                            cell("Data loss", "label", "row"),
                            cell("5,000 projects, 5,000 comments, 700 accounts, roughly"),
                        )
                    ),
                    Row((cell("Revenue", "label", "row"), cell((Span(t("Not stated"), "gap"),)))),
                ),
                style="facts",
            ),
            Heading(
                2,
                t("Technical impact, with a title so long that it has to run over the end of its line"),
                "tech",
                "2.2",
            ),
            ListBlock(
                (
                    ListItem((p("PostgreSQL primary db1"), bullets("replication slots", "WAL segments gone"))),
                    ListItem((p("Staging database"), p("A second paragraph of the same item stands under its text."))),
                    ListItem((p("Backup jobs"), bullets("dump", "mail", ordered=True))),
                )
            ),
            p("A list that counts, twice, each from one:"),
            bullets("Stop the writers.", "Copy the snapshot.", ordered=True),
            bullets("Restore webhooks.", "Check.", "Open.", ordered=True, style="points"),
            bullets("A plain line.", "Another plain line.", style="plain"),
            Paragraph(t(JAPANESE), lang="ja"),
            Paragraph(
                (
                    Text("In a sentence: "),
                    Span(t("個人情報"), lang="ja"),
                    Text(" is personal data. "),
                    Text("Mercari, 2017."),
                )
            ),
            Table(
                (60, 20, 20),
                head("Data", "People", "Share"),
                (
                    row(
                        cell((Span(t("名前・住所・メールアドレス・電話番号"), lang="ja"),)),
                        cell("459", "numeric"),
                        cell("0.8 %", "numeric"),
                    ),
                    row(
                        cell((Span(t("購入・出品履歴"), lang="ja"),)),
                        cell("22,458", "numeric"),
                        cell("41.5 %", "numeric"),
                    ),
                    row("At most", cell("54,180", "numeric"), cell("100 %", "numeric"), style="total"),
                ),
                style="data",
            ),
            p("Categories overlap; the rows do not add up.", "caption-note"),
        ),
        "s-impact",
    )


def timeline() -> Section:
    rows = (
        Row((cell((Paragraph(t("Tuesday, 31 January 2017"), "day"),), colspan=3),), "day"),
        row(cell((Span(t("17:20"), "approx"),)), "A manual LVM snapshot of production is taken.", "Engineer"),
        row("22:00", "Page: replication to the secondary has in effect stopped.", "Monitoring", style="milestone"),
        row(
            "23:27",
            cell(
                (
                    Span(t("Impact started. "), "milestone"),
                    Text("The data directory is removed on the "),
                    Strong(t("primary")),
                    Text("."),
                )
            ),
            "Engineer",
            style="inside",
            identifier="wal",
        ),
        row(
            cell((Span(t("unknown"), "gap"),)),
            cell(
                (
                    Text("Search for backups: the bucket is empty, disk snapshots were never enabled. "),
                    Span(t("+0:33"), "elapsed"),
                )
            ),
            "Operations team",
            style="inside",
        ),
        Row((cell((Paragraph(t("Wednesday, 1 February 2017"), "day"),), colspan=3),), "day"),
        row("18:00", "Webhooks restored and checks finished; service back.", "Operations team", style="milestone"),
    )
    return Section(
        (
            Heading(1, t("Timeline"), "timeline", "3"),
            p("All times in UTC.", "small"),
            Table(
                (14, 66, 20),
                head("Time", "Event", "Actor"),
                rows,
                Caption("Table", "1", t("What happened, in UTC")),
                "timeline",
                "tab-timeline",
            ),
            Table(
                (30, 20, 20, 30),
                head("Milestone", "At", "After", "From – to"),
                (row("Detection", "23:27", "0 min", "impact started – first notice", scope=""),),
                style="milestones",
            ),
        ),
        "s-timeline",
    )


def causes() -> Section:
    whys = Group(
        (
            p("Why was the service down?", "question"),
            p("The primary's data directory was removed by mistake.", "answer"),
            p("Why was a directory being removed at all?", "question"),
            p("Replication had stopped and needed a full manual re-sync.", "answer"),
        ),
        "whys",
    )
    return Section(
        (
            Heading(1, t("Root cause analysis"), "causes", "4"),
            p("None of the five backup or replication techniques could be used for a quick restore."),
            Heading(2, t("Whys"), "whys", "4.1"),
            whys,
            Heading(3, t("Slow, lossy recovery"), "lossy", "4.1.1"),
            p("Wrong tool version, errors mailed but rejected. Nobody owned it."),
            Heading(4, t("A fourth level"), "fourth", "4.1.1.1"),
            Figure(
                "steps.svg",
                "Bars of matching steps by input: 23, 33, 45, 555 and 4,067.",
                Caption("Figure", "1", t("Matching steps by input")),
                "",
                "fig-steps",
            ),
        ),
        "s-causes",
    )


def actions() -> Section:
    rows = (
        row(
            "AI-1",
            "Name an owner for data durability",
            cell((Span(t("nobody yet"), "gap"),)),
            "–",
            "High",
            "Not started",
        ),
        row(
            "AI-2",
            "Take the snapshots every hour instead of once a day",
            "Operations lead",
            "2017-02-28",
            "High",
            "Complete",
        ),
        row(
            "AI-3",
            "Test restores regularly and document replication repair",
            "DBA",
            "2017-03-31",
            "Medium",
            "In progress",
        ),
    )
    return Section(
        (
            Heading(1, t("Action items"), "actions", "5"),
            Table(
                (9, 38, 17, 13, 10, 13),
                head("ID", "Action", "Owner", "Due", "Priority", "Status"),
                rows,
                Caption("Table", "2", t("Actions")),
                "actions",
                "tab-actions",
            ),
        ),
        "s-actions",
    )


def closing() -> Blocks:
    approval = Table(
        (28, 27, 27, 18),
        head("Role", "Name", "Signature", "Date"),
        (
            row("Incident commander", "", cell("", "signature"), ""),
            row("Engineering manager", "", cell("", "signature"), ""),
        ),
        style="approval",
    )
    changes = Table(
        (16, 12, 52, 20),
        head("Date", "Version", "Changes", "Author"),
        (row("2017-02-10", "0.3", "Published figures added", "Facilitator"),),
        style="changelog",
    )
    return (
        Section(
            (
                Heading(1, t("Sign-off"), "sign-off", style="closing"),
                Group((p("By signing, each approver confirms to have read this version."), approval), "approval"),
                p("The signed PDF is the record.", "legal"),
            ),
            "s-sign-off",
            "closing",
        ),
        Section((Heading(1, t("Document changelog"), "changelog", style="closing"), changes), "s-changelog", "closing"),
    )


def appendix() -> Section:
    return Section(
        (
            Heading(1, t("Supporting data"), "data", "A", "appendix"),
            Heading(2, t("Logs and configuration"), "logs", "A.1", "appendix"),
            CodeBlock(LOG, "log"),
            Paragraph((Text("The expression of "), Link("#data", t("2 July 2019")), Text(", letter by letter:"))),
            CodeBlock(REGEX, id="regex"),
            CodeBlock("x=x"),
            Group(
                (CodeBlock("max_connections = 8000", "before"), CodeBlock("max_connections = 2000", "after")), "diff"
            ),
            Group(
                (
                    p("Glossary", "contents-title"),
                    Paragraph((Span(t("WAL"), "term-def"), Text(": change log of a PostgreSQL server"))),
                    p("not recorded", "gap"),
                    Paragraph((Span(t("Label"), "label"), Text(" and "), Span(t("muted"), "muted"))),
                ),
                "keep",
            ),
        ),
        "s-data",
        "appendix",
    )


METADATA = Metadata(
    incident_id="INC-2017-01-31-001",
    title="GitLab.com: production database directory removed on the wrong host",
    subject="Post-mortem of INC-2017-01-31-001",
    organisation="GitLab",
    author="Post-mortem facilitator",
    severity="SEV0",
    status="Draft",
    version="0.3",
    classification="Internal",
    language="en",
    keywords=("post-mortem", "PostgreSQL", "backup"),
    modified_at=datetime(2017, 2, 10, 12, 30, tzinfo=UTC),
    watermark="DRAFT",
)


WORDS = PageWords(
    version="Version 0.3",
    status="Draft",
    page_number=("Page ", " of ", ""),
    working_copy="Working copy: the PDF is the record",
    contents_hint="For page numbers, update the contents in Word (F9).",
    category="Post-mortem",
)


def replace_in_metadata(**changes: str) -> Metadata:
    return replace(METADATA, **changes)


def document(blocks: Blocks | None = None, metadata: Metadata = METADATA, **assets: Asset) -> Document:
    """The whole sample, or other blocks in its frame."""
    whole = (
        cover(), *lists(), summary(), impact(), timeline(), causes(), actions(), *closing(), appendix(),
        EndMark(t("End of INC-2017-01-31-001, version 0.3")),
    )  # fmt: skip
    chosen = whole if blocks is None else blocks
    outline = tuple(
        OutlineEntry(block.level, block.number, "", block.id) for block in chosen if isinstance(block, Heading)
    )
    return Document("", chosen, outline, {"steps.svg": Asset(CHART, "image/svg+xml"), **assets}, metadata, WORDS)
