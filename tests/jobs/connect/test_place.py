"""Where keys live, what people type for a path, and what is written into coalition.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from coalition_sheets.errors import WorldError
from coalition_sheets.jobs.connect.place import home_of_keys, kept, short, typed_path
from coalition_sheets.jobs.connect.toml import noted, with_keys

HOME = Path("/home/rosa")


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", {}, HOME / ".config" / "coalition"),
        ("linux", {"XDG_CONFIG_HOME": "/etc/mine"}, Path("/etc/mine/coalition")),
        ("darwin", {}, HOME / "Library" / "Application Support" / "coalition"),
        ("win32", {"APPDATA": "/c/Roaming"}, Path("/c/Roaming/coalition")),
        ("win32", {}, HOME / "AppData" / "Roaming" / "coalition"),
    ],
)
def test_each_system_has_its_folder_for_keys(system: str, environment: dict[str, str], folder: Path) -> None:
    assert home_of_keys(environment, HOME, system) == folder


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" /a/key.json ", "/a/key.json"),
        ("'/a/my key.json'", "/a/my key.json"),
        ('"/a/my key.json"', "/a/my key.json"),
        ("/a/my\\ key\\(1\\).json", "/a/my key(1).json"),
        ("file:///a/my%20key.json", "/a/my key.json"),
        ("key.json", "/here/key.json"),
    ],
)
def test_a_path_may_be_typed_pasted_or_dragged(typed: str, meant: str) -> None:
    assert typed_path(typed, Path("/here")) == Path(meant)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[google]\nkey_file = "k"\n'),
        ('google.key_file = "x" # mine\n', 'google.key_file = "k" # mine\n'),
        ('google = { key_file = "x" }\n', 'google = { key_file = "k" }\n'),
        ('[google]\n# why\nkey_file = "x"\n[mail]\n', '[google]\n# why\nkey_file = "k"\n[mail]\n'),
    ],
)
def test_a_key_is_set_in_whatever_way_it_was_written(before: str, after: str) -> None:
    assert with_keys(before, {"google.key_file": "k"}) == after
    assert with_keys(after, {"google.key_file": "k"}) == after


def test_a_key_can_be_taken_out(tmp_path: Path) -> None:
    assert "key_file" not in with_keys('[google]\nkey_file = "x"\n', {"google.key_file": None})


def test_a_path_is_kept_from_ones_own_folder_on() -> None:
    assert short(HOME / ".config" / "k.json", HOME) == "~/.config/k.json"
    assert short(Path("/srv/k.json"), HOME) == "/srv/k.json"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WorldError, match="could not be written"):
        kept(b"key", "k.json", tmp_path / "file" / "coalition")
    with pytest.raises(WorldError, match="could not be"):
        noted(tmp_path / "file" / "coalition.toml", {"workbook": "x"})
