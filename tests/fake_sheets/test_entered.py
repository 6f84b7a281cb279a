"""What people type, read as Sheets reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fake_sheets.cells import serial
from tests.fake_sheets.entered import raw, typed
from tests.fake_sheets.locales import locale_named
from tests.fake_sheets.numbers import shown_number

TODAY = dt.date(2026, 3, 17)
DAY = serial(dt.date(2026, 3, 15))


def read(text: Any, locale: str = "en_US") -> tuple[Any, str | None]:
    entry = typed(text, locale_named(locale), TODAY)
    value = next(iter(entry.value.values()), None)
    return value, f"{entry.look['type']} {entry.look['pattern']}" if entry.look else None


@pytest.mark.parametrize(
    ("text", "value", "look"),
    [
        ("12", 12, None),
        ("00501", 501, None),
        ("+15551234", 15551234, None),
        ("-3.5", -3.5, None),
        (".5", 0.5, None),
        ("(5)", -5, None),
        ("1,234", 1234, "NUMBER #,##0"),
        ("1,234.50", 1234.5, "NUMBER #,##0.00"),
        ("12,5", "12,5", None),
        ("1,2,3", "1,2,3", None),
        ("$20.50", 20.5, 'CURRENCY "$"#,##0.00'),
        ("-$20", -20, 'CURRENCY "$"#,##0'),
        ("50%", 0.5, "PERCENT 0%"),
        ("12.5%", 0.125, "PERCENT 0.00%"),
        ("1e3", 1000, "SCIENTIFIC 0.00E+00"),
        ("1e999", "1e999", None),
        ("TRUE", True, None),
        ("false", False, None),
        ("'123", "123", None),
        ("'=1+1", "=1+1", None),
        ("=1+1", "=1+1", None),
        ("=", "=", None),
        ("3/15/2026", DAY, "DATE m/d/yyyy"),
        ("3/15/26", DAY, "DATE m/d/yyyy"),
        ("3-15-2026", DAY, "DATE m-d-yyyy"),
        ("3/15", DAY, "DATE m/d"),
        ("15/3/2026", "15/3/2026", None),
        ("2026-03-15", DAY, "DATE yyyy-mm-dd"),
        ("2026-02-30", "2026-02-30", None),
        ("Mar 15, 2026", DAY, "DATE mmm d, yyyy"),
        ("15 March 2026", DAY, "DATE d mmm yyyy"),
        ("2:30 pm", 0.604166667, "TIME h:mm am/pm"),
        ("14:30", 0.604166667, "TIME h:mm"),
        ("25:00", 1.041666667, "TIME [h]:mm"),
        ("3/15/2026 14:30", DAY + 0.604166667, "DATE_TIME m/d/yyyy h:mm"),
        ("Not started", "Not started", None),
        ("", None, None),
        (7, 7, None),
        (True, True, None),
    ],
)
def test_text_becomes_what_sheets_makes_of_it(text: Any, value: Any, look: str | None) -> None:
    found, shown = read(text)
    assert found == (pytest.approx(value) if isinstance(value, float) else value)
    assert type(found) is type(value) or isinstance(value, float)
    assert shown == look


@pytest.mark.parametrize(
    ("locale", "text", "value", "look"),
    [
        ("de_DE", "1.234,50", 1234.5, "NUMBER #,##0.00"),
        ("de_DE", "12,5", 12.5, None),
        ("de_DE", "15.03.2026", DAY, "DATE dd.mm.yyyy"),
        ("en_GB", "15/3/2026", DAY, "DATE dd/mm/yyyy"),
        ("en_GB", "£5", 5, 'CURRENCY "£"#,##0'),
        ("es_ES", "15/3/2026", DAY, "DATE d/m/yyyy"),
    ],
)
def test_the_locale_counts(locale: str, text: str, value: Any, look: str | None) -> None:
    assert read(text, locale) == (value, look)


@given(st.text(max_size=40))
def test_raw_text_stays_text(text: str) -> None:
    assert raw(text).value == ({"stringValue": text} if text else {})


@given(
    st.dates(dt.date(1930, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["en_US", "en_GB", "de_DE", "nl_NL", "es_ES"])
)
def test_a_day_as_it_is_shown_reads_back_as_the_same(day: dt.date, name: str) -> None:
    locale = locale_named(name)
    text = shown_number(serial(day), {"type": "DATE"}, locale)
    assert typed(text, locale, TODAY).value == {"numberValue": serial(day)}


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    assert len(typed(text, locale_named("en_US"), TODAY).value) == (1 if text else 0)
