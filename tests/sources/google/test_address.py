"""Which links name a Sheet, and what is said of those that do not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sheets.settings import SettingsError, load, workbook_at
from coalition_sheets.sources.google import NotASheet, SheetAddress, parse

ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_abcde"
D = f"https://docs.google.com/spreadsheets/d/{ID}"


@pytest.mark.parametrize(
    "link",
    [
        ID,
        f"  {ID}\n",
        D,
        f"{D}/",
        f"{D}/edit",
        f"{D}/edit#gid=0",
        f"{D}/edit?gid=12&usp=sharing#gid=12",
        f"{D}/edit?usp=sharing",
        f"{D}/view",
        f"{D}/preview",
        f"{D}/htmlview?pli=1",
        f"{D}/export?format=xlsx",
        f"<{D}/edit>,",
        f"HTTPS://docs.google.com/spreadsheets/d/{ID}/edit",
        f"docs.google.com/spreadsheets/d/{ID}/edit",
        f"https://docs.google.com/spreadsheets/u/0/d/{ID}/edit",
        f"https://docs.google.com/spreadsheets/d/{ID}/u/1/edit",
        f"https://docs.google.com/a/example.org/spreadsheets/d/{ID}/edit",
        f"https://spreadsheets.google.com/ccc?key={ID}",
        f"https://www.google.com/url?q=https://docs.google.com/spreadsheets/d/{ID}/edit&sa=D",
    ],
)
def test_every_link_that_people_copy_names_the_same_sheet(link: str) -> None:
    assert parse(link) == SheetAddress(ID)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (f"{D}/copy", "makes a new copy"),
        (f"{D}/pub?output=csv", "published"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-1vTabc/pubhtml", "published"),
        ("https://docs.google.com/spreadsheets/d/1AbC", "not complete"),
        ("https://docs.google.com/spreadsheets/u/0/", "the list of your Sheets"),
        (f"https://docs.google.com/forms/d/{ID}/edit", "Google Form"),
        ("https://forms.gle/abc", "Google Form"),
        (f"https://docs.google.com/document/d/{ID}/edit", "a Google Doc"),
        (f"https://docs.google.com/presentation/d/{ID}/edit", "Google Slides"),
        (f"https://drive.google.com/drive/folders/{ID}", "a folder in Google Drive"),
        ("https://drive.google.com/drive/my-drive", "a folder in Google Drive"),
        (f"https://drive.google.com/file/d/{ID}/view", "a file in Google Drive"),
        (f"https://drive.google.com/open?id={ID}", "a file in Google Drive"),
        ("https://accounts.google.com/signin?continue=x", "sign-in page"),
        ("https://bit.ly/3abc", "short one"),
        ("https://sheets.new", "new, empty Sheet"),
        ("https://x.sharepoint.com/:x:/g/abc", "OneDrive"),
        ("https://www.dropbox.com/s/abc/book.xlsx", "Dropbox"),
        ("https://example.org/book.xlsx", "leads to example.org"),
        (f"https://docs.google.com.evil.example/spreadsheets/d/{ID}/edit", "not to a Google Sheet"),
        ("https://[", "not complete"),
        ("https://docs.google.com/", "does not lead to a Google Sheet"),
    ],
)
def test_any_other_link_is_told_apart_and_the_right_one_described(link: str, said: str) -> None:
    with pytest.raises(NotASheet) as problem:
        parse(link)
    assert said in problem.value.message
    assert problem.value.hint
    assert problem.value.exit_code == 2


@pytest.mark.parametrize(
    "text", ["book.xlsx", "Our coalition", "a/b/c.xlsx", "", ".", "C:\\book.xlsx", "coalition_of_the_whole_county_2026"]
)
def test_a_path_is_no_address(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=80))
def test_any_text_is_a_sheet_or_a_path_or_a_sentence(text: str) -> None:
    for form in (text, f"https://{text}", f"https://docs.google.com/{text}"):
        with suppress(NotASheet):
            assert isinstance(parse(form), SheetAddress | None)


@given(st.from_regex(r"1[A-Z][A-Za-z0-9_-]{42}", fullmatch=True))
def test_an_address_leads_back_to_its_sheet(name: str) -> None:
    assert parse(SheetAddress(name).url) == SheetAddress(name)


def test_a_file_of_that_name_comes_before_an_id(tmp_path: Path) -> None:
    (tmp_path / ID).touch()
    assert workbook_at(ID, tmp_path) == tmp_path / ID
    assert workbook_at(ID) == SheetAddress(ID)


def test_settings_take_an_address_wherever_they_take_a_path(tmp_path: Path) -> None:
    toml = tmp_path / "coalition.toml"
    toml.write_text(f'workbook = "{D}/edit"\n[google]\nkey_file = "keys/key.json"\n', "utf-8")
    found = load(tmp_path, {"COALITION_GOOGLE_TOKEN_FILE": "mine.json"})
    assert found.workbook == SheetAddress(ID)
    assert (found.google_key_file, found.google_token_file) == (tmp_path / "keys/key.json", tmp_path / "mine.json")
    assert load(tmp_path, {"COALITION_WORKBOOK": "here.xlsx"}).workbook == tmp_path / "here.xlsx"
    toml.write_text('google.keyfile = "x"\n', "utf-8")
    with pytest.raises(SettingsError, match=r"google\.key_file"):
        load(tmp_path, {})


def test_a_key_file_may_lie_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    found = load(tmp_path / "work", {"COALITION_GOOGLE_KEY_FILE": "~/.config/coalition/key.json"})
    assert found.google_key_file == tmp_path / ".config/coalition/key.json"
