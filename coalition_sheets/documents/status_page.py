"""The status page: how the coalition stands, in one file that opens anywhere, for one audience."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from coalition_sheets.documents import head as heads
from coalition_sheets.documents import say
from coalition_sheets.documents.coming import Coming, coming
from coalition_sheets.documents.doing import Todo, things_to_do
from coalition_sheets.documents.followed_up import waited_for
from coalition_sheets.documents.head import Head, Item
from coalition_sheets.documents.light_words import LightLine, kindly, light_line
from coalition_sheets.documents.links import to
from coalition_sheets.documents.make import WITHHELD, Scan, data_of, header, nothing, page_with
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.status_goals import GoalBlock, goal_blocks
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.template import BrokenTemplate, Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.documents.won import WinLine, wins_since
from coalition_sheets.errors import NotInLanguage
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.coverage import Gap, coverage
from coalition_sheets.metrics.goals import goal_states
from coalition_sheets.metrics.lights import (
    engagement_light,
    follow_through_light,
    goals_light,
    outreach_light,
    structure_light,
    tasks_light,
)
from coalition_sheets.metrics.meetings import held, next_any, next_meeting
from coalition_sheets.metrics.setup import Step, setup
from coalition_sheets.metrics.tasks import TaskState, due_soon, overdue, unassigned
from coalition_sheets.model import Briefing, Document, Language, Level, Meeting, fold
from coalition_sheets.model.worksheet import Link

TEMPLATE, STYLE = "status-page.html.j2", "status-page.css"
USUAL = Level.COALITION
WINS_DAYS, WINS_PUBLIC_DAYS = 60, 365
LIGHTS = (goals_light, tasks_light, follow_through_light, engagement_light, outreach_light, structure_light)
SLUGS = {Level.PUBLIC: "public", Level.COALITION: "", Level.ORGANIZERS: "organizers"}
MADE_FOR = {
    Level.PUBLIC: "Made for everybody: only what may be published stands on it. Look at it before you put it up.",
    Level.COALITION: "Made for members of the coalition. For others: --audience public, or --audience organizers.",
    Level.ORGANIZERS: "Made for organizers alone. For members: leave --audience out.",
}
WINS_READ = ("wins.date", "wins.what", "wins.publish")
HELP = 3
_TAGS = re.compile(r"<style>.*?</style>|<head>.*?</head>|<[^>]*>", re.DOTALL)


@frozen
class NextMeeting:
    """The next meeting: its head, how many days off it is, what will be talked about, and what it still lacks."""

    head: Head
    days: int
    items: tuple[Item, ...]
    lacks: tuple[str, ...]


@frozen
class Help:
    """Where somebody could lend a hand, as a question, and where that is."""

    text: str
    link: Link | None = None


@frozen
class TaskLine:
    """One task: what, who ("" for nobody yet), its date in words, what it waits for, and its cell for organizers."""

    text: str
    who: str
    by: str
    on: str
    cell: str


@frozen
class Missing:
    """A sector that we hope for: its name and "nobody yet", "in conversation" or "one more needed"."""

    sector: str
    state: str


@frozen(kw_only=True)
class StatusPage:
    """All that the template of the status page gets.

    `inside`: it is for organizers; `public`: for everybody. A part is None where it is not for this audience.
    """

    inside: bool
    public: bool
    fresh: bool
    coalition: str
    as_of: date
    workbook: str
    steps: tuple[Step, ...]
    lights: tuple[LightLine, ...]
    counts: tuple[str, ...]
    knows_meetings: bool
    meeting: NextMeeting | None
    todo: tuple[Todo, ...]
    help: tuple[str, ...]
    wins: tuple[WinLine, ...]
    all_wins: bool
    goals: tuple[GoalBlock, ...] | None
    open: tuple[TaskLine, ...] | None
    soon: tuple[TaskLine, ...] | None
    soon_days: int
    missing: tuple[Missing, ...] | None
    covered: int
    wanted: int
    mission: str
    change: str
    numbers: Declassified
    aims: tuple[str, ...]
    coming: tuple[Coming, ...]
    contact: str
    phone: str


def status_page(
    b: Briefing, load: Load, *, level: Level | None = None, numbers: Declassified | None = None, scan: Scan = nothing
) -> Document:
    """Return the status page as a Document (one file of HTML), for members unless another level is asked for.

    `numbers`: what may be said in public though its rows may not be shown.
    """
    made = header(TEMPLATE, load)
    if not b.language.speaks(TEMPLATE):
        raise NotInLanguage(TEMPLATE, b.language.name)
    seen = view(b, made.level(min(USUAL, made.audience) if level is None else level))
    data = prepared(seen, numbers or Declassified())
    style = _style(load)
    more = {"style": style, "style_source": source_of(style), "drawings": _drawings(data)}
    page = page_with(TEMPLATE, load, {**data_of(data), **more}, b.language)
    held = scan(html.unescape(_TAGS.sub(" ", page)))
    title = b.language.gettext("%(coalition)s: how we stand", coalition=data.coalition)
    return Document(
        kind=made.file,
        title=made.file if held else title,
        level=seen.level,
        as_of=b.today,
        slug=SLUGS[seen.level],
        language=b.language.code,
        files=() if held else (("html", page.encode("utf-8", errors="replace")),),
        not_ready=(WITHHELD,) if held else (),
        beside=() if held else (MADE_FOR[seen.level], *_bare(data)),
    )


def source_of(style: str) -> str:
    """Return what a Content-Security-Policy calls a style sheet by: the hash of its text."""
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def _drawings(data: StatusPage) -> dict[str, str]:
    """Return the pictures of goals as they stand in the page, by name."""
    from markupsafe import Markup

    found = (p for g in data.goals or () for p in (g.picture, g.more) if p)
    return {p.name: Markup(p.svg) for p in found}  # noqa: S704  the pictures escape what people typed


def _style(load: Load) -> str:
    from markupsafe import Markup

    text = page_with(STYLE, load, {}).replace("\r\n", "\n")
    if "</" in text:
        raise BrokenTemplate(STYLE, "a style sheet holds no tags.")
    return Markup(text)  # noqa: S704  a template of the library: tags are refused above


def _bare(data: StatusPage) -> tuple[str, ...]:
    """Return what a public page still lacks, for whoever made it."""
    if not data.public:
        return ()
    lacks = (("what we are for (About us, Mission)", data.mission), ("a win that is OK to publish", data.wins),
             ("whom to talk to (About us, Press contact)", data.contact))  # fmt: skip
    missing = [words for words, there in lacks if not there]
    return (f"Still to add: {say.listed(missing)}.",) if missing else ()


def prepared(seen: View, numbers: Declassified) -> StatusPage:
    """Return the status page's data for an audience; what its figures would read above the level is left out."""
    b, names = seen.briefing, Names(seen.briefing)
    said = b.language
    inside, public = seen.level >= Level.ORGANIZERS, seen.level <= Level.PUBLIC
    lights = () if public else tuple(light(b) for light in LIGHTS if seen.may(light))
    knows_goals, knows_tasks = seen.may(goal_states), seen.may(overdue, due_soon)
    knows_meetings, knows_sectors = seen.may(next_meeting, next_any, held), seen.may(coverage)
    since = b.today - timedelta(days=WINS_PUBLIC_DAYS if public else WINS_DAYS)
    cover = coverage(b) if knows_sectors else None
    return StatusPage(
        inside=inside,
        public=public,
        fresh=not (b.coalition.meetings and held(b)) and not b.coalition.tasks and not b.coalition.goals,
        coalition=(b.about.coalition_name if public else b.coalition.name) or said.gettext("Our coalition"),
        as_of=b.today,
        workbook=say.shortened(b.coalition.title, 80),
        steps=_steps(seen),
        lights=tuple(light_line(light, said) for light in lights) if inside else (),
        counts=() if inside else tuple(kindly(light, said) for light in lights if light.word != "grey"),
        knows_meetings=knows_meetings,
        meeting=_meeting(seen) if knows_meetings else None,
        todo=things_to_do(b) if inside else (),
        help=() if inside or public else tuple(h.text for h in ways_to_help(seen))[:HELP],
        wins=wins_since(b, since, names)[::-1],
        all_wins=bool(seen.parts({"wins": WINS_READ})),
        goals=goal_blocks(b, exact=inside) if knows_goals else None,
        open=tuple(_late(seen, s, names) for s in overdue(b)) if knows_tasks else None,
        soon=tuple(_soon(seen, s, names) for s in due_soon(b)) if knows_tasks else None,
        soon_days=b.about.due_soon_days,
        missing=tuple(_missing(g, said) for g in cover.gaps) if cover else None,
        covered=cover.covered if cover else 0,
        wanted=cover.wanted if cover else 0,
        mission=say.shortened(b.about.mission or b.about.purpose, 400),
        change=say.shortened(b.about.policy_change, 200),
        numbers=numbers if public else Declassified(),
        aims=_aims(b) if public else (),
        coming=coming(b, limit=4, links=False) if public else (),
        contact=say.shortened(b.about.press_contact, 80),
        phone=say.shortened(b.about.press_phone, 40),
    )


