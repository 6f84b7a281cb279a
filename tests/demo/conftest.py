"""The demo's workbooks, written and read once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from coalition_sheets import demo, library, records, rules, sources
from coalition_sheets.destinations.new_workbook import write
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.destinations.sheet import Rows
from coalition_sheets.model import Briefing, Cell, Memory
from coalition_sheets.schemas.about import SETTINGS

Reader = Callable[[Mapping[str, Rows], Mapping[str, Cell], date, Memory], Briefing]


@pytest.fixture(scope="session")
def read_demo(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Write rows to a workbook, read it back and check it."""

    def read(rows: Mapping[str, Rows], about: Mapping[str, Cell], today: date, memory: Memory) -> Briefing:
        schemas = library.schemas()
        path: Path = tmp_path_factory.mktemp("demo") / "Harbor County coalition.xlsx"
        workbook = sources.read(write(path, schemas, rows, about_lines(SETTINGS, about), title=demo.TITLE))
        facts, noted = records.read_about(workbook, schemas)
        coalition, found = records.read(workbook, schemas, facts, today)
        briefing = Briefing(coalition, today, memory)
        return Briefing(coalition, today, memory, rules.check(briefing, (*noted, *found)))

    return read


@pytest.fixture(scope="session")
def living(read_demo: Reader) -> Briefing:
    """Return the living demo on March 17, with what the run of March 10 remembered."""
    return read_demo(demo.living(), demo.living_about(), demo.AS_OF, demo.memory())


@pytest.fixture(scope="session")
def unremembered(read_demo: Reader) -> Briefing:
    """Return the living demo as a first run sees it."""
    return read_demo(demo.living(), demo.living_about(), demo.AS_OF, Memory())


@pytest.fixture(scope="session")
def clean(read_demo: Reader) -> Briefing:
    """Return the clean demo on its day."""
    return read_demo(demo.clean(), demo.clean_about(), demo.CLEAN_AS_OF, Memory())
