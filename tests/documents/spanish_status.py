"""How a coalition that writes Spanish stands: its status page for each audience, its week, its take-stock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coalition_sheets import library
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.status_page import status_page
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import Briefing, Level, Memory
from tests.documents.making import text_of

NUMBERS = Declassified(members=3, sectors=3, meetings=4, one_on_ones=1, named=("Centro Obrero", "Padres Juntos"))
MEMORY = Memory(last_run=date(2026, 3, 10), lights={"Goals": "yellow"})


def standing(b: Briefing) -> Mapping[str, str]:
    """Return the pages by their files' names."""
    load = library.template
    pages = (status_page(b, load, level=level, numbers=NUMBERS) for level in Level)
    made = {p.filename("html")[11:].replace("-es", ""): _bare(text_of(p, "html")) for p in pages}
    meeting = next(m for m in b.coalition.meetings if m.kind == "Regular" and m.date > b.today)
    week = replace(b, memory=MEMORY, _results={})
    return {
        **made,
        "agenda-take-stock.md": text_of(agenda(b, replace(meeting, kind="Take stock"), load)),
        "weekly-summary.md": text_of(weekly(week, load, drafts=(3, 1))),
    }


def _bare(page: str) -> str:
    """Return a page without its style and pictures, which change with their looks."""
    page = re.sub(r"<svg[^>]*aria-labelledby.*?</svg>", "<svg></svg>", page, flags=re.DOTALL)
    return re.sub(r"<style>.*?</style>|'sha256-[^']*'", "", page, flags=re.DOTALL)
