"""Every kind of letter: who gets one, its limits, its one ask, and what it never says."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from coalition_sheets import library
from coalition_sheets.cli.emails import email as commands
from coalition_sheets.documents import eml
from coalition_sheets.documents.letters.desk import Checks, Letters
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import emails
from coalition_sheets.documents.letters.todays import letters as todays
from coalition_sheets.documents.letters.writing import SHORT
from coalition_sheets.documents.make import WITHHELD
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.letters import times_in
from coalition_sheets.model import Address, Briefing, Draft, Memory, Sent
from coalition_sheets.rules import drafts, sensitive
from tests.documents.making import harbor, hostile, load

CHECKS = Checks(scan=sensitive.scan, tone=drafts.tone, needs=drafts.needs, brought=drafts.invited_by)
SENDER = Address(name="Rosa Delgado", email="rosa@example.org")
BOOK = """
    ## About us
    Setting | Value
    Coalition name | Harbor County Coalition
    Who can open this file | Organizers
    Time zone | America/New_York
    Policy change | The council adopts the ordinance.
    Mission | Every door opens in every language.
    Time we ask | 4 hours a month
    How often we meet | Every two weeks
    How we decide | Consensus
    Principles | we keep our word

    ## Organizations
    Name | Status | Main contact | Our liaison | Joined | What they already do | What we can offer | Who brought them
    Harbor Workers' Center | Member | Rosa Delgado | | | | |
    Bayview Tenants | Prospect | Imani Clarke | Linh Tran | | Runs a help desk. | An interpreter. | Sam O'Neill
    Grace Chapel | Prospect | Pastor Lee | | | Feeds 40 families. | Rides. |
    St. Nicholas Parish | Prospect | Thomas Varga | | | | |
    Marina Books | In conversation | Hana Saleh | | | Reads to children. | |
    Friends Meeting | Member | Ruth Hadley | Linh Tran | 2026-03-15 | | |
    Parents Together | Member | Keisha Barnes | Linh Tran | | | |

    ## People
    Name | Organization | Connection to us | Email | Best way | Status | Do not contact
    Rosa Delgado | Harbor Workers' Center | Member | rosa@example.org | | |
    Linh Tran | | Member | linh@example.org | | |
    Sam O'Neill | | Member | sam@example.org | | |
    Imani Clarke | Bayview Tenants | Contact | imani@example.org | | |
    Pastor Lee | Grace Chapel | Contact | lee@example.org | Text | |
    Thomas Varga | St. Nicholas Parish | Contact | varga@example.org | | |
    Hana Saleh | Marina Books | Contact | hana@example.org | | |
    Ruth Hadley | Friends Meeting | Member | ruth@example.org | | |
    Keisha Barnes | Parents Together | Member | keisha@example.org | | |
    Dolores Finch | | Member | dolores@example.org | | | yes
    Ed Kowalczyk | | Member | ed@example.org | | Left |
    Sofia Marchetti | | Member | sofia@example.org | | Away |

    ## Goals
    Goal or benchmark | OK to publish?
    Every clinic has an interpreter | Yes
    Talks with the mayor | No

    ## Tasks
    Task | Who | By when | Status | Goal | Notes | Done on
    Book the van | Sam O'Neill | 2026-03-19 | | Talks with the mayor | Ring before noon. |
    Print the flyer | Sam O'Neill, Dolores Finch | 2026-03-12 | Done | Every clinic has an interpreter | | 2026-03-12
    Old list | Linh Tran | 2026-03-01 | | | |

    ## Meetings
    Date | Start | Kind | Place or link | Purpose | Who came | Agenda items
    2026-01-13 | 6 pm | Regular | | | Rosa Delgado, Keisha Barnes |
    2026-02-10 | 6 pm | Regular | | | Rosa Delgado |
    2026-02-24 | 6 pm | Regular | | | Rosa Delgado |
    2026-03-10 | 6 pm | Regular | | | Rosa Delgado |
    2026-03-24 | 6 pm | Regular | Parish hall | plan the hearing | | Rides | |

    ## Outreach
    Date | Who | By | How | Outcome | What we heard | Next step | By when | Introduced us to | Common ground
    2026-03-10 | Pastor Lee | Linh Tran | Phone call | Talked | Lent is busy for us. | | | |
    2026-03-16 | Thomas Varga | Linh Tran | One-on-one | Interested | The school needs forms. | Send the letter | 2026-03-20 | | Our children.
    2026-03-02 | Sam O'Neill | Rosa Delgado | Phone call | Talked | Mayor is tired, says Thomas. | | | Bayview Tenants |

    ## Wins
    Date | What happened | Who made it happen
    2026-03-12 | Forms in four languages | Sam O'Neill
