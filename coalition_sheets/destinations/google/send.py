"""Send a batch to a Sheet: once. Where the answer is lost, look whether it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from coalition_sheets.destinations.google.cells import Json
from coalition_sheets.errors import WorldError

TABS = "sheets(properties(sheetId,title))"


class Meanwhile(WorldError):
    """Somebody else made the same tabs between our look at the Sheet and our change."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else added these tabs a moment ago; nothing was done twice.",
            "Open the Sheet and see whether all is well.",
        )


class Client(Protocol):
    """What we need of whoever talks with Google (`sources/google/client.py`)."""

    def spreadsheet(self, id: str, params: Mapping[str, Any]) -> Any:  # noqa: A002
        """Read a spreadsheet."""

    def batch_update(self, id: str, body: Mapping[str, Any] | None) -> Any:  # noqa: A002
        """Do all changes of a batch, or none; never twice."""


def read(client: Client, sheet: str, fields: str) -> Any:
    """Return these fields of a Sheet."""
    return client.spreadsheet(sheet, {"fields": fields, "prettyPrint": "false"})


def add(client: Client, sheet: str, requests: Sequence[Json]) -> None:
    """Do a batch that adds tabs, all of it or nothing. Raises WorldError, Meanwhile.

    It is sent once: were it sent again, the ids of its tabs would be there already and nothing would be done. An
    answer that is lost on its way is made up for by looking whether those tabs are there.
    """
    try:
        client.batch_update(sheet, {"requests": list(requests)})
    except WorldError as problem:
        if getattr(problem, "status", 0) == 400 and _there(client, sheet, requests):
            raise Meanwhile from problem
        if getattr(problem, "kind", "") != "lost" or not _there(client, sheet, requests):
            raise


def _there(client: Client, sheet: str, requests: Sequence[Json]) -> bool:
    """Tell whether all tabs of a batch are in the Sheet; where nobody can say, False."""
    wanted = [r["addSheet"]["properties"] for r in requests if "addSheet" in r]
    try:
        answer = read(client, sheet, TABS)
    except WorldError:
        return False
    there = {(s["properties"].get("sheetId", 0), s["properties"]["title"]) for s in answer.get("sheets", ())}
    return bool(wanted) and {(w["sheetId"], w["title"]) for w in wanted} <= there
