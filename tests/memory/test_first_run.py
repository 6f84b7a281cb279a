"""The day on which the toolkit begins to remember: nothing is new, nothing falls silent, nothing is guessed."""

from datetime import date, timedelta

import pytest

from coalition_sheets import rules
from coalition_sheets.memory import rows_seen
from coalition_sheets.metrics.benchmarks import paces
from coalition_sheets.metrics.tasks import states
from coalition_sheets.model import Briefing, Finding, Memory
from tests import little
from tests.documents.making import HARBOR

BOOK = """
    ## Goals
    Goal or benchmark | Starting number | Target | Number now | As of | Due
    Sign-ons | 0 | 30 | 7 | 2026-03-10 | 2026-06-30

    ## Meetings
    Date | Kind
    2026-03-17 | Regular
    2026-03-24 | Regular

    ## Tasks
    Task | Who | By when
    Book the hall | Rosa | next meeting
    """


def found(text: str, day: date, memory: Memory) -> set[tuple[object, ...]]:
    coalition, read = little.read(text, day)
    return {(*f.identity, f.message) for f in rules.check(Briefing(coalition, day, memory), read)}


@pytest.mark.parametrize("text", [HARBOR, BOOK], ids=["harbor", "little"])
def test_the_first_run_finds_what_was_found_without_memory(text: str) -> None:
    memory = rows_seen(Memory(), little.read(text)[0], little.TODAY, "s")
    assert found(text, little.TODAY, memory) == found(text, little.TODAY, Memory())


def test_a_new_row_has_seven_quiet_days_and_an_old_one_none() -> None:
    first, new = "## Tasks\nTask | Who | By when\nBook the hall | | 2026-03-30\n", "Call Mei | | 2026-03-30\n"
    day = little.TODAY
    memory = rows_seen(Memory(), little.read(first)[0], day - timedelta(days=1), "s")
    memory = rows_seen(memory, little.read(first + new)[0], day)

    def nobody(today: date) -> str:
        read, notes = little.read(first + new, today)
        findings: tuple[Finding, ...] = rules.check(Briefing(read, today, memory), notes)
        return next(f.message for f in findings if f.code == "TASK-OWNER")

    assert "Call Mei" not in nobody(day)
    assert "Call Mei" in nobody(day + timedelta(days=7))


def test_when_a_row_began_is_not_taken_from_the_first_run() -> None:
    b = little.briefing(BOOK)
    b = little.briefing(BOOK, memory=rows_seen(Memory(), b.coalition, little.TODAY, "s"))
    assert [(p.started, p.standing) for p in paces(b)] == [(None, "no start date")]


def test_a_task_for_the_next_meeting_keeps_the_meeting_that_it_was_for() -> None:
    memory = rows_seen(Memory(), little.read(BOOK)[0], little.TODAY, "s")
    later = little.briefing(BOOK, date(2026, 3, 20), memory)
    assert [s.due for s in states(later)] == [date(2026, 3, 17)]
