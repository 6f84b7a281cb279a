"""What stands on Problems: the worst first, like ones together, and nothing that its readers may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coalition_sheets.documents.tabs.problems import minutes
from coalition_sheets.model import Briefing, Event, Finding, Level, Memory, Place, Severity
from tests.documents.tabs.making import section, tabs, text
from tests.little import briefing


def told(*found: Finding, memory: Memory | None = None) -> Briefing:
    return replace(briefing("## Tasks\nTask\nBook the hall", memory=memory), findings=found)


def finding(
    code: str, severity: Severity, at: tuple[int, int] = (3, 14), *, level: Level = Level.COALITION, better: str = ""
) -> Finding:
    place = Place("Tasks", at[1], at[0], "By when", "what was typed")
    return Finding(code=code, severity=severity, message=f"{code} says.", why="Because.", fix="Do it.",
                   places=(place,), level=level, suggestions=tuple(better.split()))  # fmt: skip


def test_the_worst_comes_first_and_like_ones_stand_together_with_one_reason() -> None:
    b = told(
        finding("VOCAB", Severity.WARNING), finding("REF-UNKNOWN", Severity.WARNING),
        finding("VOCAB", Severity.WARNING, (4, 20), better="Done Doing"), finding("BENCH-FLAT", Severity.ERROR),
    )  # fmt: skip
    assert section(b, "To mend first", title="Problems").splitlines()[:4] == [
        "Tasks C14 <Tasks C14> | BENCH-FLAT says. | Do it. |  | Because. | BENCH-FLAT",
        "Tasks C14 <Tasks C14> | VOCAB says. | Do it. |  | Because. | VOCAB",
        "Tasks D20 <Tasks D20> | VOCAB says. | Do it. | Done · Doing |  | VOCAB",
        "Tasks C14 <Tasks C14> | REF-UNKNOWN says. | Do it. |  | Because. | REF-UNKNOWN",
    ]


def test_notes_can_wait_and_hints_are_not_there() -> None:
    b = told(finding("BENCH-START", Severity.NOTE), finding("OUT-HEARD", Severity.HINT))
    assert "BENCH-START" in section(b, "Can wait", title="Problems")
    assert "OUT-HEARD" not in text(b, "Problems")
    assert "Thank you for keeping this so well!" in text(b, "Problems")


def test_how_long_it_takes_is_said_in_round_numbers() -> None:
    cell, thought = finding("VOCAB", Severity.WARNING), finding("TASK-OWNER", Severity.WARNING)
    assert [minutes([cell] * 2), minutes([thought]), minutes([cell] * 9 + [thought])] == [2, 3, 10]
    assert "2 things to mend, about 4 minutes." in text(told(cell, thought), "Problems")


def test_a_long_list_ends_with_where_the_rest_is() -> None:
    said = text(told(*(finding("VOCAB", Severity.WARNING, (3, n)) for n in range(2, 60))), "Problems")
    assert said.count("VOCAB says.") == 40
    assert "And 18 more. To see all, run: coalition check" in said
    assert "One at a time is fine." in said


def test_what_is_for_organizers_is_neither_shown_nor_counted_to_members() -> None:
    secret = finding("ORG-UNREACHABLE", Severity.WARNING, level=Level.ORGANIZERS)
    assert "1 thing to mend" in text(told(secret), "Problems", Level.ORGANIZERS)
    assert text(told(secret), "Problems", Level.COALITION) == text(told(), "Problems", Level.COALITION)


def test_anyone_reads_no_problem_at_all() -> None:
    b = told(finding("VOCAB", Severity.WARNING, level=Level.PUBLIC))
    assert "VOCAB" not in text(b, "Problems", Level.PUBLIC)
    assert "Thank you" not in text(b, "Problems", Level.PUBLIC)


def test_something_private_is_named_by_its_cell_alone() -> None:
    said = text(told(finding("SENSITIVE", Severity.ERROR)), "Problems")
    assert "Tasks C14" in said
    assert "what was typed" not in said


def test_what_was_solved_since_last_week_is_thanked_for() -> None:
    day = date(2026, 3, 16)
    memory = Memory(last_run=day, log_since=date(2026, 3, 1), events=tuple(
        Event(day, "solved", "tasks", key, columns=("due",), before="DATE-YEAR", level=Level.COALITION) for key in "ab"
    ))  # fmt: skip
    assert section(told(memory=memory), "Solved since last week", title="Problems").splitlines()[:2] == [
        "☑ 2 | A date has no year |  |  |  | DATE-YEAR", "Thank you, whoever it was.",
    ]  # fmt: skip


def test_where_and_what_we_saw_stand_first_for_a_phone() -> None:
    assert sum(tabs(told())["Problems"].widths[:2]) <= 50
