"""The agenda of a meeting, as members read it."""

import re
from datetime import date

import pytest

from coalition_sheets.documents.agenda import MeetingNotShown, agenda
from coalition_sheets.documents.make import WITHHELD
from coalition_sheets.documents.timing import Part, fitted, spare, total
from coalition_sheets.model import Level
from tests.documents.making import HARBOR, agenda_of, agenda_text, harbor, load, text_of

AGENDA = """\
# Harbor County Immigrant Justice Coalition
**Regular meeting · Tuesday, March 24, 2026 · 6:00–7:15 pm · St. Brendan parish hall (ramp at side door; Spanish interpretation)**

**Why we're meeting:** agree on the hotline paragraph.  
**Facilitator:** [ADD: name] · **Notes:** Linh Tran · **Time:** Sam O'Neill  
*Our agreements: one mic · listen to understand · start and end on time*

| | | |
|---|---|---|
| **6:00** | **Wins** | 5&nbsp;min |
| | Greenwood Neighbors joined: we are **4 organizations** (2 at the start of the year) **and 2 individual members**. | |
| | Interpreter forms in four languages. Thank you, Clinic Access team. | |
| | *Anything else, however small?* | |
| **6:05** | **What we said we'd do on March 10** | 15&nbsp;min |
| | ☑ Translate the flyer (Linh) · ☑ Visit two congregations (Ana Núñez) | |
| | ☐ Ask the clerk for a date (Rafael) | |
| | ☐ Draft the hotline paragraph (Rosa): *for item 6:30* | |
| | ☐ Interpreter list (Hana): *waiting on the hospital's reply. Does anyone know someone there?* | |
| | *Two from earlier.* ☐ Photo releases · ☐ Van for hearing day. **Still ours? Keep, hand over, or let go.** | |
| **6:20** | **Where we stand** (only what needs us) | 10&nbsp;min |
| | **Sign-on letter: 7 of 30.** A steady pace would be 12. From here: 3 every two weeks (so far 1). | |
| | **Unanswered requests: 95**, down from 120; aiming for 40 by June 30. | |
| | **One-on-ones: 20 of 60.** A steady pace would be 24. From here: about 3 a week (so far 2). | |
| | **First-reading date set:** due Friday, March 27. *Yes yet?* | |
| | *Going well, no time needed:* members (11 of 15). | |
| **6:30** | **Decide: add the hotline paragraph to the letter?** (Rosa) | 15&nbsp;min |
| | How we decide: consensus; each organization has one voice; 2 of 4 make a quorum. | |
| | Some of us must ask our boards first: please say so, and bring an answer by Tuesday, March 31. | |
| **6:45** | **Hearing-day plan:** speakers, rides (Rafael: discuss) | 15&nbsp;min |
| **7:00** | **Who are we missing?** No one yet from **Health care** or **Labor**. *Whom do you know?* | 5&nbsp;min |
| **7:05** | **Who will do what by when** (type it straight into the **Tasks** tab) | 5&nbsp;min |
| **7:10** | **Next time:** Tue, April 7, 6 pm. Facilitator? Notes? · **One word each** | 5&nbsp;min |

| What (start with a verb) | Who (said yes out loud) | By |
|---|---|---|
| &nbsp; | | |
| &nbsp; | | |
| &nbsp; | | |
| &nbsp; | | |
| &nbsp; | | |
| &nbsp; | | |

*Made from "little" workbook, as of March 17. Change the workbook, not this page.*
"""  # noqa: E501, W291


def test_the_agenda_reads_as_a_page_to_run_a_meeting_from() -> None:
    document = agenda_of(harbor())
    assert text_of(document) == AGENDA
    assert document.beside == ("Still to add: a facilitator.",)
    assert document.filename("md") == "2026-03-17-agenda-2026-03-24-regular.md"
    assert document.not_ready == ()


def test_members_read_no_day_counts_no_lights_and_no_notes() -> None:
    text = text_of(agenda_of(harbor()))
    for word in ("overdue", "late", "days", "red", "yellow", "phone around", "gossip"):
        assert not re.search(rf"\b{word}\b", text)


def test_the_page_has_no_script_and_loads_nothing() -> None:
    page = text_of(agenda_of(harbor()), "html")
    assert "default-src 'none'" in page
    assert '<html lang="en">' in page
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (
            "2026-03-24 | 6:30 pm |",
            "**Regular meeting · Tuesday, March 24, 2026 · 6:30 pm, about 45 minutes · [ADD: place]**",
        ),
        ("2026-03-24 | |", "**Regular meeting · Tuesday, March 24, 2026 · [ADD: time] · [ADD: place]**"),
    ],
)
def test_a_first_meeting_with_nothing_written_down_reads_kindly(row: str, line: str) -> None:
    text = agenda_text(f"""
        ## Meetings
        Date | Start | Kind
        {row}
    """)
    assert line in text
    assert "Our first meeting on record: nothing to look back on yet." in text
    assert "What went well since we last met? Anything, however small." in text
    assert "No goal with a number or a date yet." in text
    assert "[ADD: what do we need to talk about or decide?]" in text
    assert "**Next time:** Which day suits most of us?" in text


def test_gaps_are_named_beside_the_file() -> None:
    document = agenda_of(harbor("""
        ## Meetings
        Date | Start | Place or link
        2026-03-24 | 6 pm | the hall
    """))  # fmt: skip
    assert document.beside == (
        "Still to add: why we are meeting, a facilitator, a note-taker and what we need to talk about or decide.",
    )


