"""Trying requests without a server: each is read, carried out and answered as over the wire, its shape checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from tests.fake_sheets import answers, asked, batch, values
from tests.fake_sheets.calls import Call
from tests.fake_sheets.discovery import sheets
from tests.fake_sheets.errors import ApiProblem, Json
from tests.fake_sheets.handy import make_sheet
from tests.fake_sheets.oauth import PERSON
from tests.fake_sheets.store import Book, Store

NOON = 1_773_748_800.0  # 2026-03-17 12:00 in London


class Trial:
    """One spreadsheet, with the first tab `Sheet1` holding these rows, and requests against it."""

    def __init__(self, *rows: Sequence[Any], **properties: Any) -> None:
        self.store = Store(lambda: NOON)
        self.id = make_sheet(self.store, {"Sheet1": rows}, **properties).id

    @property
    def book(self) -> Book:
        """Give the spreadsheet as it is now."""
        return self.store.books[self.id]

    def call(self, query: Json, body: Json, **path: str) -> Call:
        """Make a call of the spreadsheet's owner."""
        return Call(self.store, PERSON, {"spreadsheetId": self.id, **path}, query, body)

    def change(self, *requests: Json) -> list[Json]:
        """Carry out a batchUpdate and give its replies."""
        content = json.dumps({"requests": requests}).encode()
        body = asked.body(sheets().shape("BatchUpdateSpreadsheetRequest"), content)
        answer = answers.answer(sheets().shape("BatchUpdateSpreadsheetResponse"), batch.update(self.call({}, body)))
        replies: list[Json] = answer["replies"]
        return replies

    def refuses(self, *requests: Json) -> str:
        """Give the sentence with which a batchUpdate is refused; nothing may have changed."""
        before = self.book.copied()
        with pytest.raises(ApiProblem) as caught:
            self.change(*requests)
        assert caught.value.status == 400
        assert self.book == before
        return caught.value.message

    def rows(self, text: str = "Sheet1", option: str = "UNFORMATTED_VALUE") -> list[list[Any]]:
        """Read the values of a range."""
        query = {"valueRenderOption": option}
        found: list[list[Any]] = values.get(self.call(query, {}, range=text)).get("values", [])
        return found

    def formulas(self, text: str = "Sheet1") -> list[list[Any]]:
        """Read the formulas of a range, and what is no formula as it is."""
        return self.rows(text, "FORMULA")

    def write(self, text: str, rows: Sequence[Sequence[Any]], option: str = "USER_ENTERED", **query: Any) -> Json:
        """Carry out values.update and give its answer."""
        body = {"values": rows}
        query |= {"valueInputOption": option}
        answer = values.update(self.call(query, body, range=text))
        return answers.answer(sheets().shape("UpdateValuesResponse"), answer)

    def append(self, text: str, rows: Sequence[Sequence[Any]], option: str = "OVERWRITE", **query: Any) -> Json:
        """Carry out values.append and give its answer."""
        query |= {"valueInputOption": "RAW", "insertDataOption": option}
        answer = values.append(self.call(query, {"values": rows}, range=text))
        return answers.answer(sheets().shape("AppendValuesResponse"), answer)


def grid(top: int, left: int, bottom: int, right: int, sheet_id: int = 0) -> Json:
    """Write a GridRange."""
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "startColumnIndex": left,
        "endRowIndex": bottom,
        "endColumnIndex": right,
    }


def lines(dimension: str, start: int, end: int, sheet_id: int = 0) -> Json:
    """Write a DimensionRange."""
    return {"sheetId": sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}
