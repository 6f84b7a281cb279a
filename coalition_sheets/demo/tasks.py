"""The Tasks tab: 58 promises, 41 of them open, four late. Row 14 holds the date that can be read in two ways."""

from __future__ import annotations

from coalition_sheets.demo.goals import CLINICS, COUNCIL, FIFTEEN
from coalition_sheets.demo.row import Tab, on

row = Tab("name owner due status goal meeting notes")

DEC, JAN1, JAN2 = on(12, 9, 2025), on(1, 13), on(1, 27)
FEB1, FEB2, MARCH = on(2, 10), on(2, 24), on(3, 10)
ROSA = "Rosa Delgado"

LATE = (
    row("45 days late; of no goal", "Photo releases", "Tomás Rivera", on(1, 31), None, None, JAN2),
    row("16 days late; its notes go to its owner alone",
        "Van for hearing day", "Tomás Rivera", on(3, 1), "Doing", COUNCIL, FEB1,
        "We need it to bring 14 people to the council. Sam has offered to phone around with you."),
    row("9 days late and waiting; carried on at the last meeting with its old date",
        "Interpreter list to the county", "Hana Yusuf", on(3, 8), "Waiting", CLINICS, "3/10",
        "Dr. Osei's office has the night staff's names.", waiting_on="the hospital's reply").noted(entered=on(2, 25)),
    row("1 day late: no mail yet; “3/10” names the meeting of that day",
        "Ask the clerk for a first-reading date", "Rafael Delgado", on(3, 16), None, COUNCIL, "3/10"),
)  # fmt: skip

SOON = (
    row("due today is not late", "Room deposit", "Sam O'Neill", on(3, 17), None, COUNCIL, FEB2,
        "For the forum on April 16."),
    row("due this week", "Letter to printer", ROSA, on(3, 19), None, "Sign-on letter", FEB2),
    row("“next meeting”, when the next one (March 17) was cancelled: March 24",
        "Draft the hotline paragraph", ROSA, "next meeting", "Doing", "Sign-on letter", MARCH,
        "Two sentences. Ask Rafael whether “answered in person” is the right promise."),
    row("nobody has it; first seen after March 10: in its seven quiet days",
        "Child care on the 24th", "TBD", on(3, 24), None, COUNCIL),
)  # fmt: skip

LATER_MARCH = (
    row("Rosa 3 of 17", "Write the thank-you note to the clinics", ROSA, on(3, 26), None, CLINICS, FEB2),
    row("Rosa 4 of 17", "Call Councilmember Reyes's office for a time", ROSA, on(3, 27), None,
        "Meetings with council members", FEB2),
    row("waiting for a person, by name",
        "Ask Fr. Dan to introduce us to Greenwood", "Ana Núñez", on(3, 27), "Waiting", FIFTEEN, FEB2,
        waiting_on="Fr. Dan Keane"),
    row("an organization owns it: mail goes to its main contact",
        "Check the legal terms in the letter", "Harbor Bridge Legal Aid", on(3, 27), None, "Sign-on letter", FEB2),
    row("row 14: two dates in one cell",
        "Ask the school district for its translated forms", "Linh Tran", "3/20 or 3/27", None, CLINICS, FEB2),
    row("stale: nothing has changed for a month",
        "Students to count clinic signs", "Amir Farahani", on(3, 28), None, CLINICS, JAN2).noted(changed=on(2, 10)),
    row("waits on a task that is done",
        "Leave visit sheets at the clinics", "Charlotte Baptiste", on(3, 30), "Waiting", CLINICS, FEB2,
        waiting_on="Make the clinic visit sheet"),
    row("Rosa 5 of 17", "Ask each member's board for a day to vote on the letter", ROSA, on(3, 31), "Doing",
        "Sign-on letter", FEB2),
    row("", "Call four clinics about their phone menus", "Hana Yusuf", on(3, 31), None, CLINICS, FEB2),
    row("its owner is away, but back before it is due",
        "Parents who can speak about school letters", "Keisha Barnes", on(3, 31), None,
        "Testimonies ready for the hearing", FEB1),
    row("nobody has it; first seen after March 10", "Press list", "someone", on(3, 31), None, COUNCIL),
)  # fmt: skip

