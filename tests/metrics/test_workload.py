"""Who carries how much."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from coalition_sheets.metrics.workload import Workload, workload
from coalition_sheets.model import About, Organization, Person, Ref, Task
from tests.metrics.make import TODAY, amount, brief, ref, rows

PEOPLE = rows(
    Person,
    {"name": "Rosa Delgado", "organization": ref("Harbor Workers' Center", "organization"), "hours": amount(4)},
    {"name": "Ana Núñez", "organization": ref("Harbor Workers' Center", "organization"), "hours": amount(10)},
    {"name": "Hana Kim", "organization": ref("Clinic Access", "organization")},
)
ORGANIZATIONS = rows(Organization, {"name": "Harbor Workers' Center"}, {"name": "Clinic Access"})


def load(*tasks: dict[str, Any], about: About | None = None) -> Workload:
    named = ({"name": f"Task {n}", **t} for n, t in enumerate(tasks))
    return workload(brief(tasks=rows(Task, *named), people=PEOPLE, organizations=ORGANIZATIONS, about=about))


def of(*names: str, times: int = 1, **more: Any) -> tuple[dict[str, Any], ...]:
    return ({"owners": tuple(ref(n) for n in names), **more},) * times


def test_each_owner_has_the_task_and_the_first_answers_for_it() -> None:
    found = load(*of("Rosa Delgado", "Hana Kim", times=2), *of("Hana Kim"))
    assert found.open == {"Hana Kim": 3, "Rosa Delgado": 2}
    assert (found.open_total, found.top, found.top_share) == (3, ("Rosa Delgado", 2), Fraction(2, 3))


def test_due_within_14_days_includes_late_ones() -> None:
    days = [TODAY + timedelta(n) for n in (-3, 0, 14, 15)]
    found = load(*(t for d in days for t in of("Rosa Delgado", due=d)), *of("Rosa Delgado"))
    assert (found.overdue, found.due_14) == ({"Rosa Delgado": 1}, {"Rosa Delgado": 3})


def test_closed_and_unassigned_tasks_are_on_nobodys_list_and_open_ones_still_count() -> None:
    found = load(*of("Rosa Delgado", status="Done"), {"owners": (Ref("TBD"),)}, {"owners": ()})
    assert (found.open, found.open_total, found.top, found.top_share) == ({}, 2, None, None)


def test_committees_and_organizations_stand_apart_and_an_unknown_name_is_a_person() -> None:
    found = load(
        {"owners": (ref("Media team", "group"),)},
        {"owners": (ref("Clinic Access", "organization"),)},
        {"owners": (Ref("bob ruiz"),)},
        {"owners": (Ref("Bob Ruiz"),)},
    )
    assert (found.open, found.groups) == ({"Bob Ruiz": 2}, {"Clinic Access": 1, "Media team": 1})
    assert found.organizations == {"Clinic Access": 1}


def test_exactly_40_percent_of_ten_tasks_is_no_concentration_and_one_more_is() -> None:
    exact = load(*of("Rosa Delgado", times=4), *of("Hana Kim", times=3), *of("Bob", times=3))
    assert (exact.top_share, exact.concentrated_person) == (Fraction(2, 5), None)
    more = load(*of("Rosa Delgado", times=5), *of("Hana Kim", times=3), *of("Bob", times=4))
    assert more.concentrated_person == "Rosa Delgado"
    few = load(*of("Rosa Delgado", times=9))
    assert few.concentrated_person is None


def test_the_busy_share_is_a_setting() -> None:
    tasks = (*of("Rosa Delgado", times=4), *of("Hana Kim", times=3), *of("Bob", times=3))
    assert load(*tasks, about=About(busy_share=Fraction(39, 100))).concentrated_person == "Rosa Delgado"


def test_an_organization_holds_what_its_people_answer_for() -> None:
    found = load(*of("Rosa Delgado", "Hana Kim", times=3), *of("Ana Núñez", times=3), *of("Hana Kim", times=4))
    assert found.organizations == {"Clinic Access": 4, "Harbor Workers' Center": 6}
    assert found.concentrated_organization == "Harbor Workers' Center"


def test_equal_counts_go_by_name() -> None:
    assert load(*of("Rosa Delgado"), *of("Hana Kim")).top == ("Hana Kim", 1)


def test_by_counts_too_much_is_over_8_and_over_twice_the_median() -> None:
    eight = load(*of("Rosa Delgado", times=8), *of("Ana Núñez", times=3), *of("Hana Kim", times=3))
    nine = load(*of("Rosa Delgado", times=9), *of("Ana Núñez", times=4), *of("Hana Kim", times=4))
    double = load(*of("Rosa Delgado", times=10), *of("Ana Núñez", times=5), *of("Hana Kim", times=5))
    assert [w.over for w in (eight, nine, double)] == [(), ("Rosa Delgado",), ()]


def test_hours_are_used_when_half_of_the_tasks_carry_them() -> None:
    hours: dict[str, Any] = {"hours": amount(3), "due": date(2026, 4, 16)}
    found = load(
        *of("Rosa Delgado", **hours),
        *of("Rosa Delgado", "Ana Núñez", **hours),
        *of("Rosa Delgado"),
        *of("Rosa Delgado", due=date(2026, 4, 17)),
    )
    assert found.by_hours
    assert found.load == {"Ana Núñez": Fraction(3, 20), "Rosa Delgado": Fraction(13, 8)}
    assert found.over == ("Rosa Delgado",)


def test_a_load_of_exactly_five_quarters_is_not_too_much() -> None:
    assert load(*of("Rosa Delgado", hours=amount(5))).over == ()


def test_with_less_than_half_of_the_hours_known_counts_are_used() -> None:
    found = load(*of("Rosa Delgado", hours=amount(9)), *of("Rosa Delgado", times=2))
    assert (found.by_hours, found.load) == (False, {})
