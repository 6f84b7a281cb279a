"""What goes to members, the public, funders; how we work; all about one organization or person."""

import csv
import io
import re

import pytest

from coalition_sheets.documents.one import organization_page, person_page
from coalition_sheets.documents.summaries import (
    Declassified,
    declassified,
    funder_report,
    how_we_work,
    monthly,
    public_summary,
)
from coalition_sheets.model import Level
from tests.documents.making import HARBOR, harbor, load, text_of

PUBLIC = """
    ## About us
    Setting | Value
    Coalition name | Harbor County
    Mission | Everybody is heard.
    Press contact | Rosa Delgado
    How we decide | Consensus

    ## Organizations
    Name | Status | Joined | Sector | OK to name publicly
    Harbor Workers' Center | Member | 2019 | Labor | Yes
    St. Brendan Parish | Member | 2026-03-01 | Faith | No

    ## Meetings
    Date | Start | Kind | Place or link | OK to publish? | Who came
    2026-03-10 | 6 pm | Regular | | | Rosa
    2026-03-24 | 6 pm | Public event | Town hall, https://meet.example.org/secret | Yes |
    2026-03-31 | 6 pm | Regular | Back room | |

    ## Wins
    Date | What happened | Who made it happen | OK to publish?
    2026-03-01 | Forms in four languages | Rosa Delgado | Yes
    2026-03-02 | The aide called back | Rosa Delgado | No
"""


def test_the_public_reads_only_what_consent_allows_and_counts_by_name() -> None:
    b = harbor(PUBLIC)
    text = text_of(public_summary(b, load, counts=declassified(b)))
    assert "**2 organizations** from 2 sectors · **1 meeting**" in text
    assert "Harbor Workers' Center" in text
    assert "Forms in four languages." in text
    assert "**Tuesday, March 24, 6 pm:** Public event" in text
    for hidden in ("St. Brendan", "aide", "meet.example.org", "Back room", "Consensus"):
        assert hidden not in text
    assert "In numbers" not in text_of(public_summary(b, load, counts=Declassified()))


def test_the_month_for_one_organization_lists_what_it_has_open() -> None:
    text = text_of(monthly(harbor(), load, about="Harbor Workers' Center"))
    assert "## What Harbor Workers' Center has open" in text
    assert "| Van for hearing day | Tomás | Sun Mar 1 |" in text
    assert "Linh" not in text.split("## Where our goals stand")[0].split("has open")[1]
    assert "| Language access ordinance | June 30 | 0 of 5 met |" in text
    assert "Welcome, Greenwood Neighbors!" in text
    assert not re.search(r"\b(overdue|late|red|failed)\b", text)
    assert "has open" not in text_of(monthly(harbor(), load))


def test_a_month_for_one_who_is_no_member_says_so() -> None:
    b = harbor(HARBOR.replace("Bayview Tenants | Member | Housing", "Bayview Tenants | Prospect | Housing"))
    assert "Bayview Tenants is no member" in monthly(b, load, about="Bayview Tenants").beside[0]
    assert not monthly(b, load, about="Harbor Workers' Center").beside


def test_a_funder_reads_numbers_with_dates_and_no_names_of_persons() -> None:
    b = harbor(HARBOR.replace("Sign-on letter | |", "=HYPERLINK(1) | |"))
    document = funder_report(b, load)
    text = text_of(document)
    assert "2 meetings held · 2 people took part" in text
    assert not any(p.name.split()[-1] in text for p in b.coalition.people)
    rows = list(csv.reader(io.StringIO(dict(document.files)["csv"].decode("utf-8-sig"))))
    assert rows[0][0] == "Goal or benchmark"
    assert ["'=HYPERLINK(1)", "Language access ordinance", "2026-06-30", "0", "7 of 30", "", "needs a push"] in rows
    assert document.beside == ("Still to add: what we learned.",)


def test_how_we_work_prints_the_rules_with_gaps_to_fill() -> None:
    text = text_of(how_we_work(harbor(), load))
    assert "Consensus. Each organization has one voice. 2 of 4 make a quorum." in text
    assert "| Point person | Rosa Delgado |" in text
    assert "**The time we ask:** [ADD: hours a month]" in text


def test_the_page_of_an_organization_holds_what_one_needs_at_the_door() -> None:
    text = text_of(organization_page(harbor(), "Grace Chapel", load))
    assert "**Whom to ask for:** Pastor Lee" in text
    assert "**Next step:** Call Pastor Lee (Ana Núñez), for Wednesday, March 18." in text
    assert "- **February 24**, Ana Núñez (Phone call · Interested): afraid of gossip" in text


@pytest.mark.parametrize(("level", "there"), [(Level.ORGANIZERS, True), (Level.COALITION, False)])
def test_what_others_said_of_a_person_stays_with_organizers(level: Level, there: bool) -> None:
    b = harbor(HARBOR.replace("2026-02-24 | Grace Chapel |", "2026-02-24 | Rafael Delgado |"))
    text = text_of(person_page(b, "Rafael Delgado", load, level=level))
    assert ("afraid of gossip" in text) or not there
    assert "rafael@example.org" in text
    assert "Ask the clerk for a date" in text


PEOPLE_ALONE = """
    ## About us
    Setting | Value
    How we decide | Consensus

    ## People
    Name | Connection to us
    Ana Núñez | Member
    Rafael Delgado | Member
    Mei Chen | Member
"""


def test_a_coalition_of_people_alone_reads_of_people() -> None:
    b = harbor(PEOPLE_ALONE)
    report, month, how = (text_of(made(b, load)) for made in (funder_report, monthly, how_we_work))
    assert "\n3 members.\n" in report
    assert "We are 3 people." in month
    assert "Consensus. Each person has one voice. 2 of 3 make a quorum." in how
    assert "boards" not in how
    assert not re.search("organization", report + how, re.IGNORECASE)


def test_the_pictures_of_a_month_stand_with_its_goals_so_that_no_sheet_is_left_empty() -> None:
    page = text_of(monthly(harbor(), load), "html")
    assert page.index("Where our goals stand") < page.index("<figure") < page.index("When we meet")
