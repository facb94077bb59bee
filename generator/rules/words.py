"""Word lists of the rules: what names a team, what names a role, which abbreviations everybody knows."""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEAM_WORDS = _listed("""
    team teams squad squads tribe guild crew group department dept committee board oncall on-call ops operations devops
    sre sres devs developers engineers engineering admins dba dbas managers management leadership staff comms support
    communications helpdesk infra infrastructure everyone everybody all anyone someone somebody nobody we us
    チーム 全員 团队 團隊 équipe equipo abteilung
""")
"""Words that name several people or nobody in particular; an organisation sets its own in the policy."""

NAMES_TOO = _listed("staff group crew guild tribe board all we us dev devs support")
"""Team words that are also names of people (Ann Staff, Will Group, We Chen): after a department they mean a team."""

DEPARTMENTS = _listed("""
    platform database databases network networking security storage payment payments backend frontend data cloud web
    mobile product reliability release quality legal finance sales marketing customer incident hosting system systems
    software service services core search identity billing production technical
""")
"""Words before a team word that are no given name: Database Group, Customer Support."""

PARTICLES = _listed("van von de der den di da du la le del dos bin ibn al zu und y e ter ten")
"""Words in small letters that belong to a name."""

ROLE_WORDS = _listed("""
    manager lead leader head director officer commander chief president vp engineer developer administrator architect
    analyst coordinator owner secretary counsel specialist consultant representative dpo ciso cto cio ceo coo
""")
"""Words that make a text with a team word the role of one person: Engineering Manager, Head of Support."""

WELL_KNOWN = _listed("""
    AD AM API AWS BC BGP CD CDN CEO CI CIO CLI CPU CSS CSV CTO DB DC DNS EC EEA EMEA EST EU EUR FAQ FTP GB GBP GCP GDPR
    GIT GMT GPU GUI HIPAA HR HTML HTTP HTTPS IAM IC ID IDE IO IOS IP ISO ISP IT JPY JSON JWT KB LAN LB LTD MB MD NOC NTP
    OK OS PC PCI PDF PHP PIN PM PNG PR QA RAM RCA REST SDK SEV SLA SLI SLO SME SMS SMTP SOC SQL SRE SSD SSH SSL SSO TB
    TCP TLS TV UDP UI UK UN URL US USA USB USD UTC UX VAT VM VP VPN WAN WWW XML YAML ZIP
    ALL AND ANY BUT FOR FROM INTO NO NOT NOW OFF ON ONLY OR OUT THE TO TWO WAS WITH YES DO GET PUT POST HEAD LIST DELETE
    PATCH TODO TBD TBC FIXME XXX INC HH MM SS YYYY
""")
"""Abbreviations that need no explanation to readers of a post-mortem, and words that are often set in capitals."""

SHOUTED = _listed("""
    ABORT ABOUT ABOVE AFTER AGAIN ALARM ALERT ALERTS ALWAYS BEFORE BEGAN BEGIN BEGINS BELOW BROKEN CALLED CANNOT CAUSE
    CAUSES CHANGE CLEAR CLOSE CRASH DELAY DOING EARLY EMPTY ENDED ENTIRE ERROR ERRORS EVENT EVERY EXACT EXTRA FAILS FALSE
    FATAL FIRST FIXED FORCE FOUND FRESH FULLY GREEN GROUP HEALTH IMPACT ISSUE ISSUES KNOWN LARGE LATER LEVEL LIMIT LOCAL
    LOGIN MAJOR MANUAL MASTER MINOR MUST NEVER NEWLY NORMAL NOTICE OFFLINE ONLINE ORDER OTHER OUTAGE PAGER PANIC PARTLY
    PAUSE PEAKS PLEASE POINT PROVEN QUERY QUEUE QUICK QUIET REACH READY REPAIR REPORT RESET RESULT RETRY RIGHT ROOT
    SECOND SEVERE SHORT SINCE SINGLE SLOWER SMALL START STARTS STATE STATUS STILL STOPS SYSTEM TAKEN THEIR THERE THESE
    THING THIRD THOSE THREE TIMES TODAY TOTAL TRAFFIC UNDER UNTIL UPDATE USERS VERIFY WHERE WHICH WHILE WHOLE WITHIN
    WORKS WORSE WRITE WRONG
""")
"""Words of five letters and more that are set in capitals for emphasis; shorter ones are among the well known."""
