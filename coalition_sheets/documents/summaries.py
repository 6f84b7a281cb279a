"""Summaries for readers outside the room: members, the public, funders; and how we work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from coalition_sheets.documents import say
from coalition_sheets.documents.cells import table
from coalition_sheets.documents.coming import Coming, Decided, coming, decided
from coalition_sheets.documents.goal_table import GoalRow, benchmark_rows, goal_rows
from coalition_sheets.documents.make import Scan, data_of, finished, header, nothing
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.own_list import slug_of
from coalition_sheets.documents.parts import FUNDER, LISTS, MONTHLY, RULES, for_audience
from coalition_sheets.documents.pictures.drawn import picture
from coalition_sheets.documents.promised import Promised, of_person, promised
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import View, view
from coalition_sheets.documents.voices import voices
from coalition_sheets.documents.won import WinLine, wins_since
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.audience import DECLASSIFIED
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.counts import members, one_on_ones
from coalition_sheets.metrics.coverage import coverage
from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.roles import roles
from coalition_sheets.metrics.tasks import TaskState, done_since, in_order, unassigned
from coalition_sheets.model import Briefing, Document, Language, Level, fold, fold_name

MONTH, QUARTER = 31, 92


@frozen(kw_only=True)
class Monthly:
    """All that the template of the monthly letter to member organizations gets. `for_whom`: one organization."""

    coalition: str
    as_of: date
    since: date
    for_whom: str
    goals: tuple[GoalRow, ...]
    decisions: tuple[Decided, ...]
    wins: tuple[WinLine, ...]
    more_wins: int
    joined: tuple[str, ...]
    organizations: int
    people: int
    theirs: tuple[Promised, ...]
    more_theirs: int
    coming: tuple[Coming, ...]
    needed: tuple[str, ...]
    role: str
    missing: tuple[str, ...]
    workbook: str


def monthly(b: Briefing, load: Load, *, about: str = "", level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the month as member organizations read it; `about` names one for what it has open itself."""
    made = header("monthly.md.j2", load)
    seen = view(b, made.level(level))
    data = for_audience(seen, _monthly(seen, about), MONTHLY, LISTS)
    return finished(made, {**seen.rows, **data}, load, as_of=b.today, level=seen.level, scan=scan,
                    language=b.language, slug=slug_of(about), beside=_outside(b, about),
                    draw=partial(picture, seen))  # fmt: skip


def _outside(b: Briefing, about: str) -> tuple[str, ...]:
    """Return a word to whoever runs this, where the one named is no member: the page holds what members decided."""
    named = b.coalition.organization.get(about)
    if named is None or named.is_member:
        return ()
    return (f"{about} is no member on the Organizations tab. This page is for members: hold it back till they join.",)


def _monthly(seen: View, about: str) -> Monthly:
    b, names = seen.briefing, Names(seen.briefing)
    since = b.today - timedelta(days=MONTH)
    gaps = tuple(b.language.word("sector name", g.sector) for g in coverage(b).gaps if g.state == "nobody yet")
    wins = wins_since(b, since, names)[::-1]
    now = members(b)
    theirs = _theirs(b, about) if about else ()
    return Monthly(
        coalition=b.coalition.name or b.language.gettext("Our coalition"),
        as_of=b.today,
        since=since,
        for_whom=about,
        goals=goal_rows(b)[:6],
        decisions=decided(b, since),
        wins=wins[:6],
        more_wins=len(wins[6:]),
        joined=tuple(o.name for o in now.organization_rows if o.joined and since < o.joined <= b.today),
        organizations=now.organizations,
        people=now.individuals,
        theirs=promised(b, theirs[:10], names),
        more_theirs=len(theirs[10:]),
        coming=coming(b),
        needed=tuple(say.shortened(s.task.name, 70) for s in unassigned(b))[:2],
        role=next(iter(roles(b).vacant), ""),
        missing=gaps[:4],
        workbook=b.coalition.title,
    )  # fmt: skip


def _theirs(b: Briefing, organization: str) -> tuple[TaskState, ...]:
    """Return the open tasks of an organization and its people, each once."""
    whose = [organization, *(p.name for p in b.coalition.people_of(organization))]
    found = {s.task.row: s for name in whose for s in of_person(b, name)}
    return tuple(sorted(found.values(), key=in_order))


@frozen
class Declassified:
    """What may be said in public though its rows may not be shown: counts, and members that agreed to be named."""

    members: int = 0
    sectors: int = 0
    meetings: int = 0
    one_on_ones: int = 0
    named: tuple[str, ...] = ()


