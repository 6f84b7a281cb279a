"""Cells as people really typed them: what is read, what asks, and that nothing is read wrongly (docs/reading.md)."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from coalition_sheets.model import Amount, Column, Period, precision_of
from coalition_sheets.schemas.types import Context, read_cell
from tests.schemas.test_shipped import shipped
from tests.shared import SHARED, needs_shared

UNDECLARED = Context(today=date(2026, 11, 21))
MONTH_FIRST = replace(UNDECLARED, date_order="M/D")
OUR_STATUS = {
    "done": "Done",
    "todo": "Not started",
    "pending": "Not started",
    "in_progress": "Doing",
    "paused": "Waiting",
}
DECLARED_ORDER_DECIDES = {"02/03/2025", "04/11/2019", "9-6-2026", "01/05/2016"}
PERIODS = {"Mar 2016": "month", "2014": "year", "1980": "year"}
BY_DECISION = {
    ("date", "2023-03-07 00:00:00"): date(2023, 3, 7),  # 48: a time beside a date is dropped with a note
    ("yesno", "0"): False,  # 50: 0 is No
    ("percent", "0.32"): Amount(Fraction(8, 25)),  # a bare number is the number that was typed
    ("percent", "0.6"): Amount(Fraction(3, 5)),
    ("percent", "1"): Amount(Fraction(1)),
}


def cells() -> list[dict[str, str]]:
    path = SHARED / "data" / "wild" / "values.json"
    found: list[dict[str, str]] = json.loads(path.read_text("utf-8"))["values"] if path.is_file() else []
    return found


def column_of(kind: str) -> Column | None:
    columns = {
        "date": Column("value", "Value", "date"),
        "time": Column("value", "Value", "time"),
        "status": shipped("tasks").by_name["status"],
        "yesno": Column("value", "Value", "yes/no"),
        "number": Column("value", "Value", "number"),
        "percent": Column("value", "Value", "number"),
    }
    return columns.get(kind)


def meant(cell: dict[str, str]) -> Any:
    """Return the value an organizer in the US would read; None where no single value of our column type is meant."""
    text = cell["reading"]
    match cell["kind"]:
        case "date":
            days = re.findall(r"\d{4}-\d{2}-\d{2}", text)
            return date.fromisoformat(days[0]) if days else None
        case "time":
            return time.fromisoformat(text) if re.fullmatch(r"\d{2}:\d{2}", text) else None
        case "status":
            return OUR_STATUS.get(re.split(r"[ ;]", text)[0])
        case "yesno":
            return text.startswith("yes")
        case "number" | "percent":
            number = re.fullmatch(r"(-?[\d.]+)(?: USD| \(.*\))?", text)
            return Fraction(number[1]) / (100 if cell["kind"] == "percent" else 1) if number else None
        case _:
            return None


def value_of(cell: dict[str, str], context: Context) -> Any:
    """Return what we read, without the unit of a number; None where the cell asks or is blank."""
    column = column_of(cell["kind"])
    assert column is not None
    value, missed = read_cell(column, cell["raw"], context)
    if missed and missed.code != "VALUE-NOTE":
        return None
    return value.value if isinstance(value, Amount) else value


def outcome(cell: dict[str, str]) -> str:
    """Return "read", "asked" or "wrong" for a sure cell in a coalition that declared the month first."""
    value = value_of(cell, MONTH_FIRST)
    if value is None:
        return "asked"
    return "read" if value == meant(cell) else "wrong"


def in_scope(verdict: str) -> list[dict[str, str]]:
    return [c for c in cells() if c["verdict"] == verdict and column_of(c["kind"])]


@needs_shared
@pytest.mark.parametrize("cell", in_scope("sure"), ids=lambda c: c["kind"] + " " + c["raw"])
def test_a_sure_cell_is_read_rightly_or_asks(cell: dict[str, str]) -> None:
    assert outcome(cell) != "wrong"


@needs_shared
@pytest.mark.parametrize("cell", in_scope("ambiguous"), ids=lambda c: c["kind"] + " " + c["raw"])
def test_an_ambiguous_cell_asks_unless_a_decision_settles_it(cell: dict[str, str]) -> None:
    column = column_of(cell["kind"])
    assert column is not None
    value, missed = read_cell(column, cell["raw"], UNDECLARED)
    if cell["raw"] in PERIODS and cell["kind"] == "date":
        assert isinstance(value, Period)
        assert precision_of(value) == PERIODS[cell["raw"]]
    elif (cell["kind"], cell["raw"]) in BY_DECISION:
        assert value == BY_DECISION[cell["kind"], cell["raw"]]
    else:
        assert missed is not None
        assert missed.code != "VALUE-NOTE"
        assert not value
        assert (value_of(cell, MONTH_FIRST) is None) == (cell["raw"] not in DECLARED_ORDER_DECIDES)


@needs_shared
@pytest.mark.parametrize("cell", in_scope("likely"), ids=lambda c: c["raw"])
def test_a_likely_cell_is_left_to_a_person(cell: dict[str, str]) -> None:
    assert value_of(cell, MONTH_FIRST) is None


@needs_shared
@pytest.mark.parametrize("cell", in_scope("not_a_value"), ids=lambda c: c["kind"] + " " + c["raw"])
def test_what_is_no_value_is_not_read_as_one(cell: dict[str, str]) -> None:
    assert not value_of(cell, MONTH_FIRST)


@needs_shared
def test_the_figures_in_the_docs_are_those_measured() -> None:
    doc = (Path(__file__).resolve().parents[2] / "docs" / "reading.md").read_text("utf-8")
    totals: Counter[str] = Counter()
    for kind in ("date", "time", "status", "yesno", "number", "percent"):
        sure = [c for c in in_scope("sure") if c["kind"] == kind and meant(c) is not None]
        counts = Counter(map(outcome, sure))
        totals.update(counts)
        assert f"| {kind} | {len(sure)} | {counts['read']} | {counts['asked']} | {counts['wrong']} |" in doc
    whole = sum(totals.values())
    assert f"| **all** | **{whole}** | **{totals['read']}** | **{totals['asked']}** | **{totals['wrong']}** |" in doc
    assert totals["wrong"] == 0
    assert totals["read"] >= 0.8 * whole
    assert len(cells()) == 165
