from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from coalition_sheets.destinations.google import own_tabs, put, stands
from coalition_sheets.destinations.google.new_tabs import tab_id
from coalition_sheets.destinations.google.put import TitleTaken
from coalition_sheets.destinations.google.send import AnotherRun
from coalition_sheets.destinations.google.stands import own_id
from coalition_sheets.destinations.plan import TABS
from coalition_sheets.model.worksheet import Line, Worksheet, Written
from coalition_sheets.sources.google import GoogleProblem
from tests.destinations.google.sheets import (
    before_the_change,
    now,
    people,
    person,
    read,
    theirs,
    titles,
    worksheets,
    write,
)
from tests.fake_sheets import faults
from tests.sources.google.doors import Door

OURS = ("Today", "Problems", "_coalition")


def shown(door: Door, book: Any, title: str) -> list[list[Any]]:
    """Return the values of a tab as they are read."""
    workbook, _ = read(door.client(), book)
    table = next(table for table in workbook.tables if table.name == title)
    return [list(row) for row in table.rows]


def test_our_tabs_stand_in_front_and_people_s_cells_stay(door: Door) -> None:
    book = people(door)
    before = theirs(door, book)
    made = write(door, book)
    assert made.added == OURS
    assert titles(door, book) == ["Today", "Problems", "Tasks", "_coalition"]
    assert theirs(door, book) == before
    assert now(door, book, "_coalition").properties["hidden"] is True
    assert shown(door, book, "Today")[2] == ["=1+1", 7.0, True]


def test_one_question_and_one_change_make_a_run_and_a_second_run_changes_nothing(door: Door) -> None:
    book = people(door)
    write(door, book)
    assert door.asked() == ["token", "get", "batchUpdate"]
    door.server.log.clear()
    assert not write(door, book).changed
    assert door.asked() == ["token", "get"]


def test_a_tab_looks_as_it_should(door: Door) -> None:
    book = people(door)
    write(door, book)
    today = now(door, book, "Today")
    first = today.cells[0, 0]["userEnteredFormat"]
    assert (first["textFormat"]["bold"], first["textFormat"]["fontSize"], first["wrapStrategy"]) == (True, 14, "WRAP")
    assert today.merges[0] | {"sheetId": 0} == {
        "sheetId": 0, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 3,
    }  # fmt: skip
    size = {"rowCount": 4, "columnCount": 3, "frozenRowCount": 1}
    assert today.properties["gridProperties"] == size | {"hideGridlines": True}
    assert (today.rows[0]["pixelSize"], today.columns[0]["pixelSize"]) == (40, 292)
    assert today.cells[1, 1]["userEnteredFormat"]["numberFormat"] == {"type": "DATE", "pattern": "mmm d, yyyy"}
    assert [entry["warningOnly"] for entry in today.protected.values()] == [True]
    assert "userEnteredFormat" not in now(door, book, "_coalition").cells[0, 0]


def test_links_lead_to_tabs_by_their_ids_and_text_is_never_a_formula(door: Door) -> None:
    book = people(door)
    write(door, book)
    today = now(door, book, "Today")
    assert today.cells[2, 0]["userEnteredValue"] == {"stringValue": "=1+1"}
    links = [today.cells[place]["userEnteredFormat"]["textFormat"]["link"]["uri"] for place in ((2, 0), (3, 0))]
    assert links == ["#gid=0&range=A3", f"#gid={own_id('Problems')}&range=A1"]


@pytest.mark.parametrize(("locale", "between"), [("en_US", ","), ("de_DE", ";")])
def test_a_date_leads_to_its_cell_too_and_stays_a_date(door: Door, locale: str, between: str) -> None:
    book = people(door, locale=locale)
    write(door, book)
    entered = now(door, book, "Today").cells[1, 1]["userEnteredValue"]
    assert entered == {"formulaValue": f'=HYPERLINK("#gid=0&range=C2"{between}46098)'}
    assert door.read(book).tables[0].cell(2, 2) == date(2026, 3, 17)
    assert not write(door, book).changed


@pytest.mark.parametrize(("locale", "formula"), [("en_US", ","), ("de_DE", ";")])
def test_formulas_part_their_pieces_as_the_sheet_does(door: Door, locale: str, formula: str) -> None:
    book = people(door, locale=locale)
    write(door, book)
    entered = now(door, book, "Today").cells[3, 1]["userEnteredValue"]
    assert entered == {"formulaValue": f'=IF(TODAY()>46000{formula}"old"{formula}"new")'}


