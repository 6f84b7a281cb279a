"""A believable little coalition, and its documents made as a job makes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from coalition_sheets import library, rules
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.letters.desk import Checks, Letters
from coalition_sheets.documents.letters.todays import letters as todays
from coalition_sheets.documents.make import Scan, nothing
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import Address, Briefing, Document, Memory
from tests.little import TODAY, read
from tests.shared import SHARED

load = library.template

HARBOR = """
    ## About us
    Setting | Value
    Coalition name | Harbor County Immigrant Justice Coalition
    Who can open this file | Organizers
    Time zone | America/New_York
    Community agreements | one mic; listen to understand; start and end on time
    How we decide | Consensus
    Sectors | Faith, Housing, Labor, Health care

    ## Organizations
    Name | Status | Sector | Main contact | Joined | Can sign on?
    Harbor Workers' Center | Member | Housing | Rosa Delgado | 2019 | On the spot
    St. Brendan Parish | Member | Faith | Sam O'Neill | | Must ask first
    Bayview Tenants | Member | Housing | Linh Tran | 2026-02-10 | Board vote
    Greenwood Neighbors | Member | Housing | | 2026-03-12 |
    Grace Chapel | In conversation | Faith | Pastor Lee | |

    ## People
    Name | Organization | Connection to us | Email | Phone | Best way | Good at | Core | Would like to try | Share my contact
    Rosa Delgado | Harbor Workers' Center | Member | rosa@example.org | 202-555-0114 | | | TRUE | | Email and phone
    Tomás Rivera | Harbor Workers' Center | Member | tomas@example.org | 202-555-0115 | | | | |
    Sam O'Neill | St. Brendan Parish | Member | sam@example.org | | | facilitation | TRUE | |
    Linh Tran | Bayview Tenants | Member | linh@example.org | | | | TRUE | |
    Ana Núñez | | Member | ana@example.org | | | | TRUE | |
    Ana Brown | Bayview Tenants | Member | | | | | | |
    Hana Saleh | St. Brendan Parish | Member | | | WhatsApp | | TRUE | |
    Mei Chen | Bayview Tenants | Member | mei@example.org | | | | | facilitation |
    Rafael Delgado | | Member | rafael@example.org | | | | | |
    Pastor Lee | Grace Chapel | Contact | | | | | | |

    ## Goals
    Goal or benchmark | Kind | Part of | Lead | Due | Starting number | Target | Number now | As of | Started on | How we measure it
    Language access ordinance | Long-term goal | | Rosa Delgado | 2026-06-30 | | | | | |
    Sign-on letter | | Language access ordinance | Rosa Delgado | 2026-06-30 | 0 | 30 | 7 | 2026-03-16 | 2026-01-05 |
    One-on-ones | | Language access ordinance | Ana Núñez | 2026-06-30 | 0 | 60 | 20 | 2026-03-16 | 2026-01-05 |
    Unanswered requests | | Language access ordinance | Hana Saleh | 2026-06-30 | 120 | 40 | 95 | 2026-03-16 | 2026-01-05 |
    First-reading date set | | Language access ordinance | Rafael Delgado | 2026-03-27 | | | | | 2026-01-05 | yes/no
    Members | | Language access ordinance | Sam O'Neill | 2026-06-30 | 6 | 15 | 11 | 2026-03-16 | 2026-01-05 |

    ## Tasks
    Task | Who | By when | Status | Goal | From meeting | Notes | Waiting on | Done on
    Translate the flyer | Linh Tran | 2026-03-14 | Done | | 3/10 | | | 2026-03-13
    Visit two congregations | Ana Núñez | 2026-03-16 | Done | | 3/10 | | | 2026-03-16
    Ask the clerk for a date | Rafael Delgado | 2026-03-16 | Doing | First-reading date set | 3/10 | | |
    Draft the hotline paragraph | Rosa Delgado | 2026-03-24 | Doing | | 3/10 | | |
    Interpreter list | Hana Saleh | 2026-03-08 | Waiting | | 3/10 | | the hospital's reply |
    Van for hearing day | Tomás Rivera | 2026-03-01 | | Language access ordinance | 2/24 | Sam has offered to phone around with you. | |
    Photo releases | Tomás Rivera | 2026-01-31 | | | 2/24 | | |
    Get the drivers' list together | Tomás Rivera | 2026-03-10 | Done | | 2/24 | | | 2026-03-10
    Letter to printer | Rosa Delgado | 2026-03-19 | | | 2/24 | | |
    Child care on the 24th | TBD | 2026-03-23 | | | 2/24 | | |

    ## Meetings
    Date | Start | End | Kind | Place or link | Purpose | Facilitator | Note-taker | Timekeeper | Agenda items | Who came | Notes | Interpretation
    2026-02-24 | 6 pm | 7:15 pm | Regular | | | Sam O'Neill | Linh Tran | | | Rosa Delgado, Tomás Rivera | notes |
    2026-03-10 | 6 pm | 7:15 pm | Regular | | | Sam O'Neill | Linh Tran | | | Rosa Delgado, Tomás Rivera | notes |
    2026-03-24 | 6 pm | 7:15 pm | Regular | St. Brendan parish hall (ramp at side door) | agree on the hotline paragraph. | | Linh Tran | Sam O'Neill | add the hotline paragraph to the letter? - 15 min - Rosa Delgado - decide\\nHearing-day plan: speakers, rides – 15 min – Rafael – discuss | | | Spanish
    2026-04-07 | 6 pm | | Regular | | | | | | | | |

    ## Outreach
    Date | Who | By | How | Outcome | What we heard | Next step | By when
    2026-02-24 | Grace Chapel | Ana Núñez | Phone call | Interested | afraid of gossip | Call Pastor Lee | 2026-03-18

    ## Roles
    Role | Group | Who
    Point person | Whole coalition | Rosa Delgado
    Lead | Clinic Access team | Ana Núñez

    ## Wins
    Date | What happened | Who made it happen
    2026-03-12 | Interpreter forms in four languages | Clinic Access team
