"""A page made for fewer eyes leaves out what they may not see; it never says that something hidden is not there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.documents.one import organization_page, person_page
from coalition_sheets.documents.own_list import own_lists
from coalition_sheets.documents.summaries import funder_report, how_we_work, monthly
from coalition_sheets.metrics.audience import NotForYou
from coalition_sheets.model import Briefing, Document, Level, Meeting
from tests.documents.making import HARBOR, harbor, load, text_of

EVERYBODY = Level.PUBLIC
FALSE = (
    "[ADD: w", "[ADD: a", "[ADD: s", "[ADD: c", "[ADD: h", "[ADD: n", "No goal", "No one yet", "not set yet",
    "0 member", "written", "Nobody has", "Nobody waits", "Nobody yet", "Nothing open", "Nothing is", "Nothing to",
    "Nothing was", "Nothing today", "none yet", "none noted", "no attendance", "who could", "day suits",
    "Every role", "How we decide", "Who came", "What we decided", "What we said, and", "in numbers", "first questions",
)  # fmt: skip
MISSION = HARBOR.replace("Time zone |", "Mission | Everybody is heard.\n    Time zone |")


def published(kind: str = "Regular") -> tuple[Briefing, Meeting]:
    """Return the little coalition, and its meeting of March 24 as everybody may read of it."""
    text = HARBOR.replace("Interpretation\n", "Interpretation | OK to publish?\n")
    text = "\n".join(f"{line} | Yes" if line.strip().startswith("2026-03-24 |") else line for line in text.split("\n"))
    b = harbor(text.replace("7:15 pm | Regular | St. Brendan", f"7:15 pm | {kind} | St. Brendan"))
    return b, next(m for m in b.coalition.meetings if m.date == date(2026, 3, 24))


PAGES: dict[str, Callable[[], Document]] = {
    "monthly": lambda: monthly(harbor(), load, level=EVERYBODY),
    "monthly for one": lambda: monthly(harbor(), load, about="Bayview Tenants", level=EVERYBODY),
    "how we work": lambda: how_we_work(harbor(MISSION), load, level=EVERYBODY),
    "organization": lambda: organization_page(harbor(), "Grace Chapel", load, level=EVERYBODY),
    "person": lambda: person_page(harbor(), "Rosa Delgado", load, level=EVERYBODY),
    "own list": lambda: own_lists(harbor(), load, level=EVERYBODY, to="Rosa Delgado")[0],
    "minutes": lambda: minutes(*published(), load, level=EVERYBODY),
    **{kind: lambda kind=kind: agenda(*published(kind), load, level=EVERYBODY)  # type: ignore[misc]
       for kind in ("Regular", "Founding", "Take stock", "Celebration", "Social")},
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_everybody_says_of_nothing_hidden_that_it_is_not_there(name: str) -> None:
    text = text_of(PAGES[name]())
    assert [words for words in FALSE if words in text] == []


def test_a_report_for_everybody_has_no_numbers_and_no_table() -> None:
    document = funder_report(harbor(), load, level=EVERYBODY)
    text = text_of(document)
    assert [
        words for words in ("member organization", "## Goals", "## Bench", "took part", ".csv") if words in text
    ] == []
    assert [extension for extension, _ in document.files] == ["md", "html"]


def test_a_list_keeps_the_rows_that_everybody_may_read() -> None:
    wins = HARBOR.replace("Who made it happen\n", "Who made it happen | OK to publish?\n")
    text = text_of(monthly(harbor(wins.replace('Clinic Access team\n"', "")), load, level=EVERYBODY))
    assert "What went well" not in text
    text = text_of(monthly(harbor(wins.rstrip().removesuffix("team") + "team | Yes"), load, level=EVERYBODY))
    assert "- **March 12:** Interpreter forms in four languages." in text
    assert "more" not in text.split("## What went well")[1]


def test_the_call_sheet_for_everybody_is_refused_in_one_sentence() -> None:
    with pytest.raises(NotForYou, match="“The call sheet” is for"):
        call_sheet(harbor(), load, level=EVERYBODY)


def test_the_same_pages_for_the_coalition_say_what_is_missing() -> None:
    b = harbor("## Organizations\nName | Status\nA | Member\n")
    assert "No goal is written down yet" in text_of(monthly(b, load))
    assert "[ADD: consensus, or a vote?]" in text_of(how_we_work(b, load))
    assert "[ADD: a goal]" in text_of(funder_report(replace(b), load))
