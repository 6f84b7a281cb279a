"""What the toolkit remembers of earlier runs. Empty memory means unknown, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType

from coalition_sheets.frozen import frozen

RowKey = tuple[str, str]  # schema name, key of the row


def cell_hash(salt: str, text: str) -> str:
    """Return how memory holds what was typed in a cell: salted for each workbook, 16 hex digits; "" when blank."""
    from hashlib import blake2b

    return blake2b(text.strip().encode(), key=salt.encode()[:64], digest_size=8).hexdigest() if text.strip() else ""


@frozen
class SeenRow:
    """What is known of one row: days of earlier runs, and a salted hash of each cell by column name."""

    first_seen: date | None = None
    last_changed: date | None = None
    done_seen: date | None = None
    now_changed: date | None = None
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    name: str = ""


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
    """A frozen input of every computation; `Memory()` knows nothing."""

    last_run: date | None = None
    rows: Mapping[RowKey, SeenRow] = field(default_factory=lambda: MappingProxyType({}))
    sent: tuple[Sent, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    lights: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    renamed: Mapping[RowKey, str] = field(default_factory=lambda: MappingProxyType({}))
    salt: str = ""

    @property
    def known(self) -> bool:
        """Whether there was an earlier run."""
        return self.last_run is not None

    def seen(self, tab: str, key: str) -> SeenRow | None:
        """Return what is known of a row, or None."""
        return self.rows.get((tab, key))