"""  # noqa: E501


NEIGHBORS = """
    ## About us
    Setting | Value
    Coalition name | Harbor County Immigrant Justice Coalition
    Who can open this file | Organizers
    Policy change | The county council adopts a language access ordinance by June 30, 2026.
    Time we ask | 4 hours a month
    Time zone | America/New_York

    ## Organizations
    Name | Status | Main contact | What they already do | What we can offer | Who brought them | Our liaison | Joined
    Harbor Workers' Center | Member | Rosa Delgado | | | | | 2019
    Bayview Tenants | Prospect | Imani Clarke | Runs a Saturday help desk for renters. | We can bring an interpreter to your help desk twice a month. | Ana Núñez | |

    ## People
    Name | Organization | Connection to us | Email | Best way | OK to name publicly
    Rosa Delgado | Harbor Workers' Center | Member | rosa@example.org | |
    Ana Núñez | | Member | ana@example.org | | Yes
    Imani Clarke | Bayview Tenants | Contact | imani@example.org | |
"""  # noqa: E501


def harbor(text: str = HARBOR, memory: Memory | None = None, today: date = TODAY) -> Briefing:
    """Return the briefing of a little coalition with what its checks find."""
    b = _read(text, today)
    if memory is None:
        return replace(b)
    coalition, found = read(text, today)
    b = Briefing(coalition, today, memory)
    return replace(b, findings=rules.check(b, found))


@cache
def _read(text: str, today: date) -> Briefing:
    coalition, found = read(text, today)
    b = Briefing(coalition, today, Memory())
    return replace(b, findings=rules.check(b, found))


def text_of(document: Document, extension: str = "md") -> str:
    """Return one file of a document as text."""
    return dict(document.files)[extension].decode()


def agenda_of(b: Briefing, day: date = date(2026, 3, 24)) -> Document:
    """Return the agenda of the meeting of a day."""
    return agenda(b, next(m for m in b.coalition.meetings if m.date == day), load)


def agenda_text(text: str, day: date = date(2026, 3, 24)) -> str:
    """Return the Markdown of an agenda made from a little text."""
    return text_of(agenda_of(harbor(text), day))


def weekly_text(text: str, memory: Memory | None = None) -> str:
    """Return the Markdown of a weekly summary made from a little text."""
    return text_of(weekly(harbor(text, memory), load))


def digests(b: Briefing, *, sender: Address | None = None, to: str = "", scan: Scan = nothing) -> Letters:
    """Return today's drafts of the overdue digest."""
    return todays(b, ("overdue-digest",), load, sender=sender, to=to, checks=Checks(scan))


def letters(text: str = HARBOR, memory: Memory | None = None, to: str = "") -> Letters:
    """Return the drafts of the overdue digest made from a little text."""
    return digests(harbor(text, memory), to=to)


def hostile() -> list[str]:
    """Return the hostile strings that lie beside the project, and a few of our own."""
    own = [
        "{{ 7*7 }}", "<script>alert(1)</script>", "[x](javascript:alert(1))", "| a | b |", "# top", "**b**\n\n- x",
        "Ana\r\nBcc: evil@evil.example", "=?utf-8?q?x?=", "\u202egnp.exe", "\ud800", "&nbsp;", "1. one", "_a_", "`x`",
    ]  # fmt: skip
    path = SHARED / "data" / "hostile_strings.json"
    found: list[Mapping[str, str]] = json.loads(path.read_text("utf-8"))["strings"] if path.is_file() else []
    return [*own, *(case["s"] for case in found if "s" in case)]
