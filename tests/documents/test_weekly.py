"""The weekly summary, as organizers read it."""

from dataclasses import replace
from datetime import date

import pytest

from coalition_sheets.documents.doing import things_to_do
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import Finding, Level, Memory, Place, Severity
from tests.documents.making import HARBOR, harbor, load, text_of, weekly_text

WEEKLY = """\
# Week of March 17: Harbor County Immigrant Justice Coalition

**105 days to “Language access ordinance” (June 30). Next meeting in 7 days: Tue March 24, 6 pm.**

## Three things today (about 40 minutes)
1. **Ask someone to facilitate March 24.** Nobody is down for it. Mei Chen would like to try; Sam has done it before and could sit alongside.
2. **Call Pastor Lee (Grace Chapel).** Said “interested” on February 24; nothing since. Ana Núñez has this step.
3. **Go through “Sign-on letter” with Rosa.** 7 of 30; a steady pace would be 12. It is the one goal clearly behind a steady pace. It needs 23 more in 15 weeks.

## Good news
4 members (3 at the end of February) · 3 tasks finished since March 10 · Interpreter forms in four languages

## Tasks
| Late | | This week | |
|---|---|---|---|
| 45 days · Photo releases · Tomás | *let it go?* | Thu 19 · Letter to printer | Rosa |
| 16 days · Van for hearing day · Tomás | *has help been offered?* | Tue 24 · Draft the hotline paragraph | Rosa |
| 9 days · Interpreter list · Hana | *waiting on the hospital's reply* | **No one yet:** Child care on the 24th |  |
| 1 day · Ask the clerk for a date · Rafael | *leave it till Thursday* |  |  |

## Calls and visits
**Due this week:** Grace Chapel (Ana Núñez)  
**Still nobody from:** Health care · Labor
"""  # noqa: E501, W291


def test_the_weekly_summary_reads_as_one_screen() -> None:
    text = weekly_text(HARBOR)
    assert text.startswith(WEEKLY)
    assert text.count("\n") <= 45
    assert "As of Tuesday, March 17." in text


def test_a_full_week_still_fits_one_screen() -> None:
    tasks = "\n".join(f"    Late thing {i} | Rosa Delgado | 2026-02-{i:02} | " for i in range(1, 29))
    soon = "\n".join(f"    Soon thing {i} | Sam O'Neill | 2026-03-{i} | " for i in range(18, 25))
    nobody = "\n".join(f"    Press list {i} | TBD | | " for i in range(9))
    text = weekly_text(HARBOR.replace("    ## Meetings", f"{tasks}\n{soon}\n{nobody}\n\n    ## Meetings"))
    assert text.count("\n") <= 45
    assert "Rosa is carrying" in text
    assert "| Late (32) | | This week | |" in text


def test_the_idea_of_the_week_says_who_is_in_touch_with_whom_it_is_about() -> None:
    b = harbor("""
        ## Organizations
        Name | Status | Our liaison
        Grace Chapel | Member | Linh Tran
        Bayview Tenants | Member |

        ## People
        Name
        Linh Tran
    """)
    for name, said in (
        ("Grace Chapel", "Write it down. Linh knows them."),
        ("Bayview Tenants", "Write it down."),
    ):
        row = b.coalition.organization[name]
        idea = Finding(
            code="ORG-HOMEWORK", severity=Severity.HINT, message=f"What does {name} do?", why="", fix="Write it down.",
            places=(b.coalition.place(row, "work"),), key=row.key, tab=row.tab,
        )  # fmt: skip
        text = text_of(weekly(replace(b, findings=(idea,)), load))
        assert f"*An idea for this week: What does {name} do? {said}*" in text


def test_what_changed_is_left_out_without_memory_and_told_with_it() -> None:
    assert "What changed" not in weekly_text(HARBOR)
    memory = Memory(last_run=date(2026, 3, 10), lights={"Tasks": "green", "Goals": "red"})
    text = weekly_text(HARBOR, memory)
    assert "## What changed since Tue March 10" in text
    assert "- **Tasks: green → " in text


def test_an_almost_empty_workbook_reads_kindly() -> None:
    text = weekly_text("""
        ## Organizations
        Name | Status
        Grace Chapel | Member
    """)
    assert "No goal with a date ahead. No next meeting yet." in text
    assert "*No open tasks. What did we promise each other at the last meeting?*" in text
    assert "## Tasks" in text


def test_nothing_private_is_repeated_and_it_comes_first() -> None:
    place = Place("People", 3, 7, "Notes", "undocumented")
    found = Finding(code="SENSITIVE", severity=Severity.ERROR, message="", why="", fix="", places=(place,))
    document = weekly(replace(harbor(), findings=(found,)), load)
    text = text_of(document)
    assert "1. **Take something private out of People G3.**" in text
    assert "- People G3: something private; please take it out" in text
    assert "undocumented" not in text


