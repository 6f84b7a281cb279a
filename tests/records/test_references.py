"""From meeting, Waiting on, goals, and rows that claim the same key."""

from __future__ import annotations

import pytest

from coalition_sheets import library, records
from coalition_sheets.jobs.asked import NotFound, owner
from coalition_sheets.model import About, Finding, Ref, Table, Workbook
from coalition_sheets.schemas.read import parse
from tests.little import TODAY, book, read

MEETINGS = """
## Meetings
Date       | Kind      | Group      | Status    | Meeting
2026-03-10 | Regular   |            |           | Spring kick-off
2026-03-24 | Regular   |            |           |
2026-03-24 | Committee | Media team |           |
2025-04-03 | Regular   |            |           |
2026-04-07 | Regular   |            | Cancelled |
2026-04-07 | Social    |            |           |
2026-05-05 | Committee | Media team |           |
2026-05-05 | Committee | Legal team |           |
"""


def refs(typed: str, about: str = "") -> tuple[Ref | None, list[Finding]]:
    coalition, notes = read(f"{about}{MEETINGS}\n## Tasks\nTask | Who | From meeting\nBook | | {typed}\n")
    return coalition.tasks[0].meeting, [f for f in notes if f.code.startswith(("REF", "DATE", "VALUE"))]


MONTH_FIRST = "## About us\nSetting | Value\nDate order | Month first\n"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("2026-03-10", "2026-03-10 Regular"),
        ("2026-03-10 regular", "2026-03-10 Regular"),
        ("3/10", "2026-03-10 Regular"),
        ("March 10", "2026-03-10 Regular"),
        ("10 Mar meeting", "2026-03-10 Regular"),
        ("3/10/2026", "2026-03-10 Regular"),
        ("spring kick-off", "2026-03-10 Regular"),
        ("2026-03-24 Committee", "2026-03-24 Committee"),
        ("4/7", "2026-04-07 Social"),
        ("2026-05-05 Committee (Legal team)", "2026-05-05 Committee (Legal team)"),
    ],
)
def test_a_meeting_is_named_by_its_day_name_or_title(typed: str, name: str) -> None:
    ref, notes = refs(typed, MONTH_FIRST)
    assert ref
    assert (ref.kind, ref.name) == ("meeting", name)
    assert notes == []


def test_what_it_resolves_to_is_how_the_coalition_knows_the_meeting() -> None:
    coalition, _ = read(f"{MEETINGS}\n## Tasks\nTask | From meeting\nBook | 2026-05-05 Committee (Media team)\n")
    ref = coalition.tasks[0].meeting
    assert ref
    assert coalition.meeting[ref.name].group == "Media team"


@pytest.mark.parametrize("typed", ["3/24", "2026-03-24", "2026-05-05 Committee", "5/5"])
def test_a_day_with_two_meetings_is_ambiguous(typed: str) -> None:
    ref, notes = refs(typed, MONTH_FIRST)
    assert ref
    assert ref.kind == "ambiguous"
    assert [f.code for f in notes] == ["REF-AMBIGUOUS"]


def test_without_a_declared_order_both_readings_count() -> None:
    assert refs("3/10")[0] == Ref("3/10", "meeting", "2026-03-10 Regular")
    ref, _ = refs("10/3")
    assert ref == Ref("10/3", "meeting", "2026-03-10 Regular")
    assert refs("10/3", MONTH_FIRST)[0] == Ref("10/3")


def test_a_meeting_that_is_not_there_is_unknown() -> None:
    _, notes = refs("3/11", MONTH_FIRST)
    assert [f.code for f in notes] == ["REF-UNKNOWN"]


def test_waiting_on_is_a_task_a_person_or_free_text() -> None:
    coalition, notes = read("""
        ## People
        Name
        Rosa Delgado
        ## Tasks
        Task      | Waiting on
        Print it  | the flyer
        The flyer | Rosa Delgado
        Mail it   | the printer to open again
        Fold it   | twice
        Twice     |
        twice     | x
    """)
    assert [(t.waiting_on.kind, t.waiting_on.name) if t.waiting_on else None for t in coalition.tasks] == [
        ("task", "The flyer"), ("person", "Rosa Delgado"), ("unknown", ""), ("ambiguous", ""), None, ("unknown", ""),
    ]  # fmt: skip
    assert [f.code for f in notes if f.code.startswith("REF-")] == ["REF-AMBIGUOUS"]


def test_an_unknown_goal_is_said_and_a_missing_goals_tab_is_quiet() -> None:
    task = "\n## Tasks\nTask | Goal\nBook | Welcom law"
    (one,) = [f for f in read(f"## Goals\nGoal | Due\nWelcome law |{task}")[1] if f.code == "REF-UNKNOWN"]
    assert (one.suggestions, one.key) == (("Welcome law",), "welcom law (goals)")
    assert not [f for f in read(task)[1] if f.code == "REF-UNKNOWN"]


def duplicates(text: str) -> list[tuple[str, list[str]]]:
    return [(f.severity.letter, [str(p) for p in f.places]) for f in read(text)[1] if f.code == "REF-DUPLICATE"]


def test_two_rows_with_one_name_are_an_error_with_both_places() -> None:
    text = """
        ## People
        Name         | Email         | Phone
        Rosa Delgado | r@example.org |
        Linh Tran    |               |
        rosa delgado |               | 212-555-0114
    """
    assert duplicates(text) == [("E", ["People A2", "People A4"])]
    (one,) = [f for f in read(text)[1] if f.code == "REF-DUPLICATE"]
    assert one.suggestions == ("Copy Phone from row 4 to row 2, then delete row 4.",)


