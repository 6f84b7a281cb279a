"""About us: each setting described once, each value read or asked about."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest

from coalition_sheets.model import About, Cell, CellError, Level, Percent, SectorWanted
from coalition_sheets.schemas.about import SETTINGS, by_header, read_settings
from coalition_sheets.schemas.about_values import ISSUES, SECTORS
from coalition_sheets.schemas.reading import Misread

TODAY = date(2026, 3, 17)


def about(**rows: Cell) -> About:
    return read(**rows)[0]


def read(**rows: Cell) -> tuple[About, list[Misread]]:
    headers = {s.name: s.header for s in SETTINGS}
    found, misread, unknown = read_settings([(n, headers[k], v) for n, (k, v) in enumerate(rows.items(), 2)], TODAY)
    assert unknown == ()
    return found, [missed for _, missed in misread]


def quiet(text: str) -> tuple[list[int], list[tuple[str, str]], list[Misread]]:
    found, misread = read(date_order="Month first", quiet_days=text)
    days = found.quiet_days
    return sorted(days.weekdays), [(str(first), str(last)) for first, last in days.spans], misread


def test_the_settings_are_the_facts_of_about() -> None:
    assert {s.name for s in SETTINGS} == {f.name for f in fields(About)} - {"sunset", "said"}


def test_init_writes_the_24_settings_and_no_threshold() -> None:
    assert len([s for s in SETTINGS if s.group == "visible"]) == 24
    assert by_header()["due soon days"].group == "extra"


def test_each_setting_has_one_kind_sentence() -> None:
    for setting in SETTINGS:
        assert setting.help.endswith(".")
        assert len(setting.help) <= 120
        assert setting.default
        assert setting.read_by


def test_no_setting_shares_a_name_with_another() -> None:
    assert len(by_header()) == sum(1 + len(s.aliases) for s in SETTINGS)


def test_what_prints_in_public_is_marked() -> None:
    public = {s.header for s in SETTINGS if s.level is Level.PUBLIC}
    assert public == {
        "Coalition name", "Purpose", "Mission statement", "Policy change we want", "Community agreements",
        "Guiding principles", "Key messages", "Announced on", "Press contact", "Press phone", "Our words",
    }  # fmt: skip


def test_an_empty_tab_means_the_usual() -> None:
    found = about()
    assert found == About(issues=ISSUES, sectors=SECTORS)
    assert found.said == frozenset()


def test_the_default_sectors_and_their_likely_allies() -> None:
    assert len(SECTORS) == 20
    assert [s.name for s in SECTORS if s.likely] == [
        "Immigrant rights", "Civil rights", "Human rights", "Students and campus", "Service nonprofit", "Legal",
        "Immigrant-owned business",
    ]  # fmt: skip


def test_blank_words_are_not_said() -> None:
    assert about(purpose="TBD", country="-", focus=None).said == frozenset()


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("date_order", "month first", "M/D"),
        ("date_order", "DD/MM/YYYY", "D/M"),
        ("country", "us", "US"),
        ("country", "Canada", "CA"),
        ("time_zone", "America/Chicago", "America/Chicago"),
        ("time_zone", "Pacific time", "America/Los_Angeles"),
        ("who_can_open", "organizers", "Organizers"),
        ("who_can_open", "Anyone with the link", "Anyone"),
        ("language", "Español", "Spanish"),
        ("how_often", "biweekly", "Every two weeks"),
        ("how_we_decide", "2/3", "Supermajority 2/3"),
        ("how_we_decide", "consensus-minus-one", "Consensus minus one"),
        ("issues", "housing; jobs, schools", ("housing", "jobs", "schools")),
        ("agreements", "• one mic\n• start, and end, on time", ("one mic", "start, and end, on time")),
        ("quorum", "two thirds", Fraction(2, 3)),
        ("quorum", Percent(0.5), Fraction(1, 2)),
        ("busy_share", "35 %", Fraction(7, 20)),
        ("just_started_below", 0.1, Fraction(1, 10)),
        ("active_share", "80%, 60%", (Fraction(4, 5), Fraction(3, 5))),
        ("core_size", "6 to 12", (6, 12)),
        ("stalled_days", "10, 20, 30, 40", (10, 20, 30, 40)),
        ("stale_days", "14 days", 14),
        ("votes_needed", 5.0, 5),
        ("principles_adopted", date(2025, 12, 9), date(2025, 12, 9)),
    ],
)
def test_values_as_people_type_them(name: str, cell: Cell, value: object) -> None:
    found, misread = read(**{name: cell})
    assert getattr(found, name) == value
    assert misread == []
    assert found.said == {name}


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("date_order", "European or American"),
        ("country", "Atlantis"),
        ("time_zone", "our time"),
        ("who_can_open", "Rosa"),
        ("quorum", date(2026, 1, 2)),
        ("quorum", "40"),
        ("core_size", "10-5"),
        ("core_size", date(2026, 5, 10)),
        ("stalled_days", "14, 21"),
        ("stale_days", "soon"),
        ("stale_days", 2.5),
        ("how_long", "until the sea"),
        ("principles_adopted", "3/4/26"),
        ("purpose", CellError("#REF!")),
    ],
)
def test_what_cannot_be_read_is_named_and_the_default_holds(name: str, cell: Cell) -> None:
    found, misread = read(**{name: cell})
    assert getattr(found, name) == getattr(About(), name)
    assert len(misread) == 1
    assert found.said == frozenset()


def test_a_campaign_that_ends() -> None:
    found = about(how_long="One campaign until June 30, 2027")
    assert (found.how_long, found.sunset) == ("One campaign", date(2027, 6, 30))


def test_the_date_order_is_read_before_dates_wherever_it_stands() -> None:
    assert about(announced="3/4/2026", date_order="Day first").announced == date(2026, 4, 3)


def test_sectors_with_the_members_they_need() -> None:
    assert about(sectors="Faith 2, Legal, Labor*, Youth (3), Media 0").sectors == (
        SectorWanted("Faith", 2),
        SectorWanted("Legal", 1, likely=True),
        SectorWanted("Labor", 1, likely=True),
        SectorWanted("Youth", 3),
        SectorWanted("Media", 0),
    )


def test_where_a_setting_stands_twice_the_first_one_said_holds() -> None:
    found, _, unknown = read_settings(
        [(2, "Purpose", None), (3, "Purpose", "Schools"), (4, "PURPOSE:", "Parks"), (5, "Colour", "blue")]
    )
    assert found.purpose == "Schools"
    assert unknown == (5,)


def test_quiet_weekdays() -> None:
    assert quiet("Sundays") == ([6], [], [])
    assert quiet("Fri, Sat") == ([4, 5], [], [])
    assert quiet("every Friday and Saturday") == ([4, 5], [], [])
    assert quiet("weekends") == ([5, 6], [], [])
    assert quiet("Fri-Mon") == ([0, 4, 5, 6], [], [])
    assert quiet("domingos; lunes") == ([0, 6], [], [])


def test_friday_evening_to_saturday_is_both_days() -> None:
    assert quiet("Fri evening-Sat") == ([4, 5], [], [])
    assert quiet("Friday evening to Saturday evening") == ([4, 5], [], [])


def test_quiet_dates_and_spans() -> None:
    assert quiet("March 20, 2026") == ([], [("2026-03-20", "2026-03-20")], [])
    assert quiet("2026-03-20 to 2026-03-22") == ([], [("2026-03-20", "2026-03-22")], [])
    assert quiet("December 24 to January 2, 2027") == ([], [("2026-12-24", "2027-01-02")], [])
    assert quiet("12/24 – 1/2/2027") == ([], [("2026-12-24", "2027-01-02")], [])
    assert quiet("Dec 24-26, 2026") == ([], [("2026-12-24", "2026-12-26")], [])
    assert quiet("August 2026") == ([], [("2026-08-01", "2026-08-31")], [])
    assert quiet("Sundays, April 3, 2026, 4/10/2026") == (
        [6], [("2026-04-03", "2026-04-03"), ("2026-04-10", "2026-04-10")], [],
    )  # fmt: skip
    assert quiet("Sunday, March 22, 2026") == ([], [("2026-03-22", "2026-03-22")], [])


@pytest.mark.parametrize(
    ("text", "part", "code"),
    [
        ("Sundays; Ramadan", "Ramadan", "VALUE-TYPE"),
        ("Sundays; 3/4", "3/4", "DATE-YEAR"),
        ("Sundays; March 22, 2026 to March 20, 2026", "March 22, 2026 to March 20, 2026", "VALUE-TYPE"),
        ("Sundays; Sunday, March 20, 2026", "Sunday, March 20, 2026", "VALUE-CHOICE"),
        ("Sundays and holidays; Sun", "Sundays and holidays", "VALUE-TYPE"),
    ],
)
def test_a_piece_that_is_no_quiet_day_is_named_and_the_rest_holds(text: str, part: str, code: str) -> None:
    weekdays, spans, misread = quiet(text)
    assert (weekdays, spans) == ([6], [])
    assert [(m.part, m.code) for m in misread] == [(part, code)]


def test_a_date_cell_is_a_quiet_day() -> None:
    assert date(2026, 3, 20) in about(quiet_days=date(2026, 3, 20)).quiet_days


def test_without_today_no_years_are_proposed() -> None:
    _, misread, _ = read_settings([(2, "Quiet days", "March 20")])
    assert [(row, m.code, m.readings) for row, m in misread] == [(2, "DATE-YEAR", ())]
