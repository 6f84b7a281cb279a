"""Lists and explanations for members and for everybody: nothing that is not so, nothing that is for organizers."""

import json
from collections.abc import Callable

import pytest

from coalition_sheets.cli.show import envelope
from coalition_sheets.jobs.lists import benchmarks, explain, outreach, tasks
from coalition_sheets.jobs.result import Result
from coalition_sheets.jobs.session import Session
from coalition_sheets.metrics.audience import NotForYou
from coalition_sheets.model import Level
from tests.documents.making import HARBOR
from tests.jobs.little import session

HARBOR_TODAY = session(HARBOR)


def said(found: Result) -> str:
    """Return all that a result says, to people and to machines."""
    return json.dumps(envelope(found), ensure_ascii=False) + repr(found.body)


@pytest.mark.parametrize("made", [tasks, benchmarks, outreach])
def test_a_list_that_is_not_for_everybody_says_so_and_counts_nothing(made: Callable[[Session, Level], Result]) -> None:
    found = made(HARBOR_TODAY, Level.PUBLIC)
    assert found.summary == "This list is not for the public."
    assert found.body == ()
    assert not any(found.data.values())


def test_members_get_totals_of_outreach_without_a_name_or_a_day_count() -> None:
    found = outreach(HARBOR_TODAY, Level.COALITION)
    assert "Grace Chapel" in said(outreach(HARBOR_TODAY, Level.ORGANIZERS))
    assert found.summary.startswith("1 next step")
    for word in ("Grace Chapel", "Call Pastor Lee", "days_since_touch", "Went quiet"):
        assert word not in said(found)


@pytest.mark.parametrize("thing", ["late tasks", "workload", "went quiet", "next steps", "Tasks", "Follow-through"])
def test_what_is_for_organizers_is_explained_to_them_alone(thing: str) -> None:
    assert explain(HARBOR_TODAY, thing, Level.ORGANIZERS).data["lines"]
    with pytest.raises(NotForYou):
        explain(HARBOR_TODAY, thing, Level.COALITION)


def test_a_task_is_explained_to_members_without_how_late_it_is() -> None:
    assert "45 days before today" in said(explain(HARBOR_TODAY, "Photo releases", Level.ORGANIZERS))
    found = said(explain(HARBOR_TODAY, "Photo releases", Level.COALITION))
    assert "days before today" not in found
    assert "overdue" not in found
    with pytest.raises(NotForYou):
        explain(HARBOR_TODAY, "Due soon", Level.PUBLIC)


def test_a_total_of_outreach_comes_without_its_rows() -> None:
    assert explain(HARBOR_TODAY, "funnel", Level.COALITION).data["rows"] == []
    assert explain(HARBOR_TODAY, "funnel", Level.ORGANIZERS).data["rows"]


@pytest.mark.parametrize(
    ("thing", "title"),
    [
        ("members", "Members: 4"),
        ("sectors", "Sectors: 2"),
        ("meetings", "Meetings: 2"),
        ("One-on-ones", "One-on-ones: 0"),
    ],
)
def test_everybody_may_know_how_many_there_are_and_no_more(thing: str, title: str) -> None:
    found = explain(HARBOR_TODAY, thing, Level.PUBLIC)
    assert found.data == {
        "title": title,
        "lines": ("The number alone. What is behind it is for the coalition.",),
        "rows": [],
    }


def test_a_goal_called_members_is_not_told_to_everybody() -> None:
    assert "of 15" in said(explain(HARBOR_TODAY, "members", Level.COALITION))
    assert "of 15" not in said(explain(HARBOR_TODAY, "members", Level.PUBLIC))


def test_nothing_to_mend_is_not_said_of_what_may_not_be_seen() -> None:
    assert "Nothing to mend now." not in said(explain(HARBOR_TODAY, "SENSITIVE", Level.PUBLIC))
