"""A zip file rewritten: what stays is copied as it stands, with all that programs left around it."""

from __future__ import annotations

import io
import zipfile

import pytest

from coalition_sheets.xlsx import archive
from tests.sources.packages import zipped
from tests.xlsx.traps import in_the_long_form, with_comment, with_descriptors

PARTS = {"a.txt": "first" * 50, "b/B.txt": "second", "c.bin": "third" * 9}


def record(data: bytes, name: str) -> bytes:
    """Return a part's bytes as they stand in the file, its own header with them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.getinfo(name)
        later = [p.header_offset for p in package.infolist() if p.header_offset > part.header_offset]
        return data[part.header_offset : min([*later, package.start_dir])]


def contents(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode() for name in package.namelist()}


KINDS = {
    "packed": zipped(PARTS),
    "stored": zipped(PARTS, zipfile.ZIP_STORED),
    "sizes behind": with_descriptors(PARTS),
    "long form": in_the_long_form(zipped(PARTS)),
    "comment": with_comment(zipped(PARTS), b"made by \xff"),
    "something before": b"#!/bin/sh\n" + zipped(PARTS),
}


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in KINDS.items()])
def test_parts_that_stay_are_copied_byte_for_byte(data: bytes) -> None:
    made = archive.rewritten(data, {"b/b.txt": b"new", "d/é.txt": b"added"}, frozenset({"a.txt"}))
    assert contents(made) == {"b/B.txt": "new", "c.bin": PARTS["c.bin"], "d/é.txt": "added"}
    assert record(made, "c.bin") == record(data, "c.bin")


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in KINDS.items()])
def test_nothing_to_change_keeps_every_record(data: bytes) -> None:
    made = archive.rewritten(data, {})
    assert contents(made) == PARTS
    assert all(record(made, name) == record(data, name) for name in PARTS)


def test_the_comment_stays() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.rewritten(KINDS["comment"], {"a.txt": b"x"}))) as package:
        assert package.comment == b"made by \xff"


def test_a_changed_part_keeps_its_date_its_name_and_its_rights() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        told = zipfile.ZipInfo("Ünï.txt", (2019, 5, 6, 7, 8, 10))
        told.external_attr = 0o640 << 16
        package.writestr(told, "old")
    made = archive.rewritten(file.getvalue(), {"Ünï.txt".casefold(): b"new"})
    (part,) = zipfile.ZipFile(io.BytesIO(made)).infolist()
    assert (part.filename, part.date_time, part.external_attr >> 16) == ("Ünï.txt", (2019, 5, 6, 7, 8, 10), 0o640)


def test_the_same_changes_make_the_same_bytes() -> None:
    changes = {"a.txt": b"x", "new.txt": b"y"}
    assert archive.rewritten(KINDS["packed"], changes) == archive.rewritten(KINDS["packed"], changes)
