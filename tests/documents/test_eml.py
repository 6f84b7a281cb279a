"""A mail's head: one address, no tricks, and bytes that read back as they were meant."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from coalition_sheets.documents.eml import UnsafeMail, gmail, is_address, mailto, to_bytes
from coalition_sheets.model import Address, Draft
from tests.documents.making import hostile

DRAFT = Draft(
    kind="overdue-digest",
    sender=Address(name="Rosa Delgado", email="rosa@example.org"),
    to=Address(name="Tomás Rivera", email="tomas@example.org"),
    subject="Two things on your list",
    text="Hi Tomás,\n\n.\nFrom here on & so on\n" + "long " * 400 + "\n",
    html="<p>Hi Tomás</p>\n",
)


def made_or_refused(draft: Draft) -> bytes | None:
    """Return the finished mail, None where it was refused."""
    try:
        return to_bytes(draft)
    except UnsafeMail:
        return None


def test_only_odd_names_are_refused() -> None:
    names = [n for n in hostile() if made_or_refused(replace(DRAFT, to=replace(DRAFT.to, name=n))) is None]
    assert len(names) < len(hostile()) / 3
    for name in (
        "Tomás Rivera",
        "Sam O'Neill",
        "Nguyễn Thị Hoa",
        "王小明",
        "Lee, Pastor",
        'The "Van" Man',
        "A <b@x.org>",
    ):
        assert made_or_refused(replace(DRAFT, to=replace(DRAFT.to, name=name))) is not None


def test_a_mail_opens_as_something_still_to_be_sent() -> None:
    message = message_from_bytes(to_bytes(DRAFT), policy=default)
    assert list(message.keys()) == ["From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]
    assert [p.get_content_type() for p in message.iter_parts()] == ["text/plain", "text/html"]
    assert not message.defects


def test_without_a_known_sender_the_mail_program_fills_in_its_own() -> None:
    assert message_from_bytes(to_bytes(replace(DRAFT, sender=Address(name="Rosa"))), policy=default)["From"] is None


@pytest.mark.parametrize("text", hostile())
def test_no_name_adds_a_header_or_an_address(text: str) -> None:
    draft = replace(DRAFT, to=replace(DRAFT.to, name=text), sender=replace(DRAFT.sender, name=text))
    if (finished := made_or_refused(draft)) is None:
        return
    message = message_from_bytes(finished, policy=default)
    assert len(message.keys()) == 6
    assert [a.addr_spec for a in message["To"].addresses] == ["tomas@example.org"]
    assert [a.addr_spec for a in message["From"].addresses] == ["rosa@example.org"]


@pytest.mark.parametrize("text", hostile())
def test_no_body_adds_a_header_or_a_part(text: str) -> None:
    message = message_from_bytes(to_bytes(replace(DRAFT, text=f"x {text} x\n", html=f"<p>{text}</p>")), policy=default)
    assert len(message.keys()) == 6
    assert len(list(message.iter_parts())) == 2


@pytest.mark.parametrize("name", ["Ana\r\nBcc: evil@evil.example", "=?utf-8?q?Ana?=", "Ana\x00", "Ana\u2028x"])
def test_names_with_controls_or_mail_code_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UnsafeMail, match="The name"):
        to_bytes(replace(DRAFT, to=replace(DRAFT.to, name=name)))


@pytest.mark.parametrize(
    "email",
    ["a@x.org, b@x.org", "a@x.org;b@x.org", "Ana <a@x.org>", "a@x", "a x@x.org", "a@x.org\n", "a@x.org(c)@evil.example",
     "mailto:a@x.org", "ána@x.org", "@x.org", "a@x..org", "a@-", ".a@x.org"],
)  # fmt: skip
def test_only_one_plain_address_is_an_address(email: str) -> None:
    assert not is_address(email)
    with pytest.raises(UnsafeMail):
        to_bytes(replace(DRAFT, to=replace(DRAFT.to, email=email)))


@pytest.mark.parametrize("text", hostile())
def test_links_carry_the_letter_and_nothing_else(text: str) -> None:
    draft = replace(DRAFT, text=f"{text}&cc=evil@evil.example\n")
    assert set(parse_qs(urlsplit(mailto(draft)).query)) == {"subject", "body"}
    assert set(parse_qs(urlsplit(gmail(draft)).query)) == {"view", "fs", "to", "su", "body"}
    assert urlsplit(gmail(draft)).netloc == "mail.google.com"
