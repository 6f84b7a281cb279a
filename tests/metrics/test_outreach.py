"""The funnel, the steps due, and the month in totals."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from coalition_sheets.metrics.outreach import due_steps, funnel, month, stalled
from coalition_sheets.model import Briefing, Organization, Touch
from tests.metrics.make import TODAY, brief, ref, rows


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def touch(who: str, days_ago: int, outcome: str = "Talked", **more: Any) -> dict[str, Any]:
    return {"date": ago(days_ago), "who": ref(who, "organization"), "outcome": outcome, "how": "Phone call", **more}


def reached(*touches: dict[str, Any], **members: Any) -> Briefing:
    names = sorted({t["who"].name for t in touches})
    organizations = rows(Organization, *({"name": n, **members.get(n, {})} for n in names))
    return brief(organizations=organizations, outreach=rows(Touch, *touches))


def test_steps_due_are_late_ones_and_those_of_the_next_seven_days_by_date() -> None:
    b = reached(*(touch(n, 9, next_by=ago(d)) for n, d in (("A", 3), ("B", -7), ("C", -8), ("D", 0))))
    assert [c.name for c in due_steps(b)] == ["A", "D", "B"]


def test_conversations_that_went_quiet_begin_with_the_longest() -> None:
    assert [c.name for c in stalled(reached(touch("A", 15), touch("B", 40), touch("C", 14)))] == ["B", "A"]


def test_the_funnel_counts_who_stands_where_and_who_came_that_far() -> None:
    b = reached(touch("A", 40), touch("B", 40, "Interested"), touch("C", 40, "Not interested"), A={"status": "Member"})
    stages = funnel(b).stages
    assert [[c.name for c in s.here] for s in stages] == [[], [], [], ["B"], [], ["A"]]
    assert [len(s.reached) for s in stages] == [3, 3, 2, 2, 1, 1]
    assert [(word, [c.name for c in found]) for word, found in funnel(b).exits] == [("Not interested", ["C"])]


def test_a_cohort_had_30_days_to_go_on() -> None:
    b = reached(
        touch("A", 50), touch("A", 40, how="One-on-one"),
        touch("B", 30),
        touch("C", 29), touch("C", 20, how="One-on-one"),
        touch("D", 60), touch("D", 34, how="One-on-one"),
    )  # fmt: skip
    first = funnel(b).stages[1]
    assert (first.of, first.went_on, first.median_days) == (3, 2, Fraction(18))
    assert funnel(b, ago(50)).stages[1].of == 2
    assert (funnel(b).stages[3].of, funnel(b).stages[3].median_days) == (0, None)


def test_warm_contacts_were_introduced() -> None:
    b = reached(touch("A", 9, through=ref("Mei Chen")), touch("B", 9))
    assert (funnel(b).stages[1].warm, len(funnel(b).stages[1].reached)) == (1, 2)


def test_the_month_is_told_in_totals() -> None:
    b = reached(
        touch("A", 31, asked="A letter"),
        touch("A", 29, asked="A letter", common_ground=""),
        touch("B", 28, asked="A letter", wants="A bus stop", how="One-on-one"),
        touch("C", 3, common_ground="Both feed people", how="One-on-one", introduced=(ref("D"),)),
        touch("D", 2, how="One-on-one", asked_intro=True),
        touch("E", -2, how="One-on-one"),
    )
    found = month(b)
    assert (len(found.touches), found.first_contacts, found.without_common_ground) == (4, 3, 2)
    assert (found.asked_only, found.one_on_ones, found.without_introduction) == (1, 3, 1)
