"""What Google answers becomes the cells that an Excel file of the same contents gives."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from coalition_sheets.model import Cell, CellError, Percent, Table
from coalition_sheets.sources import CannotRead, budgets
from coalition_sheets.sources.google import grid

Json = dict[str, Any]


def number(value: float, kind: str = "", pattern: str = "") -> Json:
    """A cell that holds a number, with its format."""
    shown = {name: text for name, text in (("type", kind), ("pattern", pattern)) if text}
    return {"effectiveValue": {"numberValue": value}, "effectiveFormat": {"numberFormat": shown} if shown else {}}


def text(value: str) -> Json:
    return {"effectiveValue": {"stringValue": value}}


def error(kind: str) -> Json:
    return {"effectiveValue": {"errorValue": {"type": kind, "message": "…"}}}


def sheet(*rows: list[Json], title: str = "Tasks", **more: Any) -> Json:
    about = {"title": title, "sheetType": "GRID", **more.pop("properties", {})}
    return {"properties": about, "data": [{"rowData": [{"values": row} for row in rows], **more}]}


def book(*sheets: Json, **properties: str) -> Json:
    return {"properties": {"title": "Ours", "timeZone": "America/New_York", **properties}, "sheets": list(sheets)}


def table(*rows: list[Json], **more: Any) -> Table:
    return grid.workbook(book(sheet(*rows, **more))).tables[0]


def both(cell: Json) -> tuple[Cell, Cell]:
    """A cell as read typed, and as read from a bare value with a format beside it."""
    bare = next(iter(cell["effectiveValue"].values()))
    looks = {k: v for k, v in cell.items() if k == "effectiveFormat"}
    two = grid.merged(book(sheet([looks])), [{"values": [[bare]]}])
    return table([cell]).cell(1, 1), two.tables[0].cell(1, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (text("Call Rosa"), "Call Rosa"),
        (text("#1 priority"), "#1 priority"),
        (number(40), 40.0),
        (number(0.5), 0.5),
        (number(46098, "DATE", "yyyy-mm-dd"), date(2026, 3, 17)),
        (number(46098, "DATE", 'dddd", "mmmm" "d'), date(2026, 3, 17)),
        (number(46098, "DATE"), date(2026, 3, 17)),
        (number(46098.75, "DATE_TIME", "m/d/yyyy h:mm:ss"), datetime(2026, 3, 17, 18)),
        (number(46098.75, "DATE", "yyyy-mm-dd"), datetime(2026, 3, 17, 18)),
        (number(0.75, "TIME", "h:mm am/pm"), time(18)),
        (number(0.75, "TIME"), time(18)),
        (number(1.5, "TIME", "[h]:mm:ss"), timedelta(hours=36)),
        (number(1, "DATE", "yyyy-mm-dd"), date(1899, 12, 31)),
        (number(59, "DATE", "yyyy-mm-dd"), date(1900, 2, 27)),
        (number(60, "DATE", "yyyy-mm-dd"), date(1900, 2, 28)),
        (number(61, "DATE", "yyyy-mm-dd"), date(1900, 3, 1)),
        (number(-18262, "DATE", "yyyy-mm-dd"), date(1849, 12, 30)),
        (number(1e9, "DATE", "yyyy-mm-dd"), 1e9),
        (number(-1e9, "DATE", "yyyy-mm-dd"), -1e9),
        (number(0.4, "PERCENT", "0.00%"), Percent(0.4)),
        (number(0.4, "PERCENT"), Percent(0.4)),
        (number(2134, "NUMBER", "00000"), "02134"),
        (number(5551234567, "NUMBER", "(000) 000-0000"), "(555) 123-4567"),
        (number(1200.5, "CURRENCY", '"$"#,##0.00'), 1200.5),
        (number(1200.5, "NUMBER", "#,##0.00"), 1200.5),
        (number(12, "TEXT", "@"), 12.0),
        (number(1e20, "SCIENTIFIC", "0.00E+00"), 1e20),
    ],
)
def test_a_cell_is_read_as_it_is_shown_whichever_way_it_comes(cell: Json, expected: Cell) -> None:
    for found in both(cell):
        assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("value", [True, False])
def test_a_ticked_box_is_a_yes(value: bool) -> None:
    assert both({"effectiveValue": {"boolValue": value}}) == (value, value)


@pytest.mark.parametrize(("kind", "code"), grid.ERRORS.items())
def test_an_error_is_none_of_the_texts(kind: str, code: str) -> None:
    assert table([error(kind)]).cell(1, 1) == CellError(code)
    assert grid.merged(book(sheet()), [{"values": [[code]]}]).tables[0].cell(1, 1) == CellError(code)


def test_blanks_at_the_end_are_no_cells() -> None:
    blank: Json = {"effectiveFormat": {}}
    found = table([text("Task"), text("Due"), {}, blank], [{}, text("")], [], [blank, text("x")], [{}, blank], [])
    assert found.rows == (("Task", "Due"), (), (), (None, "x"))
    two = grid.merged(book(sheet()), [{"values": [["Task", "Due", "", None], ["", ""], [], ["", "x"]]}])
    assert two.tables[0].rows == found.rows


def test_rows_and_columns_hidden_by_hand_or_by_a_filter_are_known_and_told() -> None:
    lines = [{}, {"hiddenByUser": True}, {"hiddenByFilter": True}, {}, {"hiddenByUser": True}]
    found = grid.workbook(
        book(sheet(*([[text("a"), text("b")]] * 4), rowMetadata=lines, columnMetadata=[{}, {"hiddenByUser": True}]))
    )
    assert found.tables[0].hidden_rows == {2, 3}
    assert found.tables[0].hidden_columns == {2}
    assert found.warnings == ("The tab “Tasks” has 2 hidden rows; they are read too.",)


def test_hidden_tabs_are_read_and_charts_are_no_tabs() -> None:
    chart = {"properties": {"title": "Chart", "sheetType": "OBJECT"}}
    data = {"properties": {"title": "Big", "sheetType": "DATA_SOURCE"}, "data": [{}]}
    found = grid.workbook(book(chart, sheet([text("x")], title="Old", properties={"hidden": True}), data))
    assert [(t.name, t.hidden) for t in found.tables] == [("Old", True)]
    assert found.warnings == ("The tab “Big” shows a database, not cells; it was not read.",)


def test_a_sheet_brings_its_title_and_zone() -> None:
    found = grid.workbook(book(sheet()))
    assert (found.name, found.zone) == ("Ours", "America/New_York")
    assert grid.workbook({"properties": {}, "sheets": []}).name == "Untitled"


def test_more_cells_than_we_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "CELLS", 10)
    monkeypatch.setattr(budgets.Allowance, "__init__", lambda self: setattr(self, "cells", 10))
    with pytest.raises(CannotRead, match="too big"):
        table([text("x")] * 20)
