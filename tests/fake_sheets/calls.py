"""One call of the API, its parts checked and ready for the function that carries it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fake_sheets.errors import Json, no_permission, not_found
from tests.fake_sheets.faults import office_file
from tests.fake_sheets.masks import Mask
from tests.fake_sheets.store import Book, Store

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEPARATORS = {"text/csv": ",", "text/tab-separated-values": "\t"}
ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")  # each may what those before it may


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks for what."""

    store: Store
    caller: str | None  # an address; None: somebody with an API key only
    path: Mapping[str, str]
    query: Json = field(default_factory=dict)
    body: Json = field(default_factory=dict)
    mask: Mask = None
    content: bytes = b""  # of an upload
    kind: str = ""  # of what is uploaded
    masked: bool = False  # whether a mask was given at all

    def book(self, *, to_write: bool = False) -> Book:
        """Find the spreadsheet the call is about, if the caller may."""
        return opened(self.store, self.path["spreadsheetId"], self.caller, to_write=to_write)


def opened(store: Store, book_id: str, caller: str | None, *, to_write: bool) -> Book:
    """Find a spreadsheet for somebody, or refuse in the order the API does."""
    about = store.files.get(book_id)
    if about is None:
        raise not_found()
    role = role_of(about, caller)
    if role is None or (to_write and not at_least(role, "writer")):
        raise no_permission()
    if about["mimeType"] != SPREADSHEET:
        raise office_file()
    return store.book(book_id)


def role_of(about: Mapping[str, Any], caller: str | None) -> str | None:
    """Say what somebody may do with a file: the most that any of its permissions gives."""
    mine = [
        permission["role"]
        for permission in about["permissions"]
        if permission["type"] == "anyone" or (caller and permission.get("emailAddress", "").lower() == caller.lower())
    ]
    return max(mine, key=ROLES.index, default=None)


def at_least(role: str, least: str) -> bool:
    """Whether a role may what the other may."""
    return ROLES.index(role) >= ROLES.index(least)


def permission(email: str, role: str, number: str) -> Json:
    """Make the permission of a person or a service account."""
    about = {"kind": "drive#permission", "id": number, "type": "user", "emailAddress": email, "role": role}
    return {**about, "displayName": email.partition("@")[0], "deleted": False, "pendingOwner": False}


def file_of(book: Book, shared: Iterable[tuple[str, str]], store: Store, when: str) -> Json:
    """Make the Drive file of a new spreadsheet, with whom it is shared: (address, role) each."""
    permissions = [permission(email, role, store.new_name()) for email, role in shared]
    return new_file(book.id, str(book.properties["title"]), SPREADSHEET, permissions, when)


def new_file(file_id: str, name: str, kind: str, permissions: list[Json], when: str) -> Json:
    """Make a Drive file."""
    return {
        "kind": "drive#file",
        "id": file_id,
        "name": name,
        "mimeType": kind,
        "createdTime": when,
        "modifiedTime": when,
        "version": "1",
        "trashed": False,
        "starred": False,
        "parents": ["root"],
        "spaces": ["drive"],
        "permissions": permissions,
    }
