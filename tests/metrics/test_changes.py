"""What changed since a day, and whom it concerns."""

from dataclasses import replace
from datetime import date

from coalition_sheets.documents.view import restricted
from coalition_sheets.metrics.changes import News, news
from coalition_sheets.metrics.lights import changes, lights
from coalition_sheets.model import Briefing, Event, Level, Memory, SeenRow
from tests import little

TUESDAY, TODAY = date(2026, 3, 10), little.TODAY
BOOK = """
    ## Organizations
    Name | Our liaison
    Clinic | Ana Ruiz

    ## People
    Name | Organization
    Rosa Delgado | Clinic
    Ana Ruiz |

    ## Goals
    Goal or benchmark | Lead | OK to publish?
    Letter | Ana Ruiz | Yes
    Talks | Rosa Delgado | Organizers only

    ## Tasks
    Task | Who | By when | Goal
    Book the hall | Rosa Delgado | 2026-03-20 | Letter
    """
TASK = "book the hall | rosa delgado | 2026-03-20"


def seen(*events: Event, since: date = TUESDAY, last_run: date = TODAY, **more: object) -> Memory:
    return Memory(last_run, {("tasks", TASK): SeenRow()}, events=events, log_since=since, **more)  # type: ignore[arg-type]


def event(day: int, kind: str, tab: str, key: str, **more: object) -> Event:
    more = {"name": key.partition(" |")[0].title(), "level": Level.COALITION} | more
    return Event(date(2026, 3, day), kind, tab, key, **more)  # type: ignore[arg-type]


def told(b: Briefing, since: date | None = None) -> list[tuple[object, ...]]:
    return [(c.kind, c.name, *c.who) for c in news(b, since).rows]


def test_without_memory_or_on_its_first_day_nothing_is_known() -> None:
    assert news(little.briefing(BOOK)) == News()
    assert news(little.briefing(BOOK, memory=seen(since=TODAY))) == News()


def test_who_should_care_is_said_beside_each_change() -> None:
    memory = seen(
        event(12, "changed", "tasks", TASK, columns=("due",)),
        event(12, "changed", "organizations", "clinic"),
        event(12, "standing", "goals", "letter", before="behind", now="on track"),
        event(13, "added", "people", "rosa delgado"),
    )
    assert told(little.briefing(BOOK, memory=memory)) == [
        ("changed", "Book The Hall", "Rosa Delgado", "Ana Ruiz"),
        ("changed", "Clinic", "Ana Ruiz"),
        ("standing", "Letter", "Ana Ruiz"),
        ("added", "Rosa Delgado", "Ana Ruiz"),
    ]


def test_what_happened_before_the_day_is_left_out_and_a_log_that_begins_later_says_so() -> None:
    memory = seen(event(11, "changed", "tasks", TASK), event(16, "done", "tasks", TASK), since=date(2026, 3, 12))
    b = little.briefing(BOOK, memory=memory)
    assert news(b).since == date(2026, 3, 12)
    assert told(b, date(2026, 3, 1)) == [("done", "Book The Hall", "Rosa Delgado", "Ana Ruiz")]
    assert told(b, date(2026, 3, 16)) == []


def test_two_changes_of_one_row_on_one_day_are_one() -> None:
    memory = seen(
        event(12, "changed", "tasks", TASK, columns=("due",)),
        event(12, "changed", "tasks", TASK, columns=("notes",), level=Level.ORGANIZERS),
    )
    b = little.briefing(BOOK, memory=memory)
    assert [c.columns for c in news(b).rows] == [("due", "notes")]
    assert [c.columns for c in news(restricted(b, Level.COALITION)).rows] == [("due",)]


def test_a_row_that_is_gone_is_named_and_one_that_came_and_went_is_not() -> None:
    memory = seen(event(12, "added", "tasks", "call | |"), event(13, "gone", "tasks", "call | |"))
    assert told(little.briefing(BOOK, memory=memory)) == [("gone", "Call")]


def test_members_are_told_nothing_of_rows_and_changes_that_they_may_not_see() -> None:
    memory = seen(
        event(12, "added", "goals", "talks"),
        event(12, "gone", "tasks", "call | |", level=Level.ORGANIZERS),
        event(12, "light", "", "Tasks", before="green", now="red", level=Level.ORGANIZERS),
        event(13, "done", "tasks", TASK),
    )
    b = little.briefing(BOOK, memory=memory)
    assert [c.kind for c in news(b).rows] == ["added", "gone", "done"]
    shown = restricted(b, Level.COALITION)
    assert [c.kind for c in news(shown).rows] == ["done"]
    assert [e.kind for e in shown.memory.events] == ["added", "done"]


def test_what_members_are_told_does_not_depend_on_what_is_above_them() -> None:
    shown = event(13, "done", "tasks", TASK)
    hidden = [event(12, "gone", "tasks", "x | |", level=Level.ORGANIZERS), event(12, "found", "tasks", "y",
              before="TASK-DUE", level=Level.ORGANIZERS)]  # fmt: skip
    worlds = [little.briefing(BOOK, memory=seen(*some, shown)) for some in ([], hidden[:1], hidden)]
    found = [news(restricted(b, Level.COALITION)) for b in worlds]
    assert found[0] == found[1] == found[2]
    assert news(worlds[2]) != news(worlds[0])


def test_findings_are_counted_by_code_and_what_came_and_went_is_no_news() -> None:
    memory = seen(
        event(11, "solved", "tasks", "a", before="TASK-DUE", columns=("due",)),
        event(12, "found", "tasks", "b", before="TASK-DUE", columns=("due",)),
        event(13, "solved", "tasks", "b", before="TASK-DUE", columns=("due",)),
        event(13, "found", "people", "c", before="REF-UNKNOWN", columns=("",)),
        event(13, "found", "people", "", before="REF-UNKNOWN", count=120),
    )
    found = news(little.briefing(BOOK, memory=memory))
    assert (found.found, found.solved) == ({"REF-UNKNOWN": 121}, {"TASK-DUE": 1})


def test_lights_are_compared_with_a_week_ago_not_with_the_last_run() -> None:
    b = little.briefing(BOOK + "".join(f"Task {n} | | 2026-03-01 |\n    " for n in range(5)))
    now = {light.name: light.word for light in lights(b)}
    log = (
        event(9, "light", "", "Tasks", before="green", now="yellow"),
        event(12, "light", "", "Tasks", before="yellow", now="red"),
    )
    b = replace(b, memory=seen(*log, since=date(2026, 3, 1), lights=now), _results={})
    assert now["Tasks"] == "red"
    assert [(c.name, c.before) for c in changes(b)] == [("Tasks", "yellow")]
    assert [(c.name, c.before) for c in changes(b, date(2026, 3, 2))] == [("Tasks", "green")]
    assert changes(b, date(2026, 3, 13)) == ()
