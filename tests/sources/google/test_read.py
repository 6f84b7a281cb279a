"""How much is asked for one run: a token and a read, or two reads of a large Sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from coalition_sheets.model import CellError
from coalition_sheets.sources.google import GoogleProblem
from coalition_sheets.sources.google import read as reading
from coalition_sheets.sources.google.read import CELLS, CUT
from tests.fake_sheets import faults
from tests.fake_sheets.handy import delete, make_sheet
from tests.fake_sheets.wire import Asked
from tests.sources.google.doors import Door

DAY = {"userEnteredValue": {"numberValue": 46098}, "userEnteredFormat": {"numberFormat": {"type": "DATE"}}}
ROWS: list[list[Any]] = [["Task", "Due", "Share"], ["Call Rosa", DAY, 0.5], ["Write", "=1/0", True]]


def test_a_sheet_of_the_usual_size_takes_one_token_and_one_read(door: Door) -> None:
    found = door.read(make_sheet(door.server.store, {"Tasks": ROWS, "Goals": [], "Old": []}))
    assert door.asked() == ["token", "get"]
    assert found.tables[0].rows[1:] == (
        ("Call Rosa", date(2026, 3, 17), 0.5),
        ("Write", CellError("#DIV/0!"), True),
    )


def test_answers_come_packed(door: Door) -> None:
    door.read(make_sheet(door.server.store, {"Tasks": [["Call Rosa"] * 20] * 500}))
    sent = door.server.calls[0].bytes_out
    assert sent < 10_000 * 85 / 20


def test_a_client_asks_for_one_token_however_much_it_reads(door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS})
    client = door.client()
    for _ in range(3):
        client.spreadsheet(book.id, {"fields": "properties.title"})
    assert door.asked() == ["token", "get", "get", "get"]


def test_a_large_sheet_is_left_off_and_read_in_two(door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS, "It's old": ROWS, "Empty": []})
    assert door.read(book, cut=100).tables == door.read(book).tables
    assert door.asked() == ["token", "get", "get", "batchGet", "token", "get"]


def test_a_hundred_thousand_cells(door: Door) -> None:
    rows: list[list[Any]] = [
        ["Task", "Due", "Who", "Notes", "Share"],
        *[[f"Call {n}", DAY, "Rosa", "x", n] for n in range(20_000)],
    ]
    found = door.read(make_sheet(door.server.store, {"Tasks": rows})).tables[0]
    assert door.asked() == ["token", "get", "get", "batchGet"]
    assert (len(found.rows), found.rows[-1]) == (20_001, ("Call 19999", date(2026, 3, 17), "Rosa", "x", 19999.0))
    assert len(rows) * 5 > CELLS
    assert CUT == 85 * CELLS


@pytest.mark.parametrize("fault", [faults.bad_gateway(), faults.internal(), faults.unavailable()])
def test_what_google_fails_on_is_asked_in_two_lighter_pieces(door: Door, fault: faults.Fault) -> None:
    door.server.faults.plan([fault])
    assert door.read(make_sheet(door.server.store, {"Tasks": ROWS})).tables[0].cell(2, 1) == "Call Rosa"
    assert door.asked() == ["token", "get", "get", "batchGet"]
    assert door.said == []


def test_a_silence_on_the_whole_leaves_time_for_the_pieces(door: Door) -> None:
    door.server.faults.plan([faults.slow(1000)])
    book = make_sheet(door.server.store, {"Tasks": ROWS})
    start = door.clock()
    assert door.read(book).tables[0].cell(2, 1) == "Call Rosa"
    assert door.clock() - start == pytest.approx(100)


def test_a_tab_that_goes_between_the_two_answers_is_asked_for_again(door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS, "Old": ROWS})

    def goes(asked: Asked) -> None:
        if asked.path.endswith("batchGet") and len(book.sheets) == 2:
            del book.sheets[1]

    door.server.faults.plan(goes)
    assert [t.name for t in door.read(book, cut=1).tables] == ["Tasks"]
    assert door.asked() == ["token", "get", "get", "batchGet", "get", "batchGet"]


def test_a_sheet_that_is_deleted_in_the_middle_is_said(door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS})

    def goes(asked: Asked) -> None:
        if asked.path.endswith("batchGet"):
            delete(door.server.store, book.id)

    door.server.faults.plan(goes)
    with pytest.raises(GoogleProblem, match="finds no Sheet") as problem:
        door.read(book, cut=1)
    assert problem.value.kind == "not-found"


def test_a_sheet_of_very_many_tabs_is_asked_for_in_several_pieces(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ADDRESS", 60)
    book = make_sheet(door.server.store, {f"Tasks of {n}": [[n]] for n in range(6)})
    assert [t.rows for t in door.read(book, cut=1).tables] == [((float(n),),) for n in range(6)]
    assert door.asked() == ["token", "get", "get", "batchGet", "batchGet", "batchGet"]


def test_a_tab_that_only_holds_a_chart_is_no_tab(door: Door) -> None:
    book = make_sheet(door.server.store, {"Tasks": ROWS, "Chart": []})
    book.sheets[1].properties["sheetType"] = "OBJECT"
    del book.sheets[1].properties["gridProperties"]
    for cut in (CUT, 1):
        assert [t.name for t in door.read(book, cut=cut).tables] == ["Tasks"]
