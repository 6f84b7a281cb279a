"""The last look at what is said."""

from __future__ import annotations

from coalition_sheets.edits.done import NoSuchTask
from coalition_sheets.jobs.guard import guarded_problem, short


def test_what_stopped_a_job_echoes_nothing_private() -> None:
    problem = guarded_problem(NoSuchTask("2 tasks fit “call”: “Call about A123456789”.", "Type more."))
    assert (str(problem), problem.exit_code) == ("[private] Type more.", 2)


def test_a_number_is_hidden_before_a_long_text_is_cut() -> None:
    assert short(f"{'x' * 50} A123456789") == "[private]"
    assert short("y" * 61) == f"{'y' * 59}…"