def _steps(seen: View) -> tuple[Step, ...]:
    """Return the first steps, until a meeting was held, for those alone who can open the workbook and take them."""
    b = seen.briefing
    opened_by = Level.ORGANIZERS if b.about.who_can_open == "Organizers" else USUAL
    if seen.level < opened_by or not seen.may(setup, held) or held(b) or not setup(b).missing:
        return ()
    return tuple(replace(step, text=b.language.word("step", step.text)) for step in setup(b).steps)


def _missing(gap: Gap, said: Language) -> Missing:
    return Missing(said.word("sector name", gap.sector), said.word("sector", gap.state))


def _aims(b: Briefing) -> tuple[str, ...]:
    found = [g for g in b.coalition.goals if g.status == "Active" and g.kind != "Benchmark"]
    found.sort(key=lambda g: (g.due or date.max, fold(g.name)))
    return tuple(say.shortened(g.name, 90) for g in found[:4])


def _meeting(seen: View) -> NextMeeting | None:
    b = seen.briefing
    found: Meeting | None = next_meeting(b) or next_any(b)
    if found is None:
        return None
    inside = seen.level >= Level.ORGANIZERS
    wanted = heads.GAPS if found.kind not in ("Social", "Celebration", "Public event") else ("start", "place")
    slots = heads.slots(b, found, heads.item_parts(found))
    return NextMeeting(
        heads.without_gaps(heads.head(b, found, 0)),
        (found.date - b.today).days,
        tuple(s.item for s in slots if s.item),
        tuple(b.language.word("to add", gap) for gap in heads.gaps(b, found, wanted)) if inside else (),
    )


