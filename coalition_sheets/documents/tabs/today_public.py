"""Today where anyone can open the workbook: what we are for, what we won, when to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coalition_sheets.documents.coming import Coming
from coalition_sheets.documents.status_page import StatusPage
from coalition_sheets.documents.tabs.looks import KIND, STRONG, below, beside, day, full, heading, mark
from coalition_sheets.model import Briefing, Language
from coalition_sheets.model.worksheet import Line, Look


def public_lines(page: StatusPage, widths: Sequence[float], b: Briefing) -> Iterator[Line]:
    """Yield what may be told to everybody, as the public status page tells it."""
    said = b.language
    if not (page.mission or page.change or page.wins or page.aims or page.coming):
        yield full(said.gettext("Nothing is ready for everybody yet. Our %(goals)s, wins and meetings are left out "
                                "until we have said that they may be told."), KIND, widths)  # fmt: skip
    if page.mission or page.change:
        yield heading(said.gettext("What we are for"), widths)
        yield from (full(page.mission, Look(), widths),) if page.mission else ()
        change = said.gettext("The change we want:")
        yield from (full(f"{change} {page.change}", STRONG, widths),) if page.change else ()
    if page.wins:
        yield heading(said.gettext("What we have won"), widths)
        for win in page.wins:
            yield beside(day(win.day, page.as_of, said, win.link), win.text, widths)
    if page.numbers.members:
        yield heading(said.gettext("In numbers"), widths)
        members = page.numbers.members
        yield full(said.ngettext("%(num)s organization", "%(num)s organizations", members), Look(), widths)
    if page.aims:
        yield heading(said.gettext("What we work for now"), widths)
        for aim in page.aims:
            yield beside(mark("•"), aim, widths)
    if page.coming:
        yield heading(said.gettext("Come and see"), widths)
        for meeting in page.coming:
            yield from _coming(meeting, page, widths, said)
    yield heading(said.gettext("Join us"), widths)
    yield full(_whom_to_ask(page, said), Look(), widths)


def _coming(meeting: Coming, page: StatusPage, widths: Sequence[float], said: Language) -> Iterator[Line]:
    comma = said.found("list", ", ")
    what = comma.join(p for p in (meeting.what, said.weekday(meeting.day), meeting.clock) if p)
    yield beside(day(meeting.day, page.as_of, said), what, widths)
    if meeting.place:
        yield below(meeting.place, widths)


def _whom_to_ask(page: StatusPage, said: Language) -> str:
    if not page.contact:
        return said.gettext("Ask anybody in the coalition. You are welcome.")
    whom = said.found("list", ", ").join(p for p in (page.contact, page.phone) if p)
    return said.gettext("Talk to %(contact)s.", contact=whom)
