"""All findings together: what stays quiet, what is one line, in which order, and how few there are at first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from coalition_sheets.model import Briefing, Coalition, Memory, Quiet, SeenRow, Severity
from coalition_sheets.rules import check, with_zone
from tests.little import TODAY, read
from tests.rules.cases import Remember, findings

HALL = """
    ## Tasks
    Task          | Who | By when
    Book the hall |     | 2026-03-20
    """


def seen(first: date | None, quiet: tuple[Quiet, ...] = ()) -> Remember:
    """Return a memory that saw every task first on this day."""

    def remember(c: Coalition) -> Memory:
        rows = {("tasks", t.key): SeenRow(first) for t in c.tasks}
        return Memory(date(2026, 3, 16), MappingProxyType(rows), quiet=quiet)

    return remember


def codes(text: str, memory: Remember | None = None) -> list[str]:
    return [f.code for f in (findings(text, TODAY, memory) if memory else findings(text))]


def test_an_almost_empty_workbook_gets_five_lines_at_most() -> None:
    found = findings("""
        ## Organizations
        Name | Status | Sector | Our liaison | Can sign on? | Joined | Main contact | Notes
        Harbor Workers' Center | Member
        Grace Chapel           | Staus  | Fiath | Bob | Perhaps | ASAP | Who knows | .
        Bayview Tenants        |
        """)
    lines = [f for f in found if f.severity >= Severity.NOTE]
    assert 1 <= len(lines) <= 5


def test_of_the_first_five_lines_none_is_about_a_row_that_nobody_filled_in() -> None:
    found = codes("""
        ## Organizations
        Name | Status | Sector
        Grace Chapel | Staus |
         | Member | Faith
        ## People
        Name | Email
        Rosa Delgado | rosa@gmial.com
         | mei@example.org
        ## Tasks
        Task | Who | By when
        Book the hall | Zed | ASAP
        Print flyers | | 2026-03-20
         | Mei |
        """)
    assert "KEY-MISSING" not in found
    assert {"VOCAB", "EMAIL-TYPO", "DATE-UNREADABLE"} <= set(found)


def test_a_meeting_whose_day_cannot_be_read_is_among_the_first_five_lines() -> None:
    found = findings("""
        ## Organizations
        Name | Status
        Harbor Workers' Center | Memb
        Grace Chapel | Staus
        ## Tasks
        Task | Who | By when
        Book the hall | | Friday
        Print flyers | | Monday
        ## Meetings
        Date | Start
        the day after | 7 pm
        """)
    told = next(f for f in found if (f.tab, f.column) == ("meetings", "date"))
    assert "the row is not used" in told.message
    assert "blank" not in told.fix


FIRST_DAY = """
    ## Organizations
    Name | Status | Sector | Can sign on? | Joined
    Harbor Workers' Center | Memb | Fiath | Perhaps | ASAP
    Grace Chapel | Staus | Chruch | May be | Sometime
    ## People
    Name | Organization | Email | Best way
    Rosa Delgado | Harbor | rosa@gmial.com | Pigeon
    Mei Chen | Grace | mei | Drum
    ## Tasks
    Task | Who | By when | Status
    Book the hall | Zed | ASAP | Sleeping
    Call Ana | Yun | 3/20 | Resting
    Print flyers | | |
    """
HELD = "## Meetings\n    Date\n    2026-03-10\n"


def test_a_first_day_with_eight_rows_gets_five_lines_at_most_with_the_time_zone_among_them() -> None:
    coalition, readings = read(FIRST_DAY)
    b = Briefing(coalition, TODAY)
    b = replace(b, findings=check(b, readings))
    lines = [f for f in b.findings if f.severity >= Severity.NOTE]
    assert len(lines) == 5
    told = [f for f in with_zone(b, None) if f.severity >= Severity.NOTE]
    assert len(told) == 5
    assert "TZ-GUESSED" in [f.code for f in told]
    assert with_zone(b, "America/Chicago") == b.findings


def test_once_a_meeting_was_held_everything_is_said() -> None:
    found = findings(FIRST_DAY + HELD)
    assert len([f for f in found if f.severity >= Severity.NOTE]) > 5


def test_three_organizations_and_six_empty_tabs_give_no_line_at_all() -> None:
    found = findings("""
        ## About us
        Setting | Value
        Purpose |
        Time zone | America/New_York
        ## Organizations
        Name | Status
        Harbor Workers' Center | Member
        Grace Chapel           |
        Bayview Tenants        |
        ## People
        Name | Organization | Email | Core
        ## Goals
        Goal or benchmark | Kind | Due
        ## Tasks
        Task | Who | By when
        ## Meetings
        Date | Start | Kind
        ## Outreach
        Date | Who | Outcome | Next step | By when
        """)
    assert [f.code for f in found if f.severity >= Severity.NOTE] == []


def test_like_findings_are_one_line_with_all_their_places() -> None:
    found = findings("""
        ## Tasks
        Task  | Who | By when
        One   |     | 2026-03-20
        Two   |     | 2026-03-20
        Three |     | 2026-03-20
        Four  |     | 2026-03-20
        Five  |     | 2026-03-20
        """)
    (line,) = (f for f in found if f.code == "TASK-OWNER")
    assert line.message == "5 tasks have no one's name yet: “One”, “Two”, “Three” and 2 more."
    assert [p.a1 for p in line.places] == ["B2", "B3", "B4", "B5", "B6"]


def test_a_cell_that_could_not_be_read_gets_no_second_line() -> None:
    found = codes("""
        ## Tasks
        Task          | Who  | By when
        Book the hall | Rosa | 3/20 or 3/27
        """)
    assert "VALUE-CHOICE" in found
    assert "TASK-DATE" not in found


def test_a_new_row_has_seven_quiet_days_but_for_errors() -> None:
    assert "TASK-OWNER" not in codes(HALL, seen(date(2026, 3, 11)))
    assert "TASK-OWNER" in codes(HALL, seen(date(2026, 3, 10)))
    flat = """
        ## Goals
        Goal or benchmark | Starting number | Target | Number now
        30 signers        | 30              | 30     | 7
        """

    def today(c: Coalition) -> Memory:
        return Memory(TODAY, MappingProxyType({("goals", g.key): SeenRow(TODAY) for g in c.goals}))

    assert "BENCH-FLAT" in codes(flat, today)


def test_nothing_is_new_where_memory_does_not_say_since_when() -> None:
    assert "TASK-OWNER" in codes(HALL)
    assert "TASK-OWNER" in codes(HALL, seen(None))


def test_a_row_is_left_alone_until_its_day() -> None:
    text = """
        ## Tasks
        Task          | Who | By when    | Quiet until
        Book the hall |     | 2026-03-20 | 2026-03-{}
        """
    assert "TASK-OWNER" not in codes(text.format(18))
    assert "TASK-OWNER" in codes(text.format(17))


@pytest.mark.parametrize(
    ("code", "column", "cell"),
    [("DATE-UNREADABLE", "By when", "ASAP"), ("REF-UNKNOWN", "Who", "Zed"), ("VOCAB", "Status", "Sleeping")],
)
def test_a_row_to_be_left_alone_is_no_part_of_a_line_about_several(code: str, column: str, cell: str) -> None:
    found = findings(f"""
        ## Tasks
        Task          | {column} | Quiet until
        Book the hall | {cell}   |
        Call Ana      | {cell}   | 2026-03-18
        Write to Mei  | {cell}   | 2026-03-17
        """)
    (one,) = [f for f in found if f.code == code]
    assert [str(p) for p in one.places] == ["Tasks B2", "Tasks B4"]
    assert "B3" not in one.message


def test_a_check_that_was_put_to_rest_is_silent_until_its_day() -> None:
    long_ago = date(2026, 1, 1)
    assert "TASK-OWNER" not in codes(HALL, seen(long_ago, (Quiet("TASK-OWNER", date(2026, 3, 18)),)))
    assert "TASK-OWNER" in codes(HALL, seen(long_ago, (Quiet("TASK-OWNER", date(2026, 3, 17)),)))
    assert "TASK-OWNER" in codes(HALL, seen(long_ago, (Quiet("TASK-OWNER", date(2026, 3, 18), "another row"),)))


def test_a_check_whose_column_is_absent_is_silent() -> None:
    assert "TASK-OWNER" not in codes("""
        ## Tasks
        Task          | By when
        Book the hall | 2026-03-20
        """)


def test_the_most_serious_comes_first_then_the_order_of_the_sheet() -> None:
    found = findings("""
        ## Goals
        Goal or benchmark | Starting number | Target | Number now
        30 signers        | 30              | 30     | 7
        ## Tasks
        Task          | Who | By when
        Get stuff     | .   | 2026-03-20
        Call Ana      | .   |
        """)
    severities = [f.severity for f in found]
    assert severities == sorted(severities, reverse=True)
    assert found[0].code == "BENCH-FLAT"
    assert [f.code for f in found if f.tab == "tasks" and f.severity is Severity.WARNING] == ["TASK-OWNER", "TASK-DATE"]


def test_the_same_workbook_gives_the_same_findings_in_the_same_order() -> None:
    assert findings(HALL) == findings(HALL)
