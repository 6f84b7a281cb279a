"""Own tabs of the invented coalitions: Spanish, another cause, hostile words; each as a file that opens."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_sheets import library
from coalition_sheets.documents.tabs.own import own_tabs
from coalition_sheets.model import Level
from tests.demo.test_tenants import BUILD, CAUSE
from tests.documents.making import harbor, hostile
from tests.documents.spanish import SPANISH
from tests.documents.tabs.making import read, tabs
from tests.little import TODAY, briefing
from tests.test_languages import BLAMES, ENGLISH_WORDS
from tests.worksheets import as_xlsx

TABS_OF_PEOPLE = re.compile(r"\b(?:About us|Sectors|Purpose|Core|Meetings|Wins|Tasks|Goals|coalition check)\b")


def test_a_spanish_coalition_reads_its_tabs_in_spanish() -> None:
    b = briefing("## Tasks\nTask | Who | By when\nVolantes | Rosa | 2026-03-01\n## Meetings\nDate\n2026-03-24")
    said = TABS_OF_PEOPLE.sub("", read(b.speaking(SPANISH), Level.COALITION))
    assert "SIN ACTUALIZAR" not in said  # the formula is not shown on the day of writing
    assert "Todavía por hacer" in said
    assert not BLAMES.search(said)
    assert [w for w in ENGLISH_WORDS.findall(said) if w.lower() not in ("a", "no")] == []


def test_a_date_is_written_as_its_language_writes_dates() -> None:
    b = harbor().speaking(SPANISH)
    looks = {c.look.number for tab in tabs(b).values() for line in tab.lines for c in line.cells} - {""}
    assert looks == {"d mmm"}


def test_no_tab_has_a_word_of_the_other_cause(tmp_path: Path) -> None:
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.jobs.session import open_coalition
    from coalition_sheets.schemas.about import SETTINGS

    about = about_lines(SETTINGS, BUILD.about())
    path = write(tmp_path / BUILD.file, library.schemas(), BUILD.rows(), about, title=BUILD.title)
    b = open_coalition(path, BUILD.as_of).briefing
    for level in Level:
        said = read(b, level)
        assert CAUSE.findall(said) == []
        assert "Eastside Tenants Table" in said


def test_hostile_words_stay_words_on_one_line() -> None:
    b = briefing("## Tasks\nTask | Who | By when\nX | Rosa | 2026-03-01")
    for text in hostile()[::3]:
        tasks = tuple(replace(t, name=text) for t in b.coalition.tasks)
        made = own_tabs(replace(b, coalition=replace(b.coalition, tasks=tasks), _results={}), library.template)
        values = [c.value for tab in made for line in tab.lines for c in line.cells if isinstance(c.value, str)]
        assert not any(re.search("[\x00-\x1f\u202e\ud800-\udfff\ufffe\uffff]", value) for value in values)


@pytest.mark.parametrize("level", Level)
def test_every_row_has_a_height_and_its_merged_cells_lie_within_the_tab(level: Level) -> None:
    for tab in tabs(harbor(), level).values():
        for line in tab.lines:
            assert line.height
            assert 8 <= line.height <= 409
            assert len(line.cells) <= len(tab.widths)
            assert all(1 <= first <= first + many - 1 <= len(tab.widths) for first, many in line.spans)


def test_the_tabs_make_a_file_that_opens(tmp_path: Path) -> None:
    from coalition_sheets.sources import read as read_file

    path = as_xlsx(tabs(harbor()).values(), tmp_path / "own.xlsx")
    assert [t.name for t in read_file(path).tables] == ["Today", "Problems", "Agenda", "Sent"]
    assert TODAY.year == 2026
