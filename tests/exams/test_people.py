"""The exam of people against the tool, in short; and writers that are wrong on purpose, which it must catch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.exams.people import day, exam, world
from tests.exams.people.doing import VERBS
from tests.exams.people.exam import Exam
from tests.exams.people.schedule import FAULTS, FILE, SHEET, Run, Schedule, by_chance
from tests.exams.schedules import least

WORDS = st.builds(
    lambda verb, *numbers: " ".join((verb, *map(str, numbers))),
    st.sampled_from(sorted(set(VERBS))),
    st.sampled_from((1, 1, 1, 0, 2)),
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(0, 17),
)
ORDERS = st.sampled_from(("sync accept", "done 0 0", "done 2 0", "fix", "rename 1 1"))
NOTHING = st.just(())


@pytest.fixture(scope="module")
def ready() -> Iterator[Exam]:
    with exam.ready() as made:
        yield made


def people(ready: Exam) -> type[RuleBasedStateMachine]:
    """Return the people and the tool as rules; the law is looked at after each."""

    class People(RuleBasedStateMachine):
        @initialize(place=st.sampled_from((FILE, SHEET)))
        def begin(self, place: str) -> None:
            self.stack = ExitStack()
            self.world = self.stack.enter_context(ready.world(place))
            self.moments = 6 if place == SHEET else 34

        @rule(word=WORDS)
        def somebody(self, word: str) -> None:
            self.world.step(word)
            self.right()

        @rule(
            order=ORDERS,
            meanwhile=NOTHING | st.lists(st.tuples(st.integers(0, 99), WORDS), max_size=2),
            bad=NOTHING | st.lists(st.tuples(st.integers(0, 99), st.sampled_from(FAULTS)), max_size=2),
        )
        def run(self, order: str, meanwhile: list[tuple[int, str]], bad: list[tuple[int, str]]) -> None:
            when = self.moments
            faults = [(at % when, word if when == 6 else "full") for at, word in bad]
            self.world.step(Run(order, tuple((at % when, word) for at, word in meanwhile), tuple(faults)))
            self.right()

        def right(self) -> None:
            assert not exam.bad(self.world), self.world.why

        def teardown(self) -> None:
            self.stack.close()

    return People


def test_no_cell_of_people_is_lost_or_changed(ready: Exam) -> None:
    few = settings(
        max_examples=8,
        stateful_step_count=5,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(people(ready), settings=few)


@pytest.mark.parametrize(("writer", "place"), [("rewrite", FILE), ("remembered", FILE), ("compared", SHEET)])
def test_a_naive_writer_is_caught_soon(ready: Exam, writer: str, place: str) -> None:
    runs = (ready.run(by_chance(number, 0, place, (writer,))) for number in range(20))
    caught = next((made for made in runs if exam.bad(made)), None)
    assert caught is not None
    assert caught.ends[world.LOST] > 0


def test_a_schedule_that_fails_is_made_small_and_can_be_pasted(ready: Exam) -> None:
    schedule = by_chance(10, 0, SHEET, ("compared",))
    told = exam.explained(ready, schedule, ready.run(schedule), "seed 0/10")
    pasted: Schedule = eval(told.rpartition("\n")[2], {"Schedule": Schedule, "Run": Run})
    assert exam.bad(ready.run(pasted))
    assert len(pasted.steps) == 1


def test_a_run_every_minute_writes_as_often_as_there_is_news(ready: Exam) -> None:
    for place in (FILE, SHEET):
        some = day.day(ready, place, 1, 8)
        assert some.boring, some
        assert 0 < some.writes < 8


SMALL = {
    "answer lost, then the same cell typed into": Schedule(
        SHEET, (Run("done 3 1", meanwhile=((3, "type 1 4 3 25"),), bad=((2, "502 done"),)),), settled=False
    ),
    "killed, then the same cell typed into": Schedule(
        SHEET, (Run("done 0 0", killed=5), "type 1 1 3 2", Run("sync accept")), settled=False
    ),
    "answer lost, then another run": Schedule(
        SHEET, (Run("done 0 0", meanwhile=((3, "other run"),), bad=((2, "502 done"),)),), settled=False
    ),
    "answer lost, then the tab renamed": Schedule(
        SHEET,
        (Run("done 2 3", meanwhile=((2, "delete 1 5 2 14"), (3, "name 1 5 0 9")), bad=((2, "502 done"),)),),
        settled=False,
    ),
}


@pytest.mark.parametrize("schedule", SMALL.values(), ids=SMALL)
def test_what_once_failed_holds(ready: Exam, schedule: Schedule) -> None:
    assert ready.run(schedule).why == []


def test_what_a_run_that_was_cut_off_did_to_another_row_is_undone_by_the_next(ready: Exam) -> None:
    came = ready.run(Schedule(SHEET, (Run("done 0 0", meanwhile=((2, "sort 1 0 1"),), killed=5),)))
    assert came.ends[world.CUT_OFF] > 0
    assert came.why == []


def test_the_least_is_what_still_fails() -> None:
    assert least(9, lambda n: (n - 1,), lambda n: n > 3) == 4
