"""Templates from top to bottom: what is printed, asked, gone through, and put in from other files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateSyntaxError, nodes

from coalition_sheets.documents.lint.expressions import (
    LOOP,
    MACRO,
    TRANSLATE,
    Expressions,
    Notes,
    Where,
    asked_in,
    path_of,
    unknown_fields,
)
from coalition_sheets.documents.lint.problem import near
from coalition_sheets.documents.lint.shapes import Cells, Many, Shape, Value, printable
from coalition_sheets.documents.sandbox import body_of
from coalition_sheets.documents.template import Load
from coalition_sheets.errors import CoalitionError

DEEPEST = 8


_OPEN = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_TAG = re.compile(r"unknown tag '(\w+)'")


def plainly(said: str) -> str:
    """Return what Jinja says of a line in words that somebody who writes letters can use."""
    if left := _OPEN.search(said):
        return f"“{{% {left[1]} %}}” has no “{{% end{left[1]} %}}” below it."
    if tag := _TAG.search(said):
        return f"There is no “{{% {tag[1]} %}}”."
    words = said.rstrip(".") or "It cannot be read"
    return f"{words[:1].upper()}{words[1:]}."


class Reading:
    """Reads one template with everything it puts in."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.words = Expressions(notes, self._macro)

    def template(self, name: str, names: dict[str, Shape], load: Load, depth: int = 0) -> nodes.Template | None:
        """Read a template by its name; note where it, or a part of it, cannot be read."""
        where = Where(name, names)
        self.notes.files.add(name)
        try:
            tree = self.notes.form.parse(body_of(load(name)), name, name)
        except TemplateSyntaxError as problem:
            fix = "Compare the line with ours; look for a missing %} or }}, or for an end that is missing."
            self.notes.add("TEMPLATE-SYNTAX", where, problem.lineno, plainly(problem.message or ""), fix)
            return None
        self._body(tree.body, where, depth)
        return tree

    def line(self, name: str, text: str, number: int, names: dict[str, Shape]) -> None:
        """Read one line of a header that may use the data."""
        self.template(name, names, lambda _: "\n" * (number - 1) + text)

    def uncalled(self) -> None:
        """Read every macro that no page called; nothing is known of what it would get."""
        for macro, home in tuple(self.notes.macros.values()):
            if macro.name not in self.notes.called:
                self._macro(macro, home, [])

    def _body(self, body: Iterable[nodes.Node], where: Where, depth: int) -> None:
        for node in body:
            self._statement(node, where, depth)

    def _statement(self, node: nodes.Node, where: Where, depth: int) -> None:
        match node:
            case nodes.Output():
                self._output(node, where)
            case nodes.If():
                self._if(node, where, depth)
            case nodes.For():
                self._for(node, where, depth)
            case nodes.Assign():
                self._set(node.target, self.words.shape(node.node, where), where)
            case nodes.AssignBlock():
                self._body(node.body, where, depth)
                self._set(node.target, Value(), where)
            case nodes.Macro():
                self.notes.macros[node.name] = (node, where)
                where.names[node.name] = MACRO
            case nodes.Include() | nodes.Extends() | nodes.Import() | nodes.FromImport():
                self._put_in(node, where, depth)
            case nodes.Block():
                self._body(node.body, where, depth)
            case _:
                self._other(node, where, depth)

    def _other(self, node: nodes.Node, where: Where, depth: int) -> None:
        inner = Where(where.file, dict(where.names), where.asked)
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Stmt):
                self._statement(child, inner, depth)
            elif isinstance(node, nodes.With) and child in node.targets:
                continue
            else:
                self.words.shape(child, inner)
        if isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                self._set(target, self.words.shape(value, where), inner)

    def _output(self, node: nodes.Output, where: Where) -> None:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                continue
            shape = self.words.shape(part, where)
            if not printable(shape):
                self._many(part, shape, where)
            else:
                self._gap(part, shape, where)
            for call in (n for n in (part, *part.find_all(nodes.Call)) if isinstance(n, nodes.Call)):
                for said in call.kwargs if path_of(call.node) in TRANSLATE else ():
                    self._gap(said.value, self.words.shape(said.value, where), where)

    def _many(self, part: nodes.Node, shape: Shape, where: Where) -> None:
        what = path_of(part) or "this"
        if isinstance(shape, Many):
            one = isinstance(shape.item, Cells) or not printable(shape.item)
            fix = f"Go through it: {{% for one in {what} %}}." if one else f'Write {{{{ {what} | join(", ") }}}}.'
            self.notes.add("TEMPLATE-PRINT", where, part.lineno, f"“{what}” is a list.", fix)
            return
        names = ", ".join((shape.names or ())[:4])
        self.notes.add("TEMPLATE-PRINT", where, part.lineno, f"“{what}” is a whole row.", f"Say which: {names} ...")

    def _gap(self, part: nodes.Node, shape: Shape, where: Where) -> None:
        base = part
        while isinstance(base, nodes.Filter) and base.node is not None:
            base = base.node
        if isinstance(base, nodes.Or) and (first := self.words.shape(base.left, where)).origin:
            self.notes.printed.setdefault(first.origin, True)
        path = path_of(base)
        if not path:
            return
        asked = path in where.asked or self._in_table(where.file, part.lineno)
        if shape.origin:
            self.notes.printed[shape.origin] = self.notes.printed.get(shape.origin, True) and asked
        if not asked and self.notes.ours.get(shape.origin, shape.blank):
            fix = f"Write {{% if {path} %}}{{{{ {path} }}}}{{% else %}}[ADD: what goes here]{{% endif %}}."
            self.notes.add("TEMPLATE-GAP", where, part.lineno, f"“{path}” may be blank.", fix)

    def _in_table(self, file: str, line: int) -> bool:
        """Whether a line is a row of a table, where a blank is seen as one."""
        lines = self.notes.lines(file)
        return line <= len(lines) and lines[line - 1].lstrip().startswith("|")

    def _if(self, node: nodes.If, where: Where, depth: int) -> None:
        asked = where.asked
        for one in (node, *node.elif_):
            self.words.shape(one.test, Where(where.file, where.names, asked))
            asked |= asked_in(one.test)
            self._body(one.body, Where(where.file, where.names, asked), depth)
        self._body(node.else_, Where(where.file, where.names, asked), depth)

    def _for(self, node: nodes.For, where: Where, depth: int) -> None:
        shape = self.words.shape(node.iter, where)
        inner = Where(where.file, {**where.names, "loop": LOOP}, where.asked)
        item = shape.item if isinstance(shape, Many) else Shape()
        if isinstance(shape, Value) or (not isinstance(shape, Many) and shape.names is not None):
            what = path_of(node.iter) or "this"
            self.notes.add("TEMPLATE-NAME", where, node.lineno, f"“{what}” is no list to go through.",
                           "Write it without {% for %}.")  # fmt: skip
        self._set(node.target, item, inner)
        asked = where.asked | asked_in(node.iter, path_of(node.target))
        if node.test is not None:
            self.words.shape(node.test, inner)
            asked |= asked_in(node.test)
        self._body(node.body, Where(where.file, inner.names, asked), depth)
        self._body(node.else_, where, depth)

    def _set(self, target: nodes.Node, shape: Shape, where: Where) -> None:
        match target:
            case nodes.Name():
                where.names[target.name] = shape
            case nodes.Tuple():
                parts = unknown_fields(shape)
                for n, one in enumerate(target.items):
                    self._set(one, parts[n] if n < len(parts) else Shape(), where)

    def _macro(self, macro: nodes.Macro, home: Where, args: list[Shape]) -> None:
        names = {a.name: args[n] if n < len(args) else Shape() for n, a in enumerate(macro.args)}
        self.notes.called.add(macro.name)
        before, self.notes.running = self.notes.running, (*self.notes.running, macro.name)
        self._body(macro.body, Where(home.file, {**home.names, **names}), 0)
        self.notes.running = before

    def _put_in(self, node: nodes.Node, where: Where, depth: int) -> None:
        if isinstance(node, nodes.Import):
            where.names[node.target] = Shape()
        elif isinstance(node, nodes.FromImport):
            where.names.update({(n if isinstance(n, str) else n[1]): Shape() for n in node.names})
        asked = node.template  # type: ignore[attr-defined]
        if not isinstance(asked, nodes.Const):
            self.words.shape(asked, where)
            return
        name = str(asked.value)
        try:
            self.notes.load(name)
        except CoalitionError:
            fix = "See `coalition templates list` for the parts there are."
            if not getattr(node, "ignore_missing", False):
                self.notes.add("TEMPLATE-PART", where, node.lineno, f"There is no template called “{name}”.", fix)
            return
        if depth >= DEEPEST:
            self.notes.add("TEMPLATE-PART", where, node.lineno, f"“{name}” puts itself in.", "Take the line out.")
            return
        tree = self.template(name, where.names, self.notes.load, depth + 1)
        if isinstance(node, nodes.Extends) and tree is not None:
            self._blocks(tree, where)

    def _blocks(self, parent: nodes.Template, where: Where) -> None:
        """Note a block that the page it builds on does not have: it would be nowhere."""
        known = [b.name for b in parent.find_all(nodes.Block)]
        child = self.notes.form.parse(body_of(self.notes.load(where.file)))
        for block in (b for b in child.find_all(nodes.Block) if b.name not in known):
            message = f"The page it builds on has no block called “{block.name}”."
            fix = "Copy the whole page instead, with `coalition templates copy`."
            self.notes.add("TEMPLATE-UNUSED", where, block.lineno, message, fix, more=near(block.name, known))
