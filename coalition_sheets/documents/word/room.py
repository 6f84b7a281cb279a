"""How much of a page its words take, so that rows to write on may fill the rest."""

from __future__ import annotations

from typing import Any

from coalition_sheets.documents.word.look import Look
from coalition_sheets.documents.word.tables import Row, rows_of, said, shares, written_on

LETTER, LINE = 1.65, 4.4  # mm: how wide a letter is, rather too wide than too narrow, and how tall a line
ABOVE = {"h1": 3.0, "h2": 4.8, "h3": 5.0, "h4": 4.0}
SPARE = 7.0


def row_height(blocks: list[Any], look: Look) -> float:
    """Return how tall rows to write on may be, in mm, so that a page of one sheet is filled and stays one sheet."""
    least, most = look.rows
    if any(True for block in blocks for _ in block.iter("img", "svg")):
        return least
    words, rows = 0.0, 0
    for number, block in enumerate(b for b in blocks if b.tag != "hr"):
        if block.tag == "table":
            taken, blank = _table(block, look, number, least)
            words, rows = words + taken, rows + blank
        else:
            words += _words(block, look.width) + ABOVE.get(block.tag, 1.2)
    room = look.height - SPARE - words
    return max(least, min(most, room / rows)) if rows else least


def _words(node: Any, width: float) -> float:
    if node.tag in ("ul", "ol"):
        return sum(_words(item, width - 6) for item in node.iter("li"))
    breaks = sum(1 for _ in node.iter("br"))
    return (max(1, -(-len(said(node)) * LETTER // width)) + breaks) * LINE


def _table(node: Any, look: Look, number: int, least: float) -> tuple[float, int]:
    """Return how much room a table takes but for its rows to write on, and how many of those there are."""
    rows = rows_of(node)
    columns = max((sum(n for _, n in row.cells) for row in rows), default=1)
    plan = node.get("class") == "plan"
    kind = "plan" if plan else "grid" if written_on(rows, look) else "lines"
    widths = [look.width * share for share in shares(kind, rows, columns, look.shares(number, columns))]
    taken, blank = 3.0, 0
    for row in rows:
        tall = _row(row, widths) + (0.6 if plan else 1.8)
        if kind == "grid" and row.to_write_on and row.kind != "header" and tall <= least:
            blank += 1
        else:
            taken += tall
    return taken, blank


def _row(row: Row, widths: list[float]) -> float:
    at, tallest = 0, LINE
    for cell, span in row.cells:
        width = sum(widths[at : at + span]) - 3
        tallest = max(tallest, -(-len(said(cell)) * LETTER // max(width, 5)) * LINE)
        at += span
    return tallest
