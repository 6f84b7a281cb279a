"""The month as a mail: text, HTML and pictures in one file, nobody named in it, the same in words."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from coalition_sheets.documents.mailing import with_mail
from coalition_sheets.documents.pictures.png import _writes
from coalition_sheets.documents.summaries import monthly
from coalition_sheets.model import Address, Document
from tests.documents.making import harbor, load

ROSA = Address(name="Rosa Delgado", email="rosa@example.org")


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    _writes.cache_clear()
    yield
    _writes.cache_clear()


def mail_of(document: Document) -> EmailMessage:
    message: EmailMessage = message_from_bytes(dict(document.files)["eml"], policy=default)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_it_is_a_draft_to_nobody_yet() -> None:
    message = mail_of(with_mail(monthly(harbor(), load), load, ROSA))
    assert message["X-Unsent"] == "1"
    assert [message[name] for name in ("To", "Cc", "Bcc")] == [None, None, None]
    assert str(message["From"]) == "Rosa Delgado <rosa@example.org>"
    assert len(message["Subject"]) <= 60


def test_each_image_of_the_page_is_in_the_mail_and_says_what_it_shows() -> None:
    made = monthly(harbor(), load)
    message = mail_of(with_mail(made, load))
    html = part(message, "html")
    images = {
        p["Content-ID"].strip("<>"): p.get_content() for p in message.walk() if p.get_content_type() == "image/png"
    }
    assert list(images) == ["benchmarks@pictures", "timeline@pictures"]
    assert all(f'src="cid:{name}"' in html and data.startswith(b"\x89PNG") for name, data in images.items())
    assert "<svg" not in html
    assert all(f'alt="{p.alt[:40]}' in html for p in made.pictures)


def test_the_text_says_the_same_in_words() -> None:
    made = monthly(harbor(), load)
    text = part(mail_of(with_mail(made, load)), "plain")
    assert all(p.words in text.replace("\n", " ") for p in made.pictures)


def test_the_same_month_is_the_same_mail_to_the_byte() -> None:
    first, again = (with_mail(monthly(harbor(), load), load) for _ in range(2))
    assert first.files == again.files


def test_without_the_painter_words_stand_in_and_a_sentence_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    made = with_mail(monthly(harbor(), load), load)
    html = part(mail_of(made), "html")
    assert "<img" not in html
    assert made.pictures[0].words[:30] in html
    assert 'pip install "coalition-sheets[pictures]"' in made.beside[-1]


def test_a_page_that_is_held_back_becomes_no_mail() -> None:
    held = monthly(harbor(), load, scan=lambda _text: True)
    assert with_mail(held, load).files == ()
