"""What is late, due soon, waiting or nobody's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coalition_sheets.metrics.tasks import (
    TaskState,
    ageing,
    done_since,
    due_soon,
    kept_on_time,
    overdue,
    states,
    unassigned,
)
from coalition_sheets.model import About, Meeting, Memory, Person, Ref, SeenRow, Task
from tests.metrics.make import LAST_RUN, TODAY, brief, ref, remembers, rows

ROSA = {"owners": (ref("Rosa Delgado"),), "owner_typed": "Rosa Delgado"}
REGULAR = [{"date": date(2026, 3, 10)}, {"date": date(2026, 3, 24)}]


def state(**task: Any) -> TaskState:
    return states(brief(tasks=rows(Task, {"name": "Book the hall", **ROSA, **task})))[0]


def in_days(days: int) -> date:
    return TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("days", "standing", "late"),
    [(-1, "overdue", 1), (0, "due today", 0), (1, "due soon", 0), (7, "due soon", 0), (8, "ok", 0)],
)
def test_standing_goes_by_the_day_it_is_due(days: int, standing: str, late: int) -> None:
    found = state(due=in_days(days))
    assert (found.standing, found.days_late, found.overdue) == (standing, late, late > 0)


def test_due_soon_days_are_a_setting() -> None:
    task = rows(Task, {"name": "Book the hall", **ROSA, "due": in_days(8)})
    b = brief(tasks=task, about=About(due_soon_days=8))
    assert [s.standing for s in due_soon(b)] == ["due soon"]


def test_a_task_that_is_due_today_and_waits_is_due_soon_but_stands_as_waiting() -> None:
    b = brief(tasks=rows(Task, {"name": "Print", **ROSA, "due": TODAY, "status": "Waiting"}))
    assert [s.standing for s in due_soon(b)] == ["waiting"]


def test_an_unknown_status_is_open() -> None:
    assert state(status="unknown", due=in_days(-2)).standing == "overdue"


@pytest.mark.parametrize("who", ["TBD", "?", "someone", "Team", "ALL", "Everyone"])
def test_words_for_nobody_leave_a_task_unassigned(who: str) -> None:
    assert state(owners=(Ref(who),), owner_typed=who).unassigned


@pytest.mark.parametrize("owner", [ref("Media team", "group"), ref("Clinic Access", "organization"), Ref("Bob")])
def test_a_committee_an_organization_or_an_unknown_name_is_an_owner(owner: Ref) -> None:
    assert not state(owners=(owner,)).unassigned


def test_a_closed_task_is_nobodys_business() -> None:
    b = brief(tasks=rows(Task, {"name": "A", "status": "Done", "due": in_days(-9)}, {"name": "B", "status": "Dropped"}))
    assert [s.standing for s in states(b)] == ["done", "dropped"]
    assert (overdue(b), unassigned(b)) == ((), ())


def test_a_task_is_orphaned_when_every_owner_left_or_is_away_past_its_date() -> None:
    people = rows(
        Person,
        {"name": "Sam O'Neill", "status": "Left"},
        {"name": "Linh Tran", "status": "Away", "away_until": in_days(10)},
        {"name": "Rosa Delgado"},
        {"name": "Mei Chen", "status": "Away", "away_until": in_days(-1)},
    )
    both = {"owners": (ref("Sam O'Neill"), ref("Linh Tran"))}
    tasks = rows(
        Task,
        {"name": "A", **both, "due": in_days(9)},
        {"name": "B", **both, "due": in_days(10)},
        {"name": "C", **both},
        {"name": "D", "owners": (ref("Sam O'Neill"), ref("Rosa Delgado")), "due": in_days(9)},
        {"name": "F", "owners": (ref("Mei Chen"),), "due": in_days(-9)},
        {"name": "E", "owners": (ref("Sam O'Neill", "group"),), "due": in_days(9)},
    )
    assert [s.orphaned for s in states(brief(tasks=tasks, people=people))] == [True, False, False, False, False, False]


def waiting(*tasks: dict[str, Any]) -> list[TaskState]:
    return list(states(brief(tasks=rows(Task, *({**ROSA, **t} for t in tasks)))))


def test_a_task_waits_for_an_open_task_or_because_its_status_says_so() -> None:
    first, free, told, _ = waiting(
        {"name": "Print", "waiting_on": ref("Write", "task")},
        {"name": "Post", "waiting_on": Ref("the hospital")},
        {"name": "Van", "waiting_on": Ref("the hospital"), "status": "Waiting"},
        {"name": "Write"},
    )
    assert (first.waiting, first.waiting_for) == (True, "Write")
    assert not free.waiting
    assert (told.waiting, told.waiting_for) == (True, "the hospital")


def test_a_task_whose_blocker_is_closed_waits_no_more_even_if_its_status_says_so() -> None:
    found, _ = waiting(
        {"name": "Print", "waiting_on": ref("Write", "task"), "status": "Waiting"}, {"name": "Write", "status": "Done"}
    )
    assert not found.waiting
    assert found.unblocked_by is not None


def test_tasks_in_a_ring_do_not_wait_and_one_outside_waits_for_the_ring() -> None:
    a, b, outside = waiting(
        {"name": "A", "waiting_on": ref("B", "task"), "status": "Waiting"},
        {"name": "B", "waiting_on": ref("A", "task")},
        {"name": "C", "waiting_on": ref("A", "task")},
    )
    assert (a.in_cycle, a.waiting, b.in_cycle, b.waiting) == (True, False, True, False)
    assert (outside.in_cycle, outside.waiting) == (False, True)


def test_a_task_that_waits_on_itself_is_a_ring() -> None:
    assert waiting({"name": "A", "waiting_on": ref("A", "task")})[0].in_cycle


def test_of_two_tasks_of_one_text_the_open_one_blocks() -> None:
    found, _, _ = waiting(
        {"name": "Print", "waiting_on": ref("Write", "task")},
        {"name": "Write", "status": "Done"},
        {"name": "Write", "due": in_days(3)},
    )
    assert found.waiting


def next_meeting(tasks: dict[str, Any], meetings: list[dict[str, Any]], memory: Memory | None = None) -> TaskState:
    b = brief(
        tasks=rows(Task, {"name": "Print", **ROSA, "due_next_meeting": True, **tasks}),
        meetings=rows(Meeting, *meetings),
        memory=memory,
    )
    return states(b)[0]


def test_next_meeting_follows_the_meeting_it_comes_from_even_into_the_past() -> None:
    found = next_meeting({"meeting": ref("2026-03-03 Regular", "meeting")}, [{"date": date(2026, 3, 3)}, *REGULAR])
    assert (found.due, found.days_late) == (date(2026, 3, 10), 7)


def test_next_meeting_is_no_party_and_not_cancelled() -> None:
    found = next_meeting(
        {},
        [
            {"date": date(2026, 3, 18), "kind": "Social"},
            {"date": date(2026, 3, 19), "kind": "Celebration"},
            {"date": date(2026, 3, 20), "status": "Cancelled"},
            *REGULAR,
        ],
    )
    assert found.due == date(2026, 3, 24)


def test_next_meeting_counts_today_when_nothing_is_known_of_the_task() -> None:
    assert next_meeting({}, [{"date": TODAY}, *REGULAR]).due == TODAY


def test_next_meeting_goes_by_the_day_memory_first_saw_the_task() -> None:
    task = rows(Task, {"name": "Print", **ROSA, "due_next_meeting": True})[0]
    seen = remembers((task, SeenRow(first_seen=date(2026, 3, 5))))
    assert next_meeting({}, REGULAR, seen).due == date(2026, 3, 10)


def test_a_committee_without_another_meeting_looks_to_the_whole_coalitions() -> None:
    media = {"date": date(2026, 3, 6), "kind": "Committee", "group": "Media team"}
    found = next_meeting({"meeting": ref("2026-03-06 Committee", "meeting")}, [media, *REGULAR])
    assert found.due == date(2026, 3, 10)


def test_without_a_next_meeting_there_is_no_date_and_that_is_said() -> None:
    found = next_meeting({}, [{"date": date(2026, 3, 10)}])
    assert (found.standing, found.next_meeting_missing) == ("no date", True)


VAN = rows(Task, {"name": "Van", **ROSA})


@pytest.mark.parametrize(("ago", "standing"), [(21, "no date"), (22, "stale")])
def test_a_task_is_stale_when_nothing_changed_for_more_than_21_days(ago: int, standing: str) -> None:
    memory = remembers((VAN[0], SeenRow(first_seen=date(2026, 1, 1), last_changed=in_days(-ago))))
    assert states(brief(tasks=VAN, memory=memory))[0].standing == standing


def test_without_memory_nothing_is_stale() -> None:
    assert not states(brief(tasks=VAN))[0].stale


def test_a_task_due_in_more_than_two_weeks_is_not_stale() -> None:
    tasks = rows(Task, {"name": "Van", **ROSA, "due": in_days(15)}, {"name": "Bus", **ROSA, "due": in_days(14)})
    memory = remembers(*((t, SeenRow(first_seen=date(2026, 1, 1))) for t in tasks))
    assert [s.stale for s in states(brief(tasks=tasks, memory=memory))] == [False, True]


def test_done_on_is_typed_or_seen_or_unknown() -> None:
    tasks = rows(
        Task,
        {"name": "A", "status": "Done", "done_on": date(2026, 3, 2)},
        {"name": "B", "status": "Done"},
        {"name": "C", "status": "Done"},
    )
    seen = (SeenRow(done_seen=LAST_RUN), SeenRow(done_seen=LAST_RUN))
    memory = remembers(*zip(tasks[:2], seen, strict=True))
    with_memory = brief(tasks=tasks, memory=memory)
    assert [s.done_on for s in states(with_memory)] == [date(2026, 3, 2), LAST_RUN, None]
    assert [s.done_on for s in states(brief(tasks=tasks))] == [date(2026, 3, 2), None, None]
    assert [s.task.name for s in done_since(with_memory, LAST_RUN)] == ["B"]


def test_late_tasks_fall_into_four_ages() -> None:
    late = (1, 7, 8, 14, 15, 30, 31)
    b = brief(tasks=rows(Task, *({"name": f"{n}", **ROSA, "due": in_days(-n)} for n in late)))
    assert [[s.days_late for s in found] for _, found in ageing(b)] == [[7, 1], [14, 8], [30, 15], [31]]


def test_kept_on_time_looks_at_60_days_and_leaves_out_what_nobody_can_tell() -> None:
    tasks = rows(
        Task,
        {"name": "kept", "due": in_days(-60), "status": "Done", "done_on": in_days(-60)},
        {"name": "too long ago", "due": in_days(-61), "status": "Done", "done_on": in_days(-70)},
        {"name": "done late", "due": in_days(-9), "status": "Done", "done_on": in_days(-8)},
        {"name": "done some day", "due": in_days(-9), "status": "Done"},
        {"name": "late", "due": in_days(-9)},
        {"name": "dropped", "due": in_days(-9), "status": "Dropped"},
    )
    found = kept_on_time(brief(tasks=tasks))
    assert [s.task.name for s in found.kept] == ["kept"]
    assert sorted(s.task.name for s in found.of) == ["done late", "kept", "late"]
