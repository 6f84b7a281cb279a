from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from coalition_sheets.destinations.google import edits
from coalition_sheets.destinations.google.edit_run import Run
from coalition_sheets.destinations.google.edited import Edit, Edited
from coalition_sheets.destinations.google.send import AnotherRun
from coalition_sheets.destinations.google.stands import BEFORE, parted
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Cell
from coalition_sheets.sources.google import GoogleProblem
from tests.destinations.google.sheets import before_the_change, now, people, person, read, theirs, titles, write
from tests.fake_sheets import faults
from tests.fake_sheets.errors import Json
from tests.fake_sheets.store import Book
from tests.fake_sheets.trying import grid, lines
from tests.sources.google.doors import Door

OURS = ("Today", "Problems", "_coalition")
TO_DONE = Edit("Tasks", 5, 4, "Not started", "Done", header=1)
DONE_ON = Edit("Tasks", 5, 5, None, date(2026, 3, 17), header=1)
BLANK_TO_DONE = Edit("Tasks", 3, 4, None, "Done", header=1)
NOTE = Edit("Tasks", 2, 6, "02134", "4 o'clock", header=1)


def change(
    door: Door, book: Book, some: Sequence[Edit], meanwhile: Callable[[], Any] = int
) -> dict[Edit, tuple[str, str]]:
    """Read, let something happen, and change; return what each edit came to."""
    client = door.client()
    workbook, found = read(client, book)
    meanwhile()
    ends: tuple[Edited, ...] = edits.apply(client, book.id, some, found, workbook.tables)
    assert titles(door, book).count("_coalition before") == 0
    return {end.edit: (end.outcome, end.said) for end in ends}


def value(door: Door, book: Book, row: int, column: int) -> Any:
    """Return what was entered into a cell."""
    return now(door, book).cells.get((row - 1, column - 1), {}).get("userEnteredValue")


def entered(row: int, column: int, content: Json, **more: Any) -> Json:
    """Return what types into a cell."""
    rows = [{"values": [{"userEnteredValue": content, **more}]}]
    start = {"sheetId": 0, "rowIndex": row - 1, "columnIndex": column - 1}
    return {"updateCells": {"rows": rows, "fields": ",".join(["userEnteredValue", *more]), "start": start}}


def typed(row: int, column: int, text: str) -> Json:
    return entered(row, column, {"stringValue": text})


