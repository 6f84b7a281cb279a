"""The column types: a column of cells becomes a column of values, and a list of what could not be read.

A column is read as a whole: each distinct cell once, by its type and its value (True, 1 and 1.0 are equal in Python
and different on a sheet), so that a clean column costs less than half a microsecond a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType, NoneType

from coalition_sheets.model import Cell, CellError, Column, ColumnType, Uncalculated, clean, squash, typed
from coalition_sheets.schemas.agenda import agenda_reader
from coalition_sheets.schemas.choices import choice_reader, list_reader, vocabulary, yes_reader
from coalition_sheets.schemas.contacts import email_reader, phone_reader
from coalition_sheets.schemas.dates import date_reader
from coalition_sheets.schemas.numbers import number_reader
from coalition_sheets.schemas.reading import Context, Misread, Reader, Reading, asks
from coalition_sheets.schemas.times import time_reader
from coalition_sheets.schemas.words import LONGEST_BLANK, is_blank, word_key

__all__ = ["Context", "Misread", "blank_of", "read_cell", "read_column", "reader"]


def _text_reader(_column: Column, _context: Context) -> Reader:
    return lambda cell: (cell if isinstance(cell, str) else typed(cell), ())


def _name_reader(_column: Column, _context: Context) -> Reader:
    return lambda cell: (squash(cell if isinstance(cell, str) else typed(cell)), ())


READERS: Mapping[ColumnType, Callable[[Column, Context], Reader]] = MappingProxyType(
    {
        "text": _text_reader,
        "number": number_reader,
        "number or yes": number_reader,
        "date": date_reader,
        "time": time_reader,
        "yes/no": yes_reader,
        "choice": choice_reader,
        "email": email_reader,
        "phone": phone_reader,
        "list": list_reader,
        "name": _name_reader,
        "names": _text_reader,
        "agenda": agenda_reader,
    }
)


def read_column(column: Column, cells: Sequence[Cell], context: Context) -> tuple[list[object], list[Misread]]:
    """Return the values of a column's cells (types: `ColumnType`) and what could not be read, in order.

    Names are cleaned text, not resolved. A blank, and what could not be read, is None; "" in a text column, () in a
    list, False for yes/no.
    """
    read = reader(column, context)
    kinds = set(map(type, cells))
    if kinds <= {NoneType}:
        return [read(None)[0]] * len(cells), []
    keys: Sequence[object] = cells if len(kinds - {NoneType}) <= 1 else list(zip(map(type, cells), cells, strict=True))
    distinct = dict(zip(keys, cells, strict=True))
    values: dict[object, object] = {}
    asked: dict[object, tuple[Misread, ...]] = {}
    for key, cell in distinct.items():
        values[key], problems = read(cell)
        if problems:
            asked[key] = problems
    misreads = [replace(m, index=i) for i, key in enumerate(keys) if key in asked for m in asked[key]] if asked else []
    return list(map(values.__getitem__, keys)), misreads


def read_cell(column: Column, cell: Cell, context: Context) -> tuple[object, Misread | None]:
    """Return the value of one cell and the first thing that could not be read in it."""
    value, problems = reader(column, context)(cell)
    return value, problems[0] if problems else None


def blank_of(column: Column) -> object:
    """Return what a blank cell of a column is."""
    match column.type:
        case "text":
            return ""
        case "list" | "agenda":
            return ()
        case "yes/no":
            return word_key(column.blank) == "yes"
        case _:
            return None


def reader(column: Column, context: Context) -> Reader:
    """Return the function that reads any cell of a column; it never raises."""
    parse = READERS[column.type](column, context)
    blank = blank_of(column)
    words = {word_key(word) for word in column.words} | {w for w, m in vocabulary(column, context).items() if m}
    nothing = {word for word, meaning in column.synonyms.items() if not meaning}

    def read(cell: Cell) -> Reading:
        if cell is None:
            return blank, ()
        if isinstance(cell, str):
            cell = cell.strip() if cell.isascii() else clean(cell)
            if len(cell) <= LONGEST_BLANK and is_blank(cell) and word_key(cell) not in words:
                return blank, ()
            if nothing and word_key(cell) in nothing:
                return blank, ()
        elif isinstance(cell, CellError):
            return asks("CELL-ERROR", detail=cell.code, blank=blank)
        elif isinstance(cell, Uncalculated):
            return asks("CELL-UNCALCULATED", detail="the formula was saved without a value", blank=blank)
        value, problems = parse(cell)
        return (blank, problems) if value is None else (value, problems)

    return read
