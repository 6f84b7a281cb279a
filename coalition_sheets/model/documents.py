"""What is to be handed out: text for an audience, complete before anything is delivered."""

from __future__ import annotations

from datetime import date

from coalition_sheets.frozen import frozen
from coalition_sheets.model.language import ENGLISH, Language
from coalition_sheets.model.values import Level


@frozen
class Picture:
    """A drawing that says in words what it shows: `alt` for who cannot see it, `words` where only text can stand.

    `svg` is a whole `<svg …>` element with its own title and description, sure of its characters.
    """

    name: str
    title: str
    alt: str
    svg: str
    words: str


@frozen(kw_only=True)
class Document:
    """A finished page. `files` are (extension, bytes); `not_ready` says in sentences why it should not go out yet.

    `beside` are sentences for whoever made it: gaps still to fill, minutes that do not add up. It may go out with them.
    """

    kind: str
    title: str
    level: Level
    as_of: date
    slug: str = ""
    language: str = "en"
    files: tuple[tuple[str, bytes], ...] = ()
    not_ready: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def filename(self, extension: str) -> str:
        """Return "<as-of>-<kind>[-<slug>][-<language>].<ext>"; English has no mark of its own."""
        language = "" if self.language == "en" else self.language
        stem = "-".join(part for part in (self.as_of.isoformat(), self.kind, self.slug, language) if part)
        return f"{stem}.{extension}"


@frozen(kw_only=True)
class Address:
    """One mailbox with the name shown beside it. Addresses travel beside a View, never in it."""

    name: str
    email: str = ""
    phone: str = ""
    best_way: str = "Email"


@frozen(kw_only=True)
class Draft:
    """One message to one person, to be read and sent by a person. Ready when `missing` is empty.

    `beside` are sentences for the sender: what to look at before sending. It may go out with them.
    """

    kind: str
    sender: Address
    to: Address
    subject: str
    text: str
    html: str = ""
    short: str = ""
    missing: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    language: Language = ENGLISH

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing
