"""Which header names which column."""

from __future__ import annotations

from collections.abc import Mapping

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Cell, Schema, Table, fold_header, letters, typed


@frozen
class Match:
    """The column (name in code) that a header names, or that it nearly names."""

    column: str
    near: bool = False


@frozen
class Headers:
    """A header row: which names stand in which column (all counted from 1).

    `known`: declared columns by name in code. `unknown`: columns nobody declared, by header as typed (with the
    letter of the column where that name is taken). `near`: for unknown headers, the absent column that each
    nearly names. `duplicates`: a name, the column that is read, and the one that is not.
    """

    row: int
    known: Mapping[str, int]
    unknown: Mapping[str, int]
    near: Mapping[int, str]
    duplicates: tuple[tuple[str, int, int], ...] = ()


def match_header(schema: Schema, text: str) -> Match | None:
    """Return the column that a header names, or the one column that it nearly names (decision 49), else None.

    A near miss is within two edits (a swap of neighbours is one) and a third of the folded header's length of
    a header or alias, and no other column is as near.
    """
    key = fold_header(text)
    found = schema.by_header.get(key)
    return Match(found.name) if found else _near(schema, key)


def _near(schema: Schema, key: str) -> Match | None:
    from rapidfuzz.distance import OSA

    limit = min(2, len(key) // 3)
    distances: dict[str, int] = {}
    for known, column in schema.by_header.items():
        distance = OSA.distance(key, known, score_cutoff=limit)
        if 0 < distance <= limit:
            distances[column.name] = min(distance, distances.get(column.name, limit))
    least = min(distances.values(), default=0)
    nearest = [name for name, distance in distances.items() if distance == least]
    return Match(nearest[0], near=True) if len(nearest) == 1 else None


def header_texts(row: tuple[Cell, ...]) -> list[tuple[int, str]]:
    """Return the filled cells of a row as (column from 1, text)."""
    texts = ((number, typed(cell).strip()) for number, cell in enumerate(row, 1) if cell is not None)
    return [(number, text) for number, text in texts if text]


def count_known(schema: Schema, row: tuple[Cell, ...]) -> tuple[frozenset[str], int]:
    """Return the columns that the cells of a row name, and how many cells are filled."""
    texts = header_texts(row)
    found = (schema.by_header.get(fold_header(text)) for _, text in texts)
    return frozenset(column.name for column in found if column), len(texts)


def read_headers(schema: Schema, table: Table, row: int) -> Headers:
    """Return what the header row of a table names. Of two columns with one name the first that is not empty is read."""
    places: dict[str, list[int]] = {}
    rest: list[tuple[int, str]] = []
    for number, text in header_texts(table.rows[row - 1]):
        found = schema.by_header.get(fold_header(text))
        if found:
            places.setdefault(found.name, []).append(number)
        else:
            rest.append((number, text))
    known, duplicates = {}, []
    for name, numbers in places.items():
        filled = (n for n in numbers if not is_empty(table, row, n))
        first = next(filled, numbers[0]) if len(numbers) > 1 else numbers[0]
        known[name] = first
        duplicates += [(name, first, n) for n in numbers if n != first]
    unknown: dict[str, int] = {}
    near: dict[int, str] = {}
    for number, text in rest + [(n, table.place(row, n).typed) for _, _, n in duplicates]:
        taken = text in unknown or text in schema.by_name
        unknown[f"{text} ({letters(number)})" if taken else text] = number
        match = _near(schema, fold_header(text)) if (number, text) in rest else None
        if match and match.column not in known:
            near[number] = match.column
    return Headers(row, known, unknown, near, tuple(duplicates))


def is_empty(table: Table, header_row: int, column: int) -> bool:
    """Whether nothing is written below a header."""
    return not any(
        cell is not None and not (isinstance(cell, str) and not cell.strip())
        for cell in (row[column - 1] for row in table.rows[header_row:] if len(row) >= column)
    )
