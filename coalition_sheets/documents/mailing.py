"""A page as a mail that nobody is named in yet: text, HTML, and its pictures inside; a person picks who gets it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, cast

from coalition_sheets.documents.eml import SUBJECT, UnsafeMail, is_address, refusal
from coalition_sheets.documents.figures import figure
from coalition_sheets.documents.make import page_with
from coalition_sheets.documents.markdown import plain, to_text
from coalition_sheets.documents.pictures.png import png, problem
from coalition_sheets.documents.say import shortened
from coalition_sheets.documents.template import Load
from coalition_sheets.model import ENGLISH, Address, Document, Language, Picture

if TYPE_CHECKING:
    from email.message import EmailMessage

FRAME = "letter.html.j2"
WIDTH_PX = 800
LOOK: Mapping[str, str] = {  # mail programs keep only what stands in the element itself
    "table": "width:100%;border-collapse:collapse",
    "th": "padding:4px 8px 4px 0;border-bottom:1px solid #7d7d7d;text-align:left;vertical-align:top",
    "td": "padding:4px 8px 4px 0;border-bottom:1px solid #c4c4c4;text-align:left;vertical-align:top",
}
_MAIN = re.compile(r"(?s)<main>(.*)</main>")


def with_mail(document: Document, load: Load, sender: Address | None = None, language: Language = ENGLISH) -> Document:
    """Return a document with itself as an .eml beside it, to be addressed and sent by a person.

    Where no PNG can be drawn its words stand in place of a picture, and a sentence beside the document says why.
    """
    files = dict(document.files)
    if not {"md", "html"} <= files.keys():
        return document
    missing = problem() if document.pictures else ""
    drawn = () if missing else document.pictures
    text = "\n".join([to_text(files["md"].decode()), *(f"{p.title}: {p.words}\n" for p in document.pictures)])
    html = _body(files["html"].decode(), document.pictures, drawn)
    page = page_with(FRAME, load, {"title": document.title, "kind": document.kind, "body": html}, language)
    made = _message(document.title, sender, text, page, drawn)
    beside = (*document.beside, missing) if missing else document.beside
    return replace(document, files=(*document.files, ("eml", made)), beside=beside)


def _body(page: str, pictures: Sequence[Picture], drawn: Sequence[Picture]) -> str:
    """Return what stands on a page, each picture as an image of the mail or as its words."""
    from markupsafe import Markup

    found = _MAIN.search(page)
    body = found[1] if found else ""
    for picture in pictures:
        alt = escape(picture.alt)
        style = "display:block;width:100%;max-width:400px;height:auto"
        image = f'<img src="cid:{_cid(picture)}" alt="{alt}" width="400" style="{style}">'
        shown = f"<p><strong>{escape(picture.title)}</strong></p>\n<p>{image if picture in drawn else alt}</p>"
        body = body.replace(figure(picture), shown)
    for tag, look in LOOK.items():
        body = body.replace(f"<{tag}>", f'<{tag} style="{look}">')
    return Markup(body)  # noqa: S704  a finished page of ours


def _cid(picture: Picture) -> str:
    return f"{picture.name}@pictures"


def _message(title: str, sender: Address | None, text: str, html: str, pictures: Sequence[Picture]) -> bytes:
    """Return the finished message, with X-Unsent: 1 and no recipient; raise `UnsafeMail` where it reads otherwise."""
    from email.headerregistry import Address as Mailbox
    from email.message import EmailMessage
    from email.policy import SMTP

    subject = shortened(plain(title), SUBJECT)
    if why := refusal(subject, "The subject") or (refusal(sender.name, "Your name") if sender else ""):
        raise UnsafeMail(why)
    message = EmailMessage(policy=SMTP)
    if sender and is_address(sender.email):
        message["From"] = Mailbox(plain(sender.name), addr_spec=sender.email)
    message["Subject"] = subject
    message["X-Unsent"] = "1"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    page = cast("EmailMessage", message.get_payload(1))
    for picture in pictures:
        page.add_related(
            png(picture, WIDTH_PX), "image", "png", cid=f"<{_cid(picture)}>", disposition="inline",
            filename=f"{picture.name}.png",
        )  # fmt: skip
    mark = hashlib.sha256(f"{text}{html}".encode("utf-8", "replace")).hexdigest()[:30]
    message.set_boundary(f"=a{mark}=")
    if pictures:
        page.set_boundary(f"=b{mark}=")
    finished = message.as_bytes()
    _compare(finished, subject, text, pictures)
    return finished


def _compare(finished: bytes, subject: str, text: str, pictures: Sequence[Picture]) -> None:
    """Read the bytes again as a mail program would, and compare."""
    from email import message_from_bytes
    from email.policy import default

    back: EmailMessage = message_from_bytes(finished, policy=default)
    body = back.get_body(("plain",))
    ids = [part["Content-ID"] for part in back.walk() if part.get_content_type() == "image/png"]
    allowed = {"from", "subject", "x-unsent", "mime-version", "content-type"}
    same = (
        {k.lower() for k in back.keys()} <= allowed  # noqa: SIM118  a header that is there twice stands here twice
        and str(back["Subject"]) == subject
        and not any(part.defects for part in back.walk())
        and body is not None
        and body.get_content().rstrip("\n").splitlines() == text.rstrip("\n").splitlines()
        and ids == [f"<{_cid(p)}>" for p in pictures]
    )
    if not same:
        raise UnsafeMail("The finished message does not read back as it was written.")
