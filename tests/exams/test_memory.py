"""The exam of memory, in short; and a memory that is wrong on purpose, which it must catch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coalition_sheets.model import Briefing, Memory
from tests.exams import memory as exam


def test_a_story_breaks_no_law(tmp_path: Path) -> None:
    runs, broken = exam.story(exam.demo(tmp_path), 7, 3)
    assert (runs, dict(broken)) == (3, {})


def test_a_memory_that_goes_by_row_numbers_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def numbered(memory: Memory, b: Briefing) -> Memory:
        rows = {(tab, f"{key} {number}"): seen for number, ((tab, key), seen) in enumerate(memory.rows.items())}
        return replace(memory, rows=rows, last_run=b.today)

    monkeypatch.setattr(exam, "noted", numbered)
    assert exam.story(exam.demo(tmp_path), 7, 1)[1]
