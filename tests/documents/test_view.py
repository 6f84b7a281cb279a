"""The View: by level, by consent, and to a person their own rows and words."""

from datetime import date

import pytest

from coalition_sheets.documents.page import page
from coalition_sheets.documents.template import AudienceTooWide
from coalition_sheets.documents.view import TABS, NoSuchColumn, NotForAudience, Readers, restrict, view
from coalition_sheets.model import Briefing, Level
from tests.documents.making import text_of
from tests.little import briefing, read

BOOK = """
    ## Organizations
    Name | Status | Notes | Approach | OK to name publicly
    Grace Chapel | Member | gossip | ask gently | Yes
    Bayview Tenants | Member | | | No

    ## People
    Name | Organization | Email | Phone | Share my contact | Colour
    Rosa Delgado | Grace Chapel | rosa@example.org | 202-555-0114 | Email | blue
    Tomás Rivera | Bayview Tenants | tomas@example.org | 202-555-0115 | | red

    ## Tasks
    Task | Who | By when | Notes | Goal | OK to publish?
    Photo releases | Tomás Rivera | 2026-01-31 | ask the school | Quiet talks |
    Call the mayor | Rosa Delgado | 2026-03-01 | | | Organizers only

    ## Goals
    Goal or benchmark | Due | OK to publish?
    Quiet talks | 2026-06-30 | Organizers only
    Letter | 2026-06-30 | Yes

    ## Outreach
    Date | Who | What we heard
    2026-03-01 | Tomás Rivera | wants to drive
    2026-03-02 | Rosa Delgado | is tired

    ## About us
    Setting | Value
    Mission statement | Everyone is heard.
    How we decide | Consensus
"""


def test_contact_data_is_there_only_where_it_is_shared() -> None:
    c = restrict(read(BOOK)[0], Level.COALITION)
    assert [(p.email, p.phone) for p in c.people] == [("rosa@example.org", ""), ("", "")]
    assert not any(p.extra for p in c.people)


def test_notes_print_for_nobody_but_their_owner() -> None:
    c = read(BOOK)[0]
    assert [t.notes for t in restrict(c, Level.ORGANIZERS).tasks] == ["", ""]
    assert [t.notes for t in restrict(c, Level.COALITION, "tomás rivera").tasks] == ["ask the school"]
    assert [t.notes for t in restrict(c, Level.COALITION, "Rosa Delgado").tasks] == [""]


def test_a_person_gets_back_their_own_words_and_address_and_no_one_elses() -> None:
    c = restrict(read(BOOK)[0], Level.COALITION, "Tomás Rivera")
    assert [t.heard for t in c.outreach] == ["wants to drive", ""]
    assert c.person["Tomás Rivera"].phone == "202-555-0115"
    assert c.person["Rosa Delgado"].phone == ""


def test_rows_for_organizers_only_are_gone_and_so_are_their_names_elsewhere() -> None:
    c = restrict(read(BOOK)[0], Level.COALITION)
    assert [g.name for g in c.goals] == ["Letter"]
    assert [(t.name, t.goal) for t in c.tasks] == [("Photo releases", None)]


def test_the_public_sees_what_somebody_agreed_to() -> None:
    c = restrict(read(BOOK)[0], Level.PUBLIC)
    assert [o.name for o in c.organizations] == ["Grace Chapel"]
    assert not c.people
    assert c.about.mission == "Everyone is heard."
    assert c.about.how_we_decide == ""


def test_no_cell_of_the_sheet_itself_is_left() -> None:
    c = restrict(read(BOOK)[0], Level.ORGANIZERS)
    assert all(not tab.table.rows for tab in c.tabs.values())
    assert "email" in c.tabs["people"].columns
    assert not restrict(read(BOOK)[0], Level.COALITION).has("organizations", "approach")


def test_findings_above_the_level_stay_behind() -> None:
    from dataclasses import replace

    from coalition_sheets.model import Finding, Severity

    b = briefing(BOOK)
    kinds = [Finding(code="X", severity=Severity.NOTE, message="", why="", fix="", level=level) for level in Level]
    seen = view(replace(b, findings=tuple(kinds)), Level.COALITION)
    assert [f.level for f in seen.briefing.findings] == [Level.PUBLIC, Level.COALITION]


