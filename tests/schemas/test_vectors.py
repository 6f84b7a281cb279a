"""Independently worked cases of dates and values, run straight from their files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from coalition_sheets.model import Amount, Cell, CellError, Column, precision_of
from coalition_sheets.schemas.contacts import e164
from coalition_sheets.schemas.types import Context, Misread, read_cell
from tests.schemas.test_shipped import shipped
from tests.shared import needs_shared, vectors

TODAY = Context(today=date(2026, 3, 17))
KINDS = {
    "number": Column("value", "Value", "number"),
    "yes/no": Column("value", "Value", "yes/no"),
    "email": Column("value", "Value", "email"),
    "phone": Column("value", "Value", "phone"),
    "date": Column("value", "Value", "date"),
}
ASKING = {
    "choice": {"VALUE-CHOICE"},
    "no year": {"DATE-YEAR"},
    "unknown": {"VOCAB"},
    "unreadable": {"DATE-UNREADABLE", "VALUE-TYPE"},
    "not accepted": {"DATE-UNREADABLE", "DATE-YEAR", "VALUE-CHOICE", "VALUE-TYPE"},
}


def column_of(given: dict[str, Any], default: Column) -> Column:
    if "column" not in given:
        return default
    tab, header = given["column"].split(".")
    return next(c for c in shipped(tab.lower()).columns if c.header == header)


@needs_shared
@pytest.mark.parametrize(("given", "expect"), vectors("dates"))
def test_dates(given: dict[str, Any], expect: dict[str, Any]) -> None:
    context = replace(TODAY, date_order=given["date_order"])
    value, missed = read_cell(column_of(given, KINDS["date"]), given["typed"], context)
    match expect["result"]:
        case "reading":
            assert isinstance(value, date)
            assert (value.isoformat(), precision_of(value)) == (expect["date"], expect["precision"])
            assert missed is None
        case "next meeting":
            assert value == "next meeting"
        case "blank":
            assert (value, missed) == (None, None)
        case asked:
            assert value is None
            assert missed is not None
            assert missed.code in ASKING[asked]
            assert missed.readings == tuple(expect.get("dates", missed.readings))
            if asked == "no year":
                days = [date.fromisoformat(reading) for reading in missed.readings]
                assert {(day.month, day.day) for day in days} == {(expect["month"], expect["day"])}
                assert len(days) == 2


@needs_shared
@pytest.mark.parametrize(("given", "expect"), vectors("values"))
def test_values(given: dict[str, Any], expect: dict[str, Any]) -> None:
    default = shipped("tasks").by_name["status"] if given["kind"] == "task status" else KINDS[given["kind"]]
    column = column_of(given, default)
    cell: Cell = CellError(given["typed"]) if given.get("cell_type") == "error" else given["typed"]
    value, missed = read_cell(column, cell, replace(TODAY, country=given.get("region", "US")))
    match expect["result"]:
        case "value":
            check_value(value, missed, given, expect)
        case "blank":
            assert value is None
            assert (missed.code if missed else None) == expect.get("finding")
        case asked:
            assert value is None
            assert missed is not None
            assert missed.code in ASKING[asked]


def check_value(value: object, missed: Misread | None, given: dict[str, Any], expect: dict[str, Any]) -> None:
    if given["kind"] == "number":
        unit = {"percent": ("%",), "money": ("$", "€", "£")}.get(expect.get("unit", ""), ("",))
        assert isinstance(value, Amount)
        assert value.value == Fraction(*expect["value"])
        assert value.unit in unit
        assert value.of == (Fraction(*expect["of"]) if "of" in expect else None)
    elif given["kind"] == "phone":
        assert value == expect["kept"]
        assert e164(str(value), given["region"]) == expect["e164"]
    else:
        assert value == expect["value"]
        assert type(value) is type(expect["value"])
    assert (missed.code if missed else None) == ("EMAIL-TYPO" if "flag" in expect else None)
