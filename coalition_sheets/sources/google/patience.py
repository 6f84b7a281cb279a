"""How long to wait for Google, and when to stop: bounded in tries and in time, with a little chance in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coalition_sheets.frozen import frozen


@frozen
class Patience:
    """How often and how long to try.

    `base` and `cap` are the first and the longest wait of our own choosing, `deadline` is for all of a run together,
    `timeouts` are for reaching Google and for each silence of an answer. All but `attempts` are seconds.
    """

    attempts: int = 40
    base: float = 1.0
    cap: float = 32.0
    deadline: float = 300.0
    timeouts: tuple[float, float] = (5.0, 180.0)


def pause(patience: Patience, tries: int, left: float, chance: float, asked: float | None = None) -> float | None:
    """Return how many seconds to wait after this many failed tries; None where it is time to stop.

    Our own waits double, and towards the end they shrink: trouble that ends before the deadline is outlived. `asked` is
    what Google asked for; we wait no less, or it is too long and we stop at once. `chance` is from 0 to 1.
    """
    if tries >= patience.attempts or left <= patience.base:
        return None
    whole = min(patience.cap, patience.base * 2.0 ** min(tries - 1, 30))
    own = min(whole / 2 * (1 + chance), left / 2)
    if asked is None or asked < patience.base:
        return own
    wait = max(own, asked * (1 + chance / 10))
    return wait if wait < left else asked if asked < left else None


def asked_for(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a Retry-After header asks for, written as seconds or as a date beside the Date header."""
    text = headers.get("Retry-After", "").strip()
    if re.fullmatch("[0-9]{1,9}", text):
        return float(text)
    from email.utils import parsedate_to_datetime

    try:
        then, now = parsedate_to_datetime(text), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
