"""The exam of saving, in short; and writers that are wrong on purpose, which it must catch."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the exam starts its processes by forking")
SHORT = ("--kills", "6", "--rounds", "10", "--each", "2", "--no-disk")


def exam(*words: str) -> tuple[int, list[str]]:
    """Run the exam in a process of its own; return its exit code and figures."""
    command = [sys.executable, "-m", "tests.exams.saving", *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout.splitlines()


def test_nothing_is_lost_or_harmed() -> None:
    code, figures = exam(*SHORT)
    assert (code, len(figures)) == (0, 5)
    assert figures[0].startswith("6 kills at random moments: 0 harmed")
    assert figures[1].startswith("10 times somebody saved meanwhile: 0 of their saves lost")


def test_a_writer_that_loses_is_caught() -> None:
    assert exam("--kills", "1", "--rounds", "10", "--each", "1", "--writer", "bare")[0] == 1
