"""What a template may find behind a name, told from the types of the data it gets and from the schemas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from datetime import date, time
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from coalition_sheets.documents.template import AUDIENCES
from coalition_sheets.documents.view import PUBLIC_FACTS, TABS, lowest
from coalition_sheets.frozen import frozen
from coalition_sheets.model import About, AgendaItem, Amount, Column, Level, Ref, Schema


@frozen
class Shape:
    """Anything: nothing is known of it, so nothing about it is wrong.

    `blank`: there may be nothing in it. `origin`: the field it is, such as "Welcome.liaison".
    """

    blank: bool = False
    origin: str = ""

    @property
    def names(self) -> tuple[str, ...] | None:
        """The names in it; None where they are not known."""
        return None

    def look(self, name: str) -> Shape | None:  # noqa: ARG002
        """Return what stands behind a name in it; None where there is no such name."""
        return Shape()

    def refused(self, name: str) -> str:  # noqa: ARG002
        """Return why a name in it is not for this audience, or ""."""
        return ""


@frozen
class Nameless(Shape):
    """What has no names in it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def look(self, name: str) -> None:  # noqa: ARG002
        """There is nothing by name in it."""
        return


@frozen
class Value(Nameless):
    """One value to print: `holds` says what, such as "a date"."""

    holds: str = "text"


@frozen
class Many(Nameless):
    """A list: names are in what it holds. `parts`: the shapes of its places, where each has its own."""

    item: Shape = Shape()
    parts: tuple[Shape, ...] = ()


@frozen
class Named(Shape):
    """A few names with their shapes."""

    known: Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def names(self) -> tuple[str, ...]:
        """The names in it."""
        return tuple(self.known)

    def look(self, name: str) -> Shape | None:
        """Return what stands behind a name."""
        return self.known.get(name)


@frozen
class Data(Shape):
    """Prepared data: the fields and properties of a dataclass."""

    kind: type[Any] = object
    level: Level = Level.ORGANIZERS

    @property
    def names(self) -> tuple[str, ...]:
        """The names in it."""
        return tuple(inside(self.kind))

    def look(self, name: str) -> Shape | None:
        """Return what stands behind a name."""
        return inside(self.kind).get(name)

    def refused(self, name: str) -> str:
        """Return why a fact about the coalition is blank for the public."""
        if self.kind is About and self.level is Level.PUBLIC and name in self.names and name not in PUBLIC_FACTS:
            return f"“{name}” of About us is for the coalition; this page is for the public."
        return ""


@frozen
class Cells(Shape):
    """A row of a tab, as one audience sees it."""

    schema: Schema = field(default_factory=lambda: Schema("", "", ()))
    level: Level = Level.ORGANIZERS

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, those this audience may see first."""
        return tuple(sorted(self.schema.by_name, key=lambda n: bool(self.refused(n))))

    def look(self, name: str) -> Shape | None:
        """Return what a column holds."""
        column = self.schema.by_name.get(name)
        return _of_column(column, self.level) if column else None

    def refused(self, name: str) -> str:
        """Return why a column is not for this audience, or ""."""
        column = self.schema.by_name.get(name)
        if column is None:
            return ""
        if column.own:
            return f"{self.schema.name}.{name} is for its owner alone."
        if (least := lowest(column)) > self.level:
            return f"{self.schema.name}.{name} is for {AUDIENCES[least]}; this page is for {AUDIENCES[self.level]}."
        return ""


_HOLDS = {"date": "a date", "time": "a time", "yes/no": "yes or no"}
_SIMPLE: Mapping[type, str] = MappingProxyType({
    str: "text", int: "a number", bool: "yes or no", date: "a date", time: "a time", Fraction: "a number",
    float: "a number", Amount: "a number",
})  # fmt: skip


def _of_column(column: Column, level: Level) -> Shape:
    blank = not (column.required or column.blank) or column.level > level
    if column.type in ("names", "list"):
        return Many(blank=blank, item=Value())
    if column.type == "agenda":
        return Many(blank=blank, item=of_type(AgendaItem))
    return Value(blank=blank, holds=_HOLDS.get(column.type, "text"))


def rows_of(schemas: Iterable[Schema], level: Level) -> dict[str, Shape]:
    """Return what every page gets: the rows of each tab, and a few facts about the coalition."""
    tabs: dict[str, Shape] = {
        s.name: Many(item=Cells(schema=s, level=level))
        for s in schemas
        if s.core or s.name in TABS or s.name != "about"
    }
    facts = {"coalition": Value(), "workbook": Value(), "today": Value(holds="a date"), "recipient": Value(blank=True)}
    return tabs | facts | {"about": Data(kind=About, level=level)}


def of_type(kind: Any, *, blank: bool = False, origin: str = "") -> Shape:
    """Return the shape that values of a Python type have."""
    first = get_origin(kind)
    if first in (Union, UnionType):
        rest = [a for a in get_args(kind) if a is not NoneType]
        blank = blank or len(rest) < len(get_args(kind))
        return of_type(rest[0], blank=blank, origin=origin) if len(rest) == 1 else Shape(blank, origin)
    if first is tuple:
        args = get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return Many(blank, origin, of_type(args[0]))
        return Many(blank, origin, Shape(), tuple(of_type(a) for a in args))
    if isinstance(first, type) and issubclass(first, Collection) and not issubclass(first, Mapping):
        return Many(blank, origin, of_type(get_args(kind)[0]))
    if kind in _SIMPLE:
        return Value(blank, origin, _SIMPLE[kind])
    if isinstance(kind, type) and not issubclass(kind, Enum) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return Data(blank, origin, kind)
    return Shape(blank, origin)


def printable(shape: Shape) -> bool:
    """Whether a page can print it as it stands."""
    return not isinstance(shape, (Many, Cells, Named)) and not (isinstance(shape, Data) and shape.kind is not Ref)


def inside(kind: type[Any]) -> Mapping[str, Shape]:
    """Return the names that a template may look up in a class of prepared data."""
    return _inside(cast("Any", kind))


@lru_cache(maxsize=200)
def _inside(kind: Any) -> Mapping[str, Shape]:
    try:
        hints = get_type_hints(kind)
    except NameError:
        return MappingProxyType({})
    if not is_dataclass(kind):
        return MappingProxyType({n: of_type(hints.get(n)) for n in getattr(kind, "_fields", ())})
    of: str = getattr(kind, "__name__", "")
    found = {f.name: of_type(hints[f.name], blank=_may_lack(f), origin=f"{of}.{f.name}") for f in fields(kind)}
    for name in (n for n in dir(kind) if not n.startswith("_") and isinstance(getattr(kind, n), property)):
        returned = get_type_hints(getattr(kind, name).fget).get("return")
        found[name] = of_type(returned, origin=f"{of}.{name}")
    return MappingProxyType(found)


def _may_lack(f: Field[Any]) -> bool:
    return f.default is not MISSING and (f.default is None or f.default == "")
