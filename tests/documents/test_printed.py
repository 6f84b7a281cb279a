"""Pages of the living demo as a browser prints them: no longer than they may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coalition_sheets import library
from coalition_sheets.demo import memory
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.capture import capture, profiles
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.documents.own_list import own_lists
from coalition_sheets.documents.summaries import declassified, funder_report, how_we_work, monthly, public_summary
from coalition_sheets.model import Briefing, Document
from tests.browser import needs_browser, on_paper
from tests.documents.golden import living
from tests.documents.making import HARBOR, agenda_of, harbor, text_of
from tests.documents.spanish import SPANISH

if TYPE_CHECKING:
    from playwright.sync_api import Page


def printed(b: Briefing) -> list[tuple[Document, int]]:
    """Return every kind of page with the most pages it may have."""
    load, on = library.template, {m.date: m for m in b.coalition.meetings}
    regular, last = on[date(2026, 3, 24)], on[date(2026, 3, 10)]
    founding, stock = on[date(2025, 12, 9)], on[date(2026, 4, 21)]
    return [
        (agenda(b, regular, load), 1), (agenda(b, founding, load), 2), (agenda(b, stock, load), 2),
        (capture(b, regular, load), 1), (profiles(b, founding, load), 2), (minutes(b, last, load), 2),
        (own_lists(b, load, to="Rosa Delgado")[0], 1), (call_sheet(b, load), 2), (monthly(b, load), 2),
        (public_summary(b, load, counts=declassified(b)), 1), (funder_report(b, load), 2), (how_we_work(b, load), 2),
    ]  # fmt: skip


def pages(printer: Page, html: bytes, folder: Path) -> int:
    """Return on how many pages a browser prints a document."""
    source = folder / "page.html"
    source.write_bytes(html)
    return len(on_paper(printer, source))


@needs_browser
def test_no_page_is_longer_than_it_may_be(printer: Page, tmp_path: Path) -> None:
    b = living(tmp_path, memory())
    made = printed(b)
    found = [pages(printer, dict(d.files)["html"], tmp_path) for d, _ in made]
    too_long = [(d.kind, d.slug, n) for (d, most), n in zip(made, found, strict=True) if not 0 < n <= most]
    assert too_long == []


@needs_browser
def test_an_agenda_and_a_report_in_a_longer_language_take_no_more_pages(printer: Page, tmp_path: Path) -> None:
    b = replace(living(tmp_path, memory()), language=SPANISH)
    regular = next(m for m in b.coalition.meetings if m.date == date(2026, 3, 24))
    assert pages(printer, dict(agenda(b, regular, library.template).files)["html"], tmp_path) == 1
    assert pages(printer, dict(funder_report(b, library.template).files)["html"], tmp_path) == 2


def busy(more: int) -> str:
    """Return the coalition with six tasks still open since the last meeting, and more waiting."""
    rows = [
        f"Call the people on list number {n} and of the street they live in | Linh Tran | 2026-03-18 | | | 3/10 | | |"
        for n in range(6)
    ]
    rows += [
        f"Hear from office {n} | Sam O'Neill | | Waiting | | 3/10 | | the answer of the big office downtown |"
        for n in range(more)
    ]
    first = "    Translate the flyer |"
    return HARBOR.replace(first, "".join(f"    {row}\n" for row in rows) + first)


@needs_browser
@pytest.mark.parametrize(("more", "apart"), [(0, True), (3, False)])
def test_open_tasks_have_a_line_each_only_where_the_sheet_has_room(
    printer: Page, tmp_path: Path, more: int, apart: bool
) -> None:
    made = agenda_of(harbor(busy(more)))
    assert (
        "| | ☐ Call the people on list number 3 and of the street they live in (Linh) | |" in text_of(made)
    ) is apart
    assert pages(printer, dict(made.files)["html"], tmp_path) == 1
