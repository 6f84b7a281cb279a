"""Pages around a meeting and for calls: capture sheet, minutes, own lists, call sheet, what is still blank."""

import csv
import io
from datetime import date

import pytest

from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.capture import capture
from coalition_sheets.documents.cells import safe, table
from coalition_sheets.documents.expected import expected
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.documents.own_list import own_lists
from coalition_sheets.documents.unfinished import unfinished
from coalition_sheets.model import Briefing, Meeting
from tests.documents.making import harbor, load, text_of
from tests.little import read


def meeting_of(b: Briefing, day: date) -> Meeting:
    return next(m for m in b.coalition.meetings if m.date == day)


TENTH, NEXT = date(2026, 3, 10), date(2026, 3, 24)


def test_the_capture_sheet_pastes_into_the_tasks_tab() -> None:
    document = capture(harbor(), meeting_of(harbor(), NEXT), load)
    rows = list(csv.reader(io.StringIO(dict(document.files)["tsv"].decode("utf-8-sig")), delimiter="\t"))
    assert rows[0] == ["Task", "Who", "By when", "Status", "Goal", "From meeting"]
    assert {tuple(r) for r in rows[1:]} == {("", "", "", "", "", "2026-03-24 Regular")}
    pasted = "\n".join(" | ".join(c or "." for c in r).replace(".", "Book the hall", 1) for r in rows[1:2])
    coalition, found = read(f"## Meetings\nDate\n2026-03-24\n\n## Tasks\n{' | '.join(rows[0])}\n{pasted}")
    assert [(t.name, t.meeting.name if t.meeting else "") for t in coalition.tasks] == [
        ("Book the hall", "2026-03-24 Regular")
    ]
    assert not [f for f in found if f.tab == "tasks"]


def test_who_usually_comes_is_expected_and_who_cannot_is_not() -> None:
    b = harbor("""
        ## People
        Name | Core | Status | Do not contact | Away until
        Rosa Delgado | TRUE | | |
        Tomás Rivera | | | |
        Mei Chen | | Left | |
        Linh Tran | TRUE | | TRUE |
        Ana Núñez | TRUE | | |
        Sam O'Neill | TRUE | Away | |
        Hana Saleh | TRUE | Away | | 2026-03-24
        Rafael Delgado | TRUE | Away | | 2026-03-23

        ## Meetings
        Date | Who came | Regrets
        2026-03-10 | Tomás Rivera, Mei Chen |
        2026-03-24 | | Ana Núñez
    """)
    assert expected(b, meeting_of(b, NEXT)) == ("Rafael Delgado", "Rosa Delgado", "Tomás Rivera")


def test_minutes_hold_what_is_known_and_room_for_the_rest() -> None:
    b = harbor("""
        ## Meetings
        Date | Kind | Who came | Decisions | Notes
        2026-03-10 | Regular | Rosa Delgado, Sam | We ask for a first reading in May.\\nWe meet twice. | Rosa was tired

        ## Tasks
        Task | Who | By when | From meeting | Notes
        Ask the clerk | Rosa Delgado | 2026-03-16 | 3/10 | between us

        ## People
        Name
        Rosa Delgado
        Sam O'Neill
    """)
    text = text_of(minutes(b, meeting_of(b, TENTH), load))
    assert "**Who came (2):** Rosa Delgado · Sam O'Neill" in text
    assert "- We ask for a first reading in May.\n- We meet twice." in text
    assert "| Ask the clerk | Rosa | Mon Mar 16 |" in text
    assert "*Personal matters are not minuted.*" in text
    assert "tired" not in text
    assert "between us" not in text


def test_minutes_of_an_empty_meeting_are_a_form_to_write_on() -> None:
    b = harbor("## Meetings\nDate\n2026-03-10")
    text = text_of(minutes(b, b.coalition.meetings[0], load))
    assert "**Who came:** [ADD: names]" in text
    assert "| What (exact words) | How: for, against, who stood aside | By when |" in text
    assert "| What (start with a verb) | Who (said yes out loud) | By |" in text


def test_an_own_list_holds_ones_own_tasks_and_notes_alone() -> None:
    pages = {d.slug: text_of(d) for d in own_lists(harbor(), load)}
    assert "Sam has offered to phone around with you." in pages["tomas-rivera"]
    assert "Photo releases" in pages["tomas-rivera"]
    assert "Photo releases" not in pages["rosa-delgado"]
    assert all("overdue" not in text and "days" not in text for text in pages.values())
    assert "mei-chen" not in pages


def test_a_groups_list_is_ours() -> None:
    b = harbor("""
        ## Roles
        Role | Group | Who
        Lead | Media team | Mei Chen

        ## Tasks
        Task | Who | By when
        Call two newsrooms | Media team | 2026-03-20
    """)
    text = text_of(own_lists(b, load, to="Media team")[0])
    assert "# Media team: our list" in text
    assert "What we said we would do" in text


def test_what_is_still_blank_is_asked_kindly_with_its_cell() -> None:
    b = harbor("""
        ## Meetings
        Date | Who came | Decisions | Notes
        2026-03-10 | | |
    """)
    where = "with “2026-03-10 Regular” under From meeting"
    assert unfinished(b, b.coalition.meetings[0]) == (
        "Who came on March 10? Type the names into Meetings!B2.",
        "Notes: a line or a link into Meetings!D2 is enough.",
        "Did we decide anything? Write it in its exact words into Meetings!C2.",
        f"No task names this meeting yet. What did we promise? One row each on the Tasks tab, {where}.",
        "The next date: add a row to the Meetings tab, even before the place is known.",
    )


def test_a_social_wants_no_notes_and_no_tasks() -> None:
    b = harbor("## Meetings\nDate | Kind | Who came\n2026-03-10 | Social | Rosa\n2026-03-24 | |")
    assert unfinished(b, b.coalition.meetings[0]) == ()


def test_the_call_sheet_says_what_they_said_and_who_calls() -> None:
    text = text_of(call_sheet(harbor(), load))
    assert "## Ana Núñez (1 call)" in text
    assert "afraid of gossip *(Ana Núñez, February 24)*" in text
    assert "**Call Pastor Lee** *for Wed March 18*" in text
    empty = text_of(call_sheet(harbor(), load, caller="Rosa Delgado"))
    assert "Nobody waits for a call" in empty
    assert "type each call" in text
    assert "type each call" not in empty


def test_nobody_who_asked_for_no_contact_is_on_the_call_sheet() -> None:
    text = text_of(call_sheet(harbor("""
        ## People
        Name | Do not contact | Connection to us
        Pastor Lee | TRUE | Contact

        ## Outreach
        Date | Who | By | Outcome | Next step | By when
        2026-03-01 | Pastor Lee | Rosa | Talked | Call again | 2026-03-18
    """), load))  # fmt: skip
    assert "Pastor Lee" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =cmd|' /C calc'!A0"])
def test_a_cell_of_a_table_never_becomes_a_formula(text: str) -> None:
    assert safe(text)[0] == "'"
    assert table([[text]]).decode("utf-8-sig").strip().strip('"')[0] == "'"
