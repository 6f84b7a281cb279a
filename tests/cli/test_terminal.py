"""What a person sees on terminals of many kinds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coalition_sheets.cli.common import waiting
from coalition_sheets.cli.show import result, safe
from coalition_sheets.jobs.result import Result


def printed(workbook: Path, folder: Path, *args: str, **environment: str) -> bytes:
    """Run a command as a process of its own and return its bytes."""
    command = [sys.executable, "-m", "coalition_sheets", *args, "-w", str(workbook), "--as-of", "2026-03-17"]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=True
    ).stdout


def test_a_narrow_terminal_gets_narrow_lines(demo_workbook: Path, tmp_path: Path) -> None:
    text = printed(demo_workbook, tmp_path, "tasks", "--overdue", COLUMNS="48").decode()
    assert max(map(len, text.splitlines())) <= 48
    assert "releases" in text


def test_a_pipe_gets_no_colour_codes(demo_workbook: Path, tmp_path: Path) -> None:
    assert b"\x1b" not in printed(demo_workbook, tmp_path, "check", "--fail-on", "never")


def test_an_old_windows_code_page_does_not_stop_a_command(demo_workbook: Path, tmp_path: Path) -> None:
    text = printed(demo_workbook, tmp_path, "tasks", "--owner", "Tomás Rivera", PYTHONIOENCODING="cp1252").decode(
        "utf-8"
    )
    assert "Tomás Rivera" in text


@pytest.mark.parametrize("mark", ["\x1b[2J", "\u202e", "\u200d", "\x9b", "\U000e0041"])
def test_marks_that_steer_a_terminal_are_spelled_out(mark: str) -> None:
    assert safe(f"a{mark}b").isprintable()
    assert mark[0] not in safe(f"a{mark}b")


@pytest.mark.parametrize(
    ("terminal", "quiet", "said"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_a_tip_is_for_whoever_looks_on(
    terminal: bool, quiet: bool, said: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    result(Result(command="agenda", summary="Wrote it.", tip="There is more."), as_json=False, quiet=quiet)
    assert ("There is more." in capsys.readouterr().out) is said


def test_waiting_says_nothing_into_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Reading ...", shown=True, after=0):
        pass
    assert capsys.readouterr().err == ""
