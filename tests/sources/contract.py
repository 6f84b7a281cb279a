"""What every source of workbooks keeps to. A backend says how a workbook comes to it; the tests are inherited."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book

from coalition_sheets.model import CellError, Percent, Workbook

KINDS: list[tuple[Any, str, Any]] = [  # what is put in, with which number format, and what must come out
    ("Call Rosa", "General", "Call Rosa"),
    ("=not a formula", "General", "=not a formula"),
    ("  spaces, “quotes”, ¿acentos? \n and a new line ", "General", None),
    ("02134", "General", "02134"),
    (40, "General", 40.0),
    (-12.25, "#,##0.00", -12.25),
    (0.4, "0%", Percent(0.4)),
    (2134, "00000", "02134"),
    (5551234567, "(000) 000-0000", "(555) 123-4567"),
    (date(2026, 3, 17), "mmm d, yyyy", date(2026, 3, 17)),
    (date(2024, 2, 29), "yyyy-mm-dd", date(2024, 2, 29)),
    (datetime(2026, 3, 17, 18, 30), "yyyy-mm-dd h:mm", datetime(2026, 3, 17, 18, 30)),
    (time(18, 30), "h:mm AM/PM", time(18, 30)),
    (timedelta(hours=36), "[h]:mm", timedelta(hours=36)),
    (True, "General", True),
    (False, "General", False),
]


class SourceContract:
    """Inherit it, and say in `kept` how a workbook that is saved as .xlsx comes to this source and is read."""

    @pytest.fixture
    def here(self, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
        """Whatever the backend needs."""
        return tmp_path

    def kept(self, path: Path, here: Any) -> Workbook:
        """Read what stands in a file, by way of this source."""
        raise NotImplementedError

    def read(self, book: Book, here: Any, folder: Path) -> Workbook:
        """Read a workbook that a test made."""
        path = folder / "Our coalition.xlsx"
        book.save(path)
        return self.kept(path, here)

    @pytest.mark.parametrize(("value", "code", "expected"), KINDS, ids=lambda v: repr(v)[:30])
    def test_a_cell_keeps_its_kind(self, value: Any, code: str, expected: Any, here: Any, tmp_path: Path) -> None:
        book = Book()
        cell = book.worksheets[0].cell(1, 1, value)
        cell.number_format = code
        if isinstance(value, str):
            cell.data_type = "s"
        found = self.read(book, here, tmp_path).tables[0].cell(1, 1)
        wanted = value if expected is None else expected
        assert (type(found), found) == (type(wanted), wanted)

    def test_an_error_is_an_error_and_no_text(self, here: Any, tmp_path: Path) -> None:
        book = Book()
        book.worksheets[0]["B2"] = "#REF!"
        assert self.read(book, here, tmp_path).tables[0].cell(2, 2) == CellError("#REF!")

    def test_cells_keep_their_places_and_blank_ends_are_not_there(self, here: Any, tmp_path: Path) -> None:
        book = Book()
        book.worksheets[0]["C3"] = "here"
        book.worksheets[0]["A5"] = "last"
        book.worksheets[0]["F9"].number_format = "yyyy-mm-dd"
        table = self.read(book, here, tmp_path).tables[0]
        assert {(r, c): table.cell(r, c) for r in range(1, 12) for c in range(1, 9) if table.cell(r, c)} == {
            (3, 3): "here",
            (5, 1): "last",
        }
        assert len(table.rows) == 5

    def test_tabs_keep_their_order_and_names_and_hidden_ones_are_known(self, here: Any, tmp_path: Path) -> None:
        book = Book()
        book.worksheets[0].title = "Tasks"
        book.create_sheet("O'Neil & Söhne")["A1"] = "x"
        book.create_sheet("Old").sheet_state = "hidden"
        found = self.read(book, here, tmp_path)
        assert [(t.name, t.hidden) for t in found.tables] == [
            ("Tasks", False),
            ("O'Neil & Söhne", False),
            ("Old", True),
        ]

    def test_hidden_rows_and_columns_are_read_known_and_told(self, here: Any, tmp_path: Path) -> None:
        book = Book()
        sheet = book.worksheets[0]
        sheet.title = "Tasks"
        for row in ("ab", "cd", "ef"):
            sheet.append(list(row))
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        found = self.read(book, here, tmp_path)
        table = found.tables[0]
        assert (set(table.hidden_rows), set(table.hidden_columns)) == ({2}, {2})
        assert table.cell(2, 2) == "d"
        assert found.warnings == ("The tab “Tasks” has a hidden row; it is read too.",)

    def test_a_merged_block_stands_in_its_first_cell(self, here: Any, tmp_path: Path) -> None:
        book = Book()
        book.worksheets[0]["A1"] = "Heading"
        book.worksheets[0]["A2"] = "below"
        book.worksheets[0].merge_cells("A1:C1")
        table = self.read(book, here, tmp_path).tables[0]
        assert [table.cell(1, n) for n in (1, 2, 3)] == ["Heading", None, None]

    def test_an_empty_workbook_has_an_empty_tab(self, here: Any, tmp_path: Path) -> None:
        found = self.read(Book(), here, tmp_path)
        assert [(t.name, t.rows) for t in found.tables] == [("Sheet", ())]

    def test_it_is_named_as_people_name_it(self, here: Any, tmp_path: Path) -> None:
        assert self.read(Book(), here, tmp_path).name == "Our coalition.xlsx"
