"""The overdue digest: who gets a letter, what it says, and what it never says."""

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from coalition_sheets.documents.letters.desk import Letters
from coalition_sheets.documents.letters.digest import KIND
from coalition_sheets.documents.letters.todays import emails
from coalition_sheets.documents.make import WITHHELD
from coalition_sheets.model import Address, Draft, Memory, Sent
from tests.documents.making import HARBOR, digests, harbor, letters

LETTER = """\
Hi Tomás,

Thank you for finishing “Get the drivers' list together”.

Two things still have your name on them:

1. Van for hearing day (was for Sunday, March 1). Sam has offered to phone around with you.
2. Photo releases (was for Saturday, January 31). If it isn't needed any more, just say so and it comes off.

One line back is plenty:

- “1 done” or “2 done”
- “1 by Friday” (any date you can really keep)
- “help with 1”: Rosa will call you
- “let go of 2”: no explaining needed

See you Tuesday, March 24, 6 pm at St. Brendan parish hall?

Rosa
202-555-0114

I keep our list in the coalition workbook. Prefer a text instead? Tell me.
"""


def draft_to(name: str, found: Letters) -> Draft:
    return next(d for d in found.drafts if d.to.name == name)


def test_the_letter_reads_as_one_person_writes_to_another() -> None:
    draft = draft_to("Tomás Rivera", letters())
    assert draft.text == LETTER
    assert draft.subject == "Two things on your list: keep, swap or let go?"
    assert (draft.sender.name, draft.sender.email) == ("Rosa Delgado", "rosa@example.org")
    assert draft.to.email == "tomas@example.org"
    assert draft.ready
    assert len(draft.keys) == 2


def test_it_never_counts_days_nor_names_other_peoples_tasks() -> None:
    for draft in letters().drafts:
        for word in ("overdue", "reminder", "failed", "days late", "days ago", "clerk"):
            assert word not in draft.text.lower() + draft.subject.lower()


def test_one_or_two_days_late_is_left_in_peace() -> None:
    assert "Rafael Delgado" not in {d.to.name for d in letters().drafts}


def test_without_an_address_it_is_not_ready_and_there_are_words_to_paste() -> None:
    draft = draft_to("Hana Saleh", letters())
    assert draft.missing[0].startswith("No email address for Hana Saleh on the People tab. Their best way is WhatsApp")
    assert draft.short == (
        "Hi Hana! This is Rosa. Still on your list: Interpreter list. "
        "Done, a new day, want a hand, or let it go? Any answer is fine."
    )
    assert "waiting on the hospital's reply). Can we help you get an answer?" in draft.text


def sent(day: date, to: str = "Tomás Rivera", keys: tuple[str, ...] = ()) -> Memory:
    return Memory(last_run=day, sent=(Sent(KIND, to, day, keys),))


def test_a_person_gets_one_letter_a_week_at_most() -> None:
    found = letters(memory=sent(date(2026, 3, 12)))
    assert "Tomás Rivera" not in {d.to.name for d in found.drafts}
    assert [(s.name, s.why) for s in found.skipped] == [
        ("Tomás Rivera", "had a letter on Thursday, March 12; at most one a week.")
    ]
    assert "Tomás Rivera" in {d.to.name for d in letters(memory=sent(date(2026, 3, 10))).drafts}


def test_the_same_task_comes_at_most_every_so_many_days() -> None:
    book = HARBOR.replace("How we decide | Consensus", "Same task at most every | 14")
    key = draft_to("Tomás Rivera", letters()).keys[0]
    found = letters(book, sent(date(2026, 3, 9), keys=(key,)))
    assert "Van for hearing day" not in draft_to("Tomás Rivera", found).text
    assert draft_to("Tomás Rivera", found).text.count("Photo releases") == 1


def test_asked_for_by_name_it_is_written_whatever_was_sent() -> None:
    found = letters(memory=sent(date(2026, 3, 16)), to="tomás rivera")
    assert [d.to.name for d in found.drafts] == ["Tomás Rivera"]


def test_without_memory_it_says_that_letters_are_unknown() -> None:
    assert "not known" in letters().beside[0]
    assert letters(memory=Memory(last_run=date(2026, 3, 16))).beside == ()


def test_on_a_quiet_day_there_are_no_drafts() -> None:
    found = letters(HARBOR.replace("How we decide | Consensus", "Quiet days | 2026-03-17"))
    assert found.drafts == ()
    assert found.beside == ("Tuesday, March 17 is a quiet day (About us): no drafts today.",)


PEOPLE = """
    ## People
    Name | Email | Status | Away until | Do not contact | Also known as
    Rosa Delgado | rosa@example.org | | | |
    Tomás Rivera | tomas@example.org | {status} | {until} | {contact} |

    ## Tasks
    Task | Who | By when | Goal
    Van | {who} | 2026-03-01 | Hearing day

    ## Goals
    Goal or benchmark | Lead | Due
    Hearing day | Rosa Delgado | 2026-06-30

    ## Roles
    Role | Group | Who
    Point person | Whole coalition | Rosa Delgado
    Note-taker | Media team | Rosa Delgado
    Lead | Media team | Tomás Rivera
"""


def people(who: str = "Tomás Rivera", status: str = "", until: str = "", contact: str = "") -> Letters:
    return letters(PEOPLE.format(who=who, status=status, until=until, contact=contact))


