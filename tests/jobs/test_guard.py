"""The last look at what is said."""

from __future__ import annotations

from coalition_sheets.edits.done import NoSuchTask
from coalition_sheets.jobs.guard import both_short, guarded_problem, short


def test_what_stopped_a_job_echoes_nothing_private() -> None:
    problem = guarded_problem(NoSuchTask("2 tasks fit “call”: “Call about A123456789”.", "Type more."))
    assert (str(problem), problem.exit_code) == ("[private] Type more.", 2)


def test_a_number_is_hidden_before_a_long_text_is_cut() -> None:
    assert short(f"{'x' * 50} A123456789") == "[private]"
    assert short("y" * 61) == f"{'y' * 59}…"


def test_two_long_texts_are_shown_where_they_differ() -> None:
    names = "Ana Núñez, Sam O'Neill, Linh Tran, Mei Chen, Rosa Delgado, "
    assert both_short(f"{names}Hana Yusuf", f"{names}Hana Marsh") == (
        "… Chen, Rosa Delgado, Hana Yusuf",
        "… Chen, Rosa Delgado, Hana Marsh",
    )
    assert both_short(None, "Done") == ("", "Done")
