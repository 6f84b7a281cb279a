"""What the toolkit remembers of earlier runs. Empty memory means unknown, never zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.model.values import Level

RowKey = tuple[str, str]  # schema name, key of the row


def cell_hash(salt: str, text: str) -> str:
    """Return how memory holds what was typed in a cell: salted for each workbook, 16 hex digits; "" when blank."""
    from hashlib import blake2b

    return blake2b(text.strip().encode(), key=salt.encode()[:64], digest_size=8).hexdigest() if text.strip() else ""


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def lettered(hashed: str) -> str:
    """Return a hash in letters alone: digits in a row could be taken for a number that harms a person."""
    return hashed.translate(_LETTERS)


def veiled(salt: str, key: str) -> str:
    """Return what stands for a row's key where its text is not to be kept."""
    return "~" + lettered(cell_hash(salt, key))


def equal_cells(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[int, frozenset[str]]:
    """Return how many filled cells of two rows are equal, and the columns in which they differ."""
    equal = sum(1 for name, value in now.items() if value and before.get(name) == value)
    return equal, frozenset(n for n in {*before, *now} if before.get(n, "") != now.get(n, ""))


def equal_but_name(before: Mapping[str, str], now: Mapping[str, str]) -> int:
    """Return how many cells beside the name say that a row was renamed: three, or all there are; else 0."""
    equal, differ = equal_cells(*({n: v for n, v in cells.items() if n != "name"} for cells in (before, now)))
    return equal if equal >= 3 or not differ else 0


@frozen
class SeenRow:
    """What is known of one row: days of earlier runs, and a salted hash of each filled cell by column name.

    `done`: it was Done at the last run. `gone`: the day it was no longer there. `level`: who may know that it is there.
    """

    first_seen: date | None = None
    last_changed: date | None = None
    done_seen: date | None = None
    now_changed: date | None = None
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    name: str = ""
    done: bool = False
    gone: date | None = None
    level: Level = Level.ORGANIZERS


@frozen
class SeenTab:
    """What is known of one tab: its title, how many rows it had, and since when it is remembered without a gap."""

    title: str = ""
    rows: int = 0
    since: date | None = None


@frozen
class SeenFinding:
    """A finding that stood at the last run: its identity (the key veiled where few may read it), and since when."""

    code: str
    tab: str = ""
    key: str = ""
    column: str = ""
    first_seen: date | None = None
    level: Level = Level.ORGANIZERS


@frozen
class Event:
    """Something that happened between two runs, on the day it was seen.

    `kind`: "added", "changed" (in `columns`), "done", "gone", "renamed", "light", "standing" (these three from `before`
    to `now`), "found" or "solved" (`before` is the check's code). `count`: it stands for so many, without key and name.
    `level`: who may know of it.
    """

    day: date
    kind: str
    tab: str = ""
    key: str = ""
    name: str = ""
    columns: tuple[str, ...] = ()
    before: str = ""
    now: str = ""
    count: int = 1
    level: Level = Level.ORGANIZERS


@frozen
class Sent:
    """One message that went out: its kind, to whom, about which rows, on which day."""

    kind: str
    to: str
    day: date
    keys: tuple[str, ...] = ()


@frozen
class Quiet:
    """A check that somebody put to rest: for one row (its key), or for all ("")."""

    code: str
    until: date
    key: str = ""


@frozen
class Memory:
    """A frozen input of every computation; `Memory()` knows nothing.

    `tabs`, `lights`, `standings` (goals, by key) and `findings` are as of the last run; `events` happened until then,
    and all that happened after `log_since` are there.
    """

    last_run: date | None = None
    rows: Mapping[RowKey, SeenRow] = field(default_factory=lambda: MappingProxyType({}))
    sent: tuple[Sent, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    lights: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    renamed: Mapping[RowKey, str] = field(default_factory=lambda: MappingProxyType({}))
    salt: str = ""
    tabs: Mapping[str, SeenTab] = field(default_factory=lambda: MappingProxyType({}))
    standings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[SeenFinding, ...] = ()
    events: tuple[Event, ...] = ()
    log_since: date | None = None

    @property
    def known(self) -> bool:
        """Whether there was an earlier run."""
        return self.last_run is not None

    def seen(self, tab: str, key: str) -> SeenRow | None:
        """Return what is known of a row, or None."""
        if not self.rows:
            return None
        return self.rows.get((tab, key)) or self.rows.get((tab, veiled(self.salt, key)))

    def added_on(self, tab: str, key: str) -> date | None:
        """Return the day a row was first seen; None where it was there before its tab was remembered, or is unknown."""
        seen, known = self.seen(tab, key), self.tabs.get(tab)
        if seen is None or seen.first_seen is None:
            return None
        return None if known and (known.since is None or seen.first_seen <= known.since) else seen.first_seen

    def rests(self, code: str, key: str, today: date) -> bool:
        """Whether a check was put to rest, for a row or for all."""
        quiet = [q for q in self.quiet if q.code == code and today < q.until]
        return any(q.key in ("", key) for q in quiet) or bool(quiet and key and self._veils(quiet, key))

    def _veils(self, quiet: Iterable[Quiet], key: str) -> bool:
        return any(q.key == veiled(self.salt, key) for q in quiet)

    def from_day(self, day: date) -> date | None:
        """Return the day from which it is known what changed: `day`, or the first after it; None without memory.

        Where the last run was before `day`, it is that run: what it saw was still so for all that is known.
        """
        if self.last_run is None or self.last_run <= day:
            return self.last_run
        return max(day, self.log_since or self.last_run)

    def lights_on(self, day: date) -> Mapping[str, str]:
        """Return the word of each light as of the end of a day that `from_day` returned."""
        found = dict(self.lights)
        for event in reversed(self.events):
            if event.kind == "light" and event.day > day:
                found[event.key] = event.before
        return found

    def for_eyes(self, level: Level) -> Memory:
        """Return the memory without events and findings that are for fewer people than a level."""
        if all(e.level <= level for e in self.events) and all(f.level <= level for f in self.findings):
            return self
        return replace(
            self,
            events=tuple(e for e in self.events if e.level <= level),
            findings=tuple(f for f in self.findings if f.level <= level),
        )
