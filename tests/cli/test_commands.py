"""Each command on the demo workbook."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from coalition_sheets.cli import cli
from tests.cli.conftest import Run

DAY = ("--as-of", "2026-03-17")
READING = [
    ("check",),
    ("status",),
    ("tasks",),
    ("tasks", "--overdue"),
    ("tasks", "--due-soon"),
    ("tasks", "--unassigned"),
    ("tasks", "--owner", "Tomás Rivera"),
    ("tasks", "--from-meeting", "2026-03-10"),
    ("benchmarks",),
    ("outreach",),
    ("agenda",),
    ("page",),
    ("agenda", "2026-04-07"),
    ("email", "overdue-digest"),
    ("explain", "TASK-OWNER"),
    ("monday",),
    ("document",),
    ("document", "monthly", "Bayview Tenants"),
    ("document", "public-summary"),
    ("document", "funder-report"),
    ("document", "how-we-work"),
    ("document", "organization", "Grace Chapel"),
    ("document", "person", "Mei"),
    ("document", "minutes", "2026-03-10"),
    ("document", "calendar"),
    ("before-meeting",),
    ("after-meeting",),
    ("call-sheet", "--for", "Hana"),
]


@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_a_command_answers_people_and_machines_alike(run: Run, demo_workbook: Path, args: tuple[str, ...]) -> None:
    said = run(*args, "-w", demo_workbook, *DAY)
    assert said.exit_code == 0
    assert said.stdout.strip()
    told = json.loads(run(*args, "-w", demo_workbook, *DAY, "--json").stdout)
    assert list(told) == ["schema", "command", "as_of", "workbook", "data", "findings", "summary"]
    assert told["as_of"] == "2026-03-17"
    assert told["summary"] in said.stdout.replace("\n", " ").replace("  ", " ") or not told["summary"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("document", "mothly"), "Did you mean monthly"),
        (("document", "person"), "Which person?"),
        (("document", "how-we-work", "Rosa"), "is about the whole coalition"),
        (("document", "organization", "Mei Chen"), "There is no organization called"),
        (("after-meeting", "2020-01-01"), "There is no meeting called"),
    ],
)
def test_a_document_that_cannot_be_made_says_what_to_try(
    run: Run, demo_workbook: Path, args: tuple[str, ...], said: str
) -> None:
    outcome = run(*args, "-w", demo_workbook, *DAY)
    assert outcome.exit_code == 2
    assert said in outcome.stderr


def test_check_fails_on_what_it_is_told_to(run: Run, demo_workbook: Path) -> None:
    codes = [
        run("check", "-w", demo_workbook, *DAY, "--fail-on", limit).exit_code for limit in ("error", "warning", "never")
    ]
    assert codes == [0, 1, 0]


def test_the_workbook_may_stand_in_the_environment_or_in_coalition_toml(
    run: Run, demo_workbook: Path, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = run("tasks", "-w", demo_workbook, *DAY).stdout
    monkeypatch.setenv("COALITION_WORKBOOK", str(demo_workbook))
    assert run("tasks", *DAY).stdout == named
    monkeypatch.delenv("COALITION_WORKBOOK")
    deeper = shutil.copytree(demo_folder, tmp_path / "harbor") / "notes"
    deeper.mkdir()
    monkeypatch.chdir(deeper)
    assert run("tasks", *DAY).stdout == named


def test_members_see_no_contact_data_and_no_day_counts(run: Run, demo_workbook: Path) -> None:
    seen = run("tasks", "-w", demo_workbook, *DAY, "--audience", "coalition", "--json").stdout
    assert "@example.org" not in seen
    assert "days_late" not in seen


def test_an_agenda_can_go_down_a_pipe(run: Run, demo_workbook: Path, tmp_path: Path) -> None:
    outcome = run("agenda", "-w", demo_workbook, *DAY, "-o", "-")
    assert outcome.stdout.startswith("# Harbor County Immigrant Justice Coalition")
    assert list(tmp_path.iterdir()) == []


def test_init_makes_a_workbook_that_lacks_only_its_time_zone(run: Run) -> None:
    assert run("init", "ours.xlsx", "--title", "Bay Area Table", "--for", "organizers").exit_code == 0
    told = json.loads(run("check", "-w", "ours.xlsx", *DAY, "--json").stdout)
    assert [f["code"] for f in told["findings"]] == ["TZ-GUESSED"]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize(("path", "command"), [pytest.param(p, c, id=" ".join(p)) for p, c in commands(cli)])
def test_every_command_and_option_has_help(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help
    assert all(p.help for p in command.params if isinstance(p, click.Option))
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
    assert f"coalition {' '.join(path)}" in page
    if not isinstance(command, click.Group):
        assert (command.epilog or "").startswith(f"Example: coalition {' '.join(path)}")
        assert (command.epilog or "").removeprefix("Example: ") in page


def test_help_imports_no_heavy_library() -> None:
    heavy = "{'openpyxl', 'rich', 'jinja2', 'python_calamine', 'yaml', 'phonenumbers', 'requests', 'gspread', 'google'}"
    script = (
        "import sys; from click.testing import CliRunner; from coalition_sheets.cli import cli; "
        f"CliRunner().invoke(cli, ['--help']); print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_template_can_be_copied_shown_and_is_then_your_own(run: Run, tmp_path: Path) -> None:
    shipped = run("templates", "show", "agenda-regular").stdout
    assert run("templates", "copy", "agenda-regular").exit_code == 0
    copy = next((tmp_path / "templates").iterdir())
    kept = [line for line in copy.read_text("utf-8").split("\n") if not line.startswith("# Copied from ours")]
    assert "\n".join(kept).split() == shipped.split()
    assert "yours" in run("templates", "list").stdout
    assert run("templates", "copy", "agenda-regular").exit_code == 2


def test_a_schema_can_be_copied_and_changed(run: Run, tmp_path: Path) -> None:
    assert run("schemas", "copy", "tasks").exit_code == 0
    assert (tmp_path / "sheet_schemas" / "tasks.yaml").is_file()
    assert "yours" in run("schemas", "list").stdout


@pytest.mark.parametrize(
    "words", ["init", "demo", "templates list", "templates show", "templates copy", "schemas list"]
)
def test_a_command_that_reads_no_workbook_has_no_option_for_one(words: str) -> None:
    command: click.Command = cli
    for word in words.split():
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    names = {p.name for p in command.params}
    assert names.isdisjoint({"workbook", "as_of", "output", "audience"})
    assert {"as_json", "quiet", "verbose"} <= names