BY_TASK = {"sortRange": {"range": grid(1, 0, 5, 6), "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]}}
BY_STATUS = {"sortRange": {"range": grid(1, 0, 5, 6), "sortSpecs": [{"dimensionIndex": 3, "sortOrder": "DESCENDING"}]}}
MOVES: dict[str, Json] = {
    "sorted by task": BY_TASK,
    "sorted by status": BY_STATUS,
    "row inserted": {"insertDimension": {"range": lines("ROWS", 1, 2)}},
    "row deleted": {"deleteDimension": {"range": lines("ROWS", 1, 2)}},
    "row moved": {"moveDimension": {"source": lines("ROWS", 4, 5), "destinationIndex": 1}},
    "column inserted": {"insertDimension": {"range": lines("COLUMNS", 1, 2)}},
    "column deleted": {"deleteDimension": {"range": lines("COLUMNS", 2, 3)}},
    "column moved": {"moveDimension": {"source": lines("COLUMNS", 4, 5), "destinationIndex": 3}},
    "header typed over": typed(1, 4, "State"),
}


def test_a_cell_is_changed_and_nothing_else(door: Door) -> None:
    book = people(door)
    before = theirs(door, book)
    ends = change(door, book, [TO_DONE, DONE_ON, BLANK_TO_DONE, NOTE])
    assert {outcome for outcome, _ in ends.values()} == {"done"}
    assert ends[TO_DONE][1] == "Tasks D5: “Not started” became “Done”."
    assert value(door, book, 5, 4) == {"stringValue": "Done"}
    assert value(door, book, 2, 6) == {"stringValue": "4 o'clock"}
    assert now(door, book).cells[4, 4] == {
        "userEnteredValue": {"numberValue": 46098},
        "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "mmm d, yyyy"}},
    }
    changed = {place for place, cell in theirs(door, book).items() if before.get(place) != cell}
    assert changed == {(4, 3), (4, 4), (2, 3), (1, 5)}
    assert door.asked() == ["token", "get", "get", "batchUpdate", "batchUpdate"]


def test_a_formula_is_left_as_it_is(door: Door) -> None:
    book = people(door)
    outcome, said = change(door, book, [Edit("Tasks", 4, 6, 2.0, 3, header=1)])[Edit("Tasks", 4, 6, 2.0, 3, header=1)]
    assert outcome == "formula"
    assert "formula" in said
    assert door.asked() == ["token", "get", "get"]


def ours(edit: Edit) -> Json:
    """Return what an edit writes."""
    return {"stringValue": "Done"} if edit.new == "Done" else {"numberValue": 46098}


@pytest.mark.parametrize("late", [False, True], ids=["since the reading", "right before the write"])
@pytest.mark.parametrize("move", MOVES)
def test_what_moves_is_as_people_left_it(door: Door, move: str, late: bool) -> None:
    book = people(door)
    seen: dict[tuple[int, int], Any] = {}

    def meanwhile() -> None:
        person(door, book, MOVES[move])
        seen.update(theirs(door, book))

    if late:
        before_the_change(door, meanwhile)
    ends = change(door, book, [TO_DONE, DONE_ON, BLANK_TO_DONE], int if late else meanwhile)
    stayed = {(edit.row - 1, edit.column - 1): ours(edit) for edit, (outcome, _) in ends.items() if outcome == "done"}
    rest = {outcome for outcome, _ in ends.values()} - {"done"}
    assert rest <= ({"moved", "put back"} if late else {"moved"}), ends
    after = theirs(door, book)
    assert {place for place in after.keys() | seen.keys() if after.get(place) != seen.get(place)} == set(stayed)
    assert all(after[place]["userEnteredValue"] == value for place, value in stayed.items())


@pytest.mark.parametrize("edit", [DONE_ON, BLANK_TO_DONE], ids=["day", "blank"])
def test_what_moves_again_while_it_is_put_back_is_found(door: Door, edit: Edit) -> None:
    book = people(door, rows=[[*row[:4], "x" if n else row[4], row[5]] for n, row in enumerate(_rows())])
    old: Cell = "x" if edit is DONE_ON else None
    edit = Edit(edit.tab, edit.row, edit.column, old, edit.new, 1)
    number = [0]
    states: list[Any] = []

    def moving() -> None:
        number[0] += 1
        if number[0] < 3:
            person(door, book, BY_TASK if number[0] == 1 else BY_STATUS)

    def plan(asked: Any) -> None:
        if ":batchUpdate" in asked.path:
            states.append(sorted(_cells(door, book)))
            moving()

    before = sorted(_cells(door, book))
    door.server.faults.plan(plan)
    outcome, said = change(door, book, [edit])[edit]
    assert outcome in ("put back", "done", "moved"), said
    assert sorted(_cells(door, book)) == before
    assert len(states) >= 3


def _rows() -> list[list[Any]]:
    from tests.destinations.google.sheets import TASKS

    return [[cell if not str(cell).startswith("=") else "plain" for cell in row] for row in TASKS]


def _cells(door: Door, book: Book) -> list[str]:
    """Return each row of people's tab as text, wherever it is."""
    sheet = now(door, book)
    return [str([sheet.cells.get((row, column), {}) for column in range(7)]) for row in range(8)]


@pytest.mark.parametrize(
    ("what", "outcome"),
    [(typed(5, 4, "Waiting"), "changed"), (typed(5, 2, "Ana"), "moved")],
    ids=["that cell", "another cell of the row"],
)
@pytest.mark.parametrize("late", [True, False])
def test_what_a_person_typed_meanwhile_stays(door: Door, what: Json, outcome: str, late: bool) -> None:
    book = people(door)
    if late:
        before_the_change(door, lambda: person(door, book, what))
    ends = change(door, book, [TO_DONE], (lambda: None) if late else (lambda: person(door, book, what)))
    assert ends[TO_DONE][0] in (outcome, "put back")
    assert value(door, book, 5, 4) == {"stringValue": "Waiting" if outcome == "changed" else "Not started"}


def test_a_word_that_somebody_typed_over_is_put_back_where_ours_was_typed(door: Door) -> None:
    book = people(door)
    before_the_change(door, lambda: person(door, book, typed(3, 4, "Waiting")))
    outcome, said = change(door, book, [BLANK_TO_DONE])[BLANK_TO_DONE]
    assert (outcome, value(door, book, 3, 4)) == ("put back", {"stringValue": "Waiting"})
    assert "Each cell is as it was before" in said


def test_a_formula_that_came_in_that_moment_is_put_back_to_the_letter(door: Door) -> None:
    book = people(door)
    before_the_change(door, lambda: person(door, book, entered(3, 4, {"formulaValue": '=B3&"!"'})))
    assert change(door, book, [BLANK_TO_DONE])[BLANK_TO_DONE][0] == "put back"
    assert value(door, book, 3, 4) == {"formulaValue": '=B3&"!"'}


def test_words_in_several_looks_are_a_person_s_to_look_at(door: Door) -> None:
    book = people(door)
    runs = [{"startIndex": 2, "format": {"bold": True}}]
    before_the_change(door, lambda: person(door, book, entered(3, 4, {"stringValue": "Waiting"}, textFormatRuns=runs)))
    outcome, said = change(door, book, [BLANK_TO_DONE])[BLANK_TO_DONE]
    assert outcome == "look"
    assert said == (
        "Please look at Tasks D3, in the row of “Call the radio”: rows moved in that moment, and “Done” was written "
        "there. Before it held “Waiting”."
    )


@pytest.mark.parametrize("applies", [True, False])
def test_a_lost_answer_is_settled_by_the_copies(door: Door, applies: bool) -> None:
    book = people(door)
    door.server.faults.plan([None, None, faults.dropped(applies=applies)])
    assert change(door, book, [TO_DONE, DONE_ON])[DONE_ON][0] == "done"
    assert value(door, book, 5, 4) == {"stringValue": "Done"}
    assert door.asked().count("batchUpdate") == (2 if applies else 3)


def test_a_lost_answer_after_which_people_sort_is_still_known_to_be_done(door: Door) -> None:
    book = people(door)
    fault = [None, None, faults.dropped(applies=True)]

    def plan(asked: Any) -> Any:
        if not fault and asked.verb == "GET" and len(door.server.log) == 4:
            person(door, book, BY_STATUS)
        return fault.pop(0) if fault else None

    door.server.faults.plan(plan)
    assert change(door, book, [TO_DONE])[TO_DONE][0] == "done"


def test_two_runs_at_once_do_not_both_write(door: Door) -> None:
    book = people(door)
    with pytest.raises(AnotherRun):
        change(door, book, [TO_DONE], lambda: write(door, book))
    assert value(door, book, 5, 4) == {"stringValue": "Not started"}


@pytest.mark.parametrize(
    "what",
    [
        {"deleteSheet": {"sheetId": 0}},
        {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "Work"}, "fields": "title"}},
    ],
    ids=["deleted", "renamed"],
)
@pytest.mark.parametrize("late", [True, False])
def test_a_tab_that_goes_takes_its_edits_with_it(door: Door, what: Json, late: bool) -> None:
    book = people(door, "Notes")
    if late:
        before_the_change(door, lambda: person(door, book, what))
        assert change(door, book, [TO_DONE])[TO_DONE][0] in ("moved", "done")
    else:
        with pytest.raises(CoalitionError):
            change(door, book, [TO_DONE], lambda: person(door, book, what))


