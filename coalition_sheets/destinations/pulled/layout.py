"""How a pulled tab lies on the screen and on paper: what is hidden, frozen or merged, how wide and high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coalition_sheets.destinations.dressing import ONE_PAGE
from coalition_sheets.destinations.pulled import shown
from coalition_sheets.model import letters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Json = Mapping[str, Any]

USUAL_WIDTH = 100  # pixels
COLUMNS = 16_384
HIGHEST = 8  # lines


def _to_come(tab: Worksheet, lines: Sequence[Json]) -> None:
    """Let a column's blank cells show what is typed there later as the Sheet's would."""
    last = lines[-1].get("values", ()) if lines else ()
    for column, cell in enumerate(last[:COLUMNS], 1):
        look = cell.get("effectiveFormat", {}).get("numberFormat", {})
        if look and "effectiveValue" not in cell:
            tab.column_dimensions[letters(column)].number_format = shown.code(look)


def lay_out(tab: Worksheet, sheet: Json, data: Json) -> None:
    """Hide what is hidden, freeze what is frozen, merge what is merged; widths as they were."""
    about = sheet["properties"]
    grid = about.get("gridProperties", {})
    tab.sheet_state = "hidden" if about.get("hidden") else "visible"
    tab.sheet_view.rightToLeft = True if about.get("rightToLeft") else None
    frozen_rows, frozen_columns = int(grid.get("frozenRowCount", 0)), int(grid.get("frozenColumnCount", 0))
    if frozen_rows or frozen_columns:
        tab.freeze_panes = f"{letters(frozen_columns + 1)}{frozen_rows + 1}"
    for number, row in enumerate(data.get("rowMetadata", ()), 1):
        if row.get("hiddenByUser") or row.get("hiddenByFilter"):
            tab.row_dimensions[number].hidden = True
    for number, column in enumerate(data.get("columnMetadata", ())[:COLUMNS], 1):
        pixels = int(column.get("pixelSize", USUAL_WIDTH))
        if pixels != USUAL_WIDTH:
            tab.column_dimensions[letters(number)].width = round(max(pixels - 12, 7) / 7, 1)
        if column.get("hiddenByUser") or column.get("hiddenByFilter"):
            tab.column_dimensions[letters(number)].hidden = True
    for area in sheet.get("merges", ()):
        _merge(tab, area)
    lines = data.get("rowData", ())
    _to_come(tab, lines)
    wide = [tab.column_dimensions[letters(n)].width for n in range(1, tab.max_column + 1)]
    _heights(tab, lines, wide)
    _paper(tab, sum(wide), frozen_rows)


def _merge(tab: Worksheet, area: Json) -> None:
    first, last = int(area.get("startRowIndex", 0)) + 1, int(area["endRowIndex"])
    left, right = int(area.get("startColumnIndex", 0)) + 1, min(int(area["endColumnIndex"]), COLUMNS)
    if left <= right:
        tab.merge_cells(start_row=first, start_column=left, end_row=last, end_column=right)


def _heights(tab: Worksheet, lines: Sequence[Json], wide: Sequence[float]) -> None:
    """Make each row as high as its longest wrapped text needs: not every program does so by itself."""
    for number, line in enumerate(lines, 1):
        most = 1
        for cell, width in zip(line.get("values", ()), wide, strict=False):
            text = cell.get("effectiveValue", {}).get("stringValue", "")
            if len(text) > width / 2 and cell.get("userEnteredFormat", {}).get("wrapStrategy") == "WRAP":
                most = max(most, sum(1 + int(len(part) / width) for part in text.split("\n")))
        if most > 1:
            tab.row_dimensions[number].height = 15.5 * min(most, HIGHEST)


def _paper(tab: Worksheet, wide: float, frozen_rows: int) -> None:
    """Print across, on one sheet of paper where that can be read, the header on each."""
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1 if wide <= ONE_PAGE else 2, 0
    if tab.sheet_properties.pageSetUpPr is not None:
        tab.sheet_properties.pageSetUpPr.fitToPage = True
    if frozen_rows:
        tab.print_title_rows = f"1:{frozen_rows}"
