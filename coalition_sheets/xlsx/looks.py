"""The table of looks of a workbook: what is missing is appended, what is there is used again, nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from coalition_sheets.frozen import frozen
from coalition_sheets.model.worksheet import Look
from coalition_sheets.xlsx.elements import Element, Part, parsed, quoted
from coalition_sheets.xlsx.refuse import TableFull, UnfitPart

ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")
MOST = {"cellXfs": 64_000, "dxfs": 64_000, "fonts": 32_000, "fills": 32_000, "borders": 32_000, "numFmts": 2_000}
BUILT_IN = {
    "": 0, "general": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
    "mm-dd-yy": 14, "d-mmm-yy": 15, "d-mmm": 16, "mmm-yy": 17, "h:mm am/pm": 18, "h:mm": 20, "m/d/yy h:mm": 22,
    "[h]:mm:ss": 46,
}  # fmt: skip
FIRST_OWN = 164
PADDED = 2_000
"""Entries that may be missing from a table and are still made up for."""
NORMAL = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
GIVEN = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": (NORMAL,),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
"""What the first entries of each table must be, where a workbook has none."""
LINK_INK = "0563C1"


@frozen
class Tag:
    """An element to write, as it is compared with those that are there."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Tag, ...] = ()

    def xml(self, prefix: str) -> bytes:
        """Return the element as it is written, its name and those inside with a prefix."""
        name = f"{prefix}:{self.name}".encode() if prefix else self.name.encode()
        told = b"".join(b' %b="%b"' % (k.encode(), quoted(v)) for k, v in self.attributes)
        inside = b"".join(child.xml(prefix) for child in self.children)
        return b"<%b%b>%b</%b>" % (name, told, inside, name) if inside else b"<%b%b/>" % (name, told)


def tag(name: str, *children: Tag, **attributes: object) -> Tag:
    """Return an element."""
    return Tag(name, tuple(sorted((key, str(value)) for key, value in attributes.items())), children)


def _same(element: Element) -> Tag:
    """Return an element of the file as one to compare."""
    return Tag(element.name, tuple(sorted(element.attributes.items())), tuple(map(_same, element.children)))


@dataclass
class _Table:
    """One of the tables: its place in the file, and at which number each entry stands."""

    part: Part
    name: str
    element: Element | None
    count: int = 0
    known: dict[Tag, int] = field(default_factory=dict)
    new: list[Tag] = field(default_factory=list)

    def at(self, wanted: Tag) -> int:
        """Return the number of an entry; it is appended where it is not there."""
        if wanted not in self.known:
            if self.count >= MOST.get(self.name, 64_000):
                raise TableFull("looks")
            self.known[wanted] = self.count
            self.append(wanted)
        return self.known[wanted]

    def append(self, wanted: Tag) -> None:
        """Append an entry, whatever is there."""
        self.new.append(wanted)
        self.known.setdefault(wanted, self.count)
        self.count += 1

    def write(self) -> None:
        """Put what is new into the part."""
        if not self.new:
            return
        root = self.part.root
        content = b"".join(entry.xml((self.element or root).prefix) for entry in self.new)
        if self.element is not None:
            self.part.set(self.element, count=str(self.count))
            self.part.add(self.element, content)
            return
        name = self.part.named(root, self.name).encode()
        whole = b'<%b count="%d">%b</%b>' % (name, self.count, content, name)
        self.part.add(root, whole, ORDER[: ORDER.index(self.name)])