def ways_to_help(seen: View, *, tasks: bool = True) -> Iterator[Help]:
    """Yield where somebody could lend a hand: tasks that nobody has, a meeting without a facilitator, a sector."""
    b, said = seen.briefing, seen.briefing.language
    free = [s for s in unassigned(b) if s.due is None or s.due >= b.today] if tasks and seen.may(unassigned) else []
    for s in free[:2]:
        by = said.gettext("It is for %(day)s.", day=said.month_day(s.due)) if s.due else ""
        yield Help(f"{_free(s, said)} {by}".strip(), to(b.coalition.place(s.task, "owner")))
    if seen.may(next_meeting) and seen.shows("meetings", "facilitator"):
        meeting = next_meeting(b)
        if meeting and not meeting.facilitator and (meeting.date - b.today).days <= 14:
            asked = said.gettext("Who would like to facilitate on %(day)s?", day=said.month_day(meeting.date))
            yield Help(asked, to(b.coalition.place(meeting, "facilitator")))
    if seen.may(coverage) and (gaps := [g.sector for g in coverage(b).gaps if g.state == "nobody yet"]):
        sectors = said.listed([said.word("sector name", g) for g in gaps[:3]], "or")
        yield Help(said.gettext("Do you know somebody from %(sectors)s? Tell us, and we will call.", sectors=sectors))
    for s in free[2:]:
        yield Help(_free(s, said), to(b.coalition.place(s.task, "owner")))


def _free(s: TaskState, said: Language) -> str:
    return said.gettext("“%(what)s” has nobody yet. Could you take it?", what=say.shortened(s.task.name, 70))


def _late(seen: View, s: TaskState, names: Names) -> TaskLine:
    said = seen.briefing.language
    by = said.gettext("was for %(day)s", day=said.near_day(s.due, seen.briefing.today)) if s.due else ""
    return _line(seen, s, names, by)


def _soon(seen: View, s: TaskState, names: Names) -> TaskLine:
    due, said = s.due or seen.briefing.today, seen.briefing.language
    days = (due - seen.briefing.today).days
    return _line(seen, s, names, said.in_days(days) if days < 2 else said.short_day(due))


def _line(seen: View, s: TaskState, names: Names, by: str) -> TaskLine:
    on, _ = waited_for(s, names)
    cell = str(seen.briefing.coalition.place(s.task, "name")) if seen.level >= Level.ORGANIZERS else ""
    who = "" if s.unassigned else names.all(s.task.owners)
    return TaskLine(say.shortened(s.task.name, 110), who, by, on, cell)