def test_rules_for_colours_do_not_pile_up_and_what_is_gone_goes(door: Door) -> None:
    book = people(door)
    for number in range(5):
        assert write(door, book, worksheets(f"Round {number}")).changed
    today = now(door, book, "Today")
    assert len(today.conditional) == 2
    assert (len(today.merges), len(today.protected)) == (1, 1)
    assert len(door.server.store.book(book.id).named_ranges) == 1
    short = (Worksheet("Today", (10,), (Line((Written("calm"),)),)),)
    write(door, book, short)
    assert shown(door, book, "Today") == [["calm"]]
    assert not now(door, book, "Today").conditional


def test_what_a_person_types_into_our_tab_is_written_over_and_hidden_rows_come_back(door: Door) -> None:
    book = people(door)
    write(door, book)
    tab = own_id("Today")
    typed = {"rows": [{"values": [{"userEnteredValue": {"stringValue": "mine"}}]}], "fields": "userEnteredValue"}
    lines = {"sheetId": tab, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    person(
        door,
        book,
        {"updateCells": typed | {"start": {"sheetId": tab, "rowIndex": 1}}},
        {"updateDimensionProperties": {"range": lines, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}},
        {"setBasicFilter": {"filter": {"range": {"sheetId": tab}}}},
        {"updateSheetProperties": {"properties": {"sheetId": tab, "index": 4}, "fields": "index"}},
    )
    assert write(door, book).anew == OURS
    assert shown(door, book, "Today")[1][0] == "Two things need a person."
    assert not now(door, book, "Today").rows.get(1, {}).get("hiddenByUser")
    assert titles(door, book)[-1] == "Today", "where a person put it, it stays"
    assert not write(door, book).changed


def test_a_tab_that_was_deleted_is_made_again(door: Door) -> None:
    book = people(door)
    write(door, book)
    person(
        door, book, {"deleteSheet": {"sheetId": own_id("_coalition")}}, {"deleteSheet": {"sheetId": own_id("Today")}}
    )
    assert write(door, book).added == ("Today", "_coalition")
    assert not write(door, book).changed


def test_a_person_s_tab_with_our_title_is_never_touched(door: Door) -> None:
    book = people(door, "today")
    before = door.server.store.book(book.id).copied()
    with pytest.raises(TitleTaken, match="Today"):
        write(door, book)
    assert door.server.store.book(book.id) == before
    assert door.asked() == ["token", "get"]


def test_our_tab_gets_its_title_back_where_that_is_free(door: Door) -> None:
    book = people(door)
    write(door, book)
    rename = {"properties": {"sheetId": own_id("Today"), "title": "Hoy"}, "fields": "title"}
    person(door, book, {"updateSheetProperties": rename})
    workbook, found = read(door.client(), book)
    own, others = stands.parted(found, workbook.tables, OURS)
    assert [table.name for table in own] == ["Today", "Problems", "_coalition"]
    assert [table.name for table in others] == ["Tasks"]
    write(door, book)
    assert "Today" in titles(door, book)
    person(door, book, {"updateSheetProperties": rename}, {"addSheet": {"properties": {"title": "Today"}}})
    write(door, book, worksheets("News"))
    assert shown(door, book, "Hoy")[1][0] == "News"
    assert shown(door, book, "Today") == []
    assert not write(door, book, worksheets("News")).changed


def test_of_two_runs_at_once_one_writes_and_the_other_says_so(door: Door) -> None:
    book = people(door)
    write(door, book)
    clients = [door.client() for _ in range(2)]
    seen = [read(client, book) for client in clients]

    def run(number: int) -> str:
        workbook, found = seen[number]
        try:
            put.put(clients[number], book.id, worksheets(f"From {number}"), found, workbook.tables)
        except AnotherRun:
            return "second"
        return "first"

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(run, range(2)))
    assert sorted(ends) == ["first", "second"]
    assert AnotherRun().exit_code == 3
    assert shown(door, book, "Today")[1][0] == f"From {ends.index('first')}"


@pytest.mark.parametrize(
    ("fault", "applies"), [(faults.dropped, True), (faults.dropped, False), (faults.unavailable, True)]
)
def test_a_lost_answer_is_settled_by_a_look(door: Door, fault: Any, applies: bool) -> None:
    book = people(door)
    door.server.faults.plan([None, fault(applies=applies)])
    assert write(door, book).added == OURS
    changes = door.asked().count("batchUpdate")
    assert changes == (1 if applies else 2)
    assert [g.number for g in read(door.client(), book)[1].guards] == [1]


def test_a_first_try_that_comes_late_makes_the_second_one_nothing(door: Door) -> None:
    book = people(door)
    client = door.client()
    workbook, found = read(client, book)
    sent: list[Any] = []
    change = client.change

    def late(id: str, body: Mapping[str, Any], fields: str) -> Any:  # noqa: A002
        sent.append(body)
        if len(sent) == 1:
            raise GoogleProblem("lost", "The answer was lost.", "Look.")
        door.client().change(id, sent[0], fields)
        return change(id, body, fields)

    client.change = late  # type: ignore[method-assign]
    assert put.put(client, book.id, worksheets(), found, workbook.tables).added == OURS
    assert sent[0] == sent[1]
    assert len(now(door, book, "Today").conditional) == 2


