"""Expressions of a template: what each gives, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, cast

from jinja2 import nodes

from coalition_sheets.documents import say
from coalition_sheets.documents.lint.problem import Problem, near
from coalition_sheets.documents.lint.shapes import Cells, Data, Many, Named, Shape, Value
from coalition_sheets.documents.sandbox import Sandbox, no_such
from coalition_sheets.documents.template import Load
from coalition_sheets.frozen import frozen

SAME = ("counted", "list", "sort", "unique", "select", "reject", "selectattr", "rejectattr")
KEEP = ("trim", "capital", "capitalize", "lower", "upper", "short", "day", "long_day", "full_day", "month_day",
        "short_day", "clock")  # fmt: skip
BY_NAME = ("selectattr", "rejectattr", "groupby")
GIVEN_BY_JINJA = ("caller", "varargs", "kwargs", "self", "super")
TRANSLATE = ("_", "gettext", "ngettext", "pgettext", "npgettext")
MACRO = Shape(origin="a macro")
NUMBER = Value(holds="a number")
LOOP = Named(known=MappingProxyType({
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), NUMBER),
    **dict.fromkeys(("first", "last"), Value(holds="yes or no")),
    **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), Shape()),
}))  # fmt: skip


@frozen
class Where:
    """Where in a template something stands: its file, the names known there, and what was asked for before."""

    file: str
    names: dict[str, Shape]
    asked: frozenset[str] = frozenset()


@dataclass(slots=True)
class Notes:
    """What is found while templates are read.

    `printed`: for each field that is printed, whether every time somebody asked first if it is there; `ours`: the same
    of our own template.
    """

    load: Load
    form: Sandbox
    problems: dict[Problem, None] = field(default_factory=dict)
    printed: dict[str, bool] = field(default_factory=dict)
    ours: Mapping[str, bool] = field(default_factory=dict)
    macros: dict[str, tuple[nodes.Macro, Where]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    read: dict[str, list[str]] = field(default_factory=dict)
    running: tuple[str, ...] = ()

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file, each at its number."""
        if file not in self.read:
            self.read[file] = self.load(file).split("\n")
        return self.read[file]

    def add(self, code: str, where: Where, line: int, message: str, fix: str, *, more: tuple[str, ...] = ()) -> None:
        """Note a problem; the same one once."""
        self.problems[Problem(code=code, file=where.file, line=line, message=message, fix=fix, suggestions=more)] = None


Walk = Callable[[nodes.Macro, Where, list[Shape]], None]


def path_of(node: nodes.Node) -> str:
    """Return what a name is written like, "t.owner"; "" for anything that is more than a name."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{before}.{node.attr}" if (before := path_of(node.node)) else ""
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return f"{before}.{key}" if (before := path_of(node.node)) else ""
    return ""


def asked_in(test: nodes.Node, target: str = "") -> frozenset[str]:
    """Return every name that a condition looks at; `target`: the loop's own, for `selectattr("due")`."""
    found = {path for n in _all(test) if (path := path_of(n))}
    for f in (n for n in _all(test) if isinstance(n, nodes.Filter) and n.name in BY_NAME and target):
        found |= {f"{target}.{a.value}" for a in f.args[:1] if isinstance(a, nodes.Const)}
    return frozenset(found)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


