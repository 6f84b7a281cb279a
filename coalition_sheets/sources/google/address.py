"""The address of a Google Sheet: which of the many links people copy names one, and what to copy instead."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen

ID = re.compile(r"[A-Za-z0-9_-]{25,120}")
ON_A_SHEET = re.compile(r"/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/([^/]+)(?:/(?:u/\d+/)?([a-z]*))?")
HOSTS = ("docs.google.com", "sheets.google.com", "spreadsheets.google.com", "drive.google.com", "www.google.com")
OPEN_IT = "Open the Sheet in your browser and copy the whole line from the top of the window."
EXAMPLE = "It begins with https://docs.google.com/spreadsheets/d/"
SHORT = ("bit.ly", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "rb.gy", "t.ly", "tiny.cc", "shorturl.at", "g.co")
OTHERS = (  # the host ends with, what it is
    ("sharepoint.com", "OneDrive or SharePoint"),
    ("1drv.ms", "OneDrive"),
    ("onedrive.live.com", "OneDrive"),
    ("office.com", "OneDrive"),
    ("dropbox.com", "Dropbox"),
    ("airtable.com", "Airtable"),
    ("icloud.com", "iCloud"),
)
DOCUMENTS = {
    "forms": "a Google Form",
    "document": "a Google Doc",
    "presentation": "Google Slides",
    "drawings": "a Google drawing",
}


class NotASheet(CoalitionError):
    """A link that does not name a Google Sheet: what it is, and which link is needed."""

    def __init__(self, what: str, hint: str = f"{OPEN_IT} {EXAMPLE}") -> None:
        super().__init__(f"This link {what}.", hint)


@frozen
class SheetAddress:
    """A Google Sheet, by the id in its address."""

    id: str

    @property
    def url(self) -> str:
        """The address that opens it in a browser."""
        return f"https://docs.google.com/spreadsheets/d/{self.id}/edit"

    def __str__(self) -> str:
        return self.url


def parse(text: str) -> SheetAddress | None:
    """Return the Sheet that a link or a bare id names; None where the text is neither and may be a path.

    Raises NotASheet for a link to anything else.
    """
    text = text.strip().strip("<>\"'“”").rstrip(".,;")
    if _may_be_an_id(text):
        return SheetAddress(text)
    if re.match(r"(?:[a-z0-9-]+\.)*google\.com/", text, re.IGNORECASE):
        text = f"https://{text}"
    if not re.match("https?://", text, re.IGNORECASE):
        return None
    try:
        link = urlsplit(text)
    except ValueError:
        raise NotASheet("is not complete") from None
    return _of_link(link)


def _may_be_an_id(text: str) -> bool:
    """Tell whether a text looks like an id and not like a file name: long, of letters and digits both."""
    return bool(ID.fullmatch(text) and re.search("[0-9]", text) and re.search("[A-Z]", text))


def _of_link(link: SplitResult) -> SheetAddress:
    host = (link.hostname or "").lower().removeprefix("m.")
    if host == "accounts.google.com":
        raise NotASheet("is a sign-in page")
    if host not in HOSTS:
        raise _elsewhere(host)
    asked = parse_qs(link.query)
    if link.path == "/url" and (inner := asked.get("q", asked.get("url", [""]))[0]):
        return _of_link(urlsplit(inner))
    if found := ON_A_SHEET.match(link.path):
        return _sheet(found[1], found[2] or "")
    if host == "spreadsheets.google.com" and (key := asked.get("key", [""])[0]):
        return _sheet(key, "")
    raise _in_google(link.path, asked)


def _sheet(written: str, view: str) -> SheetAddress:
    """Return the Sheet of a link whose path is right, unless it shows something else than the Sheet itself."""
    if written == "e" or view in ("pub", "pubhtml"):
        raise NotASheet("leads to a page published from a Sheet, not to the Sheet itself")
    if view == "copy":
        hint = f"Open it, choose Make a copy, and copy the address of your own Sheet. {EXAMPLE}"
        raise NotASheet("makes a new copy of a Sheet each time it is opened", hint)
    sheet = unquote(written)
    if not ID.fullmatch(sheet):
        raise NotASheet("is not complete: a piece of the Sheet's address is missing")
    return SheetAddress(sheet)


def _in_google(path: str, asked: dict[str, list[str]]) -> NotASheet:
    """Return the problem of a link that leads elsewhere within Google."""
    parts = [part for part in path.split("/") if part]
    kind = next((DOCUMENTS[part] for part in parts if part in DOCUMENTS), "")
    if kind == DOCUMENTS["forms"]:
        hint = f"In the Form choose Responses > View in Sheets, then copy the address of that Sheet. {EXAMPLE}"
        return NotASheet("leads to a Google Form", hint)
    if kind:
        return NotASheet(f"leads to {kind}, not to a Sheet")
    if "folders" in parts or "drive" in parts[:1]:
        return NotASheet("leads to a folder in Google Drive", f"Open the folder, then the Sheet in it. {OPEN_IT}")
    if "file" in parts or "id" in asked:
        hint = f"{OPEN_IT} {EXAMPLE} (an Excel file kept in Drive: choose File > Save as Google Sheets first)."
        return NotASheet("leads to a file in Google Drive, which may or may not be a Sheet", hint)
    if "spreadsheets" in parts:
        return NotASheet("leads to the list of your Sheets", f"Open the one you mean. {OPEN_IT}")
    return NotASheet("does not lead to a Google Sheet")


def _elsewhere(host: str) -> NotASheet:
    """Return the problem of a link outside Google."""
    if host == "forms.gle":
        return _in_google("/forms", {})
    if host.removeprefix("www.") in SHORT:
        return NotASheet("is a short one, which hides where it leads")
    if host == "sheets.new":
        return NotASheet("makes a new, empty Sheet each time it is opened")
    for ending, name in OTHERS:
        if host == ending or host.endswith(f".{ending}"):
            return NotASheet(f"leads to {name}", "Download the workbook as .xlsx, and give that file.")
    return NotASheet(f"leads to {host or 'nowhere'}, not to a Google Sheet")