def test_a_private_item_stays_off_the_page_and_is_said_beside_it() -> None:
    document = agenda_of(harbor("""
        ## Meetings
        Date | Start | Agenda items
        2026-03-24 | 6 pm | Private: what happened between two of us | 20\\nHearing day | 10
    """.replace("of us | 20", "of us – 20 min").replace("day | 10", "day – 10 min")))  # fmt: skip
    assert "between two" not in text_of(document)
    assert "**Hearing day**" in text_of(document)
    assert "One private item left out. Settle what is personal outside the group." in document.beside


def test_minutes_that_do_not_fit_are_said_with_their_sum() -> None:
    document = agenda_of(harbor("""
        ## Meetings
        Date | Start | End | Agenda items
        2026-03-24 | 6 pm | 6:45 pm | Letter – 40 min
    """))  # fmt: skip
    assert any(
        line.startswith("The parts add up to 70 minutes; the meeting is 45 minutes long.") for line in document.beside
    )


def test_a_long_evening_without_an_end_is_said_beside_it() -> None:
    book = """
        ## Meetings
        Date | Start | End | Agenda items
        2026-03-24 | 6 pm | {} | Letter – 60 min\\nHearing day – 45 min\\nRides – 10 min
    """
    long = agenda_of(harbor(book.format(""))).beside
    assert any(
        line.startswith("The parts add up to 145 minutes, and no End is typed. Two hours are long") for line in long
    )
    assert not [line for line in agenda_of(harbor(book.format("9 pm"))).beside if "No End" in line or "long" in line]


def busy(owned: int, nobody: int = 0) -> str:
    """Return the coalition with more tasks from the last meeting, all still open."""
    rows = [f"    Call number {n} | Linh Tran | 2026-03-18 | | 3/10" for n in range(owned)]
    rows += [f"    Open thing {n} | TBD | 2026-03-18 | | 3/10" for n in range(nobody)]
    return "\n".join(["    ## Tasks", "    Task | Who | By when | Status | From meeting", *rows, MEETINGS])


MEETINGS = """
    ## People
    Name
    Linh Tran

    ## Meetings
    Date | Start
    2026-03-10 | 6 pm
    2026-03-24 | 6 pm
"""


def test_each_promise_has_a_line_where_the_sheet_has_room_and_those_of_nobody_share_one() -> None:
    text = agenda_text(busy(5, nobody=1))
    assert [f"| | ☐ Call number {n} (Linh) | |" in text for n in range(5)] == [True] * 5
    assert "| | *No one yet:* ☐ Open thing 0. **Who could take this?** | |" in text
    assert "☐ Open thing 0 · ☐ Open thing 1. **Who could take one?** | |" in agenda_text(busy(4, nobody=2))


def test_waiting_and_unclaimed_tasks_ask_for_help_without_blame() -> None:
    text = agenda_text("""
        ## Tasks
        Task | Who | By when | Status | From meeting | Waiting on
        Print the flyer | Sam | | Waiting | 3/10 | Translate the flyer
        Translate the flyer | Linh Tran | | | 3/10 |
        Press list | someone | | | 3/10 |

        ## People
        Name
        Sam O'Neill
        Linh Tran

        ## Meetings
        Date | Start
        2026-03-10 | 6 pm
        2026-03-24 | 6 pm
    """)
    assert "☐ Print the flyer (Sam): *waiting on “Translate the flyer” (Linh). What would help?*" in text
    assert "| | *No one yet:* ☐ Press list. **Who could take this?** | |" in text


def test_a_committees_meeting_carries_its_name() -> None:
    text = agenda_text("""
        ## Meetings
        Date | Kind | Group
        2026-03-24 | Committee | Media team
    """)
    assert "**Media team meeting · Tuesday, March 24, 2026" in text


def test_a_scan_that_finds_something_withholds_the_page() -> None:
    b = harbor()
    meeting = next(m for m in b.coalition.meetings if m.date == date(2026, 3, 24))
    document = agenda(b, meeting, load, scan=lambda text: "hotline" in text)
    assert document.files == ()
    assert document.not_ready == (WITHHELD,)
    assert "Harbor" not in document.title


def test_a_meeting_that_was_not_published_has_no_public_agenda() -> None:
    b = harbor(HARBOR)
    with pytest.raises(MeetingNotShown, match="The meeting of March 24 is not for the public"):
        agenda(b, b.coalition.meetings[2], load, level=Level.PUBLIC)


def test_minutes_are_fitted_five_at_a_time() -> None:
    parts = (Part("a", 15, 5), Part("b", 10, 5), Part("c", 20, 20))
    assert [p.minutes for p in fitted(parts, 35)] == [5, 10, 20]
    assert [p.minutes for p in fitted(parts, 20)] == [5, 5, 20]
    assert spare(fitted(parts, 20), 20) == -10
    assert spare(fitted(parts, 60), 60) == 15
    assert total(fitted((*parts, Part("d", 15, 5, open=True)), 75)) == 75
    assert fitted(parts, None) == parts


def test_a_public_agenda_leaves_out_what_it_may_not_know() -> None:
    text = HARBOR.replace("Interpretation\n", "Interpretation | OK to publish?\n")
    text = "\n".join(f"{line} | Yes" if line.strip().startswith("2026-03-24 |") else line for line in text.split("\n"))
    b = harbor(text)
    meeting = next(m for m in b.coalition.meetings if m.date == date(2026, 3, 24))
    document = agenda(b, meeting, load, level=Level.PUBLIC)
    page = text_of(document)
    assert "St. Brendan parish hall" in page
    for false in ("[ADD", "Still ours?", "Nothing was written down", "nothing to look back on", "ould take this?",
                  "No goal with a number", "Where we stand", "Who are we missing", "What we said"):  # fmt: skip
        assert false not in page
    assert document.beside == ("Still to add: a facilitator.",)
