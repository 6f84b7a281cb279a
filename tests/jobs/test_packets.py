"""Packets made on one day: each keeps its own page of drafts, and nobody's letter is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from coalition_sheets.jobs.emails import email
from coalition_sheets.jobs.handing_out import agenda
from coalition_sheets.jobs.packets import after_meeting, before_meeting, monday
from coalition_sheets.jobs.result import Text
from coalition_sheets.jobs.session import Session, in_language
from coalition_sheets.settings import Settings
from tests.documents.making import HARBOR
from tests.jobs.little import session


@pytest.fixture
def here(tmp_path: Path) -> Session:
    sender = "Rosa Delgado <rosa@example.org>"
    return replace(session(HARBOR), settings=Settings(output=tmp_path, mail_from=sender))


def test_the_drafts_of_each_packet_stay_when_the_next_one_is_made(here: Session, tmp_path: Path) -> None:
    before_meeting(here, name="2026-03-24")
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.suffix in (".html", ".eml")}
    before_meeting(here, name="2026-04-07")
    after_meeting(here)
    monday(here)
    email(here)
    assert first == {name: (tmp_path / name).read_bytes() for name in first}
    assert sorted(p.name for p in tmp_path.glob("*drafts*")) == [
        "2026-03-17-drafts-after-2026-03-10-regular.html",
        "2026-03-17-drafts-before-2026-03-24-regular.html",
        "2026-03-17-drafts-before-2026-04-07-regular.html",
        "2026-03-17-drafts.html",
    ]
    assert "2026-03-17-meeting-notice-03-24-tomas-rivera.eml" in first


def test_a_page_of_drafts_that_somebody_changed_stays(here: Session, tmp_path: Path) -> None:
    page = tmp_path / "2026-03-17-drafts-after-2026-03-10-regular.html"
    after_meeting(here)
    page.write_text("mine", encoding="utf-8")
    after_meeting(here)
    assert page.read_text(encoding="utf-8") == "mine"
    assert page.with_name(f"{page.stem}-new.html").is_file()


def test_pages_in_two_languages_leave_each_letter_in_its_readers(here: Session, tmp_path: Path) -> None:
    monday(here)
    alone = {p.name: p.read_bytes() for p in tmp_path.glob("*.eml")}
    for asked in ("en", "es"):
        monday(in_language(here, asked, one_of_several=True))
    assert alone
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.eml")} == alone
    assert (tmp_path / "2026-03-17-weekly-summary-es.html").is_file()
    monday(in_language(here, "es"))
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.eml")} != alone


def test_a_packet_names_the_pages_to_open_and_one_document_needs_no_list(here: Session) -> None:
    said = next(b.text for b in before_meeting(here).body if isinstance(b, Text)).splitlines()
    assert said[0] == "To open:"
    assert [line.rpartition("2026-03-17-")[2] for line in said[1:]] == [
        "agenda-2026-03-24-regular.html", "capture-tasks-2026-03-24-regular.html",
        "drafts-before-2026-03-24-regular.html",
    ]  # fmt: skip
    lists = "\n".join(b.text for b in after_meeting(here).body if isinstance(b, Text))
    assert lists.count("own-list") == 1
    assert " like it" in lists
    assert "To open:" not in "".join(b.text for b in agenda(here).body if isinstance(b, Text))
