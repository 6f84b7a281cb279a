"""A workbook to run commands on, and a runner that runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coalition_sheets.cli import cli
from tests.demos import MadeDemo

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def demo_folder(made_demo: MadeDemo) -> Path:
    return made_demo("living")


@pytest.fixture(scope="session")
def demo_workbook(demo_folder: Path) -> Path:
    return next(demo_folder.glob("*.xlsx"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("COALITION_WORKBOOK", "COALITION_OUTPUT"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*args: str | Path) -> Result:
        outcome = CliRunner().invoke(cli, [str(a) for a in args], catch_exceptions=True)
        if outcome.exception and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        return outcome

    return invoke