class Looks:
    """The looks of a workbook, by number."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Read the part. Where it has no looks at all, `reach` must be set to the highest number that cells use."""
        self.part = parsed(raw, name)
        if self.part.root.name != "styleSheet":
            raise UnfitPart(name, "it holds no looks")
        self.tables = {table: self._table(table) for table in ORDER if table not in ("cellStyles", "tableStyles")}
        self.reach = 0
        self._used = self._referred()
        self.font = self._default_font()
        self._cells: dict[tuple[Look, bool, str], int] = {}

    def _table(self, name: str) -> _Table:
        element = self.part.root.first(name)
        table = _Table(self.part, name, element)
        for child in element.children if element else ():
            table.known.setdefault(_same(child), table.count)
            table.count += 1
        return table

    @property
    def empty(self) -> bool:
        """Whether there were no looks of cells in the part."""
        return not self._entries("cellXfs")

    @property
    def grown(self) -> bool:
        """Whether something was added."""
        return any(table.new for table in self.tables.values())

    def _referred(self) -> dict[str, int]:
        """Return the highest number of each table that a look refers to, whether that entry is there or not."""
        used: dict[str, int] = {}
        for xf in (child for name in ("cellStyleXfs", "cellXfs") for child in self._entries(name)):
            for told, table in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                number = xf.attributes.get(told, "0")
                known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
                used[table] = max(used.get(table, 0), known)
        return used

    def _entries(self, name: str) -> list[Element]:
        element = self.tables[name].element
        return element.children if element else []

    def _ready(self, name: str) -> None:
        """See that nothing that is appended to a table takes a number that is already used."""
        table = self.tables[name]
        given = GIVEN[name]
        least = max(self.reach if name == "cellXfs" else self._used.get(name, 0), len(given) - 1) + 1
        if least > table.count + PADDED:
            raise UnfitPart(self.part.name, "its looks refer to others that are not there")
        for number in range(table.count, least):
            entry = given[min(number, len(given) - 1)]
            table.append(_same(parsed(entry.encode(), self.part.name).root))

    def _default_font(self) -> tuple[Tag, ...]:
        """Return the name of the workbook's own font, so that our tabs look like its others."""
        first = next(iter(self._entries("fonts")), None)
        kept = [_same(child) for child in first.children if child.name in ("name", "family")] if first else []
        named = any(one.name == "name" for one in kept)
        return tuple(kept) if named else (tag("name", val="Calibri"), tag("family", val=2))

    def cell(self, look: Look, link: bool = False, number: str = "") -> int:
        """Return the number of a cell's look; `number` is the format where the look itself has none."""
        asked = (look, link, number)
        if asked not in self._cells:
            self._cells[asked] = self._cell(look, link, look.number or number)
        return self._cells[asked]

    def _cell(self, look: Look, link: bool, number: str) -> int:
        for name in GIVEN:
            self._ready(name)
        aligned = {"horizontal": look.across, "vertical": look.down, "wrapText": "1" if look.wrap else ""}
        wanted = {
            "numFmtId": self._number(number),
            "fontId": self.tables["fonts"].at(self._font(look, link)),
            "fillId": self.tables["fills"].at(_fill(look.fill)) if look.fill else 0,
            "borderId": self.tables["borders"].at(_border(look.line)) if look.line else 0,
        }
        applied = {"applyNumberFormat": wanted["numFmtId"], "applyFill": look.fill, "applyBorder": look.line}
        alignment = tag("alignment", **{name: value for name, value in aligned.items() if value})
        told = {name: 1 for name, value in applied.items() if value}
        xf = tag("xf", alignment, **wanted, **told, xfId=0, applyFont=1, applyAlignment=1)
        return self.tables["cellXfs"].at(xf)

    def varied(self, style: int, number: str) -> int:
        """Return the number of a look that differs from another only in its number format."""
        for name in GIVEN:
            self._ready(name)
        entries = self._entries("cellXfs")
        base = _same(entries[style]) if style < len(entries) else tag("xf", fontId=0, fillId=0, borderId=0, xfId=0)
        told = dict(base.attributes) | {"numFmtId": str(self._number(number)), "applyNumberFormat": "1"}
        return self.tables["cellXfs"].at(Tag("xf", tuple(sorted(told.items())), base.children))

    def _number(self, code: str) -> int:
        if code.casefold() in BUILT_IN:
            return BUILT_IN[code.casefold()]
        table, used = self.tables["numFmts"], []
        for known in table.known:
            told = dict(known.attributes)
            number = told.get("numFmtId", "")
            used.append(int(number) if number.isascii() and number.isdigit() else 0)
            if told.get("formatCode") == code:
                return used[-1]
        identity = max([FIRST_OWN - 1, *used]) + 1
        table.at(tag("numFmt", numFmtId=identity, formatCode=code))
        return identity

    def _font(self, look: Look, link: bool) -> Tag:
        ink = look.ink or (LINK_INK if link else "")
        parts = [tag("b")] if look.bold else []
        parts += [tag("i")] if look.italic else []
        parts += [tag("u")] if link else []
        parts += [tag("sz", val=f"{look.size:g}")]
        parts += [tag("color", rgb=f"FF{ink.upper()}")] if ink else []
        return tag("font", *parts, *self.font)

    def rule(self, look: Look) -> int:
        """Return the number of a look that a rule gives: what differs from the plain look, without a size."""
        parts = []
        if look.bold or look.italic or look.ink:
            marks = [tag("b")] if look.bold else []
            marks += [tag("i")] if look.italic else []
            marks += [tag("color", rgb=f"FF{look.ink.upper()}")] if look.ink else []
            parts.append(tag("font", *marks))
        if look.fill:
            parts.append(tag("fill", tag("patternFill", tag("bgColor", rgb=f"FF{look.fill.upper()}"))))
        if look.line:
            below = tag("bottom", tag("color", rgb=f"FF{look.line.upper()}"), style="thin")
            parts.append(tag("border", below))
        return self.tables["dxfs"].at(tag("dxf", *parts))

    def changed(self) -> bytes:
        """Return the part with all that is new."""
        for name in ORDER:
            if name in self.tables:
                self.tables[name].write()
        return self.part.changed()


def _fill(colour: str) -> Tag:
    return tag(
        "fill",
        tag("patternFill", tag("fgColor", rgb=f"FF{colour.upper()}"), tag("bgColor", indexed=64), patternType="solid"),
    )


def _border(colour: str) -> Tag:
    bottom = tag("bottom", tag("color", rgb=f"FF{colour.upper()}"), style="thin")
    return tag("border", tag("left"), tag("right"), tag("top"), bottom, tag("diagonal"))
