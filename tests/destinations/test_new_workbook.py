from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from coalition_sheets import library
from coalition_sheets.destinations.new_workbook import AlreadyThere, write
from coalition_sheets.destinations.plan import CannotStand
from coalition_sheets.destinations.sheet import Line, Rows
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.model import Percent

TABS = ["About us", "Organizations", "People", "Goals", "Tasks", "Meetings", "Outreach", "Roles", "Wins"]
ABOUT = (
    Line("Coalition name", "Harbor County", "The name in every heading"),
    Line("Who can open this file", "Organizers", "Facts of sharing", ("Organizers", "Members", "Anyone")),
    Line("Sectors", "Faith 2; Labor; Immigrant-owned business", "Who should be at the table"),
)


def written(folder: Path, rows: Mapping[str, Rows] | None = None, name: str = "new.xlsx") -> Path:
    return write(folder / name, library.schemas(), rows or {}, ABOUT, title="Harbor County")


def tab(path: Path, name: str) -> Worksheet:
    sheet = openpyxl.load_workbook(path)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def headers(path: Path, name: str) -> list[object]:
    return [cell.value for cell in tab(path, name)[1]]


def offered(path: Path, name: str, column: str) -> str:
    """Return the formula of the drop-down of a column, "" where there is none."""
    sheet = tab(path, name)
    for validation in sheet.data_validations.dataValidation:
        if f"{column}2" in str(validation.sqref):
            return str(validation.formula1)
    return ""