def test_too_many_requests_are_waited_out_and_a_dead_line_claims_nothing(door: Door) -> None:
    book = people(door)
    door.server.faults.plan([None, faults.quota(), None, faults.quota("Write")])
    assert change(door, book, [TO_DONE])[TO_DONE][0] == "done"
    door.server.faults.plan(lambda asked: faults.unavailable() if asked.verb == "POST" else None)
    with pytest.raises(GoogleProblem, match="lost"):
        change(door, book, [BLANK_TO_DONE])
    assert value(door, book, 3, 4) is None


class Killed(BaseException):
    """The run ends here."""


def change_and_die(door: Door, book: Book, some: Sequence[Edit]) -> None:
    """Change cells, and end before anybody sees what came of it."""

    def killed(*_: Any, **__: Any) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(Run, "judged", killed)
        with pytest.raises(Killed):
            change(door, book, some)


@pytest.mark.parametrize("move", ["sorted by task", "column moved", "row deleted"])
def test_what_a_killed_run_hit_is_put_back_by_the_next(door: Door, move: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = people(door)
    seen: list[Any] = []

    def meanwhile() -> None:
        person(door, book, MOVES[move])
        seen.append(theirs(door, book))

    before_the_change(door, meanwhile)
    change_and_die(door, book, [BLANK_TO_DONE, DONE_ON])
    assert theirs(door, book) != seen[0]
    write(door, book)
    client = door.client()
    workbook, found = read(client, book)
    assert [table.name for table in parted(found, workbook.tables, OURS)[1]] == ["Tasks"]
    ends = edits.unfinished(client, book.id, found)
    assert {end.outcome for end in ends} <= {"put back", "moved"}
    assert theirs(door, book) == seen[0]
    assert BEFORE not in titles(door, book)


def test_what_a_killed_run_had_done_stays_done(door: Door) -> None:
    book = people(door)
    change_and_die(door, book, [TO_DONE])
    person(door, book, BY_TASK)
    before = theirs(door, book)
    client = door.client()
    (end,) = edits.unfinished(client, book.id, read(client, book)[1])
    assert (end.outcome, end.said) == ("done", "Tasks D5: “Not started” became “Done”.")
    assert theirs(door, book) == before


def test_an_edit_ends_first_what_a_killed_run_had_begun(door: Door) -> None:
    book = people(door)
    change_and_die(door, book, [TO_DONE])
    ends = change(door, book, [NOTE])
    assert [outcome for outcome, _ in ends.values()] == ["done", "done"]


def test_our_own_tabs_know_nothing_of_it_and_are_not_written_again(door: Door) -> None:
    book = people(door)
    write(door, book)
    assert change(door, book, [TO_DONE])[TO_DONE][0] == "done"
    assert not write(door, book).changed