@pytest.mark.parametrize(
    ("tab", "expected"),
    [
        ("## People\nName\nRosa Delgado\nRosa Delgado (Clinic)", []),
        ("## Goals\nGoal\nWin\nwin!", [("E", ["Goals A2", "Goals A3"])]),
        ("## Goals\nGoal\nWin\n## Benchmarks\nBenchmark | Target\nWin | 3", [("E", ["Goals A2", "Benchmarks A2"])]),
        ("## Tasks\nTask | Who\nCall | Rosa\nCall | Linh", []),
        ("## Tasks\nTask | Who\nCall | Rosa\nCall | Rosa |", [("W", ["Tasks A2", "Tasks A3"])]),
        ("## Meetings\nDate | Kind | Group\n2026-03-10 | Committee | A\n2026-03-10 | Committee | B", []),
        ("## Meetings\nDate | Kind\n2026-03-10 | Regular\n2026-03-10 |", [("E", ["Meetings A2", "Meetings A3"])]),
        ("## Outreach\nDate | Who | How\n2026-03-10 | A | Email\n2026-03-10 | A | Email",
         [("W", ["Outreach A2", "Outreach A3"])]),
        ("## Outreach\nDate | Who | Outcome\n2026-03-10 | A | No answer\n2026-03-10 | A | Talked", []),
        ("## Tasks\nTask\nx\n## Roles\nRole | Group\nLead | A\nLead | B", []),
        ("## Tasks\nTask\nx\n## Roles\nRole | Group\nLead | A\nLead | a", [("E", ["Roles A2", "Roles A3"])]),
    ],
)  # fmt: skip
def test_what_may_stand_twice(tab: str, expected: list[tuple[str, list[str]]]) -> None:
    assert duplicates(tab) == expected


OWN = """
name: rides
title: Rides
primaryKey: [driver]
fields:
  - {name: driver, title: Driver, x-type: name, x-refers-to: [people], constraints: {required: true}}
  - {name: seats, title: Seats, type: number}
"""


def test_a_tab_of_the_coalitions_own_is_read_into_rows() -> None:
    text = """
        ## People
        Name
        Rosa Delgado
        ## Rides
        Driver | Seats | Car
        Rosa   | 4     | red
        Rosa   | many  |
    """
    schemas = {**library.schemas(), "rides": parse(OWN, "rides.yaml")}
    coalition, notes = records.read(book(text), schemas, About(), TODAY)
    first, second = coalition.others["rides"]
    assert (first.values["driver"], dict(first.extra)) == (
        Ref("Rosa", "person", "Rosa Delgado", by_first_name=True),
        {"Car": "red"},
    )
    assert (second.key, second.values["seats"]) == ("rosa delgado", None)
    assert str(coalition.place(second, "seats")) == "Rides B3"
    codes = {f.code for f in notes}
    assert codes >= {"VALUE-TYPE", "REF-FIRST-NAME", "REF-DUPLICATE", "HEADER-UNKNOWN"}


def test_a_real_date_cell_names_its_meeting() -> None:
    day = read("## Meetings\nDate\n2026-03-10")[0].meetings[0].date
    tables = (
        Table("Meetings", (("Date", "Kind"), (day, None))),
        Table("Tasks", (("Task", "From meeting"), ("Book", day))),
    )
    coalition, _ = records.read(Workbook("w", tables), library.schemas(), About(), TODAY)
    assert coalition.tasks[0].meeting == Ref("2026-03-10", "meeting", "2026-03-10 Regular")


@pytest.mark.parametrize(
    ("second", "advice"),
    [
        ("Zed Alpha | Union | b@x.org", "name them “Zed Alpha (Grace)” and “Zed Alpha (Union)”; if one, merge them."),
        (
            "Zed Alpha | Grace | b@x.org",
            "add a word in brackets to each name, such as their street or their organization",
        ),
        ("Zed Alpha | Grace | ", "Delete row 3"),
    ],
)
def test_two_people_of_one_name_are_told_apart_and_none_is_deleted(second: str, advice: str) -> None:
    _, notes = read(f"## People\nName | Organization | Email\nZed Alpha | Grace | a@x.org\n{second}")
    (one,) = [f for f in notes if f.code == "REF-DUPLICATE"]
    assert advice in one.suggestions[0]


def test_an_organization_on_two_rows_is_asked_about_and_never_chosen() -> None:
    coalition, found = read("""
        ## Organizations
        Name | Status
        Bayview Tenants | Member
        Clinic Access | Member
        Bayview Tenants | Prospect

        ## People
        Name | Organization
        Linh Tran | Bayview Tenants
        Mei Chen | Clinic Access
    """)
    homes = [p.organization for p in coalition.people]
    assert [(ref.kind, ref.name) for ref in homes if ref] == [("ambiguous", ""), ("organization", "Clinic Access")]
    (asked,) = [f for f in found if f.code == "REF-AMBIGUOUS"]
    assert asked.suggestions == ("Bayview Tenants (row 2)", "Bayview Tenants (row 4)")
    with pytest.raises(NotFound, match="Bayview Tenants"):
        owner(coalition, "Bayview Tenants")
