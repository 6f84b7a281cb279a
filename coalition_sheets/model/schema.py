"""What a tab should hold: its columns, their types, who may see them and what helps to fill them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model.values import Level
from coalition_sheets.model.words import fold_header

ColumnType = Literal[
    "text",  # str, "" when blank
    "number",  # Amount
    "number or yes",  # Amount or bool
    "date",  # datetime.date, or Period where less than a day was typed
    "time",  # datetime.time
    "yes/no",  # bool
    "choice",  # str, one of `choices`
    "email",  # str, one address
    "phone",  # str, as typed
    "list",  # tuple[str, ...]
    "name",  # Ref
    "names",  # tuple[Ref, ...]
    "agenda",  # tuple[AgendaItem, ...]
]
Group = Literal["visible", "profile", "planning", "access", "history"]


@frozen
class Consent:
    """The rows in which a column may be seen at a lower level: where `column` holds one of `says`."""

    column: str
    says: tuple[str, ...]
    level: Level


@frozen
class Column:
    """One column: `name` for code and templates, `header` as on the sheet; see `sheet_schemas/`.

    `synonyms`: folded words and the choice each stands for ("" reads as blank); `open`: other words are accepted;
    `blank`: what a blank cell is read as, where that is not simply nothing; `link_level`: the least level of a cell
    that holds a link or a passcode, whatever its row consents to.
    """

    name: str
    header: str
    type: ColumnType = "text"
    aliases: tuple[str, ...] = ()
    level: Level = Level.ORGANIZERS
    consent: Consent | None = None
    link_level: Level | None = None
    own: bool = False
    group: Group = "visible"
    required: bool = False
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    open: bool = False
    choices_from: str = ""
    refers_to: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    period: Literal["start", "end"] = "end"
    blank: str = ""
    help: str = ""
    example: str = ""
    core: bool = True


@dataclass(frozen=True)
class Schema:
    """One tab. `name` for code ("tasks"), `tab` as on the sheet ("Tasks"); `core` is one of the six core tabs."""

    name: str
    tab: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    core: bool = False
    help: str = ""
    source: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by their name in code."""
        return MappingProxyType({c.name: c for c in self.columns})

    @cached_property
    def by_header(self) -> Mapping[str, Column]:
        """The columns by every folded header and alias that names them."""
        found = {fold_header(alias): c for c in self.columns for alias in c.aliases}
        return MappingProxyType(found | {fold_header(c.header): c for c in self.columns})