"""  # noqa: E501
DAY_BEFORE = date(2026, 3, 23)


def written(kind: str, text: str = BOOK, memory: Memory | None = None, to: str = "", **changes: object) -> Letters:
    b: Briefing = harbor(text, memory)
    if kind == "meeting-day-before":
        b = replace(b, today=DAY_BEFORE, _results={})
    return todays(b, (kind,), load, sender=SENDER, to=to, checks=replace(CHECKS, **changes))  # type: ignore[arg-type]


def draft(kind: str, text: str = BOOK, to: str = "") -> Draft:
    return written(kind, text, to=to).drafts[0]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("first-contact", ["Imani Clarke", "Hana Saleh"]),
        ("one-on-one-request", ["Pastor Lee"]),
        ("follow-up", ["Thomas Varga"]),
        ("introduction-request", ["Sam O'Neill"]),
        ("invitation", ["Thomas Varga"]),
        ("welcome", ["Ruth Hadley"]),
        ("meeting-notice", ["Keisha Barnes", "Linh Tran", "Ruth Hadley", "Sam O'Neill"]),
        ("meeting-day-before", ["Keisha Barnes", "Linh Tran", "Ruth Hadley", "Sam O'Neill"]),
        ("task-coming-up", ["Sam O'Neill"]),
        ("overdue-digest", ["Linh Tran"]),
        ("re-engagement", ["Keisha Barnes"]),
        ("thank-you", ["Sam O'Neill"]),
    ],
)
def test_a_letter_goes_to_those_for_whom_the_day_has_come(kind: str, names: list[str]) -> None:
    assert sorted(d.to.name for d in written(kind).drafts) == sorted(names)


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_keeps_its_limits_and_asks_once(kind: str) -> None:
    for one in written(kind).drafts:
        body = "\n".join(line for line in one.text.split("\n") if not line.startswith("> "))
        assert 0 < len(body.split()) <= KINDS[kind].words
        assert 0 < len(one.subject) <= 60
        assert one.text.count("?") <= KINDS[kind].questions
        assert one.short
        assert not any("limit" in line or "do not use" in line for line in one.missing)
        assert one.sender.name in ("Rosa Delgado", "Linh Tran")


@pytest.mark.parametrize("kind", KINDS)
def test_it_never_says_what_a_letter_must_not_say(kind: str) -> None:
    for one in written(kind).drafts:
        said = f"{one.subject}\n{one.text}\n{one.short}".lower()
        for word in ("overdue", "reminder", "failed", "you must", "days ago", "attendance", "made from", "influence"):
            assert word not in said
        assert not one.beside or "sounds" not in one.beside[0]


def test_a_thank_you_asks_nothing() -> None:
    one = draft("thank-you")
    assert "?" not in one.subject + one.text + one.short
    assert "Forms in four languages" in one.text
    assert "Print the flyer" in one.text
    for ask in ("please", "could you", "can you", "next meeting", "would you", "tell me"):
        assert ask not in one.text.lower()


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_on_the_never_list_gets_one_even_when_asked_for_by_name(kind: str) -> None:
    never = {"Dolores Finch", "Ed Kowalczyk", "Sofia Marchetti"}
    assert never.isdisjoint(d.to.name for d in written(kind).drafts)
    for name in never:
        assert not [d for d in written(kind, to=name).drafts if d.to.name == name]


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_quiet_day_nothing_is_written(kind: str) -> None:
    quiet = BOOK.replace("How we decide | Consensus", "Quiet days | 2026-03-17; 2026-03-23")
    assert written(kind, quiet).drafts == ()


@pytest.mark.parametrize("kind", KINDS)
def test_asked_for_by_name_it_is_written_to_that_person_alone(kind: str) -> None:
    name = written(kind).drafts[0].to.name
    assert {d.to.name for d in written(kind, to=name).drafts} == {name}


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "overdue-digest"])
def test_what_was_sent_lately_is_not_written_again(kind: str) -> None:
    one = draft(kind)
    day = DAY_BEFORE if kind == "meeting-day-before" else date(2026, 3, 17)
    memory = Memory(last_run=day, sent=(Sent(kind, one.to.name, day, one.keys),))
    assert one.to.name not in {d.to.name for d in written(kind, memory=memory).drafts}


@pytest.mark.parametrize("kind", KINDS)
def test_the_mail_reads_back_and_its_links_carry_the_letter(kind: str) -> None:
    for one in written(kind).drafts:
        back = message_from_bytes(eml.to_bytes(one), policy=default)
        body = back.get_body(("plain",))
        assert body is not None
        assert body.get_content().replace("\r\n", "\n") == one.text
        assert [p.get_content_type() for p in back.iter_parts()] == ["text/plain", "text/html"]
        assert (str(back["Subject"]), back["To"].addresses[0].addr_spec) == (one.subject, one.to.email)
        mail, gmail = urlsplit(eml.mailto(one)), parse_qs(urlsplit(eml.gmail(one)).query)
        assert mail.path == one.to.email
        assert parse_qs(mail.query)["body"][0].replace("\r\n", "\n") == one.text.rstrip("\n") + "\n"
        assert (gmail["to"], gmail["su"]) == ([one.to.email], [one.subject])


def test_no_cell_of_a_letter_adds_a_link_or_a_header() -> None:
    b, words = harbor(BOOK), hostile()
    c = b.coalition
    for work, win, heard, step in zip(words[0::4], words[1::4], words[2::4], words[3::4], strict=False):
        changed = replace(
            c,
            organizations=tuple(replace(o, work=f"x {work}", offer=f"y {win}") for o in c.organizations),
            wins=tuple(replace(w, what=f"z {win}") for w in c.wins),
            outreach=tuple(replace(t, heard=f"w {heard}", next_step=f"v {step}") for t in c.outreach),
        )
        poisoned = replace(b, coalition=changed, _results={})
        found = todays(poisoned, ("first-contact", "follow-up", "thank-you"), load, sender=SENDER, checks=CHECKS)
        assert len(found.drafts) == 4
        for one in found.drafts:
            assert "<a " not in one.html
            assert "<script" not in one.html
        for document in emails(found, poisoned):
            keys = message_from_bytes(document.files[0][1], policy=default).keys()
            assert [k for k in keys if k != "From"] == ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]


def test_a_gap_is_named_and_keeps_the_letter_back() -> None:
    assert (
        "Still to add: what we can offer."
        in next(d for d in written("first-contact").drafts if d.to.name == "Hana Saleh").missing
    )
    assert draft("one-on-one-request").missing == ("Still to add: two times and a place.",)
    assert (
        "[ADD: what they said, in their own words]"
        in draft("follow-up", BOOK.replace("The school needs forms.", "")).text
    )


def test_times_to_meet_make_a_letter_ready_and_are_asked_about_where_another_signs() -> None:
    times = ("Tue 6 pm", "Thu *noon* at the library")
    found = todays(harbor(BOOK), ("one-on-one-request",), load, sender=SENDER, checks=CHECKS, times=times)
    one = found.drafts[0]
    assert one.ready
    assert "These times suit me: Tue 6 pm or Thu *noon* at the library. I can come to you, too." in one.text
    assert one.beside[0] == "The times are yours: ask Linh whether they suit."


def test_times_are_said_in_the_language_of_who_is_asked() -> None:
    book = BOOK.replace("Best way | Status |", "Language | Status |").replace(
        "lee@example.org | Text", "lee@x.org | Spanish"
    )
    b, known = harbor(book), library.languages(Path())
    found = todays(b, ("one-on-one-request",), load, sender=SENDER, languages=known, times=("martes 6 pm", "otro día"))
    assert "Estos horarios me quedan bien: martes 6 pm u otro día." in found.drafts[0].text


def test_two_times_are_named_or_none() -> None:
    assert times_in(" Tue 6 pm;Thu noon at the library; ") == ("Tue 6 pm", "Thu noon at the library")
    assert times_in("") == ()
    with pytest.raises(CoalitionError, match="Only one time to meet is named: “Tue 6 pm”"):
        times_in("Tue 6 pm")


def test_their_own_words_go_to_them_alone() -> None:
    assert "I heard you say: “The school needs forms.”" in draft("follow-up").text
    assert "I heard you say: “Lent is busy for us.”" in draft("one-on-one-request").text
    everything = todays(harbor(BOOK), KINDS, load, sender=SENDER, checks=CHECKS).drafts
    assert [d.to.name for d in everything if "school needs forms" in d.text] == ["Thomas Varga"]
    assert not [d for d in everything if "Mayor is tired" in d.text]


def test_a_talk_noted_with_an_organization_has_nobodys_words() -> None:
    one = draft("follow-up", BOOK.replace("2026-03-16 | Thomas Varga", "2026-03-16 | St. Nicholas Parish"))
    assert one.to.name == "Thomas Varga"
    assert "school needs forms" not in one.text
    assert "put the person under Who" in one.beside[0]


def test_whoever_had_the_talk_writes_after_it() -> None:
    one = draft("follow-up")
    assert one.sender.name == "Linh Tran"
    assert one.beside[-1] == "In the name of Linh Tran: pass it on to them, or sign it yourself."
    assert draft("re-engagement").sender.name == "Linh Tran"


def test_an_invitation_without_the_time_we_ask_is_not_ready() -> None:
    one = draft("invitation", BOOK.replace("Time we ask | 4 hours a month", "Usual day | Tuesdays"))
    assert one.missing[0].startswith("The invitation letter is not ready: Time we ask is blank.")
    assert "[ADD: the time we ask]" in one.text
    assert draft("invitation").ready


@pytest.mark.parametrize("kind", [k for k, kind in KINDS.items() if kind.outside and k != "thank-you"])
def test_people_outside_hear_of_no_task_member_or_unpublished_goal(kind: str) -> None:
    for one in written(kind).drafts:
        for name in ("mayor", "Book the van", "Friends Meeting", "Parents Together", "Ruth", "Keisha"):
            assert name not in one.text
    assert "Every clinic has an interpreter" in draft("invitation").text


def test_who_brought_them_is_named_only_with_consent() -> None:
    assert "Sam" not in draft("first-contact", to="Imani Clarke").text
    consent = BOOK.replace("Status | Do not contact\n", "Status | Do not contact | OK to name publicly\n").replace(
        "Sam O'Neill | | Member | sam@example.org | | |", "Sam O'Neill | | Member | sam@example.org | | | | Yes"
    )
    assert "Sam O'Neill told me about you." in draft("first-contact", consent, to="Imani Clarke").text


def test_a_member_we_missed_hears_nothing_of_lists() -> None:
    one = draft("re-engagement")
    assert one.beside[0] == (
        "Not on attendance lists since January 13. That is for you to know; the letter does not say it."
    )
    assert "January" not in one.text
    assert "Forms in four languages" in one.text


def test_without_a_liaison_a_letter_of_missing_somebody_is_not_ready() -> None:
    one = draft("re-engagement", BOOK.replace("Keisha Barnes | Linh Tran", "Keisha Barnes | "))
    assert one.missing[0].startswith("The re-engagement letter is not ready: Our liaison is blank.")


def test_a_note_goes_to_its_owner_and_a_task_shows_three_ways_out() -> None:
    one = draft("task-coming-up")
    assert "Your note: Ring before noon." in one.text
    for word in ("done", "help", "hand over"):
        assert f"“{word}”" in one.text


def test_a_meeting_online_is_told_with_its_link_and_zone() -> None:
    text = BOOK.replace("Parish hall", "https://meet.example.org/a")
    assert "6 pm (New York time)" in draft("meeting-notice", text).text
    assert "https://meet.example.org/a" in draft("meeting-notice", text).text
    assert "meet.example.org" not in draft("invitation", text).text


def test_a_bare_first_name_is_to_be_checked() -> None:
    one = draft("follow-up", BOOK.replace("2026-03-16 | Thomas Varga", "2026-03-16 | Thomas"))
    assert one.missing[0] == "Check the name: the workbook only says “Thomas”. Is Thomas Varga meant?"


def test_a_demand_is_named_beside_the_letter() -> None:
    one = next(
        d for d in written("first-contact", BOOK.replace("Rides.", "R.").replace("An interpreter.", "You must see it."))
        .drafts if d.to.name == "Imani Clarke"
    )  # fmt: skip
    assert any("“you must”" in line for line in one.beside)


def test_a_letter_that_is_too_long_is_not_ready_and_says_so() -> None:
    def wordy(name: str) -> str:
        text = load(name)
        return text.replace("My name is", "word " * 200 + "My name is") if "first-contact" in name else text

    one = todays(harbor(BOOK), ("first-contact",), wordy, sender=SENDER).drafts[0]
    assert any("150 is the limit" in line for line in one.missing)


def test_private_data_holds_a_letter_back() -> None:
    one = written("follow-up", scan=lambda text: "forms" in text).drafts[0]
    assert (one.text, one.html, one.short, one.subject, one.missing) == ("", "", "", "", (WITHHELD,))


def test_an_organization_without_a_contact_is_named_and_not_written_to() -> None:
    text = BOOK.replace("Bayview Tenants | Prospect | Imani Clarke", "Bayview Tenants | Prospect | ").replace(
        "Imani Clarke | Bayview Tenants", "Imani Clarke | "
    )
    one = next(d for d in written("first-contact", text).drafts if d.to.name == "Bayview Tenants")
    assert one.missing == ("Nobody answers mail for Bayview Tenants yet: fill in its Main contact.",)


def test_two_letters_of_a_kind_to_one_person_are_two_files() -> None:
    row = "2026-03-24 | 6 pm | Regular | Parish hall | plan the hearing | | Rides | |"
    found = written("meeting-notice", BOOK.replace(row, f"{row}\n    2026-03-23 | 6 pm | Public event | Park | | | |"))
    names = [d.filename("eml") for d in emails(found, harbor(BOOK))]
    assert len(names) == len(set(names)) == 8


def test_every_kind_has_a_template_with_both_parts_and_a_command() -> None:
    assert set(commands.commands) == {"all", *KINDS}
    for kind in KINDS.values():
        assert load(kind.template).count(f"\n{SHORT}\n") == 1
