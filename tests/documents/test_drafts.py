"""The Drafts page: what is ready, what is not and why."""

import html
from dataclasses import replace

from coalition_sheets.documents.drafts import drafts_page
from coalition_sheets.documents.letters.desk import Letters
from coalition_sheets.model import Level
from tests.documents.making import harbor, letters, load


def page(found: Letters) -> str:
    return drafts_page(harbor(), found, load).files[0][1].decode()


def test_ready_and_not_ready_stand_apart_with_what_is_missing() -> None:
    text = page(letters())
    ready, waiting = text.split("Not ready: 1")
    assert "Ready to send: 1" in ready
    assert "tomas@example.org" in ready
    assert "No email address for Hana Saleh on the People tab." in waiting
    assert "Hi Hana! This is Rosa." in waiting
    assert "mailto:" not in waiting


def test_links_open_the_letter_in_a_mail_program_or_gmail() -> None:
    text = html.unescape(page(letters()))
    assert 'href="mailto:tomas@example.org?subject=Two%20things' in text
    assert 'href="https://mail.google.com/mail/?view=cm&fs=1&to=tomas%40example.org&su=Two' in text


def test_it_is_for_organizers_and_runs_nothing() -> None:
    document = drafts_page(harbor(), letters(), load)
    assert document.level is Level.ORGANIZERS
    assert document.filename("html") == "2026-03-17-drafts.html"
    assert "default-src 'none'" in page(letters())
    assert "<script" not in page(letters())


def test_who_gets_none_and_what_is_unknown_is_said() -> None:
    text = page(letters())
    assert "keeps no record of letters yet" in text
    assert "Rosa Delgado, who leads the goal: “Van for hearing day”" in text


def test_with_nothing_to_write_the_page_is_glad() -> None:
    assert "Nobody needs a letter today." in page(Letters(()))


def test_a_line_in_a_letter_cannot_leave_its_place() -> None:
    draft = replace(letters().drafts[1], text="</pre><script>alert(1)</script>\n", short="<b>x</b>")
    text = page(Letters((draft,)))
    assert "<script" not in text
    assert "&lt;/pre&gt;&lt;script&gt;" in text


def test_many_letters_of_a_kind_stand_under_one_heading_to_open_and_none_is_lost() -> None:
    few, letter = letters().drafts, next(d for d in letters().drafts if d.ready)
    many = tuple(replace(letter, kind="thank-you", to=replace(letter.to, name=f"Guest {n}")) for n in range(6))
    text = page(Letters((*few, *many)))
    closed = text.split('<details class="many">')[1].split("<h2>Not ready")[0]
    assert "Thank-yous: 6</h3>" in closed.split("</summary>")[0]
    assert [f"<h4>Guest {n}</h4>" in closed for n in range(6)] == [True] * 6
    assert text.count('<article class="card') == 6 + len(few)
    assert 'href="#ready-thank-you">Thank-yous: 6</a>' in text
    assert '<details class="many">' not in page(Letters(many))
