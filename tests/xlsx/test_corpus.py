"""Real workbooks of other projects: each takes our tabs with nothing else of it changed, or is refused by name."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import pytest
from python_calamine import CalamineError, load_workbook

from coalition_sheets.sources.package import Package
from coalition_sheets.xlsx.refuse import StructureProtected, UnfitFile
from tests.shared import needs_shared
from tests.sources.test_corpus import FOLDER, SENTENCES, manifest
from tests.xlsx.little import put, tables
from tests.xlsx.test_traps import SHEETS

LISTS = 4
"""Parts of a person's workbook that may change when a tab is put in: three lists and the looks."""
TAKING = [pytest.param(row["file"], id=row["file"]) for row in manifest() if row["write"] == "write"]
REFUSED = [pytest.param(row["file"], row["write"][8:], id=row["file"]) for row in manifest() if row["write"] != "write"]


def records(data: bytes) -> dict[str, bytes]:
    """Return each part's bytes as they stand in the file, packed."""
    package = Package(data)._zip
    starts = sorted([*(part.header_offset for part in package.infolist()), package.start_dir])
    ends = dict(pairwise(starts))
    return {p.orig_filename: data[p.header_offset : ends[p.header_offset]] for p in package.infolist()}


def seen(data: bytes) -> dict[str, list[list[Any]]] | None:
    """Return all cells as an independent reader sees them; None where it cannot read the file."""
    try:
        book = load_workbook(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except CalamineError:
        return None


@needs_shared
def test_the_corpus_is_not_empty() -> None:
    assert (len(TAKING), len(REFUSED)) >= (90, 10)


@needs_shared
@pytest.mark.parametrize("name", TAKING)
def test_our_tabs_go_in_and_every_other_part_stays_byte_for_byte(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    made = put(data, *SHEETS)
    before, after = records(data), records(made)
    changed = {part for part in before if after.get(part) != before[part]}
    assert len(changed) <= LISTS
    assert {PurePosixPath(p.replace("\\", "/")).suffix for p in changed} <= {".xml", ".rels"}
    assert list(after)[: len(before)] == list(before)
    assert put(made, *SHEETS) is made
    ours, theirs = tables(made), tables(data)
    assert {name: table.rows for name, table in ours.items() if name in theirs} == {
        n: t.rows for n, t in theirs.items()
    }
    assert list(ours) == [*theirs, "Today", "_memory"]
    if cells := seen(data):
        found = seen(made)
        assert found is not None
        assert {name: found[name] for name in cells} == cells


@needs_shared
@pytest.mark.parametrize(("name", "why"), REFUSED)
def test_other_workbooks_are_refused_by_name(name: str, why: str) -> None:
    kind, sentence = (
        (StructureProtected, "The workbook's structure is protected")
        if "structure" in why
        else (UnfitFile, SENTENCES[why])
    )
    with pytest.raises(kind, match=sentence):
        put((FOLDER / name).read_bytes(), *SHEETS)
