"""Read a Google Sheet: in one question where it is small, in two lighter ones where it is not.

One question brings all cells typed, with their number formats and what is hidden. It is the quickest there is for a
Sheet of the usual size, and says exactly which texts are errors. But it costs about 85 bytes a cell, and Google takes
long over many. So its answer is left off past `CUT`, and what Google fails on or stays silent about is not asked
again: then the number formats come alone, and the bare values in a second answer, each lighter than the whole. No
probe tells the sizes beforehand: it would cost every small Sheet a second question. Between the two answers a person
may insert a row; a number then may take its neighbour's format for one run. A tab that goes or is renamed in between
is noticed, and all is asked once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from gspread.urls import SPREADSHEET_VALUES_BATCH_URL

from coalition_sheets.model import Workbook
from coalition_sheets.sources.google import grid
from coalition_sheets.sources.google.address import SheetAddress
from coalition_sheets.sources.google.client import Heavy, PatientClient, Question
from coalition_sheets.sources.google.problems import GoogleProblem, blocked, changed

CELLS = 50_000
CUT = CELLS * 85
"""Bytes, unpacked, past which a typed answer is left off."""
ADDRESS = 4000
"""Characters of tab names in one question."""

HIDDEN = "rowMetadata(hiddenByUser,hiddenByFilter),columnMetadata(hiddenByUser,hiddenByFilter)"
ABOUT = "properties(title,locale,timeZone)"
TAB = "properties(sheetId,title,sheetType,hidden)"
FORMAT = "effectiveFormat(numberFormat(type,pattern))"
MASK = f"{ABOUT},sheets({TAB},data({HIDDEN},rowData(values(effectiveValue,{FORMAT}))))"
MASK_WITHOUT_VALUES = f"{ABOUT},sheets({TAB},data({HIDDEN},rowData(values({FORMAT}))))"


def read(client: PatientClient, address: SheetAddress, cut: int = CUT) -> Workbook:
    """Read all tabs of a Sheet; it is named by its title. Raises GoogleProblem, or CannotRead where it is too big."""
    return reading(client, address, cut=cut)[0]


def reading(
    client: PatientClient, address: SheetAddress, also: str = "", cut: int = CUT
) -> tuple[Workbook, Mapping[str, Any]]:
    """Read all tabs of a Sheet, and `also` these fields: the workbook, and the answer that brought them.

    Raises GoogleProblem, or CannotRead where it is too big.
    """
    also = f",{also}" if also else ""
    try:
        answer = _whole(client.spreadsheet(address.id, _asking(MASK + also), most=cut))
        return grid.workbook(answer), answer
    except Heavy:
        pass
    try:
        return _in_two(client, address, also)
    except GoogleProblem as problem:
        if problem.kind != "changed":
            raise
    return _in_two(client, address, also)


def _asking(mask: str) -> Mapping[str, str]:
    return {"fields": mask, "prettyPrint": "false"}


def _whole(answer: Any) -> Any:
    """Return an answer that tells of tabs; whoever answers otherwise is not Google."""
    if not isinstance(answer.get("sheets"), list):
        raise blocked()
    return answer


def _in_two(client: PatientClient, address: SheetAddress, also: str) -> tuple[Workbook, Mapping[str, Any]]:
    """Read formats and values one after the other."""
    answer = _whole(client.spreadsheet(address.id, _asking(MASK_WITHOUT_VALUES + also)))
    titles = [tab["properties"]["title"] for tab in grid.grids(answer)]
    values = [found for some in _by_length(titles) for found in _values(client, address, some)]
    if len(values) != len(titles):
        raise changed()
    return grid.merged(answer, values), answer


def _values(client: PatientClient, address: SheetAddress, titles: list[str]) -> list[Any]:
    """Return the bare values of some tabs, in their order."""
    asked = {
        "ranges": ["'" + title.replace("'", "''") + "'" for title in titles],
        "valueRenderOption": "UNFORMATTED_VALUE",
        "dateTimeRenderOption": "SERIAL_NUMBER",
        "fields": "valueRanges(values)",
        "prettyPrint": "false",
    }
    question = Question("GET", SPREADSHEET_VALUES_BATCH_URL % address.id, {"params": asked}, again=True)
    found: list[Any] = client.ask(question).json().get("valueRanges", [])
    return found


def _by_length(titles: list[str]) -> Iterator[list[str]]:
    """Divide the names of tabs, so that each question's address stays short enough."""
    some: list[str] = []
    length = 0
    for title in titles:
        size = len(quote(title)) + 12
        if some and length + size > ADDRESS:
            yield some
            some, length = [], 0
        some.append(title)
        length += size
    if some:
        yield some
