"""Small pieces of the sentences that findings are made of."""

from __future__ import annotations

from collections.abc import Sequence

from coalition_sheets.model import Place, squash

LONGEST = 60


def quoted(text: str) -> str:
    """Return a text in quotes, on one line, shortened where it is long."""
    line = squash(text)
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}”"


def listed(words: Sequence[str], last: str = "and", limit: int = 6) -> str:
    """Return words as a person lists them: "a, b and c"; beyond the limit, how many more there are."""
    if len(words) > limit:
        return f"{', '.join(words[:limit])} {last} {len(words) - limit} more"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def many(count: int, thing: str) -> str:
    """Return "1 row", "2 rows"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def cells(places: Sequence[Place], limit: int = 3) -> str:
    """Return the addresses of cells, the tab named once where it is the same: "Tasks C4, C9 and 3 more"."""
    shown, tab = [], ""
    for place in places[:limit]:
        shown.append(place.a1 if place.tab == tab else str(place))
        tab = place.tab
    return listed([*shown, f"{len(places) - limit} more"] if len(places) > limit else shown)
