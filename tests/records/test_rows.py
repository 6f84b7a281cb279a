"""Which rows are data: totals, headings and blank rows never count, and nothing is dropped unsaid."""

from __future__ import annotations

import pytest

from coalition_sheets.model import Finding, Table, Workbook
from tests.little import read


def found(text: str, code: str) -> list[Finding]:
    return [f for f in read(text)[1] if f.code == code]


def names(text: str) -> list[str]:
    return [t.name for t in read(text)[0].tasks]


def with_row(row: str) -> str:
    return f"""
        ## Tasks
        Task          | Who  | By when    | Hours (about)
        Book the hall | Rosa | 2026-03-16 | 2
        {row}
        Sweep         | Linh | 2026-03-20 | 3
    """


@pytest.mark.parametrize(
    "row",
    [
        "--- Media team ---", "— Media team —", "== April ==", "-----", "MEDIA TEAM", "** Later **", "APRIL 2026",
        "Total | | | 5", "TOTAL: | | | 5", "Grand total | | | =", " | Total | | 5", "Total (2) | | | 5",
        "Total tasks | 2", "Sum | | | #REF!", "Task | Who | By when | Hours (about)",
    ],
)  # fmt: skip
def test_headings_and_totals_do_not_count_and_are_said_once(row: str) -> None:
    (one,) = found(with_row(row), "ROW-SKIPPED")
    assert ([p.row for p in one.places], one.severity.letter) == ([3], "N")
    assert names(with_row(row)) == ["Book the hall", "Sweep"]
    assert found(with_row(row), "KEY-MISSING") == []


@pytest.mark.parametrize(
    "row",
    [
        "- bring chairs", "Total recall of the budget | Rosa", "CALL ROSA | Rosa", "NAACP", "Sum up the meeting",
        "Total | Rosa", "--- ask Rosa --- | Rosa", "Write the op-ed",
    ],
)  # fmt: skip
def test_rows_that_only_look_a_little_like_headings_count(row: str) -> None:
    assert len(names(with_row(row))) == 3
    assert found(with_row(row), "ROW-SKIPPED") == []


def test_an_organization_known_by_its_letters_is_no_heading() -> None:
    coalition, notes = read("""
        ## Organizations
        Name         | Status
        NAACP        |
        Grace Chapel | Member
        SEIU 1199    |
        AFL-CIO      | Member
    """)
    assert len(coalition.organizations) == 4
    assert not [f for f in notes if f.code == "ROW-SKIPPED"]


def test_a_sheet_all_in_capitals_has_no_headings() -> None:
    text = """
        ## Tasks
        Task          | Who
        BOOK THE HALL |
        SWEEP IT UP   | ROSA
        WRITE TO THEM |
    """
    assert len(names(text)) == 3


def test_a_benchmark_called_total_members_counts() -> None:
    coalition, _ = read("""
        ## Goals
        Goal          | Starting number | Target
        Total members | 3               | 30
        Total         |                 | 30
    """)
    assert [g.name for g in coalition.goals] == ["Total members"]


@pytest.mark.parametrize("row", [". | | |", "  |  | ", "FALSE | FALSE", " | | | FALSE", "TRUE | | |"])
def test_blank_rows_and_rows_of_ticks_are_passed_over_quietly(row: str) -> None:
    assert names(with_row(row)) == ["Book the hall", "Sweep"]
    assert not [f for f in read(with_row(row))[1] if f.code in ("KEY-MISSING", "ROW-SKIPPED")]


def test_rows_without_what_makes_them_a_row_are_one_line_a_tab() -> None:
    text = """
        ## Tasks
        Task          | Who  | By when
        Book the hall | Rosa |
                      | Linh |
        TBD           | Linh |
    """
    (one,) = found(text, "KEY-MISSING")
    assert [str(p) for p in one.places] == ["Tasks A3", "Tasks A4"]
    assert "rows 3 and 4 have no “Task”" in one.message


def test_an_outreach_row_needs_a_date_and_somebody() -> None:
    (one,) = found("""
        ## Outreach
        Date       | Who  | By
        2026-03-01 |      | Rosa
                   | Linh | Rosa
        2026-03-02 | Linh | Rosa
    """, "KEY-MISSING")  # fmt: skip
    assert [str(p) for p in one.places] == ["Outreach B2", "Outreach A3"]


def test_a_meeting_whose_date_cannot_be_read_has_one_finding_and_not_two() -> None:
    text = """
        ## Meetings
        Date       | Purpose
        soon       | Plan
        2026-03-10 | Plan
    """
    _, notes = read(text)
    assert [f.code for f in notes if f.tab == "meetings"] == ["DATE-UNREADABLE"]
    (one,) = found(text, "DATE-UNREADABLE")
    assert "so the row is not used" in one.message


def test_a_tab_without_the_needed_column_says_so() -> None:
    (one,) = found("""
        ## Tasks
        Who  | By when    | Status
        Rosa | 2026-03-16 | Done
    """, "KEY-MISSING")  # fmt: skip
    assert one.message == "Tasks has no column “Task”, so its 1 row cannot be used."


def test_title_rows_above_the_headers_are_fine() -> None:
    assert names("""
        ## Tasks
        Harbor County Welcome Coalition
        Our tasks for spring |  |
        .
        Task          | Who  | Status
        Book the hall | Rosa | Done
    """) == ["Book the hall"]  # fmt: skip


def test_a_tab_with_only_the_one_needed_column_is_read() -> None:
    assert names("## Tasks\nTask\nBook the hall\nSweep") == ["Book the hall", "Sweep"]


def test_a_tab_of_our_name_with_mostly_other_columns_is_read_by_the_needed_one() -> None:
    assert names("## Tasks\nNo | Task | Phase | Cost\n1 | Book the hall | two | 3") == ["Book the hall"]


def test_headers_all_misspelled_are_still_found_and_proposed() -> None:
    notes = read("## Tasks\nTsak | Asigned to | By wen\nBook | Rosa | 2026-03-16")[1]
    assert [f.suggestions for f in notes if f.code == "HEADER-NEAR"] == [("Task", "Who", "By when")]


def test_rows_of_different_lengths_are_read() -> None:
    rows = (("Task", "Who", "By when", "Color"), ("Book the hall",), (), ("Sweep", "Rosa", None, "red", "beyond"))
    from coalition_sheets import library, records
    from coalition_sheets.model import About
    from tests.little import TODAY

    coalition, _ = records.read(Workbook("w.xlsx", (Table("Tasks", rows),)), library.schemas(), About(), TODAY)
    assert [(t.name, t.owner_typed, dict(t.extra)) for t in coalition.tasks] == [
        ("Book the hall", "", {}), ("Sweep", "Rosa", {"Color": "red"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "rows"), [("TOTAL MEMBERS: 3", 1), ("Total: 3", 1), ("Total Wine 24 Hours", 2), ("Totally Fair 7", 2)]
)
def test_a_total_in_one_cell_is_no_organization(line: str, rows: int) -> None:
    coalition, _ = read(f"## Organizations\nName | Status\nGrace Chapel | Member\n{line}")
    assert len(coalition.organizations) == rows
