"""What cells of each column type are read into, and when they ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest

from coalition_sheets.model import (
    AgendaItem,
    Amount,
    Cell,
    CellError,
    Column,
    ColumnType,
    Percent,
    Period,
    Uncalculated,
    precision_of,
)
from coalition_sheets.schemas.types import Context, Misread, read_cell, read_column
from tests.schemas.test_shipped import shipped

TODAY = Context(today=date(2026, 3, 17))


def value(kind: ColumnType, cell: Cell, context: Context = TODAY) -> object:
    """Return the value of a cell that is read without a remark."""
    found, missed = read_cell(Column("value", "Value", kind), cell, context)
    assert missed is None
    return found


def asked(kind: ColumnType, cell: Cell, context: Context = TODAY) -> tuple[str, tuple[str, ...]]:
    """Return the code and the readings of a cell that asks."""
    found, missed = read_cell(Column("value", "Value", kind), cell, context)
    assert not found
    assert missed is not None
    return missed.code, missed.readings


def core(tab: str, name: str) -> Column:
    return shipped(tab).by_name[name]


# Columns as a whole


def test_a_column_is_read_in_order_with_what_could_not_be_read() -> None:
    column = Column("due", "Due", "date")
    values, missed = read_column(column, ["2026-03-20", None, "soon", date(2026, 3, 21), "soon"], TODAY)
    assert values == [date(2026, 3, 20), None, None, date(2026, 3, 21), None]
    assert [(m.index, m.code) for m in missed] == [(2, "DATE-UNREADABLE"), (4, "DATE-UNREADABLE")]


def test_true_one_and_one_point_zero_are_three_cells() -> None:
    column = Column("now", "Now", "number or yes")
    values, missed = read_column(column, [True, 1, 1.0, "1", "yes", Percent(1.0), False, 0], TODAY)
    one = Amount(Fraction(1))
    assert values == [True, one, one, one, True, Amount(Fraction(1), "%"), False, Amount(Fraction(0))]
    assert [type(v) for v in values][:4] == [bool, Amount, Amount, Amount]
    assert missed == []


def test_an_empty_column() -> None:
    assert read_column(Column("due", "Due", "date"), [], TODAY) == ([], [])


@pytest.mark.parametrize(
    ("kind", "blank"),
    [("text", ""), ("list", ()), ("agenda", ()), ("yes/no", False), ("date", None), ("name", None), ("choice", None)],
)
@pytest.mark.parametrize("cell", [None, "", "  ", "n/a", "N/A", "-", "—", "none", "TBD", "?", "\u200b"])
def test_nothing_is_said_in_many_ways(kind: ColumnType, blank: object, cell: Cell) -> None:
    assert value(kind, cell) == blank


def test_error_cells_and_formulas_without_a_value_are_blank_and_said() -> None:
    assert asked("text", CellError("#REF!")) == ("CELL-ERROR", ())
    assert asked("yes/no", CellError("#N/A")) == ("CELL-ERROR", ())
    assert asked("number", Uncalculated("=SUM(A1)")) == ("CELL-UNCALCULATED", ())


def test_a_blank_need_of_a_role_is_yes() -> None:
    needed = core("roles", "needed")
    assert read_column(needed, [None, "no", "yes", "n/a"], TODAY)[0] == [True, False, True, True]


# Text and names


def test_text_is_cleaned_and_numbers_lose_their_point() -> None:
    assert value("text", "  Rosa\u202e Delgado ") == "Rosa Delgado"
    assert value("text", "one\ntwo") == "one\ntwo"
    assert value("text", 7.0) == "7"
    assert value("text", Percent(0.4)) == "40%"
    assert value("name", " Rosa\n Delgado ") == "Rosa Delgado"
    assert value("names", "Rosa, Ana\nLinh") == "Rosa, Ana\nLinh"


def test_a_date_cell_names_a_meeting() -> None:
    assert read_cell(core("tasks", "meeting"), datetime(2026, 3, 10), TODAY) == ("2026-03-10", None)


# Dates


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2026, 3, 17), date(2026, 3, 17), 46098, 46098.0, "46098", 20260317, "20260317", "2026/03/17",
        "2026-3-17", "2026.03.17", "17-Mar-2026", "17-Mar-26", "17 Mar '26", "Mar. 17, 2026", "March 17th 2026",
        "the 17th of March, 2026".removeprefix("the "), "Tue, March 17, 2026", "Tuesday 17 March 2026",
        "March 17, 2026 (Tue)", "2026/3/17(二)", "2026年3月17日", "17 de marzo de 2026", "martes 17 de marzo de 2026",
        "17.3.2026", "3/17/2026", "17/3/2026", "3-17-26", "3/17/'26", "by March 17, 2026", "2026-Mar-17",
        "March 17-2026", "17\u00a0March\u00a02026", "\uff12\uff10\uff12\uff16-03-17", "MARCH 17 2026.",
    ],
)  # fmt: skip
def test_the_seventeenth_of_march(cell: Cell) -> None:
    assert value("date", cell) == date(2026, 3, 17)


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2026, 3, 17, 18, 30), 46098.75, "2026-03-17 18:30", "2026-03-17T18:30:00Z",
        "March 17, 2026 at 6:30 pm",
        "3/17/2026 6:30 PM", "6:30pm 3/17/2026", "Tue March 17, 2026, 6-8 pm",
    ],
)  # fmt: skip
def test_a_time_beside_a_date_is_left_out_with_a_note(cell: Cell) -> None:
    found, missed = read_cell(Column("date", "Date", "date"), cell, TODAY)
    assert found == date(2026, 3, 17)
    assert missed is not None
    assert (missed.code, missed.readings) == ("VALUE-NOTE", ())
    assert "is left out" in missed.detail


@pytest.mark.parametrize("cell", [datetime(2026, 3, 17), "2026-03-17 00:00:00", "2026-03-17T00:00:00Z"])
def test_midnight_is_how_programs_write_a_day_not_a_time(cell: Cell) -> None:
    assert read_cell(Column("date", "Date", "date"), cell, TODAY) == (date(2026, 3, 17), None)


@pytest.mark.parametrize("cell", [date(2206, 3, 14), datetime(2206, 3, 14, 9), "2206-03-14"])
def test_a_year_that_only_a_slip_can_make_is_no_date(cell: Cell) -> None:
    found, missed = read_cell(Column("date", "Date", "date"), cell, TODAY)
    assert found is None
    assert missed is not None
    assert (missed.code, missed.detail) == ("DATE-UNREADABLE", "its year is 2206")


@pytest.mark.parametrize(
    ("text", "last", "first", "precision"),
    [
        ("March 2026", date(2026, 3, 31), date(2026, 3, 1), "month"),
        ("end of February 2028", date(2028, 2, 29), date(2028, 2, 1), "month"),
        ("3/2026", date(2026, 3, 31), date(2026, 3, 1), "month"),
        ("2026-03", date(2026, 3, 31), date(2026, 3, 1), "month"),
        ("Q2 2026", date(2026, 6, 30), date(2026, 4, 1), "quarter"),
        ("2026 Q1", date(2026, 3, 31), date(2026, 1, 1), "quarter"),
        ("second quarter of 2026", date(2026, 6, 30), date(2026, 4, 1), "quarter"),
        ("2026", date(2026, 12, 31), date(2026, 1, 1), "year"),
        ("end of 2026", date(2026, 12, 31), date(2026, 1, 1), "year"),
    ],
)
def test_a_period_keeps_its_precision(text: str, last: date, first: date, precision: str) -> None:
    due, since = Column("due", "Due", "date"), Column("since", "Since", "date", period="start")
    for column, day in ((due, last), (since, first)):
        found, missed = read_cell(column, text, TODAY)
        assert isinstance(found, Period)
        assert (found, precision_of(found), missed) == (day, precision, None)


def test_a_year_typed_as_a_number_is_a_year() -> None:
    assert read_cell(core("organizations", "joined"), 2019.0, TODAY)[0] == date(2019, 1, 1)


def test_next_meeting_is_a_word_of_tasks_alone() -> None:
    assert read_cell(core("tasks", "due"), "Next meeting", TODAY) == ("next meeting", None)
    assert asked("date", "next meeting")[0] == "DATE-UNREADABLE"


@pytest.mark.parametrize(
    ("text", "order", "code", "readings"),
    [
        ("3/4/26", None, "VALUE-CHOICE", ("2026-03-04", "2026-04-03")),
        ("14/3/26", "M/D", "DATE-UNREADABLE", ("2026-03-14",)),
        ("3/14/2026", "D/M", "DATE-UNREADABLE", ("2026-03-14",)),
        ("14/3", "M/D", "DATE-UNREADABLE", ("2026-03-14", "2027-03-14")),
        ("3.4.2026", None, "VALUE-CHOICE", ("2026-03-04", "2026-04-03")),
        ("3.4.2026", "M/D", "VALUE-CHOICE", ("2026-03-04", "2026-04-03")),
        ("14.3.2026", "M/D", "DATE-UNREADABLE", ("2026-03-14",)),
        ("3.14.2026", None, "DATE-UNREADABLE", ("2026-03-14",)),
        ("Monday, March 17, 2026", None, "VALUE-CHOICE", ("2026-03-16", "2026-03-17")),
        ("Friday 17 March 2026", None, "VALUE-CHOICE", ("2026-03-17", "2026-03-20")),
        ("3/20 or 3/27", "M/D", "VALUE-CHOICE", ("2025-03-20", "2026-03-20", "2025-03-27", "2026-03-27")),
        ("2026-03-20 & 2026-03-21", None, "VALUE-CHOICE", ("2026-03-20", "2026-03-21")),
        ("January 2026 - March 2026", None, "VALUE-CHOICE", ("January 2026", "March 2026")),
        ("March 14", None, "DATE-YEAR", ("2026-03-14", "2027-03-14")),
        ("1/2", "M/D", "DATE-YEAR", ("2026-01-02", "2027-01-02")),
        ("Oct 1", None, "DATE-YEAR", ("2025-10-01", "2026-10-01")),
        ("Feb 29", None, "DATE-YEAR", ("2024-02-29", "2028-02-29")),
        ("Sat Mar 14", None, "DATE-YEAR", ("2026-03-14",)),
        ("3/4", None, "DATE-YEAR", ("2025-04-03", "2026-03-04", "2026-04-03", "2027-03-04")),
        ("March", None, "DATE-YEAR", ("March 2025", "March 2026")),
        ("Q2", None, "DATE-YEAR", ("Q2 2025", "Q2 2026")),
        ("Mar-26", None, "DATE-YEAR", ("2025-03-26", "2026-03-26", "March 2026")),
        ("05-Jan-00", None, "DATE-UNREADABLE", ("2000-01-05",)),
        ("2026-02-30", None, "DATE-UNREADABLE", ()),
        ("Martes 29", None, "DATE-UNREADABLE", ()),
        ("Monday 6pm", None, "DATE-UNREADABLE", ()),
        ("early March 2026", None, "DATE-UNREADABLE", ()),
        ("10/01/1001", "M/D", "DATE-UNREADABLE", ()),
        ("tomorrow", None, "DATE-UNREADABLE", ()),
    ],
)
def test_dates_that_ask(text: str, order: str | None, code: str, readings: tuple[str, ...]) -> None:
    context = replace(TODAY, date_order=order)  # type: ignore[arg-type]
    assert asked("date", text, context) == (code, readings)


@pytest.mark.parametrize("cell", [True, 12, 99999999, -3.5, float("nan"), time(9), Percent(0.4), timedelta(days=3)])
def test_cells_that_are_no_date(cell: Cell) -> None:
    assert asked("date", cell)[0] == "DATE-UNREADABLE"


@pytest.mark.parametrize(("order", "day"), [("M/D", date(2026, 3, 4)), ("D/M", date(2026, 4, 3))])
def test_the_declared_order_decides(order: str, day: date) -> None:
    context = replace(TODAY, date_order=order)  # type: ignore[arg-type]
    assert value("date", "3/4/26", context) == day
    assert value("date", "3-4-2026", context) == day


def test_dots_follow_a_declared_day_first() -> None:
    assert value("date", "3.4.2026", replace(TODAY, date_order="D/M")) == date(2026, 4, 3)


# Times


@pytest.mark.parametrize(
    "cell",
    [
        time(18, 30), datetime(1899, 12, 30, 18, 30), timedelta(hours=18, minutes=30), 18.5 / 24, "6:30 pm", "6:30PM",
        "6:30 p.m.", "6.30 pm", "630pm", "18:30", "18:30:00", "18h30", "at 6:30 pm",
    ],
)  # fmt: skip
def test_half_past_six(cell: Cell) -> None:
    assert value("time", cell) == time(18, 30)


@pytest.mark.parametrize(
    ("text", "clock"), [("noon", time(12)), ("6p", time(18)), ("12 am", time(0)), ("09:30", time(9, 30))]
)
def test_other_times(text: str, clock: time) -> None:
    assert value("time", text) == clock


@pytest.mark.parametrize(
    ("cell", "code", "readings"),
    [
        ("6:30", "VALUE-CHOICE", ("6:30 am", "6:30 pm")),
        ("6:30-8 pm", "VALUE-CHOICE", ("6:30 pm", "8:00 pm")),
        ("6 to 7:30 pm", "VALUE-CHOICE", ("6:00 pm", "7:30 pm")),
        ("0:10", "VALUE-CHOICE", ("12:10 am", "12:10 pm")),
        ("25:00", "VALUE-TYPE", ()),
        ("13 pm", "VALUE-TYPE", ()),
        ("1h", "VALUE-TYPE", ()),
        ("evening", "VALUE-TYPE", ()),
        (6.0, "VALUE-TYPE", ()),
        (True, "VALUE-TYPE", ()),
        (date(2026, 3, 17), "VALUE-TYPE", ()),
    ],
)
def test_times_that_ask(cell: Cell, code: str, readings: tuple[str, ...]) -> None:
    assert asked("time", cell) == (code, readings)


# Numbers


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (7.0, Amount(Fraction(7))),
        (0.1, Amount(Fraction(1, 10))),
        (0.1 + 0.2, Amount(Fraction(3, 10))),
        (Percent(0.4), Amount(Fraction(2, 5), "%")),
        ("~60", Amount(Fraction(60))),
        ("about 60", Amount(Fraction(60))),
        ("1 500", Amount(Fraction(1500))),
        ("1.234.567", Amount(Fraction(1234567))),
        ("1.234,5", Amount(Fraction(2469, 2))),
        ("0.125", Amount(Fraction(1, 8))),
        ("−5", Amount(Fraction(-5))),
        ("-$20", Amount(Fraction(-20), "$")),
        ("20 €", Amount(Fraction(20), "€")),
        ("40 percent", Amount(Fraction(2, 5), "%")),
        ("12 out of 40", Amount(Fraction(12), "", Fraction(40))),
        ("$500 of $2,000", Amount(Fraction(500), "$", Fraction(2000))),
    ],
)
def test_numbers(cell: Cell, amount: Amount) -> None:
    assert value("number", cell) == amount


@pytest.mark.parametrize(
    ("cell", "code", "readings"),
    [
        ("1.500", "VALUE-CHOICE", ("1500", "1.5")),
        ("1,5", "VALUE-CHOICE", ("15", "1.5")),
        ("(500)", "VALUE-CHOICE", ("-500", "500")),
        ("12/40", "VALUE-TYPE", ("12 of 40",)),
        ("1/0", "VALUE-TYPE", ()),
        ("5-10", "VALUE-CHOICE", ("5", "10")),
        ("12 people", "VALUE-TYPE", ("12",)),
        ("80+", "VALUE-TYPE", ("80",)),
        ("$40B+", "VALUE-TYPE", ()),
        ("$5 of €10", "VALUE-TYPE", ()),
        ("1,23,456", "VALUE-TYPE", ()),
        (True, "VALUE-TYPE", ()),
        (date(2026, 3, 4), "VALUE-TYPE", ()),
        (float("inf"), "VALUE-TYPE", ()),
    ],
)
def test_numbers_that_ask(cell: Cell, code: str, readings: tuple[str, ...]) -> None:
    assert asked("number", cell) == (code, readings)


def test_a_milestone_is_reached_or_not() -> None:
    now = core("goals", "now")
    assert read_column(now, ["yes", "No", True, "✓", "12 of 40"], TODAY)[0] == [
        True, False, True, True, Amount(Fraction(12), "", Fraction(40)),
    ]  # fmt: skip


# Words


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("done!!", "Done"), (True, "Done"), ("✔️", "Done"), ("☑", "Done"), ("complete", "Done"), (False, "Not started"),
        ("to-do", "Not started"), ("IN PROGRESS", "Doing"), ("n/a", "Dropped"), ("Won’t do", "Dropped"),
        ("On-hold", "Waiting"),
        ("pending", "Not started"), (None, None), ("-", None), ("TBD", None),
    ],
)  # fmt: skip
def test_the_status_of_a_task(cell: Cell, status: str | None) -> None:
    assert read_cell(core("tasks", "status"), cell, TODAY) == (status, None)


def test_done_with_a_date_beside_it_is_proposed_in_two_columns() -> None:
    found, missed = read_cell(core("tasks", "status"), "DONE 3/2", TODAY)
    assert (found, missed) == (None, Misread(0, "VOCAB", ("Done, and 3/2 in Done on",), part="DONE 3/2"))


def test_near_words_are_proposed_and_never_taken() -> None:
    found, missed = read_cell(core("tasks", "status"), "Wating", TODAY)
    assert found is None
    assert missed is not None
    assert missed.readings == ("Waiting",)


@pytest.mark.parametrize(
    ("cell", "share"),
    [("Public", "Yes"), ("Coalition", "No"), ("Organizers", "Organizers only"), (True, "Yes"), ("no", "No")],
)
def test_old_words_of_ok_to_publish(cell: Cell, share: str) -> None:
    assert read_cell(core("goals", "publish"), cell, TODAY) == (share, None)


@pytest.mark.parametrize(
    ("cell", "share"),
    [("Yes", "Email"), (True, "Email"), ("email and phone", "Email and phone"), ("no", "No"), (None, None)],
)
def test_yes_shares_the_email_address_alone(cell: Cell, share: str | None) -> None:
    assert read_cell(core("people", "share_contact"), cell, TODAY) == (share, None)


def test_an_unclear_consent_is_none() -> None:
    found, missed = read_cell(core("people", "public_name"), "probably", TODAY)
    assert found is None
    assert missed is not None


def test_a_sector_outside_the_list_is_accepted_with_a_note() -> None:
    context = replace(TODAY, vocab={"sectors": ("Faith", "Labor")})
    values, missed = read_column(core("organizations", "sector"), ["faith", "Arts", "Labour"], context)
    assert values == ["Faith", "Arts", "Labour"]
    assert missed == [Misread(1, "VOCAB", (), part="Arts"), Misread(2, "VOCAB", ("Labor",), part="Labour")]


def test_a_list_is_cut_at_commas_and_at_and_only_between_known_words() -> None:
    context = replace(TODAY, vocab={"issues": ("housing", "jobs", "health and safety")})
    column = core("organizations", "priorities")
    assert read_cell(column, "housing and jobs; Health and safety, housing", context) == (
        ("housing", "jobs", "health and safety"), None,
    )  # fmt: skip
    found, missed = read_cell(column, "housing, bread and roses", context)
    assert found == ("housing", "bread and roses")
    assert missed == Misread(0, "VOCAB", (), part="bread and roses")


def test_a_free_list_keeps_its_pieces_once() -> None:
    assert read_cell(core("organizations", "aliases"), "• Justice & Peace\n• J&P, j&p, n/a", TODAY) == (
        ("Justice & Peace", "J&P"), None,
    )  # fmt: skip


@pytest.mark.parametrize("cell", ["Yes", "y", "TRUE", "x", "✓", "✅", 1, 1.0, "1", "on", "Sí", True])
def test_yes(cell: Cell) -> None:
    assert value("yes/no", cell) is True


@pytest.mark.parametrize("cell", ["No", "n", "FALSE", 0, "0", "off", False, None])
def test_no(cell: Cell) -> None:
    assert value("yes/no", cell) is False


def test_neither_yes_nor_no_asks() -> None:
    assert asked("yes/no", "sometimes") == ("VALUE-TYPE", ("Yes", "No"))
    assert asked("yes/no", 2) == ("VALUE-TYPE", ("Yes", "No"))


# Addresses and phones


@pytest.mark.parametrize("text", ["rosa@example.org,", "rosa@example.org; ", "\u200brosa@example.org"])
def test_an_address_loses_what_surrounds_it(text: str) -> None:
    assert value("email", text) == "rosa@example.org"


@pytest.mark.parametrize("text", ["o'neill@example.org", "linh.tran+list@mail.example.org", "josé@correo.example.mx"])
def test_addresses(text: str) -> None:
    assert value("email", text) == text


@pytest.mark.parametrize(
    ("text", "code", "readings"),
    [
        ("rosa@example.org, ana@example.org", "VALUE-CHOICE", ("rosa@example.org", "ana@example.org")),
        ("Rosa Delgado <rosa@example.org>", "VALUE-TYPE", ("rosa@example.org",)),
        ("rosa at example.org", "VALUE-TYPE", ()),
        ("rosa@example", "VALUE-TYPE", ()),
        ("rosa@desk.local", "VALUE-TYPE", ()),
        ("a\nBcc: b@example.org", "VALUE-TYPE", ("b@example.org",)),
    ],
)
def test_addresses_that_ask(text: str, code: str, readings: tuple[str, ...]) -> None:
    assert asked("email", text) == (code, readings)


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("hotmal.com", "hotmail.com"),
        ("harbor.ogr", "harbor.org"),
    ],
)
def test_a_near_miss_of_a_common_domain_is_kept_and_remarked_on(domain: str, meant: str) -> None:
    found, missed = read_cell(core("people", "email"), f"rosa@{domain}", TODAY)
    assert found == f"rosa@{domain}"
    assert missed == Misread(0, "EMAIL-TYPO", (f"rosa@{meant}",), part=domain)


@pytest.mark.parametrize("domain", ["gmail.com", "mail.com", "ymail.com", "yahoo.ca", "example.org", "harbor.coop"])
def test_a_real_domain_is_not_remarked_on(domain: str) -> None:
    assert value("email", f"rosa@{domain}") == f"rosa@{domain}"


@pytest.mark.parametrize(
    "text", ["(212) 555-0114", "212.555.0114", "212-555-0114 x12", "212-555-0114 (cell)", "+44 20 7946 0958"]
)
def test_a_phone_is_kept_as_typed(text: str) -> None:
    assert value("phone", text) == text


def test_a_phone_typed_as_a_number() -> None:
    assert value("phone", 2125550114.0) == "2125550114"


@pytest.mark.parametrize("text", ["555-0114", "212-555-0114 / 212-555-0115", "call the office", "12", "1-800-FLOWERS"])
def test_what_is_not_one_phone_number_asks(text: str) -> None:
    assert asked("phone", text) == ("VALUE-TYPE", ())


# Agenda


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("Spring campaign – 20 min – Rosa", AgendaItem("Spring campaign", 20, "Rosa")),
        ("Spring campaign - 20 - Rosa Delgado", AgendaItem("Spring campaign", 20, "Rosa Delgado")),
        ("Letter | 10 | Rosa | decide", AgendaItem("Letter", 10, "Rosa", "decide")),
        ("Letter | | Rosa", AgendaItem("Letter", None, "Rosa")),
        ("Letter – 15 min – Rosa – discussion", AgendaItem("Letter", 15, "Rosa", "discuss")),
        ("Spring – the plan – 1 h – Ana", AgendaItem("Spring – the plan", 60, "Ana")),
        ("Long one – 1h 30 – Ana", AgendaItem("Long one", 90, "Ana")),
        ("1. Welcome (10 min, Linh)", AgendaItem("Welcome", 10, "Linh")),
        ("• Wins (5 min)", AgendaItem("Wins", 5)),
        ("Open floor", AgendaItem("Open floor")),
        ("Hearing day – who speaks?", AgendaItem("Hearing day – who speaks?")),
        ("Vote on the 2026 budget", AgendaItem("Vote on the 2026 budget")),
        ("Private: the lease – 10 min – Sam", AgendaItem("the lease", 10, "Sam", private=True)),
        ("The lease | 10 | Sam | Conflict", AgendaItem("The lease", 10, "Sam", private=True)),
        ("The lease – private", AgendaItem("The lease", private=True)),
        ("[Conflict] The lease", AgendaItem("The lease", private=True)),
        ("Conflict resolution training – 20 min", AgendaItem("Conflict resolution training", 20)),
    ],
)
def test_agenda_lines(line: str, item: AgendaItem) -> None:
    assert value("agenda", line) == (item,)


def test_an_agenda_is_one_item_a_line() -> None:
    assert value("agenda", "Wins – 5 min\n\n  Open floor \n") == (AgendaItem("Wins", 5), AgendaItem("Open floor"))
