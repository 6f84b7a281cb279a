"""One run at a time, and the other is told who it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coalition_sheets.saving import Busy, CannotSave, Holder, hold_file, hold_sheet, state_folder
from tests.saving.disks import NOW

ME = Holder(4242, "rosas-laptop", NOW)
HOLDING = """
import sys
from pathlib import Path
from tests.saving.disks import NOW
from coalition_sheets.saving import Holder, hold_file
with hold_file(Path(sys.argv[1]), Holder.me(NOW), Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Our coalition.xlsx"
    path.write_bytes(b"x")
    return path


def test_the_other_is_told_who_holds_it_and_since_when(book: Path, tmp_path: Path) -> None:
    with hold_file(book, ME, tmp_path), pytest.raises(Busy) as told, hold_file(book, Holder(), tmp_path):
        pass
    assert told.value.message == (
        "Another run is at work on “Our coalition.xlsx” (process 4242 on rosas-laptop since March 17, 18:30)."
    )
    assert (told.value.exit_code, told.value.holder) == (3, ME)


def test_a_lock_leaves_nothing_behind_and_can_be_had_again(book: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with hold_file(book, ME, tmp_path):
            assert len(list(tmp_path.iterdir())) == 2
        assert list(tmp_path.iterdir()) == [book]


def test_a_lock_dies_with_its_process(book: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(book), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Busy, match=f"process {other.pid} on "), hold_file(book, ME, tmp_path):
            pass
        other.kill()
        other.wait()
        with hold_file(book, ME, tmp_path):
            pass


@pytest.mark.parametrize(
    "note", [b"", b"\xff\x00{", b"[]", b'{"pid": "x"}', b'{"pid": 1, "host": "", "since": "soon"}']
)
def test_a_note_that_cannot_be_read_leaves_who_it_is_open(book: Path, tmp_path: Path, note: bytes) -> None:
    with hold_file(book, ME, tmp_path):
        book.with_name(f".{book.name}.coalition-lock").write_bytes(note)
        with pytest.raises(Busy, match=r"at work on “Our coalition\.xlsx”\."), hold_file(book, ME, tmp_path):
            pass


def test_two_names_of_one_workbook_have_one_lock(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "folder"
    other.symlink_to(tmp_path)
    with hold_file(book, ME, tmp_path), pytest.raises(Busy), hold_file(other / book.name, ME, tmp_path):
        pass


def test_where_no_lock_can_stand_beside_it_the_state_folder_has_it(book: Path, tmp_path: Path) -> None:
    book.with_name(f".{book.name}.coalition-lock").mkdir()
    state = tmp_path / "state"
    with hold_file(book, ME, state), pytest.raises(Busy), hold_file(book, ME, state):
        pass
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotSave, match="There is no place for a lock"), hold_file(book, ME, tmp_path / "file"):
        pass


def test_a_sheet_is_held_by_its_id(tmp_path: Path) -> None:
    with hold_sheet("1AbC", ME, tmp_path), hold_sheet("another", ME, tmp_path):
        with pytest.raises(Busy, match="at work on this Google Sheet"), hold_sheet("1AbC", ME, tmp_path):
            pass
        assert (tmp_path / "locks").stat().st_mode & 0o777 == 0o700


def test_each_system_has_its_state_folder() -> None:
    home = Path("/home/rosa")
    assert state_folder({}, home, "linux") == home / ".local/state/coalition"
    assert state_folder({"XDG_STATE_HOME": "/s"}, home, "linux") == Path("/s/coalition")
    assert state_folder({}, home, "darwin") == home / "Library/Application Support/coalition"
    assert state_folder({"LOCALAPPDATA": "/l"}, home, "win32") == Path("/l/coalition")


def test_this_process_is_named() -> None:
    assert Holder.me(NOW).pid == os.getpid()
