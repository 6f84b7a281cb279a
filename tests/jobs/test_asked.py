"""What somebody names on the command line."""

import pytest

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.asked import NotFound, meeting, organization, owner, person
from coalition_sheets.model import Briefing, Memory
from tests.little import TODAY, read

BOOK = """
    ## About us
    Setting | Value
    Date order | {order}

    ## Organizations
    Name | Main contact
    Bayview Tenants | Rosa Delgado

    ## People
    Name | Organization
    Rosa Delgado | Bayview Tenants

    ## Meetings
    Date | Kind | Group
    2026-02-03 | Regular |
    2026-03-02 | Regular |
    2026-03-24 | Regular |
    2026-04-07 | Committee | Media team
"""


def of(order: str = "Month first") -> Briefing:
    return Briefing(read(BOOK.format(order=order))[0], TODAY, Memory())


@pytest.mark.parametrize("asked", ["Rosa", "Rosa Delgado"])
def test_a_name_that_two_people_have_is_asked_about(asked: str) -> None:
    coalition, _ = read("## People\nName | Organization\nRosa Delgado | Bayview Tenants\nRosa Delgado |")
    with pytest.raises(NotFound, match=r"Bayview Tenants.*row 3"):
        owner(coalition, asked)


def test_a_page_about_an_organization_proposes_organizations_and_one_about_a_person_people() -> None:
    with pytest.raises(NotFound) as one:
        organization(of().coalition, "Nobody Here")
    assert (one.value.message, one.value.hint) == (
        "There is no organization called “Nobody Here”.", "The workbook has Bayview Tenants.",
    )  # fmt: skip
    with pytest.raises(NotFound, match="person called “Bayview Tenants”"):
        person(of().coalition, "Bayview Tenants")
    with pytest.raises(NotFound) as near:
        organization(of().coalition, "Bayview Tenant")
    assert near.value.hint == "Did you mean Bayview Tenants?"


@pytest.mark.parametrize(
    ("order", "typed", "found"),
    [
        ("Month first", "3/24", "2026-03-24 Regular"),
        ("Month first", "2/3", "2026-02-03 Regular"),
        ("Day first", "2/3", "2026-03-02 Regular"),
        ("Day first", "24/3", "2026-03-24 Regular"),
        ("", "3/24", "2026-03-24 Regular"),
        ("", "March 24", "2026-03-24 Regular"),
        ("", "2026-03-24", "2026-03-24 Regular"),
    ],
)
def test_a_meeting_is_named_by_its_day_as_the_coalition_writes_it(order: str, typed: str, found: str) -> None:
    assert meeting(of(order), typed).name == found


def test_a_day_that_fits_two_meetings_or_none_names_those_that_are_near() -> None:
    with pytest.raises(NotFound, match="More than one meeting fits “2/3”"):
        meeting(of(""), "2/3")
    with pytest.raises(CoalitionError) as none:
        meeting(of(), "3/22")
    assert none.value.hint == "The nearest ones are 2026-03-02 Regular, 2026-03-24 Regular and 2026-04-07 Committee."
