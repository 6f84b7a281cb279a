"""Nothing that could harm a person is said, whatever the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NUMBER = "A123-456-789"


@pytest.fixture
def careless(tmp_path: Path) -> Path:
    """A workbook with an identity number where a task should be."""
    from openpyxl import Workbook

    book = Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "Tasks"
    for row in (("Task", "Who", "By when"), (f"Call about {NUMBER}", "Rosa", "2026-03-01"), ("Print", "TBD", NUMBER)):
        tab.append(row)
    people = book.create_sheet("People")
    for person in (("Name", "Email"), ("Rosa Delgado", "rosa@example.org")):
        people.append(person)
    path = tmp_path / "careless.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    "args",
    [("check", "-v"), ("tasks",), ("status",), ("explain", "TASK-OWNER"), ("explain", "SENSITIVE"), ("outreach",),
     ("email", "overdue-digest"), ("benchmarks",)],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("flags", [(), ("--json",)], ids=["people", "machines"])
def test_no_command_repeats_it(
    run: Run, tmp_path: Path, careless: Path, args: tuple[str, ...], flags: tuple[str, ...]
) -> None:
    outcome = run(*args, *flags, "-w", careless, "--as-of", "2026-03-17")
    assert outcome.exit_code in (0, 1)
    assert NUMBER not in outcome.output
    written = [p.read_text("utf-8") for p in (tmp_path / "coalition-out").glob("*") if p.is_file()]
    assert not any(NUMBER in text for text in written)


def test_a_page_held_back_fails_and_says_where_to_look(run: Run, tmp_path: Path, careless: Path) -> None:
    outcome = run("status", "-w", careless, "--as-of", "2026-03-17")
    assert outcome.exit_code == 1
    assert "Look at Tasks A2" in outcome.output
    assert not (tmp_path / "coalition-out").exists() or not list((tmp_path / "coalition-out").glob("*.md"))
