"""Tables in Word: lines where people write by hand, columns as wide as their words, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from coalition_sheets.documents.word.look import GRID, PLAN, Look
from coalition_sheets.documents.word.sheet import CELL, HEAD, NOTE, element
from coalition_sheets.documents.word.words import Face, Line, directed, styled
from coalition_sheets.frozen import frozen

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

RULE, FAINT, WASH = "8A8A8A", "C4C4C4", "F3F2EE"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# The room within a cell, in twentieths of a point.
ROOM = {
    "plan": (("top", 15), ("left", 0), ("bottom", 15), ("right", 0)),
    "grid": (("top", 40), ("left", 90), ("bottom", 40), ("right", 90)),
    "lines": (("top", 40), ("left", 0), ("bottom", 40), ("right", 120)),
}
WRITTEN_ON = frozenset({"minutes", "call-sheet", "capture-tasks", "capture-profiles"})


@frozen
class Row:
    """One row of a page's table: its cells with how many columns each takes; `kind`: head, more, or the header."""

    cells: tuple[tuple[Any, int], ...]
    kind: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it: a row to write on."""
        return not any(said(cell) for cell, _ in self.cells)

    @property
    def to_write_on(self) -> bool:
        """Whether something in it is left to write."""
        return not all(said(cell) for cell, _ in self.cells)


def said(cell: Any) -> str:
    """Return the words of a cell."""
    return " ".join("".join(cell.itertext()).replace("\xa0", " ").split())


def rows_of(node: Any) -> list[Row]:
    """Return the rows of a table element, the header's first."""
    found = []
    for row in node.iter("tr"):
        cells = [c for c in row if c.tag in ("td", "th")]
        kind = "header" if row.getparent().tag == "thead" else (row.get("class") or "")
        found.append(Row(tuple((c, max(1, int(c.get("colspan") or 1))) for c in cells), kind))
    return [row for row in found if row.cells]


def write_table(document: Document, node: Any, look: Look, number: int, *, tall: float) -> None:
    """Write a table element at the end of the document.

    `number` counts the tables of its page; a row to write on is `tall` mm at least.
    """
    rows = rows_of(node)
    columns = max((sum(n for _, n in row.cells) for row in rows), default=0)
    if not columns:
        return
    kind = "plan" if node.get("class") == "plan" else "grid" if written_on(rows, look) else "lines"
    widths = [look.width * share for share in shares(kind, rows, columns, look.shares(number, columns))]
    table = document.add_table(0, columns)
    _dress(table, kind, widths, look)
    for row in rows:
        _write_row(table, row, kind, widths, look, tall=tall)


def written_on(rows: list[Row], look: Look) -> bool:
    """Whether a whole row, or a whole column below its heading, is blank."""
    if look.kind in WRITTEN_ON:
        return True
    body = [row for row in rows if row.kind != "header"]
    if not body or len(body[0].cells) < 2:
        return False
    columns = zip(*(row.cells for row in body), strict=False)
    return any(row.blank for row in body) or any(not any(said(c) for c, _ in column) for column in columns)


def shares(kind: str, rows: list[Row], columns: int, known: tuple[float, ...] | None) -> list[float]:
    """Return what share of the width each column gets: as the page says, or by the length of its words."""
    if columns == 3 and kind == "plan":
        known = PLAN
    elif known is None and columns == 3 and all(row.blank for row in rows[1:]):
        known = GRID
    full = [row for row in rows if len(row.cells) == columns]
    weights = list(known or (_weight([row.cells[n][0] for row in full], n) for n in range(columns)))
    return [weight / sum(weights) for weight in weights]


def _weight(cells: list[Any], column: int) -> float:
    """Return how much room a column needs: its longest word for sure, its longest cell up to a line or so."""
    texts = [said(cell) for cell in cells]
    if not any(texts[1:]):
        return 30
    word = max((len(word) for text in texts for word in text.split()), default=1)
    return max(word + 3, min(max(map(len, texts)), 44 if column == 0 else 32))


def _dress(table: Table, kind: str, widths: list[float], look: Look) -> None:
    """Give a table its lines, its columns and the room within its cells."""
    from docx.shared import Mm

    form: Any = table._tbl.tblPr
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    if look.rtl:
        form.insert_element_before(element("w:bidiVisual"), "w:tblStyleRowBandSize", "w:tblW", "w:jc", "w:tblBorders")
    _replaced(form, element("w:tblW", w=str(_twips(sum(widths))), type="dxa"))
    lines = element("w:tblBorders")
    for side in SIDES if kind == "grid" else ("bottom", "insideH") if kind == "lines" else ():
        colour = RULE if kind == "grid" else FAINT
        lines.append(element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    form.insert_element_before(lines, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    form.insert_element_before(cell_margins(ROOM[kind]), "w:tblLook")


def cell_margins(sides: Iterable[tuple[str, int]]) -> Any:
    """Return the room within cells, in twentieths of a point."""
    made = element("w:tblCellMar")
    for side, twips in sides:
        made.append(element(f"w:{side}", w=str(twips), type="dxa"))
    return made


def _replaced(form: Any, made: Any) -> None:
    for old in form.findall(made.tag):
        form.replace(old, made)


def _write_row(table: Any, row: Row, kind: str, widths: list[float], look: Look, *, tall: float) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    made: _Row = table.add_row()
    form: Any = made._tr.get_or_add_trPr()
    form.append(element("w:cantSplit"))
    if row.kind == "header":
        form.append(element("w:tblHeader"))
    elif kind == "grid" and row.to_write_on:
        made.height, made.height_rule = Mm(tall), WD_ROW_HEIGHT_RULE.AT_LEAST
    cells, at = made.cells, 0
    for node, span in row.cells:
        cell = cells[at] if span == 1 else cells[at].merge(cells[min(at + span, len(cells)) - 1])
        cell.width = Mm(sum(widths[at : at + span]))
        _write_cell(cell, node, row, kind, look, last=at + span == len(cells) and span == 1)
        at += span


def _write_cell(cell: _Cell, node: Any, row: Row, kind: str, look: Look, *, last: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    header, beside = row.kind == "header", kind == "plan" and row.kind == "head" and last
    paragraph = cell.paragraphs[0]
    noted = kind == "grid" and last and not said(row.cells[0][0])
    directed(styled(paragraph, HEAD if header else NOTE if noted else CELL), look)
    if beside or "right" in (node.get("style") or ""):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if header or row.kind == "head":
        paragraph.paragraph_format.keep_with_next = True
    form: Any = cell._tc.get_or_add_tcPr()
    if kind == "plan" and row.kind == "head":
        line = element("w:tcBorders")
        line.append(element("w:top", val="single", sz="4", space="0", color=FAINT))
        form.append(line)
        paragraph.paragraph_format.space_before = 25400
    if header and kind == "grid":
        form.append(element("w:shd", val="clear", color="auto", fill=WASH))
    Line(paragraph, look).put(node, Face(soft=beside))


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)