APRIL_AND_ON = (
    row("", "Compare the draft ordinance with two other counties'", "Rafael Delgado", on(4, 2), "Doing", COUNCIL, FEB1),
    row("Rosa 6 of 17", "Write the one-page brief for council offices", ROSA, on(4, 3), None, COUNCIL, FEB2),
    row("two owners: the first answers for it",
        "Bulletin notice for the congregations", "Ana Núñez, Ruth Hadley", on(4, 5), None, FIFTEEN, FEB2),
    row("", "Try the ramp and the clock in the council chamber", "Sam O'Neill", on(4, 6), None, COUNCIL, FEB1),
    row("Rosa 7 of 17", "Match each council member with someone from their district", ROSA, on(4, 7), "Doing", COUNCIL,
        FEB1),
    row("nobody has it; first seen after March 10", "Chamber contact", "team", on(4, 7), None, FIFTEEN),
    row("a group owns it: mail goes to its lead",
        "Pitch the hearing to two newsrooms", "Media team", on(4, 9), None, COUNCIL, FEB1),
    row("Rosa 8 of 17", "Plan the forum evening of April 16", ROSA, on(4, 9), None, COUNCIL, FEB1),
    row("", "Vietnamese voice for the video", "Linh Tran", on(4, 10), None, CLINICS, FEB1),
    row("Rosa 9 of 17", "Make the speakers' list for the hearing", ROSA, on(4, 10), None,
        "Testimonies ready for the hearing", FEB1),
    row("",
        "Two shop owners for the hearing", "Luis Fuentes", on(4, 10), None, "Testimonies ready for the hearing", FEB1),
    row("", "Posters in the shop windows of Mercado Row", "Mei Chen", on(4, 11), None, FIFTEEN, FEB1),
    row("", "Phone tree for rides on hearing day", "Sam O'Neill", on(4, 13), None, "Ride and child care fund", FEB2),
    row("Rosa 10 of 17; waits on an open task by its text",
        "Order interpreters for the hearing", ROSA, on(4, 14), None, COUNCIL, FEB1,
        waiting_on="Ask the clerk for a first-reading date"),
    row("Rosa 11 of 17", "Choose the questions for taking stock on April 21", ROSA, on(4, 14), None, FIFTEEN, FEB2),
    row("Rosa 12 of 17",
        "Ask two funders about printing costs", ROSA, on(4, 15), None, "Ride and child care fund", JAN2),
    row("Rosa 13 of 17", "Prepare answers to hard questions", ROSA, on(4, 17), None, COUNCIL, FEB1),
    row("Rosa 14 of 17", "Bring the coalition's one-page story up to date", ROSA, on(4, 30), None, FIFTEEN, JAN2),
    row("Rosa 15 of 17; a task of the founding meeting",
        "Write down on one page how we decide", ROSA, on(5, 15), None, FIFTEEN, DEC),
    row("Rosa 16 of 17", "Keep the list of what the clinics promised", ROSA, on(5, 29), "Doing", CLINICS, JAN1),
    row("Rosa 17 of 17",
        "Count the signers of the letter every Friday", ROSA, on(6, 26), "Doing", "Sign-on letter", JAN2),
    row("", "Count the unanswered requests every Friday", "Hana Yusuf", on(6, 30), "Doing",
        "Unanswered interpreter requests", JAN2),
)  # fmt: skip

SECTION = (row("a section row: never counted as data, said once", "--- Done and let go ---"),)

CLOSED = (
    row("done since March 10; read out as a win",
        "Translate the flyer into Vietnamese", "Linh Tran", on(3, 16), "Done", CLINICS, MARCH, done_on=on(3, 14)),
    row("done since March 10", "Book the April 16 hall", "Sam O'Neill", on(3, 17), "Done", COUNCIL, MARCH,
        done_on=on(3, 13)),
    row("done since March 10", "Visit two congregations", "Ana Núñez", on(3, 18), "Done", FIFTEEN, MARCH,
        done_on=on(3, 15)),
    row("kept by March 10: 1 of 3; thanked for in the digest",
        "Get the drivers' list together", "Tomás Rivera", on(3, 10), "Done", COUNCIL, FEB2, done_on=on(3, 9)),
    row("kept by March 10: 2 of 3", "Find two people to testify in Spanish", "Luis Fuentes", on(3, 6), "Done",
        "Testimonies ready for the hearing", FEB2, done_on=on(3, 5)),
    row("kept by March 10: 3 of 3; a group owned it",
        "Send the county the form in four languages", "Clinic Access team", on(3, 10), "Done", CLINICS, FEB2,
        done_on=on(3, 9)),
    row("kept by February 24: 1 of 3", "Make the clinic visit sheet", "Hana Yusuf", on(2, 24), "Done", CLINICS, FEB1,
        done_on=on(2, 20)),
    row("kept by February 24: 2 of 3", "Ask the Friends and Puerto de Paz to visit us", "Ana Núñez", on(2, 24), "Done",
        FIFTEEN, FEB1, done_on=on(2, 23)),
    row("kept by February 24: 3 of 3; “next meeting” skips the social of February 21",
        "Draft talking points in plain words", "Mei Chen", "next meeting", "Done", COUNCIL, FEB1, done_on=on(2, 24)),
    row("dropped with its goal: counts nowhere",
        "Ask for a hearing on county ID cards", "Rafael Delgado", on(2, 20), "Dropped", "A county ID card", FEB1),
    row("kept by February 10: 1 of 6", "Write the first draft of the sign-on letter", ROSA, on(2, 6), "Done",
        "Sign-on letter", JAN2, done_on=on(2, 5)),
    row("kept by February 10: 2 of 6", "Reserve the parish hall through June", "Ana Núñez", on(2, 3), "Done", FIFTEEN,
        JAN2, done_on=on(2, 2)),
    row("kept by February 10: 3 of 6", "List every clinic and its languages", "Hana Yusuf", on(2, 10), "Done", CLINICS,
        JAN2, done_on=on(2, 9)),
    row("done late: due before February 10, done after", "Translate the letter into Spanish", "Linh Tran", on(2, 9),
        "Done", "Sign-on letter", JAN2, done_on=on(2, 16)),
    row("done late: due before February 10, done after", "Find a student to speak at the hearing", "Amir Farahani",
        on(2, 8), "Done", "Testimonies ready for the hearing", JAN2, done_on=on(2, 12)),
    row("done without a date; memory saw it done on February 3, so late for January 27",
        "Ask each organization who may sign for it", ROSA, on(1, 27), "Done", "Sign-on letter", JAN1,
        ).noted(seen_done=on(2, 3)),
    row("done without a date, and memory does not know either: in neither count",
        "Set up the shared phone list", "Sam O'Neill", on(1, 27), "Done", FIFTEEN, JAN1),
)  # fmt: skip

TASKS = LATE + SOON + LATER_MARCH + APRIL_AND_ON + SECTION + CLOSED
