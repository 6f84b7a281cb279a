"""Six lights, each with its reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coalition_sheets import library
from coalition_sheets.metrics.lights import (
    Light,
    changes,
    follow_through_light,
    goals_light,
    lights,
    outreach_light,
    reason_in,
    structure_light,
    tasks_light,
)
from coalition_sheets.model import ENGLISH, Briefing, Goal, Meeting, Person, Role, Task, Touch
from tests.metrics.make import TODAY, amount, brief, ref, remembers, rows

DUE = date(2026, 6, 30)
PACES = {"behind": 0, "at risk": 32, "on track": 40}


def aims(*standings: str) -> Light:
    given = (
        {"name": f"G{n}", "due": DUE, "started": date(2026, 1, 5), "target": amount(100), "now": amount(PACES[s])}
        for n, s in enumerate(standings)
    )
    return goals_light(brief(goals=rows(Goal, *given)))


@pytest.mark.parametrize(
    ("standings", "word", "reason"),
    [
        ((), "grey", "no active goal with a date has numbers yet"),
        (("on track",), "green", "the one goal is not behind"),
        (("on track", "on track"), "green", "none of 2 goals is behind"),
        (("on track", "at risk"), "yellow", "1 of 2 goals is at risk"),
        (
            ("behind", "at risk", "on track", "on track"),
            "yellow",
            "1 of 4 goals is behind or past the date, 1 is at risk",
        ),
        (("behind", "on track", "on track"), "red", "1 of 3 goals is behind or past the date"),
    ],
)
def test_goals(standings: tuple[str, ...], word: str, reason: str) -> None:
    assert aims(*standings) == Light("Goals", word, reason)


def test_goals_without_date_or_not_active_are_not_counted() -> None:
    given = rows(
        Goal,
        {"name": "No date", "target": amount(9), "now": amount(0)},
        {"name": "Dropped", "due": date(2026, 1, 1), "target": amount(9), "now": amount(0), "status": "Dropped"},
        {"name": "Empty", "due": DUE},
    )
    assert goals_light(brief(goals=given)).word == "grey"


def work(late: int, nobodys: int, fine: int, done: int = 0) -> Light:
    rosa = {"owners": (ref("Rosa Delgado"),)}
    kinds: list[tuple[int, dict[str, Any]]] = [
        (late, {**rosa, "due": date(2026, 3, 1)}), (nobodys, {}), (fine, rosa), (done, {"status": "Done"}),
    ]  # fmt: skip
    given = [kind for number, kind in kinds for _ in range(number)]
    return tasks_light(brief(tasks=rows(Task, *({"name": f"T{n}", **t} for n, t in enumerate(given)))))


@pytest.mark.parametrize(
    ("late", "nobodys", "fine", "word", "reason"),
    [
        (0, 0, 4, "grey", "4 tasks so far, 5 needed"),
        (0, 0, 5, "green", "none of 5 open are late"),
        (1, 1, 8, "green", "1 of 10 open is late"),
        (4, 3, 34, "green", "4 of 41 open are late"),
        (2, 0, 17, "yellow", "2 of 19 open are late"),
        (1, 2, 7, "yellow", "1 of 10 open is late, 2 have no one yet"),
        (2, 0, 6, "yellow", "2 of 8 open are late"),
        (2, 0, 5, "red", "2 of 7 open are late"),
        (0, 2, 5, "red", "none of 7 open are late, 2 have no one yet"),
    ],
)
def test_tasks(late: int, nobodys: int, fine: int, word: str, reason: str) -> None:
    assert work(late, nobodys, fine) == Light("Tasks", word, reason)


def test_when_all_tasks_are_closed_the_light_is_green() -> None:
    assert work(0, 0, 0, done=5) == Light("Tasks", "green", "all 5 tasks are done or dropped")


def kept(done: int, of: int, meetings: int = 3) -> Light:
    days = [date(2026, 1, 6) + timedelta(7 * n) for n in range(meetings)]
    done_on = {"status": "Done", "done_on": days[0]}
    tasks = [
        {
            "name": f"T{n}",
            "due": days[1],
            "meeting": ref(f"{days[0]} Regular", "meeting"),
            **(done_on if n < done else {}),
        }
        for n in range(of)
    ]
    if meetings > 2:
        tasks.append({"name": "Later", "meeting": ref(f"{days[1]} Regular", "meeting")})
    return follow_through_light(brief(tasks=rows(Task, *tasks), meetings=rows(Meeting, *({"date": d} for d in days))))


@pytest.mark.parametrize(
    ("done", "of", "word"),
    [(7, 10, "green"), (69, 100, "yellow"), (4, 10, "yellow"), (39, 100, "red"), (0, 0, "grey")],
)
def test_follow_through(done: int, of: int, word: str) -> None:
    assert kept(done, of).word == word


def test_follow_through_says_its_counts_or_what_is_missing() -> None:
    assert kept(9, 12).reason == "9 of 12 tasks due by the last three meetings were done in time"
    assert kept(2, 2, meetings=2) == Light("Follow-through", "grey", "2 meetings so far, 3 needed")


def calls(quiet: int, going: int, talk_ago: int | None = 30) -> Light:
    days = [(f"Q{n}", 20, "Phone call") for n in range(quiet)] + [(f"G{n}", 3, "Phone call") for n in range(going)]
    touches = [
        {"date": TODAY - timedelta(d), "who": ref(n, "unknown"), "how": how, "outcome": "Talked"} for n, d, how in days
    ]
    touches = [{**t, "who": ref(n, "organization")} for t, (n, _, _) in zip(touches, days, strict=True)]
    if talk_ago is not None:
        who = {"who": ref("Not interested", "organization"), "outcome": "Not interested"}
        touches.append({"date": TODAY - timedelta(talk_ago), "how": "One-on-one", **who})
    return outreach_light(brief(outreach=rows(Touch, *touches)))


@pytest.mark.parametrize(
    ("quiet", "going", "talk_ago", "word"),
    [
        (0, 3, 30, "grey"),
        (1, 4, 30, "green"),
        (1, 4, 31, "yellow"),
        (1, 4, None, "yellow"),
        (2, 7, 3, "yellow"),
        (2, 3, 3, "yellow"),
        (3, 4, 3, "red"),
    ],
)
def test_outreach(quiet: int, going: int, talk_ago: int | None, word: str) -> None:
    assert calls(quiet, going, talk_ago).word == word


def test_outreach_says_how_many_went_quiet() -> None:
    assert calls(1, 4).reason == "1 of 5 open conversations went quiet, 1 one-on-one in 30 days"
    assert calls(0, 1).reason == "2 calls and visits so far, 5 needed"


@pytest.mark.parametrize(("ago", "said"), [(3, "goes on"), (30, "went quiet")])
def test_a_single_conversation_is_not_counted_out_of_one(ago: int, said: str) -> None:
    row = {"date": TODAY - timedelta(ago), "who": ref("Q", "organization"), "how": "Phone call", "outcome": "Talked"}
    light = outreach_light(brief(outreach=rows(Touch, *[row] * 5)))
    assert light.reason == f"the one open conversation {said}, no one-on-ones in 30 days"


def shape(core: int = 5, roles: tuple[str, ...] = (), next_set: bool = True, held: bool = True) -> Light:
    days = [date(2026, 3, 10)] * held + [date(2026, 3, 24)] * next_set
    return structure_light(
        brief(
            people=rows(Person, *({"name": f"P{n}", "core": True} for n in range(core))),
            roles=rows(Role, *({"name": name} for name in roles)),
            meetings=rows(Meeting, *({"date": d} for d in days)),
        )
    )


@pytest.mark.parametrize(
    ("light", "word", "reason"),
    [
        (shape(), "green", "core group, roles and next meeting are all there"),
        (shape(roles=("Conflict contact",)), "yellow", "nobody is conflict contact yet"),
        (shape(roles=("A", "B")), "yellow", "2 roles have nobody yet"),
        (shape(core=4, next_set=False), "red", "the core group is small, no next meeting is set"),
        (shape(core=0), "yellow", "no core group yet"),
        (shape(held=False), "grey", "no meeting held yet"),
    ],
)
def test_structure(light: Light, word: str, reason: str) -> None:
    assert light == Light("Structure", word, reason)


def test_there_are_six_lights_grey_without_data() -> None:
    found = lights(brief())
    assert [x.name for x in found] == ["Goals", "Tasks", "Follow-through", "Engagement", "Outreach", "Structure"]
    assert {x.word for x in found} == {"grey"}


def test_changes_need_memory() -> None:
    tasks = rows(Task, *({"name": f"T{n}", "due": date(2026, 3, 1)} for n in range(5)))
    assert changes(brief(tasks=tasks)) == ()
    b = Briefing(brief(tasks=tasks).coalition, TODAY, remembers(lights={"Tasks": "green", "Goals": "grey"}))
    assert [(c.name, c.before, c.now) for c in changes(b)] == [("Tasks", "green", "red")]


def test_a_reason_is_said_in_another_language_with_its_numbers() -> None:
    spanish = next(one for one in library.languages().all if one.code == "es")
    said = reason_in(spanish, work(2, 0, 17).clauses)
    assert said == "de 19 por hacer, 2 ya pasaron su fecha"
    assert reason_in(spanish, work(1, 0, 18).clauses) == "de 19 por hacer, 1 ya pasó su fecha"
    assert reason_in(spanish, aims("behind", "on track", "on track").clauses).startswith("1 de 3 metas se queda")
    assert reason_in(ENGLISH, aims("behind").clauses) == aims("behind").reason


def test_a_reason_says_a_goal_as_the_coalition_does() -> None:
    ours = ENGLISH.with_terms({"goals": "milestones"})
    assert reason_in(ours, aims("on track", "on track").clauses) == "none of 2 milestones is behind"