class Expressions:
    """Reads expressions; `walk` reads the body of a macro that is called."""

    def __init__(self, notes: Notes, walk: Walk) -> None:
        self.notes, self.walk = notes, walk

    def shape(self, node: nodes.Node, where: Where) -> Shape:
        """Return what an expression gives; note what is wrong in it."""
        match node:
            case nodes.Name():
                return self._name(node, where)
            case nodes.Getattr():
                return self._inside(self.shape(node.node, where), node.attr, node, where)
            case nodes.Getitem():
                return self._item(node, where)
            case nodes.Const():
                return Value(holds="a number" if isinstance(node.value, int) else "text")
            case nodes.Filter():
                return self._filter(node, where)
            case nodes.Test():
                return self._test(node, where)
            case nodes.Call():
                return self._call(node, where)
            case nodes.CondExpr():
                return self._either(node, where)
            case nodes.And() | nodes.Or():
                return self._both(node, where)
            case nodes.List() | nodes.Tuple():
                parts = tuple(self.shape(n, where) for n in node.items)
                return Many(item=parts[0] if parts else Shape(), parts=parts)
        for child in node.iter_child_nodes():
            self.shape(child, where)
        return Value()

    def _name(self, node: nodes.Name, where: Where) -> Shape:
        if node.name in where.names:
            return where.names[node.name]
        if (
            "*" in where.names
            or node.name in self.notes.form.globals
            or node.name in ("caller", "varargs", "kwargs", "self", "super")
        ):
            return Shape()
        found = near(node.name, where.names)
        fix = "Take it out, or write a name that is there."
        self.notes.add("TEMPLATE-NAME", where, node.lineno, f"There is no “{node.name}” here.", fix, more=found)
        return Shape()

    def _inside(self, shape: Shape, name: str, node: nodes.Node, where: Where) -> Shape:
        if why := shape.refused(name):
            blank = isinstance(shape, Data)
            fix = "Take it out, or raise the page's audience." if not blank else "Take it out of this page."
            self.notes.add("TEMPLATE-BLANK" if blank else "TEMPLATE-LEVEL", where, node.lineno, why, fix)
            return shape.look(name) or Shape()
        found = shape.look(name)
        if found is None:
            self._unknown(shape, name, node, where)
        return found or Shape()

    def _unknown(self, shape: Shape, name: str, node: nodes.Node, where: Where) -> None:
        of = node.node if isinstance(node, (nodes.Getattr, nodes.Getitem)) else node
        what = path_of(of) or "it"
        found = near(name, shape.names or ())
        if isinstance(shape, Cells):
            message = f"{shape.schema.name} has no column called “{name}”."
            fix = f"Write the column's name as `coalition schemas show {shape.schema.name}` has it."
            sure = bool(found) or shape.level.word != "organizers"
            self.notes.add("TEMPLATE-NAME" if sure else "TEMPLATE-COLUMN", where, node.lineno, message, fix, more=found)
            return
        message = f"There is no “{name}” in “{what}”."
        fix = "Take it out, or write a name that is there."
        if isinstance(shape, Value):
            message, fix = f"“{what}” is {shape.holds}: there is no “{name}” in it.", f"Write {{{{ {what} }}}} alone."
        elif isinstance(shape, Many):
            fix = f"It is a list. Go through it: {{% for one in {what} %}}."
        self.notes.add("TEMPLATE-NAME", where, node.lineno, message, fix, more=found)

    def _item(self, node: nodes.Getitem, where: Where) -> Shape:
        shape = self.shape(node.node, where)
        match node.arg:
            case nodes.Const(value=str(name)):
                return self._inside(shape, name, node, where)
            case nodes.Const(value=int(number)) if isinstance(shape, Many):
                return shape.parts[number] if -len(shape.parts) <= number < len(shape.parts) else shape.item
        self.shape(node.arg, where)
        return Shape()

    def _filter(self, node: nodes.Filter, where: Where) -> Shape:
        shape = self.shape(node.node, where) if node.node is not None else Value()
        keywords = {k.key: k.value for k in cast("list[nodes.Keyword]", node.kwargs)}
        for arg in (*node.args, *keywords.values()):
            self.shape(arg, where)
        if node.name not in self.notes.form.filters:
            found = near(node.name, self.notes.form.filters)
            message = say.capital(no_such("filter", node.name))
            self.notes.add(
                "TEMPLATE-FILTER", where, node.lineno, message, "Take it out, or write one there is.", more=found
            )
            return Shape()
        item = shape.item if isinstance(shape, Many) else Shape()
        by = keywords.get("attribute") or (node.args[0] if node.args and node.name in BY_NAME else None)
        picked = self._inside(item, by.value, node, where) if isinstance(by, nodes.Const) and isinstance(
            by.value, str) else Shape()  # fmt: skip
        return _filtered(node.name, shape, item, picked, named=by is not None)

    def _test(self, node: nodes.Test, where: Where) -> Shape:
        if node.name not in ("defined", "undefined"):
            self.shape(node.node, where)
        for arg in node.args:
            self.shape(arg, where)
        if node.name not in self.notes.form.tests:
            message = say.capital(no_such("test", node.name))
            found = near(node.name, self.notes.form.tests)
            self.notes.add(
                "TEMPLATE-FILTER", where, node.lineno, message, "Take it out, or write one there is.", more=found
            )
        return Value(holds="yes or no")

    def _call(self, node: nodes.Call, where: Where) -> Shape:
        args = [self.shape(a, where) for a in (*node.args, *(k.value for k in node.kwargs))]
        name = path_of(node.node)
        if where.names.get(name) is MACRO and name in self.notes.macros:
            macro, home = self.notes.macros[name]
            if name not in self.notes.running:
                self.walk(macro, home, args)
            return Value()
        shape = self.shape(node.node, where)
        if isinstance(shape, (Value, Data, Cells, Many)):
            fix = "A page only looks at values. Words after | change them: {{ name | upper }}."
            self.notes.add("TEMPLATE-NAME", where, node.lineno, f"“{name}” cannot be called.", fix)
        return Shape()

    def _either(self, node: nodes.CondExpr, where: Where) -> Shape:
        self.shape(node.test, where)
        inner = Where(where.file, where.names, where.asked | asked_in(node.test))
        first = self.shape(node.expr1, inner)
        second = self.shape(node.expr2, inner) if node.expr2 is not None else Value(blank=True)
        return Value(blank=False) if first != second else first

    def _both(self, node: nodes.And | nodes.Or, where: Where) -> Shape:
        inner = Where(where.file, where.names, where.asked | asked_in(node.left))
        self.shape(node.left, where)
        last = self.shape(node.right, inner)
        return last if isinstance(node, nodes.Or) else Value()


def _filtered(name: str, shape: Shape, item: Shape, picked: Shape, *, named: bool) -> Shape:
    """Return what a filter makes of a shape."""
    match name:
        case _ if name in SAME:
            return shape
        case "first" | "last":
            return item
        case "groupby":
            known: Mapping[str, Shape] = {"grouper": Value(), "list": shape}
            return Many(item=Named(known=MappingProxyType(known)))
        case "map":
            return Many(item=picked if named else Value())
        case "length" | "count":
            return NUMBER
        case "default" | "d":
            return Value()
        case _ if name in KEEP:
            return Value(blank=shape.blank, origin=shape.origin)
    return Value()


def unknown_fields(shape: Shape) -> Any:
    """Return the parts of a tuple that a loop unpacks."""
    if isinstance(shape, Many):
        return shape.parts
    if isinstance(shape, Data) and shape.names:
        return tuple(shape.look(n) for n in shape.names)
    if isinstance(shape, Named):
        return tuple(shape.known.values())
    return ()
