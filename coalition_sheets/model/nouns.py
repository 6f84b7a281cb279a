"""The nouns of a coalition: one frozen value a row, typed. Blank cells hold what blank means (`sheet_schemas/`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date as Day
from datetime import time
from types import MappingProxyType
from typing import ClassVar, TypeAlias

from coalition_sheets.frozen import frozen
from coalition_sheets.model.values import AgendaItem, Amount, Ref
from coalition_sheets.model.words import fold, fold_name

Extra: TypeAlias = Mapping[str, object]
NOTHING: Extra = MappingProxyType({})
ORGANIZERS_ONLY = "Organizers only"


@frozen(kw_only=True)
class Record:
    """One row: its place on the sheet, and in `extra` the columns that only this coalition has.

    `table` names the entry of `Coalition.tabs` where the row stands, if that is not `tab` (a Benchmarks tab's rows).
    """

    tab: ClassVar[str] = ""

    row: int
    table: str = ""
    quiet_until: Day | None = None
    extra: Extra = field(default_factory=lambda: NOTHING, hash=False)

    @property
    def key(self) -> str:
        """The row's stable identity within its tab."""
        return str(self.row)

    @property
    def organizers_only(self) -> bool:
        """Whether its "OK to publish?" keeps the whole row to organizers."""
        return getattr(self, "publish", "") == ORGANIZERS_ONLY


@frozen(kw_only=True)
class Named(Record):
    """A row known by its visible name."""

    name: str

    @property
    def key(self) -> str:
        """The folded visible name."""
        return fold_name(self.name)


@frozen(kw_only=True)
class Organization(Named):
    """A member or prospect. `status` is never blank: Member if `joined` is filled, else Prospect."""

    tab: ClassVar[str] = "organizations"

    status: str = "Prospect"
    sector: str = ""
    contact: Ref | None = None
    liaison: Ref | None = None
    joined: Day | None = None
    can_sign: str = ""
    notes: str = ""
    aliases: tuple[str, ...] = ()
    work: str = ""
    priorities: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    reach: Amount | None = None
    represents: str = ""
    why_here: str = ""
    win: str = ""
    perspective: str = ""
    about: str = ""
    brings: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    where: str = ""
    parent: str = ""
    parent_position: str = ""
    commitment: str = ""
    turnaround: Amount | None = None
    why_care: str = ""
    approach: str = ""
    offer: str = ""
    public_name: str = "No"
    agreed: Day | None = None
    leadership_on: Day | None = None
    brought_by: Ref | None = None
    given: str = ""

    @property
    def is_member(self) -> bool:
        """Whether it counts as a member (decision 41)."""
        return self.status == "Member"


@frozen(kw_only=True)
class Person(Named):
    """Anybody with a name. `connection`, `best_way`, `language` and `status` hold what their blank means."""

    tab: ClassVar[str] = "people"

    organization: Ref | None = None
    connection: str = "Contact"
    email: str = ""
    phone: str = ""
    best_way: str = ""
    language: str = ""
    skills: tuple[str, ...] = ()
    core: bool = False
    do_not_contact: bool = False
    aliases: tuple[str, ...] = ()
    wants_to_try: tuple[str, ...] = ()
    likes_to_help: str = ""
    perspective: str = ""
    speaks_for: str = ""
    status: str = "Active"
    away_until: Day | None = None
    hours: Amount | None = None
    connector: bool = False
    has_story: bool = False
    spokesperson_for: tuple[str, ...] = ()
    public_name: str = "No"
    consent_on: Day | None = None
    update_name: str = "No"
    share_contact: str = "No"


@frozen(kw_only=True)
class Goal(Named):
    """A goal or benchmark. `kind` is inferred where blank; `kind_typed` says whether somebody chose it."""

    tab: ClassVar[str] = "goals"

    kind: str = "Long-term goal"
    kind_typed: bool = False
    part_of: Ref | None = None
    lead: Ref | None = None
    due: Day | None = None
    start_value: Amount | None = None
    target: Amount | None = None
    now: Amount | bool | None = None
    as_of: Day | None = None
    started: Day | None = None
    measure: str = ""
    weight: Amount | None = None
    status: str = "Active"
    group: str = ""
    believed: str = ""
    gains: str = ""
    decided_by: tuple[Ref, ...] = ()
    issue: str = ""
    publish: str = "No"
    reviewed: Day | None = None


@frozen(kw_only=True)
class Task(Record):
    """Something promised. `status` is one of the five words, or "unknown" where it was not understood."""

    tab: ClassVar[str] = "tasks"

    name: str
    owners: tuple[Ref, ...] = ()
    owner_typed: str = ""
    due: Day | None = None
    due_next_meeting: bool = False
    status: str = "Not started"
    goal: Ref | None = None
    meeting: Ref | None = None
    notes: str = ""
    waiting_on: Ref | None = None
    skill: str = ""
    hours: Amount | None = None
    publish: str = "No"
    done_on: Day | None = None

    @property
    def key(self) -> str:
        """Text + who + by when: tasks have no unique name."""
        due = "next meeting" if self.due_next_meeting else self.due.isoformat() if self.due else ""
        return f"{fold(self.name)} | {fold_name(self.owner_typed)} | {due}"

    @property
    def is_open(self) -> bool:
        """Whether it is neither Done nor Dropped; an unknown status is open."""
        return self.status not in ("Done", "Dropped")


@frozen(kw_only=True)
class Meeting(Record):
    """A meeting. `group` and `kind` hold what their blank means; `status` "" means by its date."""

    tab: ClassVar[str] = "meetings"

    date: Day
    start: time | None = None
    kind: str = "Regular"
    place: str = ""
    purpose: str = ""
    facilitator: Ref | None = None
    note_taker: Ref | None = None
    agenda: tuple[AgendaItem, ...] = ()
    attended: tuple[Ref, ...] = ()
    attended_typed: str = ""
    decisions: str = ""
    notes: str = ""
    end: time | None = None
    group: str = "Whole coalition"
    interpretation: str = ""
    child_care: str = ""
    food: str = ""
    invited: tuple[Ref, ...] = ()
    invited_typed: str = ""
    timekeeper: Ref | None = None
    status: str = ""
    publish: str = "No"
    regrets: tuple[Ref, ...] = ()
    title: str = ""

    @property
    def key(self) -> str:
        """Date + kind + group."""
        return f"{self.date.isoformat()} | {fold(self.kind)} | {fold_name(self.group)}"

    @property
    def name(self) -> str:
        """The computed name: "2026-03-24 Regular"."""
        return f"{self.date.isoformat()} {self.kind}"


@frozen(kw_only=True)
class Touch(Record):
    """One contact with somebody, past or planned (a row of Outreach)."""

    tab: ClassVar[str] = "outreach"

    date: Day
    who: Ref
    by: Ref | None = None
    how: str = ""
    outcome: str = ""
    heard: str = ""
    next_step: str = ""
    next_by: Day | None = None
    through: Ref | None = None
    introduced: tuple[Ref, ...] = ()
    asked_intro: bool = False
    wants: str = ""
    common_ground: str = ""
    asked: str = ""
    offered: str = ""
    next_owner: Ref | None = None

    @property
    def key(self) -> str:
        """Date + who + by + how."""
        by = fold_name(self.by.label) if self.by else ""
        return f"{self.date.isoformat()} | {fold_name(self.who.label)} | {by} | {fold(self.how)}"


@frozen(kw_only=True)
class Role(Named):
    """A standing role and who holds it."""

    tab: ClassVar[str] = "roles"

    group: str = ""
    who: Ref | None = None
    backup: Ref | None = None
    hours: Amount | None = None
    since: Day | None = None
    ends: Day | None = None
    needed: bool = True


@frozen(kw_only=True)
class Win(Record):
    """Something to celebrate."""

    tab: ClassVar[str] = "wins"

    date: Day | None = None
    what: str
    kind: str = "Other"
    goal: Ref | None = None
    who: tuple[Ref, ...] = ()
    link: str = ""
    publish: str = "No"

    @property
    def key(self) -> str:
        """Date + what happened."""
        return f"{self.date.isoformat() if self.date else ''} | {fold(self.what)}"


@frozen(kw_only=True)
class Row(Record):
    """A row of a tab that only this coalition's own schema knows: its values by column name."""

    schema: str
    values: Extra = field(default_factory=lambda: NOTHING, hash=False)
    row_key: str = ""

    @property
    def key(self) -> str:
        """The folded values of the schema's key columns."""
        return self.row_key or str(self.row)

    @property
    def organizers_only(self) -> bool:
        """Whether its "OK to publish?" keeps the whole row to organizers."""
        return self.values.get("publish") == ORGANIZERS_ONLY


Noun: TypeAlias = Organization | Person | Goal | Task | Meeting | Touch | Role | Win
