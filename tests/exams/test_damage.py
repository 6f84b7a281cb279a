"""The exam of damaged workbooks, in short, on a workbook of our own; and a writer that is wrong on purpose."""

from __future__ import annotations

import pytest

from tests.exams import damage
from tests.xlsx.little import put
from tests.xlsx.test_traps import SHEETS
from tests.xlsx.traps import TRAPS

FILES = {"little": put(TRAPS["plain"](), *SHEETS)}


def test_a_damaged_workbook_is_written_or_refused_and_nothing_else() -> None:
    ends, wrong = damage.harmed(FILES, 150, 1)
    assert wrong == []
    assert ends["refused"] > 30
    assert ends["written"] > 30


def test_a_writer_that_fails_otherwise_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "put", lambda *_, **__: 1 // 0)
    assert any("ZeroDivisionError" in told for told in damage.harmed(FILES, 20, 1)[1])
