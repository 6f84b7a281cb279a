"""How a benchmark is measured: what "How we measure it" says, and the numbers its row holds (decisions 40, 41)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import MEMBERS_READ, ONE_ON_ONES_READ, member_organizations, members, one_on_ones
from coalition_sheets.model import Amount, Briefing, Goal, fold, metric
from coalition_sheets.regex import regex

Bound = Literal["at least", "at most"]
Kind = Literal["number", "milestone", "keep"]

_KEEP = regex(r"keep (?:it |them )?(at least|at most) ([$€£]?) ?(\d[\d,]*(?:\.\d+)?) ?(%?)")
_COUNT = regex(r"count ?: ?(.+)")
_IN_SECTOR = regex(r"(?:organi[sz]ations|members) in (?:the )?sector (.+)")


@frozen
class Measure:
    """What a goal row is: a number, a yes/no milestone, or a number to keep at a bound."""

    kind: Kind
    bound: Bound | None = None
    limit: Amount | None = None


MEASURE_READ = ("goals.kind", "goals.start_value", "goals.target", "goals.now", "goals.measure")


def measure_of(goal: Goal) -> Measure | None:
    """Return how a goal row is measured; None where it has neither numbers nor a milestone.

    "keep at least 10" is a bound; "yes/no", a yes in Number now or, on a benchmark, no number at all is a milestone.
    """
    says = fold(goal.measure)
    if found := _KEEP.match(says):
        limit = Fraction(found[3].replace(",", "")) / (100 if found[4] else 1)
        return Measure("keep", "at least" if found[1] == "at least" else "at most", Amount(limit, found[2] or found[4]))
    if says.replace(" ", "").startswith("yes/no") or (isinstance(goal.now, bool) and not goal.target):
        return Measure("milestone")
    if _COUNT.match(says) or goal.target or goal.start_value or goal.now is not None:
        return Measure("number")
    return Measure("milestone") if goal.kind == "Benchmark" else None


COUNT_READ = (
    *MEMBERS_READ, *ONE_ON_ONES_READ, "organizations.sector", "people.name", "people.organization",
    "people.connection", "people.status",
)  # fmt: skip


@metric(*COUNT_READ)
def counted(b: Briefing, measure: str, started: date | None) -> int | None:
    """The number the workbook itself gives for "count: members" and the like; None where it cannot be counted.

    Members; individual members; one-on-ones since Started on (all where blank); organizations in sector X.
    """
    found = _COUNT.match(fold(measure))
    if not found:
        return None
    tab, count = _counter(b, found[1].strip(" ."), started)
    if not tab:
        return None
    absent = bool(b.coalition.tabs) and not b.coalition.has(tab)  # built by hand, a coalition has no tabs
    return None if absent else count()


def _counter(b: Briefing, what: str, started: date | None) -> tuple[str, Callable[[], int]]:
    """Return the tab that is counted, and the count; "" where nothing is known of such a count."""
    if sector := _IN_SECTOR.match(what):
        wanted = sector[1]
        return "organizations", lambda: sum(fold(o.sector) == wanted for o in member_organizations(b))
    match what.replace("-", " "):
        case "members" | "member organizations":
            return "organizations", lambda: len(member_organizations(b))
        case "individual members":
            return "people", lambda: members(b).individuals
        case "one on ones":
            return "outreach", lambda: len(one_on_ones(b, started))
        case _:
            return "", int


def same_unit(*amounts: Amount | None) -> bool:
    """Whether numbers can be reckoned together: no percent beside a count, no two currencies; 0 goes with any."""
    units = {a.unit for a in amounts if a is not None and a.value}
    money = units - {"", "%"}
    return len(money) <= 1 and not ("%" in units and units != {"%"})


def agrees(now: Amount | bool | None, target: Amount | None) -> bool:
    """Whether "12 of 40" and a target speak of the same whole."""
    share = now if isinstance(now, Amount) else None
    return share is None or share.of is None or target is None or share.of == target.value


def said_yes(goal: Goal) -> bool:
    """Whether Number now or Status says that a milestone is reached; 1 is a yes."""
    now = goal.now
    return goal.status == "Met" or now is True or (isinstance(now, Amount) and now.value == 1 and not now.unit)


def within(now: Fraction, measure: Measure) -> tuple[bool, bool]:
    """Return whether a number keeps its bound, and whether it misses it by 10 % at most (decision 40)."""
    limit = measure.limit.value if measure.limit else Fraction()
    short = limit - now if measure.bound == "at least" else now - limit
    return short <= 0, short <= abs(limit) / 10
