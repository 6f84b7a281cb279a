"""What a test asks of the fake: a Sheet with these cells, a key file, a client that is signed in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.fake_sheets.calls import XLSX, new_file, permission
from tests.fake_sheets.errors import Json
from tests.fake_sheets.oauth import EMAIL, PERSON, service_account
from tests.fake_sheets.server import Server
from tests.fake_sheets.spreadsheets import keep, moment, new_book
from tests.fake_sheets.store import Book, Store

if TYPE_CHECKING:
    import gspread
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

Cell: TypeAlias = "str | int | float | bool | Json | None"  # a dict is a whole CellData
SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)


def make_sheet(
    store: Store,
    tabs: Mapping[str, Sequence[Sequence[Cell]]],
    title: str = "Our coalition",
    shared: Iterable[tuple[str, str]] = ((EMAIL, "writer"),),
    **properties: Any,
) -> Book:
    """Make a person's spreadsheet with these tabs, shared with the service account as Editor."""
    sheets = [tab(name, rows) for name, rows in tabs.items()]
    book = new_book(store, {"properties": {"title": title, **properties}, "sheets": sheets})
    keep(store, book, [(PERSON, "owner"), *shared])
    return book


def tab(name: str, rows: Sequence[Sequence[Cell]]) -> Json:
    """Describe a tab as a Sheet resource."""
    data = [{"rowData": [row_of(row) for row in rows]}]
    return {"properties": {"title": name, "gridProperties": size_of(rows)}, "data": data}


def size_of(rows: Sequence[Sequence[Cell]]) -> Json:
    """Give a tab the usual size, or more if it holds more."""
    return {"rowCount": max(1000, len(rows)), "columnCount": max(26, *(len(row) for row in [*rows, ()]))}


def row_of(cells: Sequence[Cell]) -> Json:
    """Write a row of values as RowData."""
    return {"values": [cell_of(cell) for cell in cells]}


def cell_of(cell: Cell) -> Json:
    """Write a value as CellData: a text that starts with = is a formula."""
    if cell is None:
        return {}
    if isinstance(cell, dict):
        return cell
    if isinstance(cell, bool):
        return {"userEnteredValue": {"boolValue": cell}}
    if isinstance(cell, int | float):
        return {"userEnteredValue": {"numberValue": cell}}
    kind = "formulaValue" if cell.startswith("=") else "stringValue"
    return {"userEnteredValue": {kind: cell}}


def make_office_file(store: Store, name: str = "Our coalition.xlsx", content: bytes = b"PK") -> str:
    """Put an .xlsx into Drive, shared with the service account; gives its id."""
    file_id = store.new_file_id()
    shared = [permission(PERSON, "owner", store.new_name()), permission(EMAIL, "writer", store.new_name())]
    store.files[file_id] = new_file(file_id, name, XLSX, shared, moment(store)) | {"content": content}
    return file_id


def stop_sharing(store: Store, file_id: str, email: str = EMAIL) -> None:
    """Take a file away from somebody."""
    about = store.files[file_id]
    about["permissions"] = [one for one in about["permissions"] if one.get("emailAddress") != email]


def delete(store: Store, file_id: str) -> None:
    """Delete a file, as its owner would."""
    del store.files[file_id]
    store.books.pop(file_id, None)


def know(server: Server, key: RSAPrivateKey, email: str = EMAIL) -> None:
    """Let the server know the public half of an account's key."""
    server.tokens.accounts[email] = key.public_key()


def write_key_file(server: Server, key: RSAPrivateKey, path: Path, base: str | None = None, email: str = EMAIL) -> Path:
    """Write a service account's key file, for its owner's eyes only; its tokens come from the server or from `base`."""
    know(server, key, email)
    text = json.dumps(service_account(key, base or server.base, email), indent=2)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text + "\n")
    return path


def signed_in(server: Server, key: RSAPrivateKey, scopes: Sequence[str] = SCOPES) -> gspread.Client:
    """Give a real gspread client, signed in by a real signed note, its traffic taken to the server."""
    import gspread
    from google.auth.transport.requests import AuthorizedSession
    from google.oauth2.service_account import Credentials

    from tests.fake_sheets.reroute import rerouted

    know(server, key)
    about = service_account(key, "https://oauth2.googleapis.com")
    credentials = Credentials.from_service_account_info(about, scopes=scopes)  # type: ignore[no-untyped-call]
    session = AuthorizedSession(credentials)  # type: ignore[no-untyped-call]
    rerouted(session, server.base, getattr(server.clock, "advance", lambda _: None))
    return gspread.Client(auth=credentials, session=session)