def declassified(b: Briefing) -> Declassified:
    """Return, of everything, what goes public by name: how many, and who said Yes to "OK to name publicly"."""
    counts = {name.replace("-", "_"): count(b) for name, count in DECLASSIFIED.items()}
    named = sorted((o.name for o in members(b).organization_rows if o.public_name == "Yes"), key=fold_name)
    return Declassified(**counts, named=tuple(named))


@frozen(kw_only=True)
class Public:
    """All that the template of the public summary gets."""

    coalition: str
    as_of: date
    mission: str
    change: str
    wins: tuple[WinLine, ...]
    counts: Declassified
    goals: tuple[str, ...]
    principles: tuple[str, ...]
    coming: tuple[Coming, ...]
    contact: str
    phone: str


def public_summary(
    b: Briefing, load: Load, *, counts: Declassified | None = None, level: Level | None = None, scan: Scan = nothing
) -> Document:
    """Return what everybody may read: only rows with consent, and what was declassified."""
    made = header("public-summary.md.j2", load)
    seen = view(b, made.level(level))
    data = _public(seen, counts or Declassified())
    missing = [word for word, there in (("what we are for (Mission)", data.mission), ("how to reach us (Press contact)",
               data.contact), ("wins that are OK to publish", data.wins)) if not there]  # fmt: skip
    beside = (f"Still to add: {say.listed(missing)}.",) if missing else ()
    return finished(made, {**seen.rows, **data_of(data)}, load, as_of=b.today, level=seen.level, scan=scan,
                    language=b.language, beside=beside)  # fmt: skip


def _public(seen: View, counts: Declassified) -> Public:
    b, names = seen.briefing, Names(seen.briefing)
    about = b.about
    goals = [g for g in b.coalition.goals if g.status == "Active" and g.kind != "Benchmark"]
    goals.sort(key=lambda g: (g.due or date.max, fold(g.name)))
    return Public(
        coalition=about.coalition_name or b.language.gettext("Our coalition"),
        as_of=b.today,
        mission=say.shortened(about.mission or about.purpose, 400),
        change=say.shortened(about.policy_change, 200),
        wins=wins_since(b, b.today - timedelta(days=365), names)[::-1][:6],
        counts=counts,
        goals=tuple(say.shortened(g.name, 80) for g in goals[:4]),
        principles=tuple(say.shortened(p, 120) for p in about.principles[:6]),
        coming=coming(b, limit=4, links=False),
        contact=say.shortened(about.press_contact, 80),
        phone=say.shortened(about.press_phone, 40),
    )


@frozen(kw_only=True)
class Funder:
    """All that the template of the report to funders and boards gets."""

    coalition: str
    as_of: date
    since: date
    until: date
    mission: str
    goals: tuple[GoalRow, ...]
    benchmarks: tuple[GoalRow, ...]
    outputs: tuple[str, ...]
    organizations: int
    people: int
    sectors: tuple[str, ...]
    covered: int
    wanted: int
    communities: tuple[str, ...]
    stories: tuple[WinLine, ...]
    decisions: tuple[Decided, ...]
    ahead: tuple[str, ...]
    coming: tuple[Coming, ...]
    workbook: str