def made(body: str, audience: str = "coalition", recipient: str = "", level: Level | None = None) -> str:
    text = f"---\naudience: {audience}\ntitle: A page\nfile: a-page\n---\n{body}"
    shipped = {"own.md.j2": text}
    from tests.documents.making import load

    b: Briefing = briefing(BOOK)
    return text_of(page(b, "own.md.j2", lambda n: shipped.get(n) or load(n), recipient=recipient, level=level))


def test_a_template_of_ones_own_reads_rows_by_column_name() -> None:
    body = "{% for t in tasks %}- {{ t.name }}: {{ t.owner | join(', ') }}, {{ t.due | long_day }}\n{% endfor %}"
    assert made(body) == "- Photo releases: Tomás Rivera, Saturday, January 31\n"


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("organizations[0].approach", "organizations.approach is for organizers; this document is for the coalition."),
        ("organizations[0].notes", "organizations.notes is for its owner alone; this document is for the coalition."),
        ("outreach[0].heard", "outreach.heard is for organizers; this document is for the coalition."),
        ("people[0].has_story", "people.has_story is for organizers; this document is for the coalition."),
    ],
)
def test_asking_for_what_is_above_the_audience_names_the_field_and_its_level(field: str, message: str) -> None:
    with pytest.raises(NotForAudience, match=message):
        made(f"{{{{ {field} }}}}")


def test_asking_for_a_column_that_is_not_there_suggests_one() -> None:
    with pytest.raises(NoSuchColumn, match=r"tasks has no column called dew\. Did you mean due"):
        made("{{ tasks[0].dew }}")


def test_the_error_does_not_depend_on_what_stands_in_the_rows() -> None:
    assert made("{% for p in people %}{{ p.email }};{% endfor %}") == "rosa@example.org;;\n"


def test_an_audience_can_only_be_narrowed() -> None:
    assert made("{{ goals | length }}", "organizers") == "2\n"
    assert made("{{ goals | length }}", "organizers", level=Level.COALITION) == "1\n"
    with pytest.raises(AudienceTooWide, match="made for the coalition; it cannot be made for organizers"):
        made("x", level=Level.ORGANIZERS)


def test_dates_of_rows_are_dates() -> None:
    assert view(briefing(BOOK), Level.COALITION).briefing.coalition.tasks[0].due == date(2026, 1, 31)


@pytest.mark.parametrize("recipient", ["Rosa Delgado", "tomás rivera", "Nobody"])
def test_a_reader_among_many_sees_what_a_reader_alone_sees(recipient: str) -> None:
    b = briefing(BOOK)
    alone = view(b, Level.COALITION, recipient).briefing.coalition
    among = Readers(b, Level.COALITION).view(recipient).briefing.coalition
    assert all(getattr(alone, tab) == getattr(among, tab) for tab in TABS)


@pytest.mark.parametrize(
    "place", ["https://zoom.us/j/123?pwd=abc", "Library, or zoom.us/j/123?pwd=abc", "meet.example.org",
              "Zoom, Meeting ID 876 543, passcode 99"],
)  # fmt: skip
def test_a_link_or_passcode_is_never_public_whatever_its_row_says(place: str) -> None:
    book = f"""
        ## Meetings
        Date | Place or link | OK to publish?
        2026-03-24 | {place} | Yes
    """
    c = read(book)[0]
    assert restrict(c, Level.PUBLIC).meetings[0].place == ""
    assert restrict(c, Level.COALITION).meetings[0].place == place


@pytest.mark.parametrize("place", ["St. Brendan parish hall (ramp at side door)", "Main St. library, room B. 6.30 pm"])
def test_a_place_is_public_where_its_row_says_so(place: str) -> None:
    c = read(f"## Meetings\nDate | Place or link | OK to publish?\n2026-03-24 | {place} | Yes")[0]
    assert restrict(c, Level.PUBLIC).meetings[0].place == place
