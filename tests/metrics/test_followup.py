"""What was promised at the last meeting, and what was kept."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from coalition_sheets.metrics.followup import FollowUp, follow_up, trend
from coalition_sheets.metrics.tasks import TaskState
from coalition_sheets.model import Briefing, Meeting, Memory, Ref, SeenRow, Task
from tests.metrics.make import brief, ref, remembers, rows

FEB_10, FEB_24, MAR_10, MAR_24 = (date(2026, 2, 10), date(2026, 2, 24), date(2026, 3, 10), date(2026, 3, 24))
MEETINGS = rows(Meeting, *({"date": d} for d in (FEB_10, FEB_24, MAR_10, MAR_24)))
MEDIA = rows(
    Meeting,
    *({"date": date(2026, 3, d), "kind": "Committee", "group": "Media team"} for d in (6, 20)),
)


def of(day: date, name: str, due: date | None = None, **more: Any) -> dict[str, Any]:
    """Return a task from the regular meeting of a day."""
    return {"name": name, "due": due, "meeting": ref(f"{day} Regular", "meeting"), **more}


def loose(name: str, due: date | None = None, **more: Any) -> dict[str, Any]:
    """Return a task that names no meeting."""
    return {"name": name, "due": due, **more}


def told(*tasks: dict[str, Any], memory: Memory | None = None, meetings: tuple[Meeting, ...] = MEETINGS) -> Briefing:
    return brief(tasks=rows(Task, *tasks), meetings=meetings, memory=memory)


def ahead(*tasks: dict[str, Any], memory: Memory | None = None) -> FollowUp:
    """Return the follow-up on March 24's agenda."""
    return follow_up(told(*tasks, memory=memory), MEETINGS[3])


def names(states: tuple[TaskState, ...]) -> list[str]:
    return [s.task.name for s in states]


EARLIER = of(FEB_24, "Earlier", date(2026, 3, 1), status="Done", done_on=date(2026, 2, 28))


def test_sections_are_done_open_waiting_and_older_each_by_date_then_text() -> None:
    found = ahead(
        EARLIER,
        of(MAR_10, "B", date(2026, 3, 20)),
        of(MAR_10, "A", date(2026, 3, 20)),
        of(MAR_10, "Z", date(2026, 3, 12)),
        of(MAR_10, "W", status="Waiting"),
        of(MAR_10, "D", status="Done"),
        of(MAR_10, "X", status="Dropped"),
        of(FEB_24, "O", date(2026, 3, 16)),
        of(FEB_24, "in time", date(2026, 3, 17)),
    )
    sections = (found.done, found.open, found.waiting, found.older, found.added)
    assert [names(s) for s in sections] == [["D"], ["Z", "A", "B"], ["W"], ["O"], []]


def test_without_memory_tasks_of_no_meeting_are_open_late_ones_older() -> None:
    found = ahead(
        loose("Van", date(2026, 3, 16)),
        loose("Hall"),
        loose("Clerk", status="Waiting"),
        loose("Late and waiting", date(2026, 3, 10), status="Waiting"),
        loose("Done", status="Done"),
    )
    assert [names(s) for s in (found.open, found.waiting, found.older, found.added)] == [
        ["Hall"], ["Clerk"], ["Late and waiting", "Van"], [],
    ]  # fmt: skip


def test_with_memory_tasks_first_seen_since_the_last_meeting_are_listed_apart() -> None:
    tasks = rows(Task, loose("New"), loose("Old"), loose("Old and late", date(2026, 3, 1)), loose("Never seen"))
    days = (date(2026, 3, 11), MAR_10, MAR_10)
    memory = remembers(*((t, SeenRow(first_seen=d)) for t, d in zip(tasks, days, strict=False)))
    found = follow_up(brief(tasks=tasks, meetings=MEETINGS, memory=memory), MEETINGS[3])
    assert [names(s) for s in (found.added, found.open, found.older)] == [["New"], [], ["Old and late"]]


def test_a_meeting_that_nothing_names_counts_as_blank() -> None:
    assert names(ahead(loose("Hall", meeting=Ref("the retreat"))).open) == ["Hall"]


