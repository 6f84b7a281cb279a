"""Send a batch to a Sheet, so that it is done once. Where the answer is lost, look whether it was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Protocol

from coalition_sheets.destinations.google.cells import Json
from coalition_sheets.errors import WorldError

TABS = "sheets(properties(sheetId,title))"
Seen = Literal["ours", "others", "not yet", "nobody can say"]
"""What a look at the Sheet says of a change: ours is done, another is in its place, nothing is done so far."""


class Meanwhile(WorldError):
    """Somebody else made the same tabs between our look at the Sheet and our change."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else added these tabs a moment ago; nothing was done twice.",
            "Open the Sheet and see whether all is well.",
        )


class AnotherRun(WorldError):
    """Another run wrote into the Sheet between our reading and our change."""

    def __init__(self) -> None:
        super().__init__(
            "Another run changed this Sheet a moment ago, so this one wrote nothing.",
            "All is well. Run it again if you want to be sure.",
        )


class Unseen(WorldError):
    """A change is done, and nobody could see what came of it."""

    kind = "lost"

    def __init__(self) -> None:
        super().__init__(
            "Google made a change, and did not show how the Sheet stands since.",
            "Look at the Sheet before you run it again.",
        )


class Client(Protocol):
    """What we need of whoever talks with Google (`sources/google/client.py`)."""

    def spreadsheet(self, id: str, params: Mapping[str, Any]) -> Any:  # noqa: A002
        """Read a spreadsheet."""

    def batch_update(self, id: str, body: Mapping[str, Any] | None) -> Any:  # noqa: A002
        """Do all changes of a batch, or none; never twice."""

    def hold_on(self, tries: int) -> bool:
        """Wait after so many failed tries; False where it is time to stop."""


class Writer(Client, Protocol):
    """A client that says, too, what stands in a Sheet after a change."""

    def change(self, id: str, body: Mapping[str, Any], fields: str) -> Any:  # noqa: A002
        """Do all changes of a batch, or none; never twice. The answer holds these fields."""


def read(client: Client, sheet: str, fields: str, ranges: Sequence[str] = ()) -> Any:
    """Return these fields of a Sheet, of some ranges or of all of it."""
    asked: dict[str, Any] = {"fields": fields, "prettyPrint": "false"}
    return client.spreadsheet(sheet, asked | ({"ranges": list(ranges)} if ranges else {}))


def add(client: Client, sheet: str, requests: Sequence[Json]) -> None:
    """Do a batch that adds tabs, all of it or nothing. Raises WorldError, Meanwhile.

    The ids of its tabs are a lock: where they are there, Google refuses the whole batch.
    """

    def look(lost: bool) -> Seen:
        there = _there(client, sheet, requests)
        if there is None:
            return "nobody can say"
        return "not yet" if not there else "ours" if lost else "others"

    once(client, lambda: client.batch_update(sheet, {"requests": list(requests)}), look, Meanwhile)


def once(
    client: Client, send: Callable[[], Any], look: Callable[[bool], Seen], taken: Callable[[], WorldError]
) -> Any | None:
    """Do a change that a lock allows only once; return the answer, None where it was lost but the change is done.

    An answer that is lost on its way is made up for by looking; `look` is told whether one was lost. Only where nothing
    is done is the change sent again; should the first one come late after all, the second is refused. Raises
    WorldError, and what `taken` makes where somebody else was first.
    """
    lost: WorldError | None = None
    tries = 0
    while True:
        try:
            return send()
        except WorldError as problem:
            is_lost = getattr(problem, "kind", "") == "lost"
            judged = is_lost or getattr(problem, "status", 0) == 400
            seen = look(is_lost or lost is not None) if judged else "nobody can say"
            if seen == "ours":
                return None
            if seen == "others":
                raise taken() from problem
            if not is_lost:
                raise lost or problem from None
            lost, tries = problem, tries + 1
            if seen == "nobody can say" or not client.hold_on(tries):
                raise


def _there(client: Client, sheet: str, requests: Sequence[Json]) -> bool | None:
    """Tell whether all tabs of a batch are in the Sheet; where nobody can say, None."""
    wanted = [r["addSheet"]["properties"] for r in requests if "addSheet" in r]
    try:
        answer = read(client, sheet, TABS)
    except WorldError:
        return None
    there = {(s["properties"].get("sheetId", 0), s["properties"]["title"]) for s in answer.get("sheets", ())}
    return bool(wanted) and {(w["sheetId"], w["title"]) for w in wanted} <= there