def funder_report(b: Briefing, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the last quarter for a funder or board, with its table as .csv. Stories are wins that may be published."""
    made = header("funder-report.md.j2", load)
    seen = view(b, made.level(level))
    data = for_audience(seen, _funder(seen), FUNDER, LISTS)
    document = finished(made, {**seen.rows, **data}, load, as_of=b.today, level=seen.level, scan=scan,
                        language=b.language, beside=("Still to add: what we learned.",),
                        draw=partial(picture, seen))  # fmt: skip
    if not document.files or data["parts"].isdisjoint(("goals", "benchmarks")):
        return document
    rows = [
        (r.name, r.part_of, r.day.isoformat() if r.day else "", r.start, r.now, r.as_of, r.standing)
        for r in (*data["goals"], *data["benchmarks"])
    ]
    return replace(document, files=(*document.files, ("csv", table((_headers(b.language), *rows)))))


def _headers(said: Language) -> tuple[str, ...]:
    return (
        said.gettext("%(Goal)s or %(benchmark)s"), said.gettext("Part of"), said.gettext("Due"), said.gettext("Start"),
        said.gettext("Now"), said.gettext("As of"), said.gettext("Standing"),
    )  # fmt: skip


def _funder(seen: View) -> Funder:
    b, names = seen.briefing, Names(seen.briefing)
    since, until = b.today - timedelta(days=QUARTER), b.today + timedelta(days=QUARTER)
    met = [m for m in held(b) if m.date >= since]
    came = {fold_name(r.label) for m in met for r in m.attended}
    cover, now = coverage(b), members(b)
    talks, done, said = len(one_on_ones(b, since)), len(done_since(b, since)), b.language
    outputs = (
        (len(met), said.ngettext("%(num)s meeting held", "%(num)s meetings held", len(met))),
        (len(came), said.ngettext("%(num)s person took part", "%(num)s people took part", len(came))),
        (talks, said.ngettext("%(num)s one-on-one held", "%(num)s one-on-ones held", talks)),
        (done, said.ngettext("%(num)s %(task)s finished", "%(num)s %(tasks)s finished", done)),
    )
    return Funder(
        coalition=b.coalition.name or b.language.gettext("Our coalition"),
        as_of=b.today,
        since=since,
        until=until,
        mission=say.shortened(b.about.mission or b.about.purpose, 300),
        goals=goal_rows(b),
        benchmarks=benchmark_rows(b),
        outputs=tuple(told for n, told in outputs if n),
        organizations=now.organizations,
        people=now.individuals,
        sectors=tuple(
            sorted({said.word("sector name", o.sector) for o in now.organization_rows if o.sector}, key=fold)
        ),
        covered=cover.covered,
        wanted=cover.wanted,
        communities=tuple(sorted(cover.communities, key=fold))[:10],
        stories=_stories(b, since, names),
        decisions=decided(b, since)[-5:],
        ahead=_ahead(b, until),
        coming=coming(b, limit=4, links=False),
        workbook=b.coalition.title,
    )


def _ahead(b: Briefing, until: date) -> tuple[str, ...]:
    """Return the goals and benchmarks due by a day that are not met yet, the soonest first."""
    met = {p.goal.row for p in paces(b) if p.standing == "met"}
    due = [
        (g.due, say.shortened(g.name, 80)) for g in b.coalition.goals
        if g.status == "Active" and g.due and b.today <= g.due <= until and g.row not in met
    ]  # fmt: skip
    return tuple(f"{name} ({b.language.near_day(day, b.today)})" for day, name in sorted(due)[:8])


def _stories(b: Briefing, since: date, names: Names) -> tuple[WinLine, ...]:
    public = tuple(w for w in b.coalition.wins if w.publish == "Yes")
    open_wins = Briefing(replace(b.coalition, wins=public), b.today, b.memory)
    return tuple(replace(w, thanks="") for w in wins_since(open_wins, since, names))[-6:]


@frozen
class RoleLine:
    """A role, who holds it, and who steps in."""

    name: str
    who: str
    backup: str
    hours: str


@frozen(kw_only=True)
class HowWeWork:
    """All that the template of "how we work" gets beside About us.

    `voice`: who has one, "Organization" or "Person"; `boards`: some of us may have to ask theirs.
    """

    coalition: str
    as_of: date
    rule: str
    often: str
    voice: str
    boards: bool
    quorum: str
    roles: tuple[RoleLine, ...]
    goals: tuple[GoalRow, ...]
    workbook: str


def how_we_work(b: Briefing, load: Load, *, level: Level | None = None, scan: Scan = nothing) -> Document:
    """Return the rules of the coalition on a page: purpose, agreements, decisions, meetings, roles."""
    made = header("how-we-work.md.j2", load)
    seen = view(b, made.level(level))
    c, about, names = seen.briefing.coalition, seen.briefing.about, Names(seen.briefing)
    who, said = voices(seen.briefing), b.language
    quorum = said.gettext("%(n)s of %(of)s make a quorum", n=who.needed, of=who.of)
    held_by = sorted((r for r in c.roles if r.needed), key=lambda r: (fold(r.group), fold(r.name)))
    data = HowWeWork(
        coalition=c.name or b.language.gettext("Our coalition"),
        as_of=b.today,
        rule=said.word("rule", about.how_we_decide),
        often=said.word("how often", about.how_often),
        voice=who.each,
        boards=bool(members(seen.briefing).organizations),
        quorum=quorum if who.of > 2 and about.how_we_decide else "",
        roles=tuple(
            RoleLine(
                r.name + (f" ({r.group})" if r.group and fold(r.group) != "whole coalition" else ""),
                r.who.label if r.who else "",
                names.of(r.backup),
                said.amount(r.hours) if r.hours else "",
            )
            for r in held_by[:14]
        ),
        goals=goal_rows(seen.briefing)[:5],
        workbook=c.title,
    )
    return finished(made, {**seen.rows, **for_audience(seen, data, RULES, LISTS)}, load, as_of=b.today,
                    language=b.language, level=seen.level, scan=scan)  # fmt: skip
