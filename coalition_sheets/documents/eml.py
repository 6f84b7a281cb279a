"""A draft as a finished .eml: plain text and HTML, opened by a mail program as something still to be sent."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from coalition_sheets.documents.markdown import plain
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import Address, Draft

if TYPE_CHECKING:
    from email.message import EmailMessage

SUBJECT = 60
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ENCODED = re.compile(r"=\?.*\?=", re.DOTALL)


class UnsafeMail(CoalitionError):
    """A message that a mail program could read differently from how it was meant."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem, "Mend the cell, then make the drafts again.")


def is_address(email: str) -> bool:
    """Whether a text is exactly one plain address: no name, no comment, no second one."""
    return len(email) <= 254 and _ADDRESS.fullmatch(email) is not None


def refusal(text: str, what: str) -> str:
    """Return why a text may not stand in a mail's head, or ""."""
    if _CONTROL.search(text):
        return f"{what} has a line break or a control character in it."
    if _ENCODED.search(text):
        return f"{what} looks like mail code (=?…?=) rather than words."
    return ""


def checked(draft: Draft) -> tuple[str, ...]:
    """Return what in a draft's addresses and subject keeps it from being sent safely."""
    found = [
        refusal(draft.to.name, "The name"),
        refusal(draft.sender.name, "Your name"),
        refusal(draft.subject, "The subject"),
    ]
    if draft.to.email and not is_address(draft.to.email):
        found.append("The email address is not one plain address.")
    if draft.sender.email and not is_address(draft.sender.email):
        found.append("Your own email address is not one plain address.")
    if len(draft.subject) > SUBJECT:
        found.append(f"The subject is longer than {SUBJECT} characters.")
    return tuple(f for f in found if f)


def to_bytes(draft: Draft) -> bytes:
    """Return the finished message, with X-Unsent: 1; raise `UnsafeMail` where it does not read back as it was meant."""
    from email.errors import MessageError
    from email.headerregistry import Address as Mailbox
    from email.message import EmailMessage
    from email.policy import SMTP

    if problems := checked(draft):
        raise UnsafeMail(problems[0])
    message = EmailMessage(policy=SMTP)
    try:
        if draft.sender.email:
            message["From"] = Mailbox(plain(draft.sender.name), addr_spec=draft.sender.email)
        message["To"] = Mailbox(plain(draft.to.name), addr_spec=draft.to.email)
        message["Subject"] = plain(draft.subject)
        message["X-Unsent"] = "1"
        message.set_content(_clean(draft.text), charset="utf-8", cte="quoted-printable")
        message.add_alternative(_clean(draft.html), subtype="html", charset="utf-8", cte="quoted-printable")
        message.set_boundary(
            f"={hashlib.sha256((draft.text + draft.html).encode('utf-8', 'replace')).hexdigest()[:32]}="
        )
        finished = message.as_bytes()
    except (MessageError, ValueError, LookupError, IndexError) as problem:
        raise UnsafeMail("The address cannot be written into a mail.") from problem
    _compare(draft, finished)
    return finished


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _compare(draft: Draft, finished: bytes) -> None:
    """Read the bytes again as a mail program would, and compare."""
    from email import message_from_bytes
    from email.policy import default

    back = message_from_bytes(finished, policy=default)
    wanted: dict[str, object] = {"To": _mailbox(draft.to), "Subject": plain(draft.subject), "X-Unsent": "1"}
    if draft.sender.email:
        wanted["From"] = _mailbox(draft.sender)
    found: dict[str, object] = {"Subject": str(back["Subject"]), "X-Unsent": str(back["X-Unsent"])}
    for name in ("To", "From"):
        if back[name] is not None:
            found[name] = [(a.display_name, a.addr_spec) for a in back[name].addresses]
    allowed = {"from", "to", "subject", "x-unsent", "mime-version", "content-type"}
    keys = [k.lower() for k in back.keys()]  # noqa: SIM118  a header that is there twice stands here twice
    same = (
        set(keys) <= allowed
        and len(keys) == len(set(keys))
        and found == wanted
        and not back.defects
        and _same_body(back, "plain", draft.text)
        and _same_body(back, "html", draft.html)
        and all(len(line) <= 998 for line in finished.splitlines())
    )
    if not same:
        raise UnsafeMail("The finished message does not read back as it was written.")


def _same_body(message: EmailMessage, kind: str, text: str) -> bool:
    body = message.get_body((kind,))
    return body is not None and _lines(body.get_content()) == _lines(_clean(text))


def _mailbox(address: Address) -> list[tuple[str, str]]:
    return [(plain(address.name), address.email)]


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").splitlines()


def mailto(draft: Draft) -> str:
    """Return the link that opens the draft in the mail program."""
    return (
        f"mailto:{quote(draft.to.email, safe='@')}?subject={_part(draft.subject)}&body={_part(draft.text, crlf=True)}"
    )


def gmail(draft: Draft) -> str:
    """Return the link that opens the draft in Gmail."""
    to, subject, body = _part(draft.to.email), _part(draft.subject), _part(draft.text, crlf=True)
    return f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={subject}&body={body}"


def _part(text: str, *, crlf: bool = False) -> str:
    shown = _clean(text)
    return quote(shown.replace("\n", "\r\n") if crlf else shown, safe="")
