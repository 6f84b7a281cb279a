"""A batch under the guard: it is done once, or not at all, and its answer says how the Sheet stands then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coalition_sheets.destinations.google import guard, send
from coalition_sheets.destinations.google.cells import Json
from coalition_sheets.destinations.google.guard import Guard
from coalition_sheets.destinations.google.stands import BEFORE, Stands, own_id
from coalition_sheets.errors import WorldError
from coalition_sheets.frozen import frozen

MEMORY = "_coalition"


@frozen
class Changed:
    """What a batch came to: the Sheet as the answer shows it, and the guard that it left.

    `late`: the answer was lost, so the Sheet was read after it; people may have changed it in between.
    """

    answer: Mapping[str, Any]
    guard: Guard
    late: bool = False


def change(
    client: send.Writer,
    sheet: str,
    planned: Sequence[Json],
    found: Stands,
    *,
    fields: str,
    ranges: Sequence[str] = (),
    digest: str | None = None,
) -> Changed:
    """Do a batch under the guard, once; return the Sheet as it stands then, as far as `fields` and `ranges` go.

    `digest` is what our tabs come to then, None where they stay as they are. Where the answer is lost the Sheet is
    read, and never written again before. Raises AnotherRun where somebody else was first, WorldError with status 400
    where the batch did not fit what stands there: then nothing is done. Raises Unseen where it is done.
    """
    after = found.guard.following(digest)
    first, last = guard.passing(found.guards, after, _home(planned, found))
    body: Json = {"requests": [*first, *planned, *last], "includeSpreadsheetInResponse": True}
    body |= {"responseRanges": list(ranges), "responseIncludeGridData": True} if ranges else {}
    answer = send.once(
        client,
        lambda: client.change(sheet, body, f"updatedSpreadsheet({fields})"),
        lambda lost: _seen(client, sheet, found.guard, after, lost=lost),
        send.AnotherRun,
    )
    if answer is None:
        return Changed(_afterwards(client, sheet, fields, ranges), after, late=True)
    return Changed(answer.get("updatedSpreadsheet", {}), after)


def _afterwards(client: send.Writer, sheet: str, fields: str, ranges: Sequence[str]) -> Any:
    """Read a Sheet after a change whose answer was lost; all of it where somebody renamed a tab in that moment."""
    try:
        try:
            return send.read(client, sheet, fields, ranges)
        except WorldError as problem:
            if not ranges or getattr(problem, "status", 0) != 400:
                raise
            return send.read(client, sheet, fields)
    except WorldError as problem:
        raise send.Unseen from problem


def _home(planned: Sequence[Json], found: Stands) -> int:
    """Return the tab on which the guard lies: our memory, else one of ours, else any that stays."""
    added = [one["addSheet"]["properties"] for one in planned if "addSheet" in one]
    gone = {one["deleteSheet"]["sheetId"] for one in planned if "deleteSheet" in one}
    ours = [about["sheetId"] for about in added if about["sheetId"] != own_id(BEFORE)]
    there = [tab.id for tab in found.tabs if tab.id not in gone]
    memory = own_id(MEMORY)
    return memory if memory in {*ours, *there} else next(iter([*ours, *there]), 0)


def _seen(client: send.Writer, sheet: str, before: Guard, after: Guard, *, lost: bool) -> send.Seen:
    """Tell by the guard whether our change is done, or another one in its place.

    Where an answer was lost and the guard is beyond ours, ours may have been done before that.
    """
    try:
        now = guard.guards(send.read(client, sheet, guard.FIELDS))
    except WorldError:
        return "nobody can say"
    latest = now[-1] if now else Guard()
    if latest.name == after.name:
        return "ours"
    if lost and latest.number > after.number:
        return "nobody can say"
    return "others" if latest.number > before.number else "not yet"
