"""What a command imports: only what it uses, so that it starts soon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

NEVER = {
    "coalition_sheets.documents", "coalition_sheets.demo", "coalition_sheets.destinations",
    "coalition_sheets.schemas.read", "coalition_sheets.sources.ods", "asyncio", "email", "email_validator", "google",
    "gspread", "hashlib", "icalendar", "jinja2", "markdown_it", "openpyxl", "phonenumbers", "rapidfuzz", "requests",
    "rich", "subprocess", "tomllib", "yaml",
}  # fmt: skip


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from benchmarks.check import make

    path = tmp_path_factory.mktemp("speed") / "Nine tabs.xlsx"
    make(path, 50)
    return path


def test_a_check_imports_nothing_that_it_does_not_use(workbook: Path) -> None:
    asked = ["check", "-w", str(workbook), "--as-of", "2026-03-17"]
    run = (
        f"import sys; sys.argv[1:] = {asked!r}\n"
        "from coalition_sheets import __main__\n"
        "__main__.os._exit = lambda code: print('IMPORTED', *sys.modules)\n"
        "__main__.main()"
    )
    said = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=workbook.parent, check=False)
    shown, _, imported = said.stdout.partition("IMPORTED ")
    assert "Goals" in shown
    assert "coalition_sheets.rules" in imported.split()
    assert sorted(NEVER & set(imported.split())) == []
