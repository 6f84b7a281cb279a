"""A folder of documents: all or none, and a person's changes are never written over."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coalition_sheets.destinations.folder import LEDGER, Folder, SameName, UnsafeName
from coalition_sheets.errors import WorldError
from coalition_sheets.model import Document, Level

PAGE = Document(
    kind="agenda",
    title="Agenda",
    level=Level.COALITION,
    as_of=date(2026, 3, 17),
    files=(("md", b"one"), ("html", b"<p>")),
)


def seen(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))


def test_every_file_of_a_document_is_written_under_its_name(tmp_path: Path) -> None:
    delivered = Folder(tmp_path / "new" / "out").deliver([PAGE])
    assert [d.path.name for d in delivered] == ["2026-03-17-agenda.md", "2026-03-17-agenda.html"]
    assert delivered[0].path.read_bytes() == b"one"
    assert [d.note for d in delivered] == ["", ""]


def test_a_second_run_replaces_what_was_written_before(tmp_path: Path) -> None:
    Folder(tmp_path).deliver([PAGE])
    again = Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"two"),))])
    assert again[0].path.read_bytes() == b"two"
    assert Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"two"),))])[0].unchanged
    assert seen(tmp_path) == ["2026-03-17-agenda.html", "2026-03-17-agenda.md"]


def test_a_file_changed_by_hand_stays_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    path = Folder(tmp_path).deliver([PAGE])[0].path
    path.write_text("mine", encoding="utf-8")
    delivered = Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"two"),))])[0]
    assert path.read_text(encoding="utf-8") == "mine"
    assert delivered.path.name == "2026-03-17-agenda-new.md"
    assert delivered.note == (
        "2026-03-17-agenda.md was changed by hand, so it stays as it is; "
        "the new one is 2026-03-17-agenda-new.md beside it."
    )


@pytest.mark.parametrize(
    "note", [".~lock.2026-03-17-agenda.docx#", "~$2026-03-17-agenda.docx", "~$26-03-17-agenda.docx"]
)
def test_a_file_that_is_open_in_a_program_stays_and_the_new_one_stands_beside_it(tmp_path: Path, note: str) -> None:
    path = Folder(tmp_path).deliver([replace(PAGE, files=(("docx", b"one"),))])[0].path
    (tmp_path / note).write_text("Rosa", encoding="utf-8")
    delivered = Folder(tmp_path).deliver([replace(PAGE, files=(("docx", b"two"),))])[0]
    assert (path.read_bytes(), delivered.path.name) == (b"one", "2026-03-17-agenda-new.docx")
    assert delivered.note == (
        "2026-03-17-agenda.docx is open in another program, so it stays as it is; "
        "the new one is 2026-03-17-agenda-new.docx beside it."
    )


def test_the_one_beside_is_replaced_in_turn_unless_it_was_changed_too(tmp_path: Path) -> None:
    path = Folder(tmp_path).deliver([PAGE])[0].path
    path.write_text("mine", encoding="utf-8")
    for content, name in ((b"two", "-new.md"), (b"three", "-new.md")):
        delivered = Folder(tmp_path).deliver([replace(PAGE, files=(("md", content),))])[0]
        assert delivered.path.name == f"2026-03-17-agenda{name}"
        assert delivered.path.read_bytes() == content
    delivered.path.write_text("mine too", encoding="utf-8")
    last = Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"four"),))])[0]
    assert last.path.name == "2026-03-17-agenda-new-2.md"


def test_a_file_that_was_there_before_us_is_a_persons(tmp_path: Path) -> None:
    (tmp_path / "2026-03-17-agenda.md").write_text("mine", encoding="utf-8")
    assert Folder(tmp_path).deliver([PAGE])[0].path.name == "2026-03-17-agenda-new.md"


def test_where_the_record_is_lost_nothing_is_overwritten(tmp_path: Path) -> None:
    Folder(tmp_path).deliver([PAGE])
    (tmp_path / LEDGER).write_text("{broken", encoding="utf-8")
    delivered = Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"two"),))])[0]
    assert delivered.path.name == "2026-03-17-agenda-new.md"


@pytest.mark.parametrize("slug", ["../evil", "UPPER", "a.b", "ä", "x" * 90, "a b", "nul\x00", "-\n"])
def test_a_name_that_is_not_safe_stops_everything_before_anything_is_written(tmp_path: Path, slug: str) -> None:
    with pytest.raises(UnsafeName):
        Folder(tmp_path).deliver([PAGE, replace(PAGE, slug=slug)])
    assert seen(tmp_path) == []


@pytest.mark.parametrize("extension", ["", "m/d", "MD", "md.exe", "."])
def test_an_extension_that_is_not_safe_stops_everything(tmp_path: Path, extension: str) -> None:
    with pytest.raises(UnsafeName):
        Folder(tmp_path).deliver([replace(PAGE, files=((extension, b""),))])


def test_two_documents_of_one_name_stop_everything(tmp_path: Path) -> None:
    with pytest.raises(SameName, match="Two documents would both be called"):
        Folder(tmp_path).deliver([PAGE, PAGE])
    assert seen(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="symlinks need rights there")
def test_a_symlink_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("precious", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "2026-03-17-agenda.md").symlink_to(outside)
    delivered = Folder(out).deliver([PAGE])[0]
    assert outside.read_text(encoding="utf-8") == "precious"
    assert delivered.path.name == "2026-03-17-agenda-new.md"


def test_a_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("", encoding="utf-8")
    with pytest.raises(WorldError, match="is a file, not a folder"):
        Folder(path).deliver([PAGE])


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Folder(tmp_path).deliver([PAGE])
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.name != LEDGER}
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match="The disk is full"):
        Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"two"), ("html", b"<b>")))])
    monkeypatch.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.name != LEDGER} == before
    assert Folder(tmp_path).deliver([replace(PAGE, files=(("md", b"two"),))])[0].path.name == "2026-03-17-agenda.md"


def test_killed_between_two_files_the_next_run_knows_both_as_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Folder(tmp_path).deliver([PAGE])
    new = replace(PAGE, files=(("md", b"two"), ("html", b"<b>")))
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.suffix == ".html":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        Folder(tmp_path).deliver([new])
    monkeypatch.undo()
    again = Folder(tmp_path).deliver([replace(new, files=(("md", b"three"), ("html", b"<i>")))])
    assert [d.kept for d in again] == [None, None]
    assert seen(tmp_path) == ["2026-03-17-agenda.html", "2026-03-17-agenda.md"]


@pytest.mark.skipif(os.name == "nt", reason="file modes mean little there")
def test_what_is_for_organizers_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = Folder(tmp_path).deliver([replace(PAGE, level=Level.ORGANIZERS)])[0].path
    assert path.stat().st_mode & 0o077 == 0


def test_a_document_without_files_delivers_nothing(tmp_path: Path) -> None:
    assert Folder(tmp_path).deliver([replace(PAGE, files=(), not_ready=("Held back.",))]) == ()
