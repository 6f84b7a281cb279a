"""The kinds of change we ask a Sheet for, each as a plain value; rows and columns count from 0, ends are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coalition_sheets.destinations.google.cells import Json, colour


def area(tab: int, row: int = 0, column: int = 0, *, end_row: int | None = None, end_column: int | None = None) -> Json:
    """Return the cells of a tab from a row and column on, as a GridRange; without an end to the edge of the tab."""
    found: Json = {"sheetId": tab, "startRowIndex": row, "startColumnIndex": column}
    found |= {} if end_row is None else {"endRowIndex": end_row}
    return found | ({} if end_column is None else {"endColumnIndex": end_column})


def add_tab(tab: int, title: str, index: int, *, rows: int, columns: int, frozen: int, tint: str) -> Json:
    """Add a tab with an id of our own choosing: where it is there already, nothing of the whole batch is done."""
    grid = {"rowCount": rows, "columnCount": columns, "frozenRowCount": 1, "frozenColumnCount": frozen}
    properties = {"sheetId": tab, "title": title, "index": index, "gridProperties": grid, "tabColorStyle": colour(tint)}
    return {"addSheet": {"properties": properties}}


def take_over(tab: int, title: str, tint: str) -> Json:
    """Give a tab that is there another name, the first place, and a header row that stays in view."""
    properties = {
        "sheetId": tab, "title": title, "index": 0, "tabColorStyle": colour(tint),
        "gridProperties": {"frozenRowCount": 1},
    }  # fmt: skip
    fields = "title,index,tabColorStyle,gridProperties.frozenRowCount"
    return {"updateSheetProperties": {"properties": properties, "fields": fields}}


def rename(tab: int, title: str) -> Json:
    """Give a tab that is there another title."""
    return {"updateSheetProperties": {"properties": {"sheetId": tab, "title": title}, "fields": "title"}}


def insert_rows(tab: int, count: int) -> Json:
    """Put new rows above all others: what somebody typed in the meantime moves down and stays."""
    place = {"sheetId": tab, "dimension": "ROWS", "startIndex": 0, "endIndex": count}
    return {"insertDimension": {"range": place, "inheritFromBefore": False}}


def write(tab: int, rows: Sequence[Sequence[Json]], row: int = 0) -> Json:
    """Write cells from column A of a row on, with their looks and notes."""
    return {
        "updateCells": {
            "start": {"sheetId": tab, "rowIndex": row, "columnIndex": 0},
            "rows": [{"values": list(values)} for values in rows],
            "fields": "userEnteredValue,userEnteredFormat,note",
        }
    }


def copy(source: Json, goal: Json, kind: str) -> Json:
    """Copy cells to another place: PASTE_VALUES what they come to, PASTE_NORMAL all of them."""
    return {"copyPaste": {"source": source, "destination": goal, "pasteType": kind}}


def look(cells: Json, shown: Mapping[str, Any]) -> Json:
    """Give each of these cells a look, those to come too."""
    fields = ",".join(f"userEnteredFormat.{name}" for name in shown)
    return {"repeatCell": {"range": cells, "cell": {"userEnteredFormat": dict(shown)}, "fields": fields}}


def width(tab: int, column: int, pixels: int) -> Json:
    """Make a column so wide."""
    place = {"sheetId": tab, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    return {"updateDimensionProperties": {"range": place, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}


def ask(cells: Json, kind: str, values: Iterable[str] = (), *, says: str = "", menu: bool = False) -> Json:
    """Let cells say what fits them: a word that does not is kept and marked, never refused."""
    condition: Json = {"type": kind}
    if given := [{"userEnteredValue": value} for value in values]:
        condition["values"] = given
    rule: Json = {"condition": condition, "strict": False}
    rule |= {"showCustomUi": True} if menu else {}
    return {"setDataValidation": {"range": cells, "rule": rule | ({"inputMessage": says} if says else {})}}


def live(cells: Json, formula: str, shown: Mapping[str, Any], place: int) -> Json:
    """Let cells change their look while a formula holds; the rule with the lowest place holds first."""
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": f"={formula}"}]}
    rule = {"ranges": [cells], "booleanRule": {"condition": condition, "format": dict(shown)}}
    return {"addConditionalFormatRule": {"rule": rule, "index": place}}


def band(number: int, cells: Json, header: str, first: str, second: str) -> Json:
    """Tint the header, and every second row below it."""
    colours = {"headerColorStyle": colour(header), "firstBandColorStyle": colour(first)}
    colours |= {"secondBandColorStyle": colour(second)}
    return {"addBanding": {"bandedRange": {"bandedRangeId": number, "range": cells, "rowProperties": colours}}}
