"""Cells that cannot be read: when each finding speaks, how it is grouped, and when it stays quiet."""

from __future__ import annotations

import pytest

from coalition_sheets.model import Finding
from tests.little import read


def found(text: str, code: str) -> list[Finding]:
    return [f for f in read(text)[1] if f.code == code]


def tasks(*rows: str, about: str = "") -> str:
    return "\n".join([about, "## Tasks", "Task | By when | Status | Hours (about) | Who", *rows])


DAY_FIRST = "## About us\nSetting | Value\nDate order | Day first"


def test_error_cells_are_grouped_by_column_and_error() -> None:
    first, second = found(tasks("a | #REF!", "b | #REF!", "c | #N/A"), "CELL-ERROR")
    assert (first.message, first.key) == ("2 cells of Tasks “By when” hold #REF!: B2 and B3.", "#REF!")
    assert [str(p) for p in second.places] == ["Tasks B4"]


def test_an_error_in_an_unknown_column_is_quiet() -> None:
    assert found("## Tasks\nTask | Who | Color\na | | #REF!", "CELL-ERROR") == []


def test_formulas_without_a_result_are_one_line_a_column() -> None:
    (one,) = found(tasks("a | =", "b | ="), "CELL-UNCALCULATED")
    assert one.message == "2 cells of Tasks “By when” are formulas without a saved result."


def test_values_of_another_kind_are_one_line_a_column() -> None:
    (one,) = found(tasks("a | | | a few", "b | | | lots", "c | | | 3"), "VALUE-TYPE")
    assert [str(p) for p in one.places] == ["Tasks D2", "Tasks D3"]
    assert "cannot be read as a number: “a few” (D2) and “lots” (D3)" in one.message


@pytest.mark.parametrize("word", ["n/a", "-", "none", "TBD", "?", ""])
def test_words_for_nothing_are_quiet(word: str) -> None:
    assert found(tasks(f"a | {word} | | {word}"), "VALUE-TYPE") == []
    assert found(tasks(f"a | {word} | | {word}"), "DATE-UNREADABLE") == []


def test_two_dates_in_a_cell_ask_each() -> None:
    first, second = found(tasks("a | 2026-03-20 or 2026-03-27", "b | 2026-04-01 or 2026-04-02"), "VALUE-CHOICE")
    assert first.suggestions == ("March 20, 2026", "March 27, 2026")
    assert (first.key, second.key) == ("a |  | ", "b |  | ")


def test_an_undeclared_date_order_asks_once_and_points_at_about_us() -> None:
    text = tasks("a | 3/4/26", "b | 5/6/26", "c | 3/14/26", about="## About us\nSetting | Value\nDate order |")
    (one,) = found(text, "VALUE-CHOICE")
    assert [str(p) for p in one.places] == ["About us B2", "Tasks B2", "Tasks B3"]
    assert one.fix.startswith("In About us (B2), fill in “Date order”")


def test_a_declared_date_order_is_quiet() -> None:
    text = tasks("a | 3/4/26", about=DAY_FIRST)
    assert found(text, "VALUE-CHOICE") == []
    assert [str(t.due) for t in read(text)[0].tasks] == ["2026-04-03"]


def test_a_date_without_a_year_lists_the_two_nearest_and_counts_as_none() -> None:
    text = tasks("a | 14 Mar")
    (one,) = found(text, "DATE-YEAR")
    assert len(one.suggestions) == 2
    assert one.suggestions[0] == "March 14, 2026"
    assert read(text)[0].tasks[0].due is None


@pytest.mark.parametrize(
    ("row", "offered"),
    [
        ("a | 24/3", ("24/3/2026", "24/3/2025")),
        ("a | 30/9", ("30/9/2026", "30/9/2025")),
        ("a | 1/3", ("1/3/2026", "1/3/2027")),
        ("a | 30/9 | Done", ("30/9/2025", "30/9/2026")),
    ],
)
def test_days_are_offered_as_the_coalition_writes_them_the_likely_one_first(row: str, offered: tuple[str, ...]) -> None:
    (one,) = found(tasks(row, about=DAY_FIRST), "DATE-YEAR")
    assert one.suggestions == offered