TALK = "Please talk with Rosa Delgado about who takes it on."


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (people(status="Away", until="2026-04-01"), f"is away until April 1. {TALK}"),
        (people(status="Left"), f"has left. {TALK}"),
        (people(contact="yes"), "asked not to be contacted."),
    ],
)
def test_who_is_away_has_left_or_asked_for_no_contact_gets_none(found: Letters, why: str) -> None:
    assert found.drafts == ()
    assert [(s.name, s.why) for s in found.skipped] == [("Tomás Rivera", why)]


def test_a_committees_letter_goes_to_its_lead() -> None:
    assert [d.to.name for d in people("Media team").drafts] == ["Tomás Rivera"]


def test_a_bare_first_name_is_to_be_checked_first() -> None:
    draft = draft_to("Tomás Rivera", people("Tomás"))
    assert draft.missing == ("Check the name: the workbook only says “Tomás”. Is Tomás Rivera meant?",)


def test_a_name_that_nobody_has_is_not_ready() -> None:
    found = people("Jo Park")
    assert [d.missing for d in found.drafts] == [
        ("“Jo Park” is on no row of the People tab: add a row, or mend the name. It is about “Van”.",)
    ]


def test_whoever_writes_gets_no_letter_from_themselves() -> None:
    found = people("Rosa Delgado")
    assert found.drafts == ()
    assert found.skipped[0].why == "writes these letters; on your own list: “Van”."


def test_goal_leads_are_told_in_person_from_day_eight() -> None:
    assert people().tell == ("Rosa Delgado, who leads the goal: “Van”",)


def test_without_a_sender_there_is_a_visible_gap() -> None:
    b = harbor(PEOPLE.format(who="Tomás Rivera", status="", until="", contact="").replace("Point person", "Press"))
    draft = digests(b).drafts[0]
    assert "[ADD: your name]" in draft.text
    assert draft.missing[0].startswith("Who writes?")
    assert digests(b, sender=Address(name="Ana Núñez", email="ana@example.org")).drafts[0].ready


def test_many_late_things_and_long_notes_still_make_a_short_letter() -> None:
    rows = "\n".join(
        f"    Thing number {i} that somebody promised | Tomás Rivera | 2026-02-{i:02} | | | | {'long note ' * 30} | |"
        for i in range(1, 13)
    )
    draft = draft_to("Tomás Rivera", letters(HARBOR.replace("    ## Meetings", f"{rows}\n\n    ## Meetings")))
    assert len(draft.text.split()) <= 150
    assert len(draft.subject) <= 60
    assert draft.ready
    assert "more; let's go through them together" in draft.text


def test_a_scan_that_finds_something_withholds_the_letter() -> None:
    found = digests(harbor(), scan=lambda text: "Van" in text)
    draft = draft_to("Tomás Rivera", found)
    assert (draft.text, draft.html, draft.short, draft.missing) == ("", "", "", (WITHHELD,))


def test_ready_letters_become_unsent_mails_with_both_forms() -> None:
    documents = emails(letters(), harbor())
    assert [d.filename("eml") for d in documents] == ["2026-03-17-overdue-digest-tomas-rivera.eml"]
    message = message_from_bytes(documents[0].files[0][1], policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "tomas@example.org"
    assert str(message["To"].addresses[0].display_name) == "Tomás Rivera"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == LETTER
    page = message.get_body(("html",))
    assert page is not None
    assert "<strong>Van for hearing day</strong>" in page.get_content()


def test_the_same_day_makes_the_same_bytes() -> None:
    assert emails(letters(), harbor()) == emails(letters(), harbor())


def test_a_task_that_holds_another_up_is_told_to_its_owner_without_naming_the_other() -> None:
    found = letters("""
        ## People
        Name | Email
        Rosa Delgado | rosa@example.org
        Sam O'Neill | sam@example.org

        ## Tasks
        Task | Who | By when | Status | Waiting on
        Print the flyer | Rosa Delgado | 2026-03-05 | Waiting | Translate the flyer
        Translate the flyer | Sam O'Neill | 2026-03-01 | |
    """)
    assert "Something else is waiting for it." in draft_to("Sam O'Neill", found).text
    assert "Print the flyer" not in draft_to("Sam O'Neill", found).text
    assert "waiting on Sam" in draft_to("Rosa Delgado", found).text


def test_from_which_day_letters_start_is_a_setting() -> None:
    book = HARBOR.replace("How we decide | Consensus", "Overdue mail from day | 1")
    assert "Rafael Delgado" in {d.to.name for d in letters(book).drafts}
    b = harbor()
    later = replace(b, today=b.today + timedelta(days=2))
    assert "Rafael Delgado" in {d.to.name for d in digests(later).drafts}


def test_a_name_that_two_people_have_is_written_to_nobody() -> None:
    found = letters("""
        ## People
        Name         | Organization | Connection | Email
        Rosa Delgado | Bayview Tenants | Member | rosa@example.org
        Rosa Delgado | Grace Chapel | Member | delgado@example.org
        ## Tasks
        Task         | Who          | By when
        Book a hall  | Rosa Delgado | 2026-03-10
    """)
    (draft,) = found.drafts
    assert not draft.ready
    assert draft.to.email == ""
    assert "Check the name: “Rosa Delgado” could be Rosa Delgado (Bayview Tenants)" in draft.missing[0]
