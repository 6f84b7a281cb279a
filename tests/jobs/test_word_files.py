"""Word files beside the pages: where they can be made, unless somebody said no; and how to get them."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from coalition_sheets.jobs import documents, handing_out, packets
from coalition_sheets.jobs.session import Session, open_session
from coalition_sheets.jobs.word_files import HOW
from coalition_sheets.settings import Settings, SettingsError, load
from tests.demos import MadeDemo

DAY = date(2026, 3, 17)


@pytest.fixture(scope="module")
def workbook(made_demo: MadeDemo) -> Path:
    return made_demo("living") / "Harbor County coalition.xlsx"


@pytest.fixture
def session(workbook: Path, tmp_path: Path) -> Session:
    settings = Settings(workbook=workbook, output=tmp_path / "out")
    return open_session(settings, datetime(2026, 3, 17, tzinfo=UTC), DAY)


@pytest.fixture
def bare(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session where python-docx is not installed."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "docx"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr("coalition_sheets.jobs.word_files.find_spec", lambda _name: None)
    monkeypatch.setitem(sys.modules, "docx", None)
    return session


def made(session: Session, suffix: str = ".docx") -> set[str]:
    return {p.name[11:].removesuffix(suffix) for p in session.settings.output.glob(f"*{suffix}")}


def asking(session: Session, word: str) -> Session:
    return replace(session, settings=replace(session.settings, word=word))


def test_pages_to_print_or_edit_have_a_word_file_and_letters_have_none(session: Session) -> None:
    packets.before_meeting(session)
    packets.after_meeting(session)
    packets.call_sheet(session)
    packets.monday(session)
    assert made(session) == {
        "agenda-2026-03-24-regular", "capture-tasks-2026-03-24-regular", "minutes-2026-03-10-regular", "call-sheet",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "about"),
    [("monthly", None), ("public-summary", None), ("funder-report", None), ("how-we-work", None),
     ("organization", "Grace Chapel"), ("person", "Mei Chen"), ("minutes", "2026-03-10")],
)  # fmt: skip
def test_a_summary_has_a_word_file(session: Session, name: str, about: str | None) -> None:
    documents.document(session, name=name, about=about)
    (path,) = session.settings.output.glob("*.docx")
    assert docx.Document(io.BytesIO(path.read_bytes())).core_properties.author == session.briefing.about.coalition_name


def test_one_page_says_in_a_line_what_was_written(session: Session) -> None:
    assert handing_out.agenda(session).summary.endswith("agenda-2026-03-24-regular as .md, .html and .docx.")


def test_a_pipe_gets_words_and_no_word_file(session: Session) -> None:
    assert handing_out.agenda(session, to_pipe=True).data["files"] == []


def test_no_means_none_and_no_talk_of_it(session: Session) -> None:
    result = handing_out.agenda(asking(session, "no"))
    assert (made(session), result.tip, result.warnings) == (set(), "", ())


def test_without_the_extra_pages_are_made_and_the_first_run_says_how_to_get_word_files(bare: Session) -> None:
    first, second = handing_out.agenda(bare), handing_out.agenda(bare)
    assert made(bare, ".html") == {"agenda-2026-03-24-regular"}
    assert (made(bare), first.tip, second.tip, first.warnings) == (set(), HOW, "", ())


def test_without_the_extra_a_summary_for_the_screen_says_nothing_of_word(bare: Session) -> None:
    assert handing_out.status(bare).tip == ""


def test_whoever_asked_for_word_files_hears_each_time_that_there_are_none(bare: Session) -> None:
    results = [handing_out.agenda(asking(bare, "yes")) for _ in range(2)]
    assert [r.warnings for r in results] == [(HOW,), (HOW,)]


def test_a_word_file_that_somebody_edited_stays(session: Session) -> None:
    handing_out.agenda(session)
    (path,) = session.settings.output.glob("*.docx")
    edited = docx.Document(io.BytesIO(path.read_bytes()))
    edited.add_paragraph("Rosa brings the keys.")
    edited.save(str(path))
    result = handing_out.agenda(session)
    assert docx.Document(str(path)).paragraphs[-1].text == "Rosa brings the keys."
    assert made(session) == {"agenda-2026-03-24-regular", "agenda-2026-03-24-regular-new"}
    assert "was changed by hand" in result.warnings[0]


def test_the_same_agenda_again_is_the_same_word_file(session: Session) -> None:
    handing_out.agenda(session)
    (path,) = session.settings.output.glob("*.docx")
    before = path.stat().st_mtime_ns
    handing_out.agenda(session)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("from_file", [True, False])
def test_word_takes_three_answers(tmp_path: Path, from_file: bool) -> None:
    (tmp_path / "coalition.toml").write_text('word = "maybe"\n' if from_file else "", encoding="utf-8")
    with pytest.raises(SettingsError, match='word is one of "auto", "yes", "no"'):
        load(tmp_path, {} if from_file else {"COALITION_WORD": "maybe"})