def test_a_committee_follows_up_its_own_tasks_alone() -> None:
    media = ref("2026-03-06 Committee", "meeting")
    b = told(
        loose("Of the committee", meeting=media),
        loose("Of nobody"),
        of(FEB_24, "Of all, late", date(2026, 3, 1)),
        meetings=(*MEETINGS, *MEDIA),
    )
    found = follow_up(b, MEDIA[1])
    assert found.last is MEDIA[0]
    assert [names(s) for s in (found.open, found.older)] == [["Of the committee"], []]


def test_a_first_meeting_has_no_last_one_and_no_data() -> None:
    found = follow_up(told(loose("Hall"), memory=remembers()), MEETINGS[0])
    assert (found.last, found.follow_through, names(found.open)) == (None, None, ["Hall"])


def test_follow_through_counts_what_was_due_by_the_day_above_and_below() -> None:
    found = ahead(
        EARLIER,
        of(MAR_10, "kept", MAR_24, status="Done", done_on=date(2026, 3, 12)),
        of(MAR_10, "early, due later", date(2026, 3, 25), status="Done", done_on=date(2026, 3, 12)),
        of(MAR_10, "open", MAR_24),
        of(MAR_10, "dropped", MAR_24, status="Dropped"),
        of(MAR_10, "no date"),
    )
    assert (names(found.kept), names(found.due)) == (["kept"], ["kept", "open"])
    assert found.follow_through == Fraction(1, 2)


def test_follow_through_has_no_data_with_one_recorded_meeting_or_nothing_due() -> None:
    assert ahead(of(MAR_10, "A", MAR_24)).follow_through is None
    assert ahead(EARLIER, of(MAR_10, "A", date(2026, 4, 1))).follow_through is None


def test_done_at_an_unknown_time_counts_ahead_and_is_left_out_of_a_past_meeting() -> None:
    b = told(
        EARLIER,
        of(FEB_24, "some day", date(2026, 3, 1), status="Done"),
        of(FEB_24, "late", date(2026, 3, 1), status="Done", done_on=date(2026, 3, 11)),
        of(MAR_10, "some day", date(2026, 3, 12), status="Done"),
    )
    assert follow_up(b, MEETINGS[3]).follow_through == 1
    assert follow_up(b, MEETINGS[2]).follow_through == Fraction(1, 2)


def test_the_day_memory_saw_done_tells_whether_it_was_in_time() -> None:
    tasks = rows(Task, of(FEB_10, "A"), of(FEB_24, "seen", date(2026, 3, 1), status="Done"))
    memory = remembers((tasks[1], SeenRow(done_seen=date(2026, 3, 10))))
    b = brief(tasks=tasks, meetings=MEETINGS, memory=memory)
    assert follow_up(b, MEETINGS[2]).follow_through == 1


def test_the_trend_takes_three_meetings_together_against_the_three_before() -> None:
    days = [date(2026, 1, d) for d in (6, 13, 20, 27)] + [date(2026, 2, d) for d in (3, 10, 17)]
    meetings = rows(Meeting, *({"date": d} for d in days))
    kept = {"status": "Done", "done_on": date(2026, 1, 1)}
    tasks = [of(day, f"a{day}", days[n + 1], **kept) for n, day in enumerate(days[:-1])]
    tasks += [of(days[5], "open", days[6]), of(days[0], "too late", days[1], status="Done", done_on=days[2])]
    found = trend(told(*tasks, meetings=meetings))
    assert (len(found.kept), len(found.due)) == (3, 4)
    assert (len(found.before_kept), len(found.before_due)) == (3, 4)
    assert (found.meetings, found.share, found.before) == (7, Fraction(3, 4), Fraction(3, 4))


def test_the_trend_has_nothing_to_compare_with_fewer_than_four_meetings() -> None:
    found = trend(told(EARLIER, of(FEB_10, "A", FEB_24)))
    assert (found.meetings, found.before) == (3, None)
    assert found.share == Fraction(1, 2)


def test_the_trend_of_one_recorded_meeting_is_no_data() -> None:
    assert trend(told(of(FEB_10, "A", FEB_24))).share is None