def test_a_new_workbook_has_about_us_first_and_no_example_rows(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    assert [n for n in book.sheetnames if not n.startswith("_")] == TABS
    assert all(book[n].max_row == 1 for n in TABS[1:])


def test_the_visible_columns_stand_under_the_words_people_say(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert headers(path, "Tasks") == ["Task *", "Who", "By when", "Status", "Goal", "From meeting", "Notes"]
    assert headers(path, "Outreach") == [
        "Date *", "Who *", "By", "How", "Outcome", "What we heard", "Next step", "By when",
    ]  # fmt: skip


def test_a_column_that_some_row_fills_is_shown_too_and_an_unknown_one_keeps_its_header(tmp_path: Path) -> None:
    path = written(tmp_path, {"tasks": [{"name": "Book the hall", "done_on": date(2026, 3, 1), "Color": "blue"}]})
    assert headers(path, "Tasks")[7:] == ["Done on", "Color"]
    assert tab(path, "Tasks")["I2"].value == "blue"


def test_calamine_reads_what_was_written(tmp_path: Path) -> None:
    rows: dict[str, Rows] = {"meetings": [{"date": date(2026, 3, 24), "start": time(18), "agenda": "Wins\nNews"}]}
    book = CalamineWorkbook.from_path(str(written(tmp_path, rows)))
    line = book.get_sheet_by_name("Meetings").to_python()[1]
    assert line[0] == date(2026, 3, 24)
    assert line[1] == time(18)
    assert line[7] == "Wins\nNews"


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+1 555", "-", "@rosa", "#REF!", "TRUE", "007", "_x0041_"])
def test_text_stays_text_whatever_it_begins_with(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, {"tasks": [{"name": text}]})
    cell = tab(path, "Tasks")["A2"]
    assert cell.data_type == "s"
    assert CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Tasks").to_python()[1][0] == text


def test_a_percentage_and_a_tick_are_kept_as_such(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"goals": [{"name": "Half", "now": Percent(0.4)}], "people": [{"name": "A", "core": True}]}
    )
    now = tab(path, "Goals")["H2"]
    assert (now.value, now.number_format) == (0.4, "0.##%")
    assert tab(path, "People")["I2"].value is True


def test_closed_words_are_offered_and_never_forbidden(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert offered(path, "Tasks", "D") == '"Not started,Doing,Waiting,Done,Dropped"'
    assert {v.errorStyle for v in tab(path, "Tasks").data_validations.dataValidation} == {"warning"}


def test_names_are_offered_from_their_own_tab(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert offered(path, "Organizations", "D") == "'People'!$A$2:$A$501"
    assert offered(path, "Tasks", "E") == "'Goals'!$A$2:$A$501"
    assert offered(path, "Tasks", "F") == "'Meetings'!$A$2:$A$501"


def test_a_cell_for_several_names_offers_the_first_without_a_question(tmp_path: Path) -> None:
    who = [v for v in tab(written(tmp_path), "Tasks").data_validations.dataValidation if "B2" in str(v.sqref)]
    assert [bool(v.showErrorMessage) for v in who] == [False]


def test_sectors_are_offered_as_about_us_lists_them(tmp_path: Path) -> None:
    assert offered(written(tmp_path), "Organizations", "C") == '"Faith,Labor,Immigrant-owned business"'


def test_a_long_list_of_words_stands_in_a_hidden_tab(tmp_path: Path) -> None:
    many = "; ".join(f"Sector {n} with a rather long name" for n in range(20))
    path = write(tmp_path / "new.xlsx", library.schemas(), {}, [Line("Sectors", many)])
    book = openpyxl.load_workbook(path)
    assert book["_words"].sheet_state == "hidden"
    assert offered(path, "Organizations", "C") == "'_words'!$A$1:$A$20"
    assert book["_words"]["A20"].value == "Sector 19 with a rather long name"


def test_each_header_carries_a_note_with_an_example(tmp_path: Path) -> None:
    for name in TABS[1:]:
        for cell in tab(written(tmp_path, name=f"{name}.xlsx"), name)[1]:
            assert cell.comment is not None, f"{name}: {cell.value}"
            assert "For example: " in cell.comment.text


def test_the_header_row_stays_in_view_and_on_each_printed_page(tmp_path: Path) -> None:
    sheet = tab(written(tmp_path), "Tasks")
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.auto_filter.ref


def test_late_rows_are_coloured_and_say_so_in_a_word(tmp_path: Path) -> None:
    rules = [r for entry in tab(written(tmp_path), "Tasks").conditional_formatting for r in entry.rules]
    late = [r for r in rules if r.dxf.numFmt and "late:" in r.dxf.numFmt.formatCode]
    assert len(late) == 1
    assert late[0].dxf.font.b
    assert late[0].dxf.fill.bgColor.rgb == "00FFD98A"
    assert "$C2<TODAY()" in late[0].formula[0]
    assert "|done|" in late[0].formula[0]
    assert "{" not in late[0].formula[0], "array constants are not allowed there"


def test_a_column_that_takes_a_bare_year_is_not_formatted_as_a_day(tmp_path: Path) -> None:
    sheet = tab(written(tmp_path), "Organizations")
    assert sheet.column_dimensions["F"].number_format == "General"


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "new.xlsx").write_text("mine")
    with pytest.raises(AlreadyThere, match="is already there"):
        written(tmp_path)
    assert (tmp_path / "new.xlsx").read_text() == "mine"


def test_a_file_that_appears_while_we_write_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: object, target: Path) -> None:
        target.write_text("mine")
        raise FileExistsError(target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(AlreadyThere):
        written(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["new.xlsx"]


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "￿", "x" * 40_000, "bell\x07"])
def test_a_text_no_cell_can_hold_is_refused_before_anything_is_written(tmp_path: Path, text: str) -> None:
    with pytest.raises(CannotStand, match="Tasks, “Task” of") as problem:
        written(tmp_path, {"tasks": [{"name": text}]})
    assert text not in str(problem.value)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CoalitionError, match="There is no folder"):
        written(tmp_path / "nowhere")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WorldError, match="could not be written"):
        written(tmp_path)


def test_a_failed_save_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match="could not be written"):
        written(tmp_path)
    assert list(tmp_path.iterdir()) == []