def test_dates_without_a_year_are_one_line_a_column() -> None:
    (one,) = found(tasks("a | 14 Mar", "b | 3/20"), "DATE-YEAR")
    assert one.suggestions[0].startswith("14 Mar: March 14, 2026 or ")


def test_text_that_is_no_date_keeps_its_row() -> None:
    text = tasks("a | ASAP", "b | 2026-02-30", "c | next meeting")
    (one,) = found(text, "DATE-UNREADABLE")
    assert [str(p) for p in one.places] == ["Tasks B2", "Tasks B3"]
    assert [(t.due, t.due_next_meeting) for t in read(text)[0].tasks] == [(None, False), (None, False), (None, True)]


def test_a_time_beside_a_date_is_a_note() -> None:
    (one,) = found(tasks("a | 2026-03-20 6:30 pm"), "VALUE-NOTE")
    assert one.severity.letter == "N"
    assert found(tasks("a | 2026-03-20"), "VALUE-NOTE") == []


PEOPLE = "## People\nName | Email | Do not contact | Share my contact\n"


def test_a_mistyped_domain_is_said_and_kept() -> None:
    text = PEOPLE + "Rosa Delgado | rosa@gmial.com"
    (one,) = found(text, "EMAIL-TYPO")
    assert (one.suggestions, one.level.word, one.key) == (("rosa@gmail.com",), "organizers", "rosa delgado")


@pytest.mark.parametrize("row", ["Rosa Delgado | rosa@gmail.com", "Rosa Delgado | rosa@gmial.com | TRUE"])
def test_a_right_domain_and_do_not_contact_are_quiet(row: str) -> None:
    assert found(PEOPLE + row, "EMAIL-TYPO") == []


def test_a_do_not_contact_that_cannot_be_read_is_a_yes() -> None:
    text = PEOPLE + "Rosa Delgado | rosa@example.org | please ask first"
    assert read(text)[0].people[0].do_not_contact
    assert len(found(text, "VALUE-TYPE")) == 1


def test_a_consent_that_is_not_understood_is_a_no() -> None:
    assert read(PEOPLE + "Rosa Delgado | | | sometimes")[0].people[0].share_contact == "No"


def test_a_word_off_the_list_is_one_line_a_value() -> None:
    text = tasks("a | | Donne", "b | | donne", "c | | DONE 3/2")
    first, second = found(text, "VOCAB")
    assert (first.suggestions, [str(p) for p in first.places]) == (("Done",), ["Tasks C2", "Tasks C3"])
    assert first.fix == "Choose a word from the list: Not started, Doing, Waiting, Done or Dropped."
    assert second.suggestions == ("Done, and 3/2 in Done on",)
    assert [t.status for t in read(text)[0].tasks] == ["unknown"] * 3


@pytest.mark.parametrize("word", ["done!!", "In progress", "n/a", "TRUE", "✓", "to do", ""])
def test_synonyms_are_quiet(word: str) -> None:
    assert found(tasks(f"a | | {word}"), "VOCAB") == []


def test_a_sector_of_ones_own_is_accepted_with_one_note() -> None:
    text = "## Organizations\nName | Sector\nA | Beekeepers\nB | beekeepers\nC | Faith"
    (one,) = found(text, "VOCAB")
    assert (one.severity.letter, len(one.places)) == ("N", 2)
    assert read(text)[0].organizations[0].sector == "Beekeepers"


def test_a_row_that_is_not_used_says_nothing_more() -> None:
    _, notes = read(tasks(" | ASAP | Donne | many | Nobody Known"))
    assert [f.code for f in notes if f.tab == "tasks"] == ["KEY-MISSING"]
    assert not [f for f in notes if f.code == "REF-UNKNOWN"]
