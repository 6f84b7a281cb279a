"""What holds for every cell: reading never raises, what we write we read again, equal numbers are told apart."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.model import Amount, Cell, CellError, Column, ColumnType, DateOrder, Percent, Uncalculated
from coalition_sheets.schemas.about import SETTINGS, read_settings
from coalition_sheets.schemas.contacts import _one_slip
from coalition_sheets.schemas.reading import Context
from coalition_sheets.schemas.times import said
from coalition_sheets.schemas.types import blank_of, read_cell, read_column
from tests.schemas.test_shipped import shipped
from tests.shared import SHARED, needs_shared

TYPES: tuple[ColumnType, ...] = get_args(ColumnType)
TODAY = Context(today=date(2026, 3, 17))
COLUMNS = [Column("value", "Value", kind, words=("next meeting",)) for kind in TYPES if kind != "choice"] + [
    shipped("tasks").by_name["status"],
    shipped("people").by_name["language"],
]
DATELIKE = st.lists(
    st.sampled_from(
        ["3", "14", "31", "2026", "26", "00", "/", "-", ".", " ", ", ", "Mar", "march", "Tue", "Q2", "end of", "or",
         "6:30", "pm", "T", "to", "&", "$", "%", "of", "(", ")", "1,500", "about", "@", "x.org", "min", "|", "–", "年",
         "月", "'"]
    ), max_size=9,
).map("".join)  # fmt: skip
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(),
    st.floats(0, 1).map(Percent),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=60),
    DATELIKE,
    st.just(CellError("#REF!")),
    st.just(Uncalculated()),
)


def hostile() -> list[str]:
    path = SHARED / "data" / "hostile_strings.json"
    if not path.is_file():
        return []
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    walk(json.loads(path.read_text("utf-8")))
    return found


@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: c.name if c.type == "choice" else c.type)
@settings(max_examples=25, deadline=None)
@given(cells=st.lists(CELLS, max_size=8), order=st.sampled_from([None, "M/D", "D/M"]))
def test_reading_never_raises_and_a_column_is_its_cells(
    column: Column, cells: list[Cell], order: DateOrder | None
) -> None:
    context = Context(today=date(2026, 3, 17), date_order=order)
    values, missed = read_column(column, cells, context)
    alone = [read_cell(column, cell, context) for cell in cells]
    assert repr(values) == repr([value for value, _ in alone])
    first = {m.index: m for m in reversed(missed)}
    assert [(first[i].code if i in first else None) for i in range(len(cells))] == [
        m.code if m else None for _, m in alone
    ]


@needs_shared
@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: c.name if c.type == "choice" else c.type)
def test_hostile_strings_never_raise(column: Column) -> None:
    texts = hostile()
    assert len(texts) > 200
    values, missed = read_column(column, texts, TODAY)
    assert len(values) == len(texts)
    accepted = [i for i in range(len(texts)) if values[i] != blank_of(column)]
    if column.type in ("date", "time", "yes/no", "email"):
        assert len(accepted) < len(texts) / 10
    assert len(missed) > 0 or column.type in ("text", "name", "names", "list", "agenda")


@needs_shared
def test_hostile_settings_never_raise() -> None:
    for text in hostile():
        read_settings([(n, s.header, text) for n, s in enumerate(SETTINGS)], TODAY.today)
        read_settings([(1, text, text)])


@given(cell=CELLS)
@settings(max_examples=40, deadline=None)
def test_any_cell_in_about_us_never_raises(cell: Cell) -> None:
    read_settings([(n, s.header, cell) for n, s in enumerate(SETTINGS)], TODAY.today)


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), order=st.sampled_from([None, "M/D", "D/M"]))
def test_a_date_written_in_full_reads_as_itself(day: date, order: DateOrder | None) -> None:
    context = Context(today=date(2026, 3, 17), date_order=order)
    column = Column("value", "Value", "date")
    for text in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day:%a} {day.day} {day:%b} {day.year}"):
        assert read_cell(column, text, context) == (day, None)
    assert read_cell(column, datetime(day.year, day.month, day.day), context) == (day, None)


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_in_digits_reads_as_itself_or_asks_with_itself_among_the_readings(day: date) -> None:
    column = Column("value", "Value", "date")
    text = f"{day.month}/{day.day}/{day.year}"
    value, missed = read_cell(column, text, TODAY)
    assert value == day if missed is None else day.isoformat() in missed.readings
    assert read_cell(column, text, Context(today=TODAY.today, date_order="M/D")) == (day, None)


@given(days=st.integers(18264, 73049))
def test_a_serial_number_is_its_day(days: int) -> None:
    day = date(1899, 12, 30) + timedelta(days=days)
    assert read_column(Column("value", "Value", "date"), [days, float(days)], TODAY) == ([day, day], [])


@given(clock=st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_time_as_we_say_it_reads_as_itself(clock: time) -> None:
    assert read_cell(Column("value", "Value", "time"), said(clock), TODAY) == (clock, None)


@given(number=st.integers(0, 10**12))
def test_a_whole_number_reads_as_itself_however_it_is_written(number: int) -> None:
    column = Column("value", "Value", "number")
    cells: list[Cell] = [number, float(number), str(number), f"{number:,}", f"about {number:,}"]
    assert read_column(column, cells, TODAY) == ([Amount(Fraction(number))] * 5, [])


@given(number=st.decimals(0, 10**6, places=2))
def test_money_reads_exactly(number: Any) -> None:
    assert read_cell(Column("value", "Value", "number"), f"${number:,}", TODAY) == (Amount(Fraction(number), "$"), None)


@given(text=st.text(max_size=40))
def test_cleaned_text_is_read_as_it_is(text: str) -> None:
    column = Column("value", "Value", "text")
    once, _ = read_cell(column, text, TODAY)
    assert isinstance(once, str)
    assert read_cell(column, once, TODAY) == (once, None)


@given(cells=st.lists(st.sampled_from([True, 1, 1.0, Percent(1.0), "1", False, 0, 0.0, -0.0, Percent(0.0), "0"])))
def test_the_memo_does_not_mix_types(cells: list[Cell]) -> None:
    column = Column("now", "Now", "number or yes")
    values, _ = read_column(column, cells, TODAY)
    for cell, value in zip(cells, values, strict=True):
        assert isinstance(value, bool) == isinstance(cell, bool)
        if isinstance(value, Amount):
            assert (value.unit == "%") == isinstance(cell, Percent)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_of_a_finger_is_a_distance_of_one(typed: str, meant: str) -> None:
    from rapidfuzz.distance import OSA

    assert _one_slip(typed, meant) == (OSA.distance(typed, meant) == 1)
