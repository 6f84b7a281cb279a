"""Which tab is which."""

from __future__ import annotations

import pytest

from coalition_sheets.model import Finding
from coalition_sheets.records import NoKnownTab
from tests.little import read

TASKS = """
Task          | Who  | By when
Book the hall | Rosa | 2026-03-16
"""


def found(text: str, code: str) -> list[Finding]:
    return [f for f in read(text)[1] if f.code == code]


@pytest.mark.parametrize("name", ["Tasks", "TASKS ", "Action items", "to-do"])
def test_a_tab_is_known_by_its_name_and_other_names(name: str) -> None:
    coalition, notes = read(f"## {name}{TASKS}")
    assert [t.name for t in coalition.tasks] == ["Book the hall"]
    assert not [f for f in notes if f.code == "TAB-READ-AS"]


def test_a_tab_of_another_name_is_known_by_its_headers() -> None:
    (one,) = found(f"## tasks (new){TASKS}", "TAB-READ-AS")
    assert (one.severity.letter, one.tab, one.place and one.place.tab) == ("N", "tasks", "tasks (new)")


@pytest.mark.parametrize(
    "name", ["Tasks OLD", "Copy of Tasks", "Tasks (2)", "old tasks", "Tasks - backup", "Tasks_old"]
)
def test_a_copy_is_set_aside(name: str) -> None:
    text = f"## Tasks{TASKS}\n## {name}{TASKS}"
    (one,) = found(text, "TAB-COPY")
    assert [p.tab for p in one.places] == [name]
    assert len(read(text)[0].tasks) == 1


def test_a_copy_without_its_tab_is_not_said_to_repeat_one() -> None:
    (one,) = found(f"## People\nName\nRosa Delgado\n## Tasks OLD{TASKS}", "TAB-COPY")
    assert one.message == (
        "“Tasks OLD” looks like an old copy of Tasks, so its rows do not count; if they should, name the tab Tasks."
    )


def test_a_second_tab_with_the_same_headers_is_set_aside() -> None:
    (one,) = found(f"## Tasks{TASKS}\n## Spring{TASKS}", "TAB-COPY")
    assert [p.tab for p in one.places] == ["Spring"]


def test_a_little_list_of_names_is_not_called_a_copy() -> None:
    _, notes = read("## People\nName | Email\nRosa Delgado |\n## Sign-in\nName | Email\nRosa Delgado |")
    assert not [f for f in notes if f.code == "TAB-COPY"]


def test_a_tab_with_headers_of_its_own_is_left_alone() -> None:
    _, notes = read(f"## Tasks{TASKS}\n## Tasks OLD\nColor | Size\nred | 3\n## Budget\nWhat | Cost\nHall | 50")
    assert not [f for f in notes if f.code in ("TAB-COPY", "TAB-READ-AS")]


def test_two_tabs_that_claim_one_name_are_both_named_and_not_read() -> None:
    text = f"## People\nName\nRosa Delgado\n## Spring{TASKS}\n## Fall{TASKS}"
    (one,) = found(text, "TAB-MISSING")
    assert {p.tab for p in one.places} == {"Spring", "Fall"}
    assert read(text)[0].tasks == ()


def test_missing_tabs_are_one_line_with_near_names() -> None:
    (one,) = found(f"## Tasks{TASKS}\n## Goalz\nx\n1", "TAB-MISSING")
    assert "Organizations, People, Goals, Meetings and Outreach" in one.message
    assert "Is “Goalz” your Goals?" in one.suggestions


def test_all_six_tabs_are_quiet_and_an_optional_one_is_not_missed() -> None:
    text = "\n".join(
        f"## {tab}\n{headers}"
        for tab, headers in {
            "Organizations": "Name | Status", "People": "Name | Email", "Goals": "Goal | Due", "Tasks": "Task | Who",
            "Meetings": "Date | Purpose", "Outreach": "Date | Who",
        }.items()
    )  # fmt: skip
    assert read(text)[1] == ()


def test_a_tab_without_headers_that_we_know_is_said_and_an_empty_one_is_not() -> None:
    (one,) = found(f"## Tasks{TASKS}\n## Goals\nwin the vote\nget 30 shops\n## People\n", "TAB-MISSING")
    assert "“Goals” has no row of headers that we know" in one.message
    assert "“People”" not in one.message


def test_a_workbook_with_none_of_our_tabs_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(NoKnownTab) as caught:
        read("## Sheet1\nItem | Price\nPaper | 3\n## Taks\nx | y")
    assert "“Sheet1” and “Taks”" in str(caught.value)
    assert "“Taks” (is it Tasks?)" in str(caught.value)


@pytest.mark.parametrize("name", ["Today", "Problems", "Agenda", "Sent", "_coalition"])
def test_tabs_that_the_tool_writes_are_never_data(name: str) -> None:
    coalition, notes = read(f"## Tasks{TASKS}\n## {name}{TASKS}")
    assert len(coalition.tasks) == 1
    assert not [f for f in notes if f.code == "TAB-COPY"]


def test_a_benchmarks_tab_is_read_as_goals_and_keeps_its_places() -> None:
    coalition, notes = read("""
        ## Goals
        Goal    | Due
        Win it  | 2026-06-01
        ## Benchmarks
        Benchmark | Part of | Target
        30 shops  | Win it  | 30
        40 shops  | Win it  | many
    """)
    assert [(g.name, g.kind) for g in coalition.goals] == [
        ("Win it", "Short-term goal"), ("30 shops", "Benchmark"), ("40 shops", "Benchmark"),
    ]  # fmt: skip
    assert str(coalition.place(coalition.goals[1], "target")) == "Benchmarks C2"
    (one,) = [f for f in notes if f.code == "VALUE-TYPE"]
    assert (str(one.place), one.tab) == ("Benchmarks C3", "benchmarks")


def test_a_benchmarks_tab_alone_stands_for_goals() -> None:
    coalition, notes = read("## Benchmarks\nBenchmark | Target\n30 shops | 30")
    assert coalition.has("goals", "target")
    assert [g.kind for g in coalition.goals] == ["Benchmark"]
    assert all("Goals" not in f.message for f in notes if f.code == "TAB-MISSING")
