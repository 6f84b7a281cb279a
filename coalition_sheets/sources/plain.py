"""Prove that a tab's XML is plain enough for the fast reader, and find what the fast reader hides.

Nothing is parsed twice: what stands before and after the rows goes through expat, the rows themselves must match the
shapes below to the last byte. What does not match is no mistake; it is left to the careful reader.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from operator import lt

from coalition_sheets.model import Cell, CellError, Uncalculated
from coalition_sheets.regex import regex
from coalition_sheets.sources import budgets, formats, markup
from coalition_sheets.sources.careful import column_number, hide
from coalition_sheets.sources.problems import CannotRead, too_big
from coalition_sheets.sources.texts import ESCAPE_BYTES, Survey

OTHER_ENCODING = regex(rb"""<\?xml[^<>]*encoding=["'](?!utf-8["']|us-ascii["'])""", re.IGNORECASE)
DATA = regex(rb"<((?:[\w.-]++:)?+)sheetData(?:\s[^<>]*+)?(?<!/)>")
LONG = b"{0,%d}+" % budgets.CELL_TEXT
OTHER = rb"(?:\s++(?!xmlns|r=)[\w:.]++=\"[^\"<>]*+\")*+\s*+"
MORE = rb"(?: (?:s|cm|vm|ph)=\"[0-9]*+\")*+ ?+"
FORMULA_OF = rb"(?:<@f(?: [\w:]++=\"[^\"<>]*+\")*+ ?+(?:/>|>[^<]*+</@f>)\s*+)?+"
TEXT_OF = rb"<@is><@t(?: xml:space=\"preserve\")?+(?:/>|>[^<]" + LONG + rb"</@t>)</@is>"
NUMBER_OF = rb"<@v>-?+[0-9.]++(?:[eE][+-]?+[0-9]++)?+</@v>"
NOTHING = rb"(?:<@v></@v>|<@v ?/>)?+"
CELL_OF = (
    rb"<@c r=\"[A-Z]{1,3}(?P=row)\"" + MORE + rb"(?:"
    rb"t=\"s\"" + MORE + rb">\s*+" + FORMULA_OF + rb"<@v>[0-9]{1,9}+</@v>\s*+</@c>|"
    rb"t=\"inlineStr\"" + MORE + rb">\s*+" + TEXT_OF + rb"\s*+</@c>|"
    rb"t=\"b\"" + MORE + rb">\s*+" + FORMULA_OF + rb"<@v>[01]</@v>\s*+</@c>|"
    rb"t=\"(?:str|e|d)\"" + MORE + rb">\s*+" + FORMULA_OF + rb"(?:<@v>[^<]" + LONG + rb"</@v>|<@v ?/>)?+\s*+</@c>|"
    rb"(?:t=\"n\")?+" + MORE + rb">\s*+" + FORMULA_OF + rb"(?:" + NUMBER_OF + rb"|" + NOTHING + rb")\s*+</@c>|"
    rb"(?:t=\"[a-zA-Z]++\")?+" + MORE + rb"/>)\s*+"
)
USUAL = (
    rb"<@c r=\"[A-Z]{1,3}(?P=row)\"(?: s=\"[0-9]*+\")?+(?:"
    rb" t=\"(?:inlineStr\"><@is><@t>[^<]" + LONG + rb"</@t></@is></@c>|s\"><@v>[0-9]{1,9}+</@v></@c>)|"
    rb"(?: t=\"n\")?+(?: ?/>|>(?:<@v>[0-9.]{1,300}+</@v>)?+</@c>))"
)
"""The cells of nearly all rows: a text, a finite number, nothing. All fit CELL_OF too, which takes twice as long."""
ROW_OF = (
    rb"<@row" + OTHER + rb"(?<=\s)r=\"(?P<row>[1-9][0-9]{0,6}+)\"" + OTHER + rb"(?:/>|>\s*+(?:%b)*+</@row>)\s*+"
)  # fmt: skip
ROWS_OF = ROW_OF % USUAL + rb"|(?P<rest>(?s:.++))"
"""Row after row of usual cells, and what follows the last one."""
HIDDEN = rb"<@row(?=[^>]*\shidden=\"(?:1|true)\")[^>]*?\sr=\"([0-9]++)\""
COLUMN_OR_END = rb"<(?:@c r=\"([A-Z]++)|/@row>)"
VALUE = rb"[^>]*+>\s*+(?:<@f[^<]*+(?:</@f>)?+\s*+)?+<@v>"
ERROR = rb"<@c r=\"([A-Z]{1,3})([0-9]++)\"[^>]*? t=\"e\"" + VALUE + rb"([^<]*+)<"
FORMULA = (
    rb"<@c r=\"([A-Z]{1,3})([0-9]++)\"([^>]*+)(?<!/)>\s*+<@f[^>]*+(?:(?<=/)>|(?<!/)>([^<]*+)</@f>)"
    rb"\s*+(<@v></@v>|<@v ?/>)?+\s*+</@c>"
)
STYLED = rb"<@c r=\"([A-Z]{1,3})([0-9]++)\"[^>]*? s=\"(%s)\"[^>]*+(?<!/)>"
NEGATIVE = rb"<@c r=\"[A-Z]{1,3}[0-9]++\"[^>]*? s=\"(?:%s)\"" + VALUE + rb"-"
SHARED = rb"<@c [^>]*? t=\"s\"" + VALUE + rb"([0-9]++)<"

NOT_KEPT = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ<w"))

MARKED = ("percent", "digits")
MANY = 100
Mark = tuple[int, int, Cell | formats.Look]


@dataclass(slots=True)
class Facts:
    """What the fast reader does not tell of a plain tab: marks are cells to set, or looks to give a number."""

    rows: int = 0
    columns: int = 0
    filled: int = 0
    lines: int = 0
    cells: int = 0
    shared: int = 0
    unusual: bool = False
    marks: list[Mark] = field(default_factory=list)
    hidden_rows: array[int] = field(default_factory=partial(array, "I"))
    hidden_columns: list[int] = field(default_factory=list)

    @property
    def reach(self) -> int:
        """The last row that will be in the table; rows below it only carry looks."""
        return max(self.filled, max((row for row, _, _ in self.marks), default=0))


class NotPlainError(Exception):
    """A tab that the fast reader cannot be trusted with."""


def survey(
    chunks: Iterable[bytes], tab: str, looks: Sequence[formats.Look], allowance: budgets.Allowance
) -> Facts | None:
    """Return the facts of a plain tab; None where it is not plain or would need too much room at once."""
    stream = iter(chunks)
    try:
        head, rest, prefix = _head(stream)
        rows = _Rows(_Shapes(prefix, looks))
        tail = _until_the_end(stream, rest, rows)
        hidden = _frame(chain([head], tail), tab, allowance)
    except NotPlainError:
        return None
    facts = rows.facts
    facts.hidden_columns = hidden
    return facts


def text_room(chunks: Iterable[bytes], strings: Survey, most: int) -> int | None:
    """Return the bytes of all shared texts a tab shows, each counted as often as it is shown; None over some bound."""
    shape = re.compile(SHARED.replace(b"@", rb"(?:[\w.-]++:)?+"))
    rest, room = b"", 0
    for chunk in chunks:
        rest += chunk
        cut = rest.rfind(b"<")
        cut = max(rest.rfind(b"<c ", 0, cut), rest.rfind(b":c ", 0, cut), 0)
        for index in shape.findall(rest, 0, cut):
            at = int(index)
            room += strings.lengths[at] if at < len(strings.lengths) else 0
        if room > most or len(rest) - cut > budgets.TOKEN:
            return None
        rest = rest[cut:]
    return room


def _head(stream: Iterator[bytes]) -> tuple[bytes, bytes, bytes]:
    """Return what stands before the rows, what follows of the same piece, and the prefix of all names."""
    head = b""
    for chunk in stream:
        head += chunk
        if found := DATA.search(head):
            before = head[: found.start()]
            if OTHER_ENCODING.match(before) or b"<!" in before or b":AlternateContent" in before:
                break
            return head[: found.end()], head[found.end() :], found[1]
        if len(head) > budgets.TOKEN:
            break
    raise NotPlainError


def _until_the_end(stream: Iterator[bytes], rest: bytes, rows: _Rows) -> Iterator[bytes]:
    """Take the rows, whole ones at a time, and return what comes after them."""
    start, closing = b"<%brow " % rows.shapes.prefix, b"</%bsheetData>" % rows.shapes.prefix
    for chunk in chain([b""], stream):
        rest += chunk
        if (end := rest.find(closing)) >= 0:
            rows.take(rest[:end])
            return chain([rest[end:]], stream)
        if (cut := rest.rfind(start)) > 0:
            rows.take(rest[:cut])
            rest = rest[cut:]
        if len(rest) > budgets.TOKEN:
            break
    raise NotPlainError


def _frame(chunks: Iterable[bytes], tab: str, allowance: budgets.Allowance) -> list[int]:
    """Check all but the rows, and return the hidden columns."""
    hidden: list[int] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        allowance.elements -= 1
        space, _, local = name.rpartition(" ")
        if depth > budgets.DEPTH or allowance.elements < 0 or (depth == 1 and local != "worksheet"):
            raise NotPlainError
        if space not in markup.MAIN and depth <= 2 and local in ("worksheet", "sheetData"):
            raise NotPlainError
        if local == "col" and attributes.get("hidden") in ("1", "true"):
            hide(hidden, attributes)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    made = markup.parser(f"“{tab}”")
    made.StartElementHandler, made.EndElementHandler = start, end
    try:
        markup.feed(made, chunks, f"“{tab}”")
    except CannotRead:
        raise NotPlainError from None
    return hidden


class _Shapes:
    """The shapes of rows and cells for one prefix and one table of looks."""

    def __init__(self, prefix: bytes, looks: Sequence[formats.Look]) -> None:
        marked = [b"%d" % at for at, look in enumerate(looks) if look.kind in MARKED]
        moments = [b"%d" % at for at, look in enumerate(looks) if look.kind in ("date", "elapsed")]
        self.prefix = prefix
        self.looks = looks
        self.rows = self._compile(ROWS_OF)
        self.usual = self._compile(ROW_OF % USUAL)
        self.row = self._compile(ROW_OF % CELL_OF)
        self.hidden = self._compile(HIDDEN)
        self.order = self._compile(COLUMN_OR_END)
        self.error = self._compile(ERROR)
        self.formula = self._compile(FORMULA)
        self.styled = self._compile(STYLED % _any_of(marked)) if marked else None
        self.styles = [b' s="%b"' % at for at in marked] if len(marked) < MANY else [b' s="']
        self.negative = self._compile(NEGATIVE % _any_of(moments or [b"-"]))

    def _compile(self, shape: bytes) -> re.Pattern[bytes]:
        return regex(shape.replace(b"@", re.escape(self.prefix)))


def _letters(block: bytes, rows: int) -> tuple[int, Counter[bytes]] | None:
    """Return what `_read_letters` does, in a quarter of its time, where all rows are of usual cells without texts.

    Such cells have capital letters in their addresses alone. So those are kept, with the start of every tag and the w
    of each row's two; the first piece of a row is its own attributes. None where the tags of rows do not come in pairs.
    """
    if not rows or b"inlineStr" in block:
        return None
    pieces = block.translate(None, NOT_KEPT).split(b"<w")
    if len(pieces) != 2 * rows + 1 or any(pieces[::2]):
        return None
    orders: Counter[bytes] = Counter()
    for piece, times in Counter(pieces[1::2]).items():
        orders[b" ".join(filter(None, piece.split(b"<")[1:]))] += times
    return rows, orders


def _any_of(numbers: list[bytes]) -> bytes:
    """Return a pattern for some numbers; for any number at all where they are too many to list."""
    return b"|".join(numbers) if len(numbers) < MANY else b"[0-9]{1,6}+"


class _Rows:
    """The rows of a tab as they come, and what is known of them so far."""

    def __init__(self, shapes: _Shapes) -> None:
        self.shapes = shapes
        self.facts = Facts()
        self._orders: dict[bytes, tuple[int, int]] = {}

    def take(self, block: bytes) -> None:
        """Check some whole rows and note what they hide.

        Raises NotPlainError where they do not match the shapes or are out of order.
        """
        facts, shapes = self.facts, self.shapes
        numbers, unusual = self._numbers(block)
        before = [facts.rows, *numbers]
        if before[-1] > budgets.LAST_ROW or not all(map(lt, before, numbers)):
            raise NotPlainError
        facts.rows = before[-1]
        row, value, text = (b"<%b%b" % (shapes.prefix, name) for name in (b"row", b"v>", b"t"))
        last = block.rfind(row, 0, max(block.rfind(value), block.rfind(text), 0))
        if last >= 0:
            facts.filled = numbers[-block.count(row, last)]
        facts.hidden_rows.extend(map(int, shapes.hidden.findall(block)) if b"hidden" in block else ())
        facts.shared += block.count(b' t="s"')
        self._columns(block, 0 if unusual else len(numbers))
        if unusual:
            facts.unusual = True
            self._in_unusual_rows(block)
        self._hidden_things(block)

    def _numbers(self, block: bytes) -> tuple[list[int], bool]:
        """Return the numbers of all rows, and whether some hold more than usual cells."""
        shapes, start = self.shapes, len(block) - len(block.lstrip())
        found = shapes.rows.findall(block, start)
        rest = found.pop()[1] if found and found[-1][1] else b""
        numbers, at = [int(number) for number, _ in found], len(block) - len(rest)
        while at < len(block):
            row = shapes.usual.match(block, at) or shapes.row.match(block, at)
            if not row:
                raise NotPlainError
            numbers.append(int(row[1]))
            at = row.end()
        return numbers, bool(rest)

    def _columns(self, block: bytes, rows: int) -> None:
        """Check that the cells of all rows are in order. Rows are alike, so each order is looked at once."""
        lines, orders = _letters(block, rows) or self._read_letters(block)
        self.facts.lines += lines
        for order, times in orders.items():
            if order not in self._orders:
                columns = [column_number(name.decode()) for name in order.split()]
                if len(self._orders) > 10_000 or not all(map(lt, columns, columns[1:])):
                    raise NotPlainError
                self._orders[order] = len(columns), max(columns, default=0)
            self.facts.cells += times * self._orders[order][0]
        self.facts.columns = max(last for _, last in self._orders.values())
        if self.facts.columns > budgets.COLUMNS:
            raise NotPlainError

    def _read_letters(self, block: bytes) -> tuple[int, Counter[bytes]]:
        """Return how many rows have an end, and how often each order of columns is there, whatever is in the cells."""
        letters = self.shapes.order.findall(block)
        return letters.count(b""), Counter(b" ".join(letters).split(b"  "))

    def _hidden_things(self, block: bytes) -> None:
        """Note percentages and rows of digits."""
        shapes = self.shapes
        if b"_x" in block and ESCAPE_BYTES.search(block):
            raise NotPlainError
        if shapes.styled and any(style in block for style in shapes.styles):
            for name, row, style in shapes.styled.findall(block):
                if (at := int(style)) < len(shapes.looks) and shapes.looks[at].kind in MARKED:
                    self._mark(name, row, shapes.looks[at])

    def _in_unusual_rows(self, block: bytes) -> None:
        """Note error cells and formulas without a value."""
        shapes = self.shapes
        if b"v>-" in block and shapes.negative.search(block):
            raise NotPlainError
        if b' t="e"' in block:
            for name, row, code in shapes.error.findall(block):
                self._mark(name, row, CellError(_text(code)))
        if b"<%bf" % shapes.prefix in block:
            for name, row, attributes, formula, value in shapes.formula.findall(block):
                if not (value and b't="str"' in attributes):
                    self._mark(name, row, Uncalculated(f"={_text(formula)}" if formula else ""))

    def _mark(self, name: bytes, row: bytes, mark: Cell | formats.Look) -> None:
        if len(self.facts.marks) >= budgets.MARKS:
            raise too_big(f"a tab has more than {budgets.MARKS:,} errors, percentages or formulas without a result")
        self.facts.marks.append((int(row), column_number(name.decode()), mark))


def _text(raw: bytes) -> str:
    from html import unescape

    return unescape(raw.decode("utf-8", "replace"))
