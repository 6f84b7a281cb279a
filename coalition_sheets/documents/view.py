"""What one audience may see: everything else is taken away before any figure is counted or template runs."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Set
from copy import copy
from dataclasses import MISSING, dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from coalition_sheets.documents.template import AUDIENCES, Shown
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics import audience
from coalition_sheets.model import (
    About,
    Amount,
    Briefing,
    Coalition,
    Column,
    Language,
    Level,
    Metric,
    Record,
    Ref,
    Row,
    Schema,
    Tab,
    Table,
    fold_name,
)

R = TypeVar("R", bound=Record)

TABS = ("organizations", "people", "goals", "tasks", "meetings", "outreach", "roles", "wins")
PUBLIC_FACTS = (
    "coalition_name", "purpose", "mission", "policy_change", "agreements", "principles", "key_messages", "announced",
    "press_contact", "press_phone", "language", "country", "our_words",
)  # fmt: skip
# Which column a field of a noun is read from, where the names differ.
COLUMN_OF: Mapping[str, str] = MappingProxyType({
    "owners": "owner", "owner_typed": "owner", "due_next_meeting": "due", "attended_typed": "attended",
    "invited_typed": "invited", "kind_typed": "kind",
})  # fmt: skip
OWNERS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "tasks": ("owners",), "organizations": ("liaison",), "meetings": ("facilitator", "note_taker"),
    "people": ("name",), "outreach": ("who",),
})  # fmt: skip
# What goes back to a person though its level is above: their address, and what they themselves said.
THEIR_OWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"people": ("email", "phone"), "outreach": ("heard", "wants")}
)
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "meetings": ("date",), "outreach": ("date", "who"), "wins": ("what",),
})  # fmt: skip
KIND_OF: Mapping[str, str] = MappingProxyType({
    "organizations": "organization", "people": "person", "goals": "goal", "tasks": "task", "meetings": "meeting",
})  # fmt: skip
# A link with or without "https", or what lets somebody in ("meeting ID 123", "passcode").
LINK = re.compile(
    r"://|\bwww\.|\b[\w-]+\.[a-z]{2,}(?![\w'])|\b(?:meeting id|passcode|password|pwd|pin)\b", re.IGNORECASE
)
SHORT_OF_NOTES = 200


class NotForAudience(CoalitionError):
    """A template asked for something that its audience may not see."""

    def __init__(self, what: str, level: Level, audience: Level, *, own: bool = False) -> None:
        whose = "its owner alone" if own else AUDIENCES[level]
        super().__init__(
            f"{what} is for {whose}; this document is for {AUDIENCES[audience]}.",
            "Take it out of the template, or raise the template's audience.",
        )


class NoSuchColumn(CoalitionError):
    """A template asked for a column that the tab does not have."""

    def __init__(self, tab: str, name: str, columns: Iterable[str]) -> None:
        near = get_close_matches(name, list(columns), 3, 0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`coalition schemas show` lists the columns of a tab."
        super().__init__(f"{tab} has no column called {name}.", hint)


@lru_cache(maxsize=64)
def _defaults(kind: Any) -> Mapping[str, Any]:
    blank: dict[str, Any] = {"name": "", "what": "", "date": None, "who": Ref("")}
    found = {f.name: f.default if f.default is not MISSING else blank.get(f.name) for f in fields(kind)}
    return MappingProxyType(found)


def _blank(row: Record) -> Mapping[str, Any]:
    return _defaults(cast("Hashable", type(row)))


def level_of(column: Column | None, row: Record) -> Level:
    """Return who may see a cell of a row: the column's level, lowered where the row's consent column says so.

    A link or a passcode is not for more people than the column's `link_level`, whatever the row says.
    """
    if column is None:
        return Level.ORGANIZERS
    level = column.level
    if column.consent and getattr(row, column.consent.column, None) in column.consent.says:
        level = min(level, column.consent.level)
    if column.link_level is not None and column.link_level > level and LINK.search(_text(row, column.name)):
        return column.link_level
    return level


def _text(row: Record, name: str) -> str:
    return str(row.values.get(name, "") if isinstance(row, Row) else getattr(row, name, row.extra.get(name, "")) or "")


def lowest(column: Column | None) -> Level:
    """Return the lowest level at which a column is ever seen, whatever its rows say."""
    if column is None:
        return Level.ORGANIZERS
    return min(column.level, column.consent.level) if column.consent else column.level


@frozen
class _Lens:
    """One audience, looking at one coalition."""

    level: Level
    recipient: str

    def owns(self, row: Record) -> bool:
        """Whether a row is about the recipient, or theirs to do."""
        return bool(self.recipient) and fold_name(self.recipient) in _owners(row)

    def sees(self, column: Column | None, row: Record, *, owner: bool) -> bool:
        """Whether a cell stays."""
        if owner and column is not None and (column.own or column.name in THEIR_OWN.get(row.tab, ())):
            return True
        return level_of(column, row) <= self.level and not (column is not None and column.own)

    def row(self, row: R, schema: Schema) -> R | None:
        """Return a row with every cell blank that may not be seen; None where its key or nothing is left."""
        if self.level < Level.ORGANIZERS and row.organizers_only:
            return None
        owner = self.owns(row)
        if isinstance(row, Row):
            kept = {n: v for n, v in row.values.items() if self.sees(schema.by_name.get(n), row, owner=owner)}
            return replace(row, values=MappingProxyType(kept)) if kept else None
        changes: dict[str, Any] = {}
        for f in fields(row):
            if f.name in ("row", "table"):
                continue
            if f.name == "extra":
                changes["extra"] = MappingProxyType({
                    n: v for n, v in row.extra.items() if self.sees(schema.by_name.get(n), row, owner=owner)
                })  # fmt: skip
                continue
            column = schema.by_name.get(COLUMN_OF.get(f.name, f.name))
            if not self.sees(column, row, owner=owner):
                changes[f.name] = _blank(row)[f.name]
            elif column is not None and column.own and isinstance(value := getattr(row, f.name), str):
                changes[f.name] = value[:SHORT_OF_NOTES]
        return replace(row, **changes) if _has_key(row, changes) else None


def _owners(row: Record) -> Set[str]:
    """Return whom a row is about, or whose it is to do: folded names."""
    found: set[str] = set()
    for name in OWNERS.get(row.tab, ()):
        value = getattr(row, name)
        refs = value if isinstance(value, tuple) else (value,)
        found |= {fold_name(r.name if isinstance(r, Ref) else r) for r in refs if r}
    return found - {""}


def _has_key(row: Record, changes: Mapping[str, Any]) -> bool:
    return all(changes.get(key, getattr(row, key)) for key in KEYS.get(row.tab, ("name",)))


def restrict(coalition: Coalition, level: Level, recipient: str = "") -> Coalition:
    """Return the coalition that an audience may see: levels, consent and the recipient's own rows decide.

    Cells above the level are blank, rows without a visible key are gone and so are references to them;
    nobody's Notes stay but the recipient's own. A tab without a schema has no visible rows.
    """
    return _through(coalition, _Lens(level, recipient))[0]


def _through(coalition: Coalition, lens: _Lens) -> tuple[Coalition, Set[tuple[str, str]]]:
    """Return what a lens leaves of a coalition, and the kind and name of every row that is gone."""
    level = lens.level
    kept: dict[str, tuple[Any, ...]] = {}
    gone: set[tuple[str, str]] = set()
    for name in TABS:
        rows: tuple[Record, ...] = getattr(coalition, name)
        seen = [lens.row(r, tab.schema) if (tab := coalition.tabs.get(_table(r))) else None for r in rows]
        kept[name] = tuple(r for r in seen if r is not None)
        if kind := KIND_OF.get(name):
            hidden = {_label(r) for r, s in zip(rows, seen, strict=True) if s is None}
            gone |= {(kind, label) for label in hidden - {_label(r) for r in kept[name]}}
    others = {
        name: tuple(r for r in (lens.row(row, coalition.tabs[name].schema) for row in rows) if r is not None)
        for name, rows in coalition.others.items()
        if name in coalition.tabs
    }
    about = coalition.about if level > Level.PUBLIC else _public(coalition.about)
    left = Coalition(
        title=coalition.title,
        about=about,
        others=MappingProxyType(others),
        tabs=MappingProxyType({name: _bare(tab, level) for name, tab in coalition.tabs.items()}),
        groups=_groups(coalition.groups, kept),
        **{name: tuple(_without(r, gone) for r in rows) for name, rows in kept.items()},
    )
    return left, gone


def _table(row: Record) -> str:
    return row.schema if isinstance(row, Row) else row.table or row.tab


def _groups(named: Iterable[str], kept: Mapping[str, tuple[Any, ...]]) -> tuple[str, ...]:
    """Return the committees that visible rows name, by name."""
    seen = {fold_name(r.group) for tab in ("roles", "meetings") for r in kept[tab] if r.group}
    seen |= {"core group"} if any(p.core for p in kept["people"]) else set()
    return tuple(sorted(g for g in named if fold_name(g) in seen))


def _label(row: Record) -> str:
    return str(getattr(row, "name", "") or "")


def _public(about: About) -> About:
    said = frozenset(PUBLIC_FACTS) & about.said
    return About(said=said, **{name: getattr(about, name) for name in PUBLIC_FACTS})


def _bare(tab: Tab, level: Level) -> Tab:
    """Return a tab without its cells, and without the columns that are never seen at this level."""
    seen = {n: i for n, i in tab.columns.items() if lowest(tab.schema.by_name.get(n)) <= level}
    return replace(tab, table=Table(tab.table.name), columns=MappingProxyType(seen))


def _without(row: R, gone: Set[tuple[str, str]]) -> R:
    """Return a row without references to rows that are not there for this audience."""
    changes: dict[str, Any] = {}
    for f in fields(row) if gone else ():
        value = getattr(row, f.name)
        if isinstance(value, Ref) and (value.kind, value.name) in gone:
            changes[f.name] = _blank(row)[f.name]
        elif isinstance(value, tuple) and any(isinstance(v, Ref) and (v.kind, v.name) in gone for v in value):
            changes[f.name] = tuple(v for v in value if not (isinstance(v, Ref) and (v.kind, v.name) in gone))
            changes |= {t: "" for t in (f"{f.name}_typed", f"{f.name.removesuffix('s')}_typed") if hasattr(row, t)}
    return replace(row, **changes) if changes else row


def restricted(b: Briefing, level: Level, recipient: str = "") -> Briefing:
    """Return a Briefing over what an audience may see, with the findings of its level; figures are counted anew."""
    return _over(b, restrict(b.coalition, level, recipient), level)


def _over(b: Briefing, coalition: Coalition, level: Level) -> Briefing:
    findings = tuple(f for f in b.findings if f.level <= level)
    return Briefing(coalition, b.today, b.memory.for_eyes(level), findings, b.language)


@dataclass(frozen=True)
class View:
    """All that one audience may see of a coalition on one day. `recipient`: a person who also sees their own rows."""

    level: Level
    briefing: Briefing = field(repr=False)
    recipient: str = ""

    def may(self, *figures: Metric[Any, Any]) -> bool:
        """Whether figures are for this audience. Where not, leave the part out: over blanks they would be false."""
        return audience.level_of(self.briefing, *figures) <= self.level

    def parts(self, reads: Mapping[str, Iterable[str]]) -> frozenset[str]:
        """Return the names of those parts of which this audience may see all that they read."""
        return frozenset(n for n, read in reads.items() if audience.level_reading(self.briefing, read) <= self.level)

    def shows(self, tab: str, column: str) -> bool:
        """Whether this audience may see a column in any row. Where not, a blank there is no gap."""
        found = self.briefing.coalition.tabs.get(tab)
        return found is None or lowest(found.schema.by_name.get(column)) <= self.level

    @cached_property
    def rows(self) -> Mapping[str, object]:
        """Every tab's rows for a template, by the tab's name in code, with `about`, `coalition` and `today`."""
        c = self.briefing.coalition
        tabs: dict[str, object] = {n: self._shown(getattr(c, n)) for n in TABS}
        tabs |= {n: self._shown(rows) for n, rows in c.others.items()}
        return MappingProxyType(tabs | {"about": c.about, "coalition": c.name, "workbook": c.title,
                                        "today": self.briefing.today, "recipient": self.recipient})  # fmt: skip

    def _shown(self, rows: Iterable[Record]) -> tuple[SeenRow, ...]:
        c = self.briefing.coalition
        tabs = {name: tab.schema for name, tab in c.tabs.items()}
        return tuple(SeenRow(r, tabs[name], self) for r in rows
                     if (name := _table(r)) in tabs)  # fmt: skip


def view(b: Briefing, level: Level, recipient: str = "") -> View:
    """Return what a level, and perhaps one recipient, may see of a Briefing."""
    return View(level, restricted(b, level, recipient), recipient)


class Readers:
    """Views for many recipients of one level: what all of them may see is worked out once."""

    def __init__(self, b: Briefing, level: Level) -> None:
        self._b, self._level = b, level
        left, self._gone = _through(b.coalition, _Lens(level, ""))
        self.shared = View(level, _over(b, left, level))
        self._owned: dict[str, list[Record]] = {}
        for row in (row for name in OWNERS for row in getattr(b.coalition, name)):
            for owner in _owners(row):
                self._owned.setdefault(owner, []).append(row)

    def speaking(self, language: Language) -> Readers:
        """Return the same Views in another language."""
        made = copy(self)
        made._b = self._b.speaking(language)
        return made

    def view(self, recipient: str) -> View:
        """Return what one recipient may see: what all see, and their own rows and words."""
        lens, c = _Lens(self._level, recipient), self.shared.briefing.coalition
        theirs: dict[tuple[str, str, int], Record] = {}
        for row in self._owned.get(fold_name(recipient), ()):
            tab = self._b.coalition.tabs.get(_table(row))
            if tab is not None and (seen := lens.row(row, tab.schema)) is not None:
                theirs[row.tab, row.table, row.row] = _without(seen, self._gone)
        changed: dict[str, Any] = {
            name: tuple(theirs.get((name, r.table, r.row), r) for r in getattr(c, name)) for name in OWNERS
        }
        return View(self._level, _over(self._b, replace(c, **changed), self._level), recipient)


class SeenRow(Shown):
    """One row as a template sees it: columns by their name in code; one above the audience is an error."""

    __slots__ = ("_row", "_schema", "_view")

    def __init__(self, row: Record, schema: Schema, seen_by: View) -> None:
        self._row, self._schema, self._view = row, schema, seen_by

    def look(self, name: str) -> object:
        """Return a cell's value: names as text, amounts as written, dates as dates."""
        column = self._schema.by_name.get(name)
        if column is None and name not in self._row.extra:
            raise NoSuchColumn(self._schema.name, name, self._schema.by_name)
        theirs = bool(self._view.recipient) and column is not None and (
            column.own or name in THEIR_OWN.get(self._schema.name, ())
        )  # fmt: skip
        if not theirs and lowest(column) > self._view.level:
            raise NotForAudience(f"{self._schema.name}.{name}", lowest(column), self._view.level)
        if not theirs and column is not None and column.own:
            raise NotForAudience(f"{self._schema.name}.{name}", column.level, self._view.level, own=True)
        return _plain_value(self._value(name))

    def _value(self, name: str) -> object:
        if isinstance(self._row, Row):
            return self._row.values.get(name, "")
        names = {COLUMN_OF.get(f.name, f.name): f.name for f in reversed(fields(self._row))}
        return getattr(self._row, names[name]) if name in names else self._row.extra.get(name, "")


def _plain_value(value: object) -> object:
    match value:
        case Ref():
            return value.label
        case tuple():
            return tuple(_plain_value(v) for v in value)
        case Amount():
            from coalition_sheets.documents.say import amount

            return amount(value)
        case _:
            return value
