"""The Agenda tab: the next meeting's agenda as the document has it, on one printed page with room to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_sheets.documents.agenda import agenda_for
from coalition_sheets.documents.make import Scan
from coalition_sheets.documents.markdown import gaps_in
from coalition_sheets.documents.tabs.heights import height
from coalition_sheets.documents.tabs.looks import (
    GAP,
    HEADED,
    KIND,
    RULED,
    SMALL,
    SOFT,
    TITLE,
    full,
    held_back,
)  # fmt: skip
from coalition_sheets.documents.tabs.marked import Marked, marked
from coalition_sheets.documents.tabs.no_meeting import no_meeting
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View
from coalition_sheets.metrics.meetings import next_any, next_meeting
from coalition_sheets.model import Language, Level, Meeting
from coalition_sheets.model.palette import AMBER, INK, LINE
from coalition_sheets.model.worksheet import Line, Look, Worksheet, Written

TITLE_OF_TAB = "Agenda"
WIDTHS = (8.0, 24.0, 32.0, 22.0, 9.0)
PARTS = ((0, 2), (2, 3), (3, 5))  # the columns of each cell that is written on
PAGE = 690.0  # points of a letter page between its margins
WRITE, LEAST, MOST = 24.0, 4, 10
SIZES = (11.0, 10.0, 9.5, 9.0)
# How it may be set, the first that fits wins: the size of letters, on how many pages, and the fewest rows to write on.
WAYS = (*((size, 1, LEAST) for size in SIZES), (SIZES[-1], 1, 2), *((size, 2, LEAST) for size in SIZES))
SPACE = 5.0
TIME = Look(bold=True, ink=INK, wrap=False, down="bottom", line=LINE)
MINUTES = Look(ink=SOFT.ink, across="right", wrap=False, down="bottom", line=LINE)


def agenda_tab(seen: View, load: Load, scan: Scan) -> Worksheet:
    """Return the agenda of the next meeting, for members or fewer eyes: it holds nothing for organizers alone."""
    b = seen.briefing
    meeting = next_meeting(b) or next_any(b)
    lines = _agenda(seen, meeting, load, scan) if meeting else _nothing(seen)
    return Worksheet(title=TITLE_OF_TAB, widths=WIDTHS, lines=tuple(lines), frozen=1, tint=INK)


def _nothing(seen: View) -> Iterator[Line]:
    said, public = seen.briefing.language, seen.level <= Level.PUBLIC
    none = said.gettext("No meeting for everybody is planned yet.") if public else no_meeting(seen)[0]
    yield full(said.gettext("Agenda"), TITLE, WIDTHS, least=30)
    yield full(none, KIND, WIDTHS)


def _agenda(seen: View, meeting: Meeting, load: Load, scan: Scan) -> Iterator[Line]:
    b, made = seen.briefing, agenda_for(seen, meeting, load, scan=scan)
    text = dict(made.files).get("md", b"").decode("utf-8")
    if not text:
        yield full(b.language.gettext("Agenda"), TITLE, WIDTHS, least=30)
        yield full(held_back(b.language), KIND, WIDTHS)
        return
    yield from _filled(marked(text), b.language)


def _filled(found: Sequence[Marked], said: Language) -> Iterator[Line]:
    """Yield the lines of a page, with as many rows to write on as it has room for."""
    told = [m for m in found if m.kind != "blank"]
    grids = sum(m.kind == "headers" for m in told)
    for size, pages, least in WAYS:
        lines = [_marked(_line(m, size), said) for m in told]
        left = PAGE * pages - sum(line.height or 0 for line in (*lines, *(GAP,) * grids))
        if left >= least * WRITE * grids:
            break
    rows = max(least, min(MOST, int(left / WRITE / grids))) if grids else 0
    for m, line in zip(told, lines, strict=True):
        if m.kind == "headers":
            yield GAP
        yield line
        yield from (_blank(),) * rows if m.kind == "headers" else ()


def _marked(line: Line, said: Language) -> Line:
    """Return a line with what is still to add on a ground of its own, as on the page."""
    if not any(isinstance(c.value, str) and gaps_in(c.value, said) for c in line.cells):
        return line
    return replace(line, cells=tuple(replace(c, look=replace(c.look, fill=AMBER)) for c in line.cells))


def _line(m: Marked, size: float) -> Line:
    match m.kind:
        case "title":
            return full(m.cells[0], TITLE, WIDTHS, least=30)
        case "plan":
            return _plan(m, size)
        case "headers":
            return _parts(m.cells, HEADED, 20.0)
        case _:
            return full(m.cells[0], SMALL if m.leans else Look(bold=m.bold, size=size), WIDTHS)


def _plan(m: Marked, size: float) -> Line:
    """Return a row of the plan: the time, what, and its minutes."""
    at, what, lasts = m.cells
    look = replace(TIME, size=size + 0.5, wrap=True) if m.bold else Look(italic=m.leans, size=size)
    room = sum(WIDTHS[1:4]) + (0 if lasts else WIDTHS[4])
    first, last = (replace(TIME, size=size + 0.5), replace(MINUTES, size=size)) if m.bold else (Look(), Look())
    cells = (Written(at or None, first), Written(what, look), *(Written(look=look),) * 2, Written(lasts or None, last))
    return Line(cells, height(what, room, look) + (SPACE if m.bold else 0), ((2, 3 if lasts else 4),))


def _parts(texts: Sequence[str], look: Look, high: float) -> Line:
    """Return a row with one cell for each part of the page that is written on."""
    said = {first: text for (first, _), text in zip(PARTS, texts, strict=False)}
    cells = tuple(Written(said.get(n), look) for n in range(len(WIDTHS)))
    return Line(cells, high, tuple((first + 1, last - first) for first, last in PARTS if last - first > 1))


def _blank() -> Line:
    return _parts(("", "", ""), RULED, WRITE)
