"""Protected ranges hold against those who are not their editors."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fake_sheets import batch, values
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import ApiProblem, Json
from tests.fake_sheets.guarding import REFUSAL
from tests.fake_sheets.oauth import EMAIL
from tests.fake_sheets.trying import Trial, grid, lines


def protected(**more: Any) -> Trial:
    """Make a sheet whose first row only its owner may edit."""
    trial = Trial(["head"], ["body"])
    entry: Json = {"range": grid(0, 0, 1, 5), "editors": {"users": ["someone@example.org"]}, **more}
    trial.change({"addProtectedRange": {"protectedRange": entry}})
    return trial


def as_service(trial: Trial, body: Json, **path: str) -> Call:
    return Call(trial.store, EMAIL, {"spreadsheetId": trial.id, **path}, {"valueInputOption": "RAW"}, body)


def write(text: str) -> Json:
    cell = {"userEnteredValue": {"stringValue": text}}
    return {"repeatCell": {"range": grid(0, 0, 1, 1), "cell": cell, "fields": "userEnteredValue"}}


def test_nobody_else_writes_into_a_protected_range() -> None:
    trial = protected()
    for work, call in (
        (values.update, as_service(trial, {"values": [["new"]]}, range="A1")),
        (values.clear, as_service(trial, {}, range="A1:B2")),
        (batch.update, as_service(trial, {"requests": [write("new")]})),
        (batch.update, as_service(trial, {"requests": [{"deleteDimension": {"range": lines("ROWS", 0, 1)}}]})),
        (batch.update, as_service(trial, {"requests": [{"deleteProtectedRange": {
            "protectedRangeId": next(iter(trial.book.sheets[0].protected))}}]})),
    ):  # fmt: skip
        with pytest.raises(ApiProblem) as caught:
            work(call)
        assert caught.value.message == REFUSAL
    assert trial.rows() == [["head"], ["body"]]


def test_what_is_not_protected_may_be_written() -> None:
    trial = protected()
    values.update(as_service(trial, {"values": [["new"]]}, range="A2"))
    assert trial.rows() == [["head"], ["new"]]
    free = protected(warningOnly=True)
    batch.update(as_service(free, {"requests": [write("new")]}))
    assert free.rows("A1") == [["new"]]
    mine = protected(editors={"users": [EMAIL]})
    batch.update(as_service(mine, {"requests": [write("new")]}))
    assert mine.rows("A1") == [["new"]]


def test_rows_may_be_put_in_before_a_protected_range_that_moves_as_it_is() -> None:
    trial = protected(range=grid(1, 0, 2, 5))
    batch.update(as_service(trial, {"requests": [{"insertDimension": {"range": lines("ROWS", 0, 1)}}]}))
    assert trial.rows() == [[], ["head"], ["body"]]
    with pytest.raises(ApiProblem):
        values.update(as_service(trial, {"values": [["new"]]}, range="A3"))


def test_who_protects_a_range_may_edit_it() -> None:
    trial = Trial(["head"])
    entry = {"range": grid(0, 0, 1, 5), "editors": {"users": ["someone@example.org"]}}
    batch.update(as_service(trial, {"requests": [{"addProtectedRange": {"protectedRange": entry}}]}))
    batch.update(as_service(trial, {"requests": [write("new")]}))
    assert trial.rows() == [["new"]]
