"""Little workbooks written in a test, as a person would see them.

    ## Tasks
    Task          | Who  | By when
    Book the hall | Rosa | 2026-03-16

A cell is text as typed; `TRUE` and `FALSE` are ticks, `#REF!` and the like error cells, `=` an uncalculated formula,
`\\n` a line break, `\\|` a bar. A blank line in a tab is a blank row (write `.` alone on the line).
"""

from __future__ import annotations

import re
from datetime import date
from textwrap import dedent

from coalition_sheets.model import Briefing, Cell, CellError, Coalition, Finding, Memory, Table, Uncalculated, Workbook

TODAY = date(2026, 3, 17)


def cell(text: str) -> Cell:
    """Return the cell that a piece of a little table stands for."""
    text = text.strip().replace("\\|", "|").replace("\\n", "\n")
    if text in ("", "."):
        return None
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if re.fullmatch(r"#[A-Z/0]+[!?A]", text):
        return CellError(text)
    return Uncalculated() if text == "=" else text


def book(text: str, name: str = "little.xlsx") -> Workbook:
    """Return the workbook that a little text draws."""
    tables: list[Table] = []
    for part in re.split(r"^## ", dedent(text), flags=re.MULTILINE)[1:]:
        title, *lines = part.rstrip().split("\n")
        rows = tuple(tuple(cell(c) for c in re.split(r"(?<!\\)\|", line)) for line in lines if line.strip())
        tables.append(Table(title.strip(), rows))
    return Workbook(name, tuple(tables))


def read(text: str, today: date = TODAY) -> tuple[Coalition, tuple[Finding, ...]]:
    """Return the coalition of a little workbook, and what its reading found."""
    from coalition_sheets import library, records

    workbook = book(text)
    schemas = library.schemas()
    about, noted = records.read_about(workbook, schemas)
    coalition, found = records.read(workbook, schemas, about, today)
    return coalition, (*noted, *found)


def briefing(text: str, today: date = TODAY, memory: Memory | None = None) -> Briefing:
    """Return the briefing of a little workbook, without practice findings."""
    coalition, _ = read(text, today)
    return Briefing(coalition, today, memory or Memory())
