"""Send a batch to a Sheet, so that it is done once. Where the answer is lost, look whether it was done."""

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

    def hold_on(self, tries: int) -> bool:
        """Wait after so many failed tries; False where it is time to stop."""


def read(client: Client, sheet: str, fields: str) -> Any:
    """Return these fields of a Sheet."""
    return client.spreadsheet(sheet, {"fields": fields, "prettyPrint": "false"})


def add(client: Client, sheet: str, requests: Sequence[Json]) -> None:
    """Do a batch that adds tabs, all of it or nothing. Raises WorldError, Meanwhile.

    The ids of its tabs are a lock: where they are there, Google refuses the whole batch. An answer that is lost on its
    way is made up for by looking whether those tabs are there. Only where they are not is the batch sent again; should
    the first one have come late after all, the second is refused.
    """
    lost: WorldError | None = None
    tries = 0
    while True:
        try:
            client.batch_update(sheet, {"requests": list(requests)})
        except WorldError as problem:
            is_lost = getattr(problem, "kind", "") == "lost"
            look = is_lost or getattr(problem, "status", 0) == 400
            there = _there(client, sheet, requests) if look else None
            if there and not (is_lost or lost):
                raise Meanwhile from problem
            if there:
                return
            if not is_lost:
                raise lost or problem from None
            lost, tries = problem, tries + 1
            if there is None or not client.hold_on(tries):
                raise
        else:
            return


def _there(client: Client, sheet: str, requests: Sequence[Json]) -> bool | None:
    """Tell whether all tabs of a batch are in the Sheet; where nobody can say, None."""
    wanted = [r["addSheet"]["properties"] for r in requests if "addSheet" in r]
    try:
        answer = read(client, sheet, TABS)
    except WorldError:
        return None
    there = {(s["properties"].get("sheetId", 0), s["properties"]["title"]) for s in answer.get("sheets", ())}
    return bool(wanted) and {(w["sheetId"], w["title"]) for w in wanted} <= there
