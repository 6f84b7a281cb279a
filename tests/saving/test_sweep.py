"""What a killed run left: ours goes away, a person's comes back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from coalition_sheets.saving import DISK, sweep
from coalition_sheets.saving.stamp import digest
from coalition_sheets.saving.temps import Temp
from tests.saving.disks import NOW

OLD, NEW, THEIRS = b"old", b"new", b"theirs"


def left(folder: Path, now: bytes, inside: bytes, *, host: str = "") -> tuple[Path, Path]:
    """Write a workbook and what a run left beside it."""
    book = folder / "Our coalition.xlsx"
    book.write_bytes(now)
    temp = Temp.begun(book).finished(digest(OLD), digest(NEW)).path
    temp = temp.with_name(temp.name.replace(Temp.begun(book).host, host)) if host else temp
    temp.write_bytes(inside)
    return book, temp


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_unfinished_or_known_goes_away(tmp_path: Path) -> None:
    for inside in (OLD, NEW):
        book, _ = left(tmp_path, NEW, inside)
        Temp.begun(book).path.write_bytes(b"half")
        assert sweep(book, NOW) == ()
        assert there(tmp_path) == {book.name: NEW}


def test_what_somebody_saved_at_the_moment_of_a_crash_goes_back(tmp_path: Path) -> None:
    book, _ = left(tmp_path, NEW, THEIRS)
    assert "is again as somebody saved it last" in sweep(book, NOW)[0]
    assert there(tmp_path) == {book.name: THEIRS}


def test_where_the_workbook_was_changed_since_it_stands_beside_it(tmp_path: Path) -> None:
    for name in ("Our coalition (found).xlsx", "Our coalition (found 2).xlsx"):
        book, _ = left(tmp_path, b"later", THEIRS)
        assert name in sweep(book, NOW)[0]
        assert there(tmp_path)[name] == THEIRS
        assert book.read_bytes() == b"later"


def test_files_of_another_workbook_and_of_people_are_left_alone(tmp_path: Path) -> None:
    book, temp = left(tmp_path, NEW, OLD)
    others = ("~$Our coalition.xlsx", ".coalition-save-notes.txt", ".coalition-abc.part", "x.swap")
    for name in others:
        (tmp_path / name).write_bytes(b"x")
    assert sweep(tmp_path / "Another.xlsx", NOW) == ()
    sweep(book, NOW)
    assert set(there(tmp_path)) == {book.name, *others}
    assert not temp.exists()


def test_a_run_on_another_computer_has_an_hour(tmp_path: Path) -> None:
    book, temp = left(tmp_path, NEW, OLD, host="abcdef")
    made = temp.lstat().st_ctime
    moment = NOW + timedelta(seconds=made - NOW.timestamp())
    sweep(book, moment + timedelta(minutes=59))
    assert temp.exists()
    sweep(book, moment + timedelta(minutes=61))
    assert not temp.exists()


def test_no_file_of_ours_has_the_name_of_a_workbook(tmp_path: Path) -> None:
    book, temp = left(tmp_path, NEW, OLD)
    assert {temp.suffix, Temp.begun(book).path.suffix} == {".swap", ".part"}
    assert DISK.names(tmp_path)[0].startswith(".coalition-save-")