def test_too_many_requests_are_waited_out(door: Door) -> None:
    book = people(door)
    door.server.faults.plan([faults.quota(), None, faults.quota("Write"), faults.quota("Write")])
    assert write(door, book).added == OURS
    assert door.asked() == ["token", "get", "get", "batchUpdate", "batchUpdate", "batchUpdate"]


def test_where_it_stays_lost_nothing_is_claimed(door: Door) -> None:
    book = people(door)
    door.server.faults.plan(lambda asked: faults.unavailable() if asked.verb == "POST" else None)
    with pytest.raises(GoogleProblem, match="lost"):
        write(door, book)
    assert titles(door, book) == ["Tasks"]


@pytest.mark.parametrize(
    ("what", "added"),
    [
        ({"deleteSheet": {"sheetId": own_id("Problems")}}, ("Problems",)),
        ({"deleteConditionalFormatRule": {"sheetId": own_id("Today"), "index": 0}}, ()),
        ({"deleteSheet": {"sheetId": own_id("_coalition")}}, ("_coalition",)),
    ],
)
def test_what_people_do_to_our_tabs_meanwhile_is_taken_in(door: Door, what: Any, added: tuple[str, ...]) -> None:
    book = people(door)
    write(door, book)
    before_the_change(door, lambda: person(door, book, what))
    assert write(door, book, worksheets("News")).added == added
    assert len(now(door, book, "Today").conditional) == 2
    assert not write(door, book, worksheets("News")).changed


def test_a_rule_for_colours_that_a_person_adds_in_that_moment_does_not_stay(door: Door) -> None:
    book = people(door)
    write(door, book)
    look = {"condition": {"type": "NOT_BLANK"}, "format": {"textFormat": {"bold": True}}}
    rule = {"rule": {"ranges": [{"sheetId": own_id("Today")}], "booleanRule": look}}
    before_the_change(door, lambda: person(door, book, {"addConditionalFormatRule": rule}))
    write(door, book, worksheets("News"))
    assert len(now(door, book, "Today").conditional) == 2
    person(door, book, {"addConditionalFormatRule": rule})
    assert write(door, book, worksheets("News")).changed
    assert not write(door, book, worksheets("News")).changed


def test_a_tab_of_that_title_that_a_person_makes_meanwhile_is_left_alone(door: Door) -> None:
    book = people(door)
    before_the_change(door, lambda: person(door, book, {"addSheet": {"properties": {"title": "Problems"}}}))
    with pytest.raises(TitleTaken, match="Problems"):
        write(door, book)
    assert titles(door, book) == ["Tasks", "Problems"]


def test_a_large_tab_goes_in_pieces_within_one_batch(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_tabs, "AT_ONCE", 500)
    book = people(door)
    lines = tuple(Line(tuple(Written(f"{row}/{column}") for column in range(6))) for row in range(200))
    tabs = (Worksheet("_coalition", (10,), lines, hidden=True),)
    write(door, book, tabs)
    assert not write(door, book, tabs).changed
    assert shown(door, book, "_coalition")[199][5] == "199/5"
    assert len([r for r in put.batch(tabs, stands.Stands()) if "updateCells" in r]) == 3


def test_a_tab_that_is_no_longer_wanted_goes(door: Door) -> None:
    book = people(door)
    write(door, book)
    client = door.client()
    workbook, found = read(client, book)
    today, _, memory = worksheets()
    made = put.put(client, book.id, (today, memory), found, workbook.tables, drop=["Problems", "Sent"])
    assert made.dropped == ("Problems",)
    assert titles(door, book) == ["Today", "Tasks", "_coalition"]


def test_no_id_of_ours_is_another_s() -> None:
    own = ("Today", "Problems", "Agenda", "Sent", "_coalition", stands.BEFORE)
    ids = [*map(own_id, own), *map(tab_id, TABS), tab_id("about")]
    assert len(set(ids)) == len(ids)


def test_each_number_format_has_its_kind() -> None:
    from coalition_sheets.destinations.google.drawn import numbered

    patterns = ["0", "0%", "mmm d, yyyy", "h:mm am/pm", "mmm d h:mm", "@", '0 "days"']
    kinds = [(numbered(pattern, 1) or {})["type"] for pattern in patterns]
    assert kinds == ["NUMBER", "PERCENT", "DATE", "TIME", "DATE_TIME", "TEXT", "NUMBER"]