def test_cells_to_mend_say_where_what_was_typed_and_what_to_decide() -> None:
    text = weekly_text("""
        ## Tasks
        Task | Who | By when
        Print the flyer | R. Delgado | 3/20 or 3/27

        ## People
        Name
        Rosa Delgado
        Rafael Delgado
    """)
    assert "- Tasks C2: “3/20 or 3/27”. Which one?" in text
    assert "- Tasks B2: “R. Delgado”. Rosa Delgado or Rafael Delgado?" in text or (
        "- Tasks B2: “R. Delgado”. Rafael Delgado or Rosa Delgado?" in text
    )


def test_what_was_typed_is_not_proposed_again() -> None:
    place = Place("Tasks", 3, 2, "Who", "Ghost org")
    found = Finding(
        code="REF-UNKNOWN", severity=Severity.WARNING, message="", why="", fix="Add a row.", places=(place,),
        suggestions=("Ghost org",),
    )  # fmt: skip
    assert "- Tasks B3: “Ghost org”. Add a row." in text_of(weekly(replace(harbor(), findings=(found,)), load))
    found = replace(found, suggestions=("Ghost org", "Ghost Organization"))
    assert "Perhaps “Ghost Organization”?" in text_of(weekly(replace(harbor(), findings=(found,)), load))


@pytest.mark.parametrize(
    ("typed", "key", "said"),
    [("Dolores, Tina; Ken", "tina", "“Tina”"), ("Tina", "tina", "“Tina”"), ("a / b", "gone", "“a / b”")],
)
def test_of_a_cell_with_several_names_the_one_that_is_meant_is_told(typed: str, key: str, said: str) -> None:
    place = Place("Meetings", 2, 9, "Who came", typed)
    found = Finding(
        code="REF-UNKNOWN", severity=Severity.WARNING, message="", why="", fix="Correct the name.", places=(place,),
        key=key,
    )  # fmt: skip
    page = text_of(weekly(replace(harbor(), findings=(found,)), load))
    assert f"- Meetings I2: {said}. Correct the name." in page


def test_quiet_days_of_the_week_and_drafts_are_told_at_the_foot() -> None:
    b = harbor(HARBOR.replace("How we decide | Consensus", "Quiet days | 2026-03-20"))
    text = text_of(weekly(b, load, drafts=(6, 2)))
    assert "No mail goes out on Fri March 20 (About us, “Quiet days”)." in text
    assert "Drafts ready to send: 6. Drafts waiting for something: 2." in text


def test_lowered_to_members_it_names_nobody_as_late() -> None:
    text = text_of(weekly(harbor(), load, level=Level.COALITION, drafts=(1, 1)))
    for word in ("45 days", "let it go", "facilitate", "Grace Chapel", "Drafts ready"):
        assert word not in text
    assert "**Still nobody from:** Health care · Labor" in text


def test_each_thing_to_do_is_of_another_kind() -> None:
    found = things_to_do(harbor())
    assert len(found) == 3
    assert len({t.lead.split()[0] for t in found}) == 3
    assert all(t.minutes for t in found)


def test_when_nothing_presses_the_page_says_so() -> None:
    text = weekly_text("""
        ## About us
        Setting | Value
        Coalition name | Harbor County
        Sectors | Faith

        ## Organizations
        Name | Status | Sector
        Grace Chapel | Member | Faith

        ## Goals
        Goal or benchmark | Kind
        Everyone is heard | Long-term goal

        ## Meetings
        Date | Start | Facilitator
        2026-03-10 | 6 pm | Rosa Delgado
        2026-03-24 | 6 pm | Rosa Delgado

        ## People
        Name
        Rosa Delgado
    """)
    assert "## Nothing pressing today" in text


def test_a_summary_for_fewer_eyes_says_of_nothing_hidden_that_it_is_not_there() -> None:
    members = text_of(weekly(harbor(), load, level=Level.COALITION))
    for false in ("Nothing late", "Nothing pressing", "Nothing due this week"):
        assert false not in members
    public = text_of(weekly(harbor(), load, level=Level.PUBLIC))
    assert "Our tasks, goals and calls are for the coalition" in public
    for false in ("No next meeting", "No goal with", "Nothing", "No one yet", "No open tasks", "nobody from"):
        assert false not in public


@pytest.mark.parametrize(
    ("level", "said"),
    [(Level.PUBLIC, "for the coalition alone"), (Level.COALITION, "for organizers alone"), (Level.ORGANIZERS, "")],
)
def test_whoever_makes_it_for_fewer_eyes_hears_what_is_left_out(level: Level, said: str) -> None:
    beside = " ".join(weekly(harbor(), load, level=level).beside)
    assert said in beside
    assert bool(said) == bool(beside)
