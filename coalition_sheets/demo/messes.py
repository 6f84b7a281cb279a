"""Every mess that people make in the core tabs, one row each; they stand below the rows of the living demo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from coalition_sheets.demo.goals import CLINICS, COUNCIL, FIFTEEN, HEARD, LASTS, LONG, MARK, SHORT, START, VOTE
from coalition_sheets.demo.mess import Mess, mess
from coalition_sheets.demo.row import on

MARCH = on(3, 10)
LIBRARY, CLOSED = "Friends of the Harbor Library", "None: closed"
HARMFUL = "She is undocumented, A-number 012-345-678; ask Noor first."
GOSSIP = "Sam and Mei are not speaking since the forum. Do not pair them."


def _named(what: str, code: str, owner: str, task: str) -> Mess:
    return mess(what, code, "owner", name=task, owner=owner, due=on(4, 20), goal=COUNCIL, meeting=MARCH)


NAMES = (
    _named("a name in small letters", "", "rosa delgado", "Ask the bakery for a sheet cake"),
    _named("two spaces in a name, and one behind it", "", "Rosa  Delgado ", "Return the folding chairs"),
    _named("a first name", "REF-FIRST-NAME", "Rosa", "Copy the song sheets"),
    _named("a first name and an initial", "REF-UNKNOWN", "Rosa D.", "Find the long extension cord"),
    _named("an initial that fits two people", "REF-AMBIGUOUS", "R. Delgado", "Write to the parks office"),
    _named("a curly apostrophe", "", "Sam O’Neill", "Measure the stage"),
    _named("accents left out", "", "Ana Nunez", "Ask the choir for three songs"),
    _named("a nickname that stands in Also known as", "", "Sammy", "Borrow the projector"),
    _named("a nickname that stands nowhere", "REF-UNKNOWN", "Tomasito", "Fill the water jugs"),
    _named("an acronym that stands in Also known as", "", "HCWC", "Lend us the big tent"),
    _named("an organization with The and Inc", "", "The Harbor Workers' Center Inc", "Bring the banner"),
    _named("the old name of an organization", "REF-UNKNOWN", "Equal Harbor Alliance", "Read the draft once more"),
    _named(
        "one name with a comma and an “and”", "", "St. Brendan, Justice and Peace Ministry", "Ring the bell at noon"
    ),
    _named("a flower behind a name", "", "Linh Tran 🌻", "Plant the window boxes"),
    _named("a Chinese name", "", "陈美玲", "Read the flyer in Chinese"),
    _named("an Arabic name, from right to left", "", "ليلى حداد", "Read the flyer in Arabic"),
    _named("a Vietnamese name without its marks", "", "Nguyen Thi Hoa", "Read the flyer in Vietnamese"),
    _named("nobody has it, and it is no new row", "TASK-OWNER", "TBD", "Count the cups"),
)


def _dated(what: str, code: str, due: object, task: str, raw: str = "") -> Mess:
    cells = {"name": task, "owner": "Mei Chen", "due": due, "goal": FIFTEEN, "meeting": MARCH}
    return Mess(what, code, "due", MappingProxyType(cells), raw)  # type: ignore[arg-type]


DATES = (
    _dated("a day without a year", "DATE-YEAR", "3/14", "Call the print shop"),
    _dated("a day without a year", "DATE-YEAR", "14 Mar", "Pick up the prints"),
    _dated("a day without a year", "DATE-YEAR", "March 14th", "Fold the prints"),
    _dated("a day that no month has", "DATE-UNREADABLE", "2026-02-30", "Mail the prints"),
    _dated("no date", "DATE-UNREADABLE", "ASAP", "Find a bigger pot"),
    _dated("no date", "DATE-UNREADABLE", "soon", "Learn to use the pot"),
    _dated("a date that was turned into its number", "", 46110, "Ask for the pot's lid"),
    _dated("month, day and two digits of a year, as About us has them", "", "3/4/27", "Plan next year's potluck"),
    _dated("a time beside a date", "VALUE-NOTE", datetime(2026, 3, 28, 14, 30), "Meet the baker"),
    _dated("midnight of another program", "", "2026-03-28T00:00:00Z", "Pay the baker"),
    _dated("two dates", "VALUE-CHOICE", "3/20 or 3/27", "Choose the bread"),
    _dated("a year two hundred years off", "DATE-UNREADABLE", on(3, 14, 2206), "Thank the baker"),
    _dated("a formula without its result", "CELL-UNCALCULATED", "=TODAY()+3", "Write the shopping list", "native"),
)


def _valued(what: str, code: str, status: object, task: str, raw: str = "") -> Mess:
    cells = {"name": task, "owner": "Linh Tran", "due": on(4, 21), "status": status, "goal": CLINICS, "meeting": MARCH}
    return Mess(what, code, "status", MappingProxyType(cells), raw)  # type: ignore[arg-type]


VALUES = (
    _valued("a word with too much joy", "", "done!!", "Wash the tablecloths"),
    _valued("a word and a day", "VOCAB", "DONE 3/2", "Iron the tablecloths"),
    _valued("a check mark", "", "✓", "Sort the buttons"),
    _valued("a tick", "", True, "Give out the buttons"),
    _valued("struck through, and nothing else", "", None, "Sew on a button", "struck"),
    _valued("a word cut short", "VOCAB", "in prog", "Draw a map of the clinics"),
    _valued("not applicable", "", "n/a", "Draw a map of the bus lines"),
    _valued("a question mark", "", "?", "Ask who has a map"),
    _valued("spaces that no eye can tell apart", "", "\u00a0Doing\u00a0", "Buy thick pens"),
)

TASKS: tuple[Mess, ...] = (
    *NAMES,
    *DATES,
    *VALUES,
    mess("a heading among the rows", "ROW-SKIPPED", "", name="--- Media team ---"),
    mess("the same row twice: once", "REF-DUPLICATE", "name", name="Charge the phones", owner="Noor Haddad",
         due=on(4, 22), goal=COUNCIL, meeting=MARCH),
    mess("the same row twice: again", "REF-DUPLICATE", "name", name="Charge the phones", owner="Noor Haddad",
         due=on(4, 22), goal=COUNCIL, meeting=MARCH),
    mess("a row that is hidden", "", "name", "hidden", name="Bring a spare battery", owner="Noor Haddad",
         due=on(4, 22), goal=COUNCIL, meeting=MARCH),
    mess("something that can harm a person", "SENSITIVE", "notes", name="Drive a neighbor to her appointment",
         owner="Noor Haddad", due=on(4, 23), goal=CLINICS, meeting=MARCH, notes=HARMFUL),
    mess("gossip: for its owner alone", "", "notes", name="Seat the speakers", owner="Walter Pruitt", due=on(3, 12),
         goal=COUNCIL, meeting=MARCH, notes=GOSSIP),
    mess("a text that looks like a formula", "", "notes", name="Keep the link list", owner="Walter Pruitt",
         due=on(4, 23), goal=COUNCIL, meeting=MARCH, notes='=HYPERLINK("https://example.org")'),
    mess("a text that begins with a plus", "", "notes", name="Call the sign maker", owner="Walter Pruitt",
         due=on(4, 23), goal=COUNCIL, meeting=MARCH, notes="+1 555"),
    mess("a text that begins with @", "", "notes", name="Post the picture", owner="Walter Pruitt", due=on(4, 24),
         goal=COUNCIL, meeting=MARCH, notes="@rosa"),
    mess("a dash for nothing", "", "notes", name="Take down the posters", owner="Walter Pruitt", due=on(4, 24),
         goal=COUNCIL, meeting=MARCH, notes="-"),
    mess("two tasks wait on each other: one", "TASK-CYCLE", "waiting_on", name="Print the program",
         owner="Dante Robinson", due=on(4, 25), status="Waiting", goal=COUNCIL, meeting=MARCH,
         waiting_on="Write the program"),
    mess("two tasks wait on each other: the other", "TASK-CYCLE", "waiting_on", name="Write the program",
         owner="Dante Robinson", due=on(4, 25), status="Waiting", goal=COUNCIL, meeting=MARCH,
         waiting_on="Print the program"),
    mess("its goal was dropped", "TASK-OF-CLOSED-GOAL", "goal", name="Draw a county ID card", owner="Dante Robinson",
         due=on(4, 25), goal="A county ID card", meeting=MARCH),
    mess("its owner has left; quiet until “Staus” is mended", "", "owner",
         name="Lock up after the forum", owner="Harriet Quill", due=on(4, 25), goal=COUNCIL, meeting=MARCH),
    mess("far too little said", "TASK-VAGUE", "name", name="Stuff for the table etc.", owner="Dante Robinson",
         due=on(4, 25), goal=COUNCIL, meeting=MARCH),
    mess("no date at all", "TASK-DATE", "due", name="Learn the second song", owner="Dante Robinson", goal=COUNCIL,
         meeting=MARCH),
    mess("a blank row", "", ""),
    mess("a blank row", "", ""),
    mess("cut and pasted far below the others", "", "name", name="Thank the drivers", owner="Dante Robinson",
         due=on(4, 26), goal=COUNCIL, meeting=MARCH),
    mess("a row of totals", "ROW-SKIPPED", "", name="TOTAL", owner="112"),
)  # fmt: skip


def _person(what: str, code: str, column: str, name: str, /, **cells: object) -> Mess:
    more = {"connection": "Contact"} | cells
    return Mess(what, code, column, MappingProxyType({"name": name, **more}))  # type: ignore[dict-item]


PEOPLE: tuple[Mess, ...] = (
    _person("a Chinese name", "", "name", "陈美玲", language="Chinese"),
    _person("an Arabic name", "", "name", "ليلى حداد", language="Arabic"),
    _person("she has left", "", "status", "Harriet Quill", status="Left"),
    _person("one name, two rows: one", "REF-DUPLICATE", "name", "Grace Kim", organization="Bayview Tenants"),
    _person("one name, two rows: the other", "REF-DUPLICATE", "name", "Grace Kim", organization="Grace Chapel"),
    _person("a person of two organizations", "REF-UNKNOWN", "organization", "Joyce Amari",
            organization="Lighthouse Family Services, Saltmarsh College Student Union"),
    _person("two addresses in one cell", "VALUE-CHOICE", "email", "Peter Holm",
            email="peter@example.org, holm@example.org"),
    _person("an address in words", "VALUE-TYPE", "email", "Rosalind Webb", email="rosalind at example dot org"),
    _person("a comma behind an address", "", "email", "Ines Duarte", email="ines@example.org,"),
    _person("no address", "", "email", "Abe Katz"),
    _person("an address with a slip", "EMAIL-TYPO", "email", "Lucy Marsh", email="lucy.marsh@gmial.com"),
    _person("a phone that became a number", "", "phone", "Otis Greer", phone=3025550188),
    _person("a phone a digit short: no social security number", "VALUE-TYPE", "phone", "Max Orlov",
            phone="302-55-0188"),
)  # fmt: skip


def _mark(what: str, code: str, now: object, name: str, /, column: str = "now", **cells: object) -> Mess:
    base = {
        "name": name, "kind": MARK, "part_of": FIFTEEN, "lead": "Sam O'Neill", "due": VOTE, "start_value": 0,
        "target": 40, "now": now, "as_of": MARCH, "started": START,
    }  # fmt: skip
    return Mess(what, code, column, MappingProxyType(base | cells), "native" if now == "#REF!" else "")  # type: ignore[arg-type]


GOALS: tuple[Mess, ...] = (
    _mark("so many of so many", "", "12 of 40", "Doors knocked on"),
    _mark("a share where a count belongs", "VALUE-TYPE", "40%", "Posters hung"),
    _mark("money with a comma", "", "$1,500", "Printing fund", target="$4,000"),
    _mark("about so many", "", "about 60", "Postcards sent", target=100),
    _mark("a point that means two things", "VALUE-CHOICE", "1.500", "Pages printed", target=9000),
    _mark("a formula that lost its cell", "CELL-ERROR", "#REF!", "Buttons made"),
    _mark("a number kept as text", "", "12", "Songs learned"),
    _mark("spaces around a number that no eye can see", "", "\u00a012\u00a0", "Recipes collected"),
    _mark("it ends where it starts", "BENCH-FLAT", 40, "Chairs in the hall", column="target", start_value=40),
    _mark("due before it starts", "BENCH-DATES", 3, "Banners painted", column="due", due=on(1, 2)),
    _mark("due after the goal it is part of", "GOAL-ATTAINABLE", 3, "Letters in the paper", column="due",
          part_of=COUNCIL, due=on(9, 1)),
    mess("no day, no number, no words to hold on to", "GOAL-TANGIBLE", "name", name="Raise awareness", kind=SHORT,
         part_of=LASTS, lead="Mei Chen", due=VOTE),
    mess("no day", "GOAL-TIMETABLE", "due", name="Twenty shops with a sticker", kind=SHORT, part_of=LASTS,
         lead="Mei Chen"),
    mess("part of nothing", "GOAL-ORPHAN", "part_of", name="Ten families at the picnic", kind=SHORT, lead="Mei Chen",
         due=VOTE),
    mess("due after the goal it is part of", "GOAL-ORDER", "due", name="Two hundred calls to the council", kind=SHORT,
         part_of="Ten families at the picnic", lead="Mei Chen", due=on(8, 31)),
    mess("a day that has passed", "GOAL-ATTAINABLE", "due", name="Three radio talks", kind=SHORT, part_of=HEARD,
         lead="Mei Chen", due=on(2, 27)),
    mess("a long-term goal with nothing below it", "", "name", name="A house of our own", kind=LONG,
         lead="Ana Núñez"),
    mess("a goal that is part of itself", "GOAL-CYCLE", "part_of", name="A choir of fifty", kind=SHORT,
         part_of="A choir of fifty", lead="Ana Núñez", due=VOTE),
)  # fmt: skip

MEETINGS: tuple[Mess, ...] = (
    mess("no notes, no decision, no task, and nobody knows one who came", "MEET-NO-NOTES", "notes", date=on(3, 3),
         kind="Committee", place="Lighthouse, room 2", purpose="share out the calls", facilitator="Hana Yusuf",
         attended="Hana Yusuf, Charlotte Baptiste, Bernadette Voss", group="Clinic Access team"),
    mess("an attendee who stands nowhere else", "REF-UNKNOWN", "attended", date=on(3, 6), kind="Committee",
         place="Lighthouse, room 2", purpose="share out the calls", facilitator="Hana Yusuf",
         attended="Hana Yusuf, Bernadette Voss", notes="Calls shared out.", group="Clinic Access team"),
    mess("a link that opens the file to all", "", "place", date=on(4, 14), kind="Committee",
         place="https://docs.example.org/d/1?token=s3cr3t", purpose="share out the calls", facilitator="Hana Yusuf",
         group="Clinic Access team"),
    mess("a day that is none", "DATE-UNREADABLE", "date", date="next week?", kind="Committee", purpose="sing"),
    mess("no day at all", "KEY-MISSING", "", kind="Committee", purpose="sing again"),
)  # fmt: skip

OUTREACH: tuple[Mess, ...] = (
    mess("interested, and no next step", "OUT-NO-NEXT", "next_step", date=on(3, 4), who=LIBRARY, by="Mei Chen",
         how="Phone call", outcome="Interested"),
    mess("one contact noted twice: once", "REF-DUPLICATE", "date", date=on(3, 11), who="Gloria Mensah", by="Mei Chen",
         how="Phone call", outcome="Talked", next_step=CLOSED),
    mess("one contact noted twice: again", "REF-DUPLICATE", "date", date=on(3, 11), who="Gloria Mensah",
         by="Mei Chen", how="Phone call", outcome="Talked", next_step=CLOSED),
    mess("an outcome in other words", "VOCAB", "outcome", date=on(3, 12), who="Walter Pruitt", by="Mei Chen",
         how="Phone call", outcome="chatted a while", next_step=CLOSED),
    mess("the same word in two columns", "", "", date=on(3, 12), who="Noor Haddad", by="Mei Chen",
         how="Text", outcome="Talked", next_step=CLOSED, **{"Who ": "Noor"}),
)  # fmt: skip

ORGANIZATIONS: tuple[Mess, ...] = (
    mess("a year is enough", "", "joined", name="Harbor Knitting Circle", status="Member", sector="Civic association",
         contact="Abe Katz", liaison="Ana Núñez", joined="2019", can_sign="On the spot"),
    mess("a sector of its own", "VOCAB", "sector", name=LIBRARY, status="Prospect", sector="Librarians"),
)  # fmt: skip

MESSES: Mapping[str, tuple[Mess, ...]] = MappingProxyType({
    "organizations": ORGANIZATIONS, "people": PEOPLE, "goals": GOALS, "tasks": TASKS, "meetings": MEETINGS,
    "outreach": OUTREACH,
})  # fmt: skip
