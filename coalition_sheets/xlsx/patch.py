"""Edit a workbook's package so that every part that is not ours stays as it is, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from coalition_sheets.model.worksheet import Worksheet
from coalition_sheets.sources.problems import CannotRead
from coalition_sheets.xlsx import before, tabs
from coalition_sheets.xlsx.book import opened
from coalition_sheets.xlsx.cells import CellEdit, changed
from coalition_sheets.xlsx.refuse import UnfitFile
from coalition_sheets.xlsx.styles import Styles


def edited(
    data: bytes,
    *,
    put: Sequence[Worksheet] = (),
    drop: Sequence[str] = (),
    cells: Sequence[CellEdit] = (),
    owner: str,
) -> bytes:
    """Return the bytes of an .xlsx or .xlsm file with tabs of ours put in or dropped, and cells of people changed.

    `put`: a tab that this owner made before is replaced where it stands, any other is added at the end; writing the
    same again changes nothing. `drop`: tabs of ours by title; one that is not there is no mistake. `cells`: each is
    changed only if it still holds its old value. All or nothing: where nothing would change, `data` itself is returned.
    Raises XlsxRefused with one sentence and what to do next.
    """
    before.check(put, owner)
    before.edits((edit.tab, edit.row, edit.column, edit.new) for edit in cells)
    try:
        book = opened(data)
        styles = Styles(book)
        tabs.arrange(book, styles, put, drop, owner)
        changed(book, styles, cells, [*(sheet.title for sheet in put), *drop])
        styles.write()
        return book.finished()
    except CannotRead as problem:
        raise UnfitFile(problem.message, problem.hint) from problem
