"""The exam of Google's bad days, in short; and clients that are wrong on purpose, which it must catch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from coalition_sheets.sources.google import Patience, SheetAddress
from coalition_sheets.sources.google.client import PatientClient
from tests.exams import google
from tests.exams.google import Exam, Work
from tests.exams.schedules import Schedule, by_chance, shrunk

FEW = {name: work for name, work in google.WORKS.items() if name != "init"}


@pytest.fixture(scope="module")
def exam() -> Iterator[Exam]:
    with google.ready(FEW) as made:
        yield made


@pytest.mark.parametrize("seed", [1, 2])
def test_no_schedule_of_faults_harms_a_sheet(exam: Exam, seed: int) -> None:
    ends, told = google.examine(exam, 20, seed)
    assert told == []
    assert ends[google.SUCCEEDED] > 8


@pytest.mark.parametrize(
    ("schedule", "verdict"),
    [
        (Schedule("init --add", ("-", "drop done")), google.SUCCEEDED),
        (Schedule("init --add", ("-", "503", "-", "part 0.5")), google.SUCCEEDED),
        (Schedule("init --add", storm=("drop done", 297)), google.SUCCEEDED),
        (Schedule("init --add", ("-", "drop done", "403")), google.REFUSED),
        (Schedule("read large", storm=("429+1", 200)), google.SUCCEEDED),
        (Schedule("read large", ("-", "500", "slow 200"), ("drop",)), google.SUCCEEDED),
        (Schedule("read", storm=("429", 400)), google.GAVE_UP),
        (Schedule("read", ("429+400",)), google.GAVE_UP),
    ],
)
def test_how_a_schedule_ends(exam: Exam, schedule: Schedule, verdict: str) -> None:
    outcome = exam.run(schedule)
    assert outcome.verdict == verdict, outcome.why


class Blind(PatientClient):
    """Repeats every change whose answer is lost, without a look."""

    def batch_update(self, id: str, body: Mapping[str, Any] | None, again: bool = False) -> Any:  # noqa: A002
        return super().batch_update(id, body, again=True)


def appending(client: PatientClient, address: SheetAddress) -> object:
    """Write a row below the others: nothing tells whether it is there already."""
    row = {"values": [{"userEnteredValue": {"stringValue": "Rosa Delgado"}}]}
    change = {"appendCells": {"sheetId": 7, "rows": [row], "fields": "userEnteredValue"}}
    number = client.spreadsheet(address.id, {"fields": "sheets.properties.sheetId"})["sheets"][0]["properties"][
        "sheetId"
    ]
    change["appendCells"]["sheetId"] = number
    return len(client.batch_update(address.id, {"requests": [change]})["replies"])


def caught(
    works: Mapping[str, Work], client: type[PatientClient] | None = None, runs: int = 12, **patience: Any
) -> tuple[str, str]:
    with google.ready(works, client, Patience(**patience)) as exam:
        ends, told = google.examine(exam, runs, 0)
        bad = [kind for kind in google.BAD if ends[kind]]
        return ", ".join(bad), "\n".join(told)


def test_a_client_that_repeats_changes_blindly_is_caught() -> None:
    kinds, told = caught({"append": Work({"Tasks": [["Who"]]}, appending)}, Blind, 30)
    assert google.TWICE in kinds
    assert "Schedule(work='append', calls=('-', '" in told
    assert " done',)" in told or "'part 0" in told


def test_a_client_that_waits_for_ever_is_caught() -> None:
    assert google.OUTLIVED in caught({"read": FEW["read"]}, deadline=10_000.0)[0]


def test_a_client_that_gives_up_at_once_is_caught() -> None:
    kinds, told = caught({"read": FEW["read"]}, attempts=1)
    assert kinds == google.WRONG
    assert "gave up too soon" in told


def test_a_client_that_does_half_is_caught() -> None:
    class Half(PatientClient):
        def batch_update(self, id: str, body: Mapping[str, Any] | None, again: bool = False) -> Any:  # noqa: A002
            assert body is not None
            for request in body["requests"]:
                super().batch_update(id, {"requests": [request]}, again)

    schedule = Schedule("init --add", ("-", "-", "404"))
    with google.ready({"init --add": FEW["init --add"]}, Half) as exam:
        assert exam.run(schedule).verdict == google.HALF


def test_a_schedule_is_made_as_small_as_it_goes() -> None:
    large = Schedule("read", ("500", "-", "429+7", "drop", "401"), ("503",), ("502", 60.0), 9)
    assert shrunk(large, lambda s: "drop" in s.calls) == Schedule("read", ("drop",), storm=("-", 0))


def test_a_seed_makes_the_same_schedule_each_time() -> None:
    assert by_chance(5, 1, ["read"]) == by_chance(5, 1, ["read"]) != by_chance(6, 1, ["read"])
