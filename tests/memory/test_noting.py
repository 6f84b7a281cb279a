"""What memory keeps of lights, standings and findings."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_sheets.memory import memory_tab, noted, remembered, rows_seen
from coalition_sheets.model import Briefing, Level, Memory, veiled
from coalition_sheets.model.checks import finding
from coalition_sheets.rules import check
from tests import little
from tests.memory.make import LAWS, table

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 18)
LATE = "## Tasks\nTask | Who | By when\n" + "".join(f"Task {n} | Rosa | 2026-03-{10 + n}\n" for n in range(9))
GOALS = "## Goals\nGoal or benchmark | Starting number | Target | Number now | Started on | Due\n"
BEHIND = GOALS + "Sign-ons | 0 | 30 | 2 | 2026-01-05 | 2026-06-30\n"
ON_TRACK = BEHIND.replace("| 2 |", "| 15 |")


def briefing(text: str, day: date, memory: Memory) -> Briefing:
    coalition, found = little.read(text, day)
    b = Briefing(coalition, day, memory)
    return replace(b, findings=check(b, found))


def run(*days: tuple[date, str], memory: Memory | None = None) -> Memory:
    memory = memory or Memory()
    for day, text in days:
        memory = rows_seen(memory, little.read(text, day)[0], day, "salt")
        memory = noted(memory, briefing(text, day, memory))
    return memory


def test_the_first_run_notes_how_things_stand_and_has_no_news() -> None:
    memory = run((MONDAY, BEHIND))
    assert (memory.lights["Goals"], memory.standings["sign-ons"], memory.events) == ("red", "behind", ())


def test_a_light_that_changes_is_known_from_what_to_what_and_for_organizers() -> None:
    memory = run((date(2026, 3, 10), LATE), (date(2026, 3, 13), LATE))
    (event,) = [e for e in memory.events if e.kind == "light"]
    assert (event.key, event.before, event.now, event.level) == ("Tasks", "green", "red", Level.ORGANIZERS)


def test_a_goal_s_standing_is_known_from_what_to_what() -> None:
    memory = run((MONDAY, BEHIND), (TUESDAY, ON_TRACK))
    assert [(e.name, e.before, e.now) for e in memory.events if e.kind == "standing"] == [
        ("Sign-ons", "behind", "on track")
    ]


def test_how_lights_stood_on_an_earlier_day_is_found_through_the_log() -> None:
    memory = run((MONDAY, BEHIND), (TUESDAY, ON_TRACK), (WEDNESDAY, BEHIND))
    assert [memory.lights_on(day)["Goals"] for day in (MONDAY, TUESDAY, WEDNESDAY)] == ["red", "green", "red"]
    assert [memory.from_day(day) for day in (date(2026, 3, 1), TUESDAY, date(2026, 4, 1))] == [
        MONDAY, TUESDAY, WEDNESDAY,
    ]  # fmt: skip


def test_what_goes_there_and_back_in_one_day_is_no_news() -> None:
    memory = run((MONDAY, BEHIND), (TUESDAY, ON_TRACK), (TUESDAY, BEHIND))
    assert [e.kind for e in memory.events] == ["changed"]


def test_a_finding_that_appears_and_one_that_is_solved_are_noted_by_code() -> None:
    twice = "## People\nName\nRosa\nRosa\n"
    memory = run(
        (MONDAY, "## People\nName\nRosa\n"), (TUESDAY, twice), (WEDNESDAY, twice.replace("Rosa\nRosa", "Rosa"))
    )
    told = [(e.kind, e.before) for e in memory.events if e.kind in ("found", "solved")]
    assert told == [("found", "REF-DUPLICATE"), ("solved", "REF-DUPLICATE")]


def test_what_only_passed_with_its_day_was_not_mended() -> None:
    text = "## Meetings\nDate | Agenda items\n2026-03-02 | \n2026-03-16 | \n2026-03-30 | \n"
    memory = run((MONDAY, text))
    later = run((TUESDAY, text), memory=memory)
    assert {(f.code, f.key) for f in memory.findings} - {(f.code, f.key) for f in later.findings}
    assert [e for e in later.events if e.kind == "solved"] == []


def test_what_only_organizers_may_read_of_a_finding_is_a_hash() -> None:
    places = [
        finding("VALUE-TYPE", "Is it right?", tab="people", key="rosa", column=column, level=level)
        for column, level in (("email", Level.ORGANIZERS), ("organization", Level.COALITION))
    ]
    memory = noted(Memory(salt="s"), replace(briefing(BEHIND, MONDAY, Memory()), findings=tuple(places)))
    assert [(f.column, f.key) for f in memory.findings] == [("organization", "rosa"), ("email", veiled("s", "rosa"))]


def test_a_day_before_the_last_run_is_not_noted() -> None:
    memory = run((TUESDAY, BEHIND))
    assert noted(memory, briefing(ON_TRACK, MONDAY, memory)) is memory


TEXTS = st.sampled_from([BEHIND, ON_TRACK, LATE, LATE + ON_TRACK, "## People\nName | Email\nRosa | r\nRosa |\n"])


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(LAWS, max_examples=15)
def test_the_same_run_twice_is_the_same_memory_and_the_same_tab(texts: list[str]) -> None:
    memory = run(*((date(2026, 3, 16 + n), text) for n, text in enumerate(texts)))
    again = run((date(2026, 3, 15 + len(texts)), texts[-1]), memory=memory)
    assert again == memory
    assert memory_tab(remembered([table(memory_tab(memory))])) == memory_tab(memory)
