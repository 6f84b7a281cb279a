"""The Today tab: what needs doing and how we stand, for whoever can open the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.light_words import LightLine
from coalition_sheets.documents.status_page import StatusPage, prepared, ways_to_help
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.tabs.looks import (
    GAP,
    KIND,
    MARK,
    SMALL,
    SOFT,
    STALE,
    STALE_NOW,
    STRONG,
    TEXT,
    TINTS,
    TITLE,
    UNDER,
    below,
    beside,
    day,
    door,
    full,
    heading,
    mark,
)  # fmt: skip
from coalition_sheets.documents.tabs.paper import on_paper
from coalition_sheets.documents.tabs.today_goals import goal_lines
from coalition_sheets.documents.tabs.today_public import public_lines
from coalition_sheets.documents.tabs.today_work import meeting_lines, task_lines, what_is_late, what_is_next
from coalition_sheets.documents.view import View
from coalition_sheets.documents.won import WinLine
from coalition_sheets.metrics.tasks import overdue, unassigned
from coalition_sheets.model import Briefing, Language
from coalition_sheets.model.palette import INK
from coalition_sheets.model.worksheet import Line, Link, Look, Rule, Worksheet, Written

TITLE_OF_TAB = "Today"
WIDTHS = (9.0, 27.0, 12.0)
FROZEN, STALE_AFTER = 2, 2
WINS, HELP, GAPS = 4, 3, 8


def today_tab(seen: View, numbers: Declassified | None = None) -> Worksheet:
    """Return the Today tab for an audience; `numbers` as the public status page has them."""
    page = prepared(seen, numbers or Declassified())
    body = public_lines(page, WIDTHS, seen.briefing) if page.public else _inside(seen, page)
    tab = Worksheet(
        title=TITLE_OF_TAB,
        widths=WIDTHS,
        lines=(*_head(page, seen.briefing.language), *body, GAP, *_foot(page, seen.briefing.language)),
        frozen=FROZEN,
        header=FROZEN,
        tint=INK,
        rules=(Rule("A3:C3", '$A$3<>""', STALE_NOW),),
    )
    return on_paper(tab)


def _head(page: StatusPage, said: Language) -> Iterator[Line]:
    yield full(page.coalition, TITLE, WIDTHS, least=30)
    yield full(said.gettext("How we stand on %(day)s", day=said.full_day(page.as_of)), UNDER, WIDTHS, least=18)
    blank = full("", STALE, WIDTHS, least=29)
    yield replace(blank, cells=(Written("", STALE, formula=_not_updated(page.as_of, said)), *blank.cells[1:]))


def _not_updated(since: date, said: Language) -> str:
    """Return a formula that says so once the day of writing is two days ago; Excel, LibreOffice and Google know it."""
    words = said.gettext("NOT UPDATED since %(day)s: some of this may have changed.", day=said.month_day_year(since))
    quoted = words.replace('"', '""')
    return f'IF(TODAY()-DATE({since.year},{since.month},{since.day})>={STALE_AFTER},"{quoted}","")'


def _inside(seen: View, page: StatusPage) -> Iterator[Line]:
    b, said = seen.briefing, seen.briefing.language
    if page.fresh:
        yield full(said.gettext("A good start: the workbook is there. This page fills by itself as you write down "
                                "%(goals)s, %(tasks)s, meetings and wins."), KIND, WIDTHS)  # fmt: skip
    yield from _steps(page, b)
    if page.knows_meetings:
        yield heading(said.gettext("Next meeting"), WIDTHS)
        yield from meeting_lines(seen, page.meeting, WIDTHS)
    if not page.fresh:
        yield from _to_do(seen, page)
        yield from _wins(page, b)
        yield from _tasks(seen, page)
    if page.goals is not None and (page.goals or not page.fresh):
        yield heading(said.gettext("%(Goals)s"), WIDTHS)
        yield from goal_lines(b, WIDTHS, exact=page.inside)
    yield from _missing(page, said)
    if not page.fresh:
        yield from _lights(page, said)


def _steps(page: StatusPage, b: Briefing) -> Iterator[Line]:
    if not page.steps:
        return
    done = sum(s.done for s in page.steps)
    yield heading(b.language.gettext("First steps: %(done)s of %(of)s done", done=done, of=len(page.steps)), WIDTHS)
    for step in page.steps:
        tab = b.coalition.tabs.get(step.tab)
        sign = mark("☑" if step.done else "☐", Link(tab.table.name) if tab else None)
        yield beside(sign, step.text, WIDTHS, KIND if step.done else TEXT)


def _to_do(seen: View, page: StatusPage) -> Iterator[Line]:
    said = seen.briefing.language
    asked = [] if page.inside else list(ways_to_help(seen, tasks=not seen.may(unassigned)))[:HELP]
    if page.inside or asked:
        yield heading(said.gettext("Do now") if page.inside else said.gettext("Lend a hand"), WIDTHS)
    for todo in page.todo:
        yield beside(door(todo.link), todo.lead, WIDTHS, STRONG)
        lasts = said.gettext("About %(n)s minutes.", n=todo.minutes)
        yield below(f"{todo.text} {lasts}", WIDTHS)
    for ask in asked:
        yield beside(door(ask.link), ask.text, WIDTHS)
    if page.inside and not page.todo:
        yield full(said.gettext("Nothing presses today. Whom could you thank?"), KIND, WIDTHS)


def _wins(page: StatusPage, b: Briefing) -> Iterator[Line]:
    said = b.language
    if not page.wins and not (page.all_wins and b.coalition.has("wins")):
        return
    yield heading(said.gettext("Wins"), WIDTHS)
    for win in page.wins[:WINS]:
        yield _win(win, page.as_of, said)
    if rest := len(page.wins[WINS:]):
        more = said.ngettext("%(num)s more from the last two months", "%(num)s more from the last two months", rest)
        yield beside(door(Link(link.tab) if (link := page.wins[WINS].link) else None), more, WIDTHS, SOFT)
    if not page.wins and any(not w.date for w in b.coalition.wins):
        yield full(
            said.gettext("A win on the Wins tab has no day yet. Type it, and the win stands here."), KIND, WIDTHS
        )
    elif not page.wins:
        nothing = said.gettext("None written down in the last two months. What went well, however small? "
                               "It goes on the Wins tab.")  # fmt: skip
        yield full(nothing, KIND, WIDTHS)


def _win(win: WinLine, today: date, said: Language) -> Line:
    thanks = said.gettext("Thank you, %(who)s.", who=win.thanks) if win.thanks else ""
    return beside(day(win.day, today, said, win.link), f"{win.text} {thanks}".strip(), WIDTHS)


def _tasks(seen: View, page: StatusPage) -> Iterator[Line]:
    b, said = seen.briefing, seen.briefing.language
    if seen.may(unassigned):
        yield heading(said.gettext("Needs a person"), WIDTHS)
        free = unassigned(b)
        yield from task_lines(seen, free, WIDTHS, alone=True)
        if not free:
            yield full(said.gettext("Every task has somebody. Thank you!"), KIND, WIDTHS)
    if page.soon is not None:
        days = page.soon_days
        yield heading(said.gettext("Due in %(days)s days", days=said.number_word(days)) if days > 1
                      else said.gettext("Due by tomorrow"), WIDTHS)  # fmt: skip
        yield from what_is_next(seen, WIDTHS)
    if page.open is not None:
        yield heading(said.gettext("Still open past its date"), WIDTHS)
        yield from what_is_late(seen, overdue(b), WIDTHS)


def _missing(page: StatusPage, said: Language) -> Iterator[Line]:
    if page.missing is None or (page.fresh and not page.wanted):
        return
    yield heading(said.gettext("Who are we missing?"), WIDTHS)
    if not page.wanted:
        ask = (said.gettext("List the sectors you hope for on About us, “Sectors”.") if page.inside
               else said.gettext("Bring a name to the next meeting."))  # fmt: skip
        whose = said.gettext("Whose voice would help?")
        yield full(f"{whose} {ask}", KIND, WIDTHS)
        return
    yield full(said.ngettext("%(covered)s of the %(num)s sectors that we hope for are among us.",
                             "%(covered)s of the %(num)s sectors that we hope for are among us.", page.wanted,
                             covered=page.covered), TEXT, WIDTHS)  # fmt: skip
    for gap in page.missing[:GAPS]:
        yield beside(mark("○"), f"{gap.sector}: {gap.state}", WIDTHS)
    if rest := len(page.missing[GAPS:]):
        yield below(said.ngettext("%(num)s more", "%(num)s more", rest), WIDTHS)
    everyone = said.gettext("Everyone we hoped for is at the table. Who else should be?")
    yield full(said.gettext("Whom do you know there?") if page.missing else everyone, KIND, WIDTHS)


def _lights(page: StatusPage, said: Language) -> Iterator[Line]:
    if page.inside:
        yield heading(said.gettext("Six lights, each with its reason"), WIDTHS)
        for light in page.lights:
            yield _light(light)
        yield full(said.gettext("Grey means: too little to go by yet. No light stands for the whole."), SMALL, WIDTHS)
    elif page.counts:
        yield heading(said.gettext("Where we are, in counts"), WIDTHS)
        for line in page.counts:
            yield beside(mark("•"), f"{line}.", WIDTHS)


def _light(light: LightLine) -> Line:
    look = Look(bold=True, fill=TINTS[light.sign], across=MARK.across, down=MARK.down, wrap=False)
    return beside(Written(light.word, look), f"{light.name}: {say.lowered(light.reason)}.", WIDTHS)


def _foot(page: StatusPage, said: Language) -> Iterator[Line]:
    if page.inside:
        yield full(said.gettext("For %(organizers)s only. Please keep it among yourselves."), SMALL, WIDTHS)
    elif not page.public:
        yield full(said.gettext("For %(members)s of the coalition."), SMALL, WIDTHS)
    yield full(said.gettext("This tab is written anew each time. Please change the other tabs, not this one."), SMALL,
               WIDTHS)  # fmt: skip
