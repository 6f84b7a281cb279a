"""The builds of the demo as `coalition demo` makes them: each made once, to read or to copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from coalition_sheets.jobs.making import BuildName

MadeDemo = Callable[["BuildName"], Path]


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> MadeDemo:
    """Make a build in a folder that nobody changes: who wants to write copies it."""
    from coalition_sheets.jobs.making import make_demo

    @cache
    def made(name: BuildName) -> Path:
        folder = tmp_path_factory.mktemp(name) / "harbor"
        make_demo(folder, name)
        return folder

    return made
