"""The Meetings tab: 11 meetings, seven held, one cancelled, three to come; and the Roles and Wins tabs."""

from __future__ import annotations

from datetime import time

from coalition_sheets.demo.goals import CLINICS, COUNCIL, FIFTEEN
from coalition_sheets.demo.row import Tab, on

row = Tab("date start kind place purpose facilitator note_taker agenda attended decisions notes")

HALL = "St. Brendan parish hall (ramp at side door)"
SIX, QUARTER = time(18), time(19, 15)
SPANISH = "Spanish interpretation"
CORE = "Rosa Delgado, Tomás Rivera, Ana Núñez, Sam O'Neill, Linh Tran, Mei Chen, Hana Yusuf, Rafael Delgado"

MEETINGS = (
    row("the founding meeting", on(12, 9, 2025), SIX, "Founding", HALL, "decide whether to form a coalition",
        "Ana Núñez", "Linh Tran", None,
        f"{CORE}, Beatriz Solano, Fr. Dan Keane, Miriam Adler, Luis Fuentes, Charlotte Baptiste, Keisha Barnes",
        "We form a coalition. We decide by consensus, one voice for each organization. Principles adopted.",
        "Six organizations, each said why it came.", end=time(19, 45)),
    row("Parents Together is on no attendance list after this one; 35 days after the founding, two of the weeks quiet",
        on(1, 13), SIX, None, HALL, "agree on the one change we want this year", "Ana Núñez", "Linh Tran",
        "What would change most? – 30 min – Ana\nWho decides – 20 min – Rafael",
        f"{CORE}, Beatriz Solano, Miriam Adler, Keisha Barnes, Amir Farahani, Margaret Lund",
        "We work for a language access ordinance.", "Long list of stories kept by Ana.", end=QUARTER),
    row("same facilitator, 1 of 4", on(1, 27), SIX, "Regular", HALL, "share out the winter's work", "Sam O'Neill",
        "Linh Tran", None, f"{CORE}, Fr. Dan Keane, Luis Fuentes, Margaret Lund, Dante Robinson, Gloria Mensah",
        "A sign-on letter, open from February 15.", "Sector list drawn up.", end=QUARTER),
    row("same facilitator, 2 of 4; who came is blank: counts against nobody",
        on(2, 10), SIX, "Regular", HALL, "prepare the clinic visits", "Sam O'Neill", "Linh Tran", None, None, None,
        "Visits in pairs. Nobody goes alone to the north clinic.", end=QUARTER),
    row("a social without notes: nothing is missing",
        on(2, 21), time(16), "Social", HALL, "eat together", None, None, None,
        "Rosa Delgado, Tomás Rivera, Ana Núñez, Linh Tran, Hana Yusuf, Dante Robinson, Walter Pruitt",
        food="potluck"),
    row("same facilitator, 3 of 4; guests are counted as guests",
        on(2, 24), SIX, "Regular", HALL, "hear the clinic visits, plan the hearing", "Sam O'Neill", "Linh Tran",
        "What the clinics said – 25 min – Hana\nHearing day – 25 min – Rafael",
        f"{CORE}, Beatriz Solano, Luis Fuentes, Charlotte Baptiste, Margaret Lund, +3 guests",
        "We ask for a first reading in May.", "Guests came from the two congregations.", end=QUARTER),
    row("the last one held, seven days ago: its notes may still come; same facilitator, 4 of 4",
        on(3, 10), SIX, "Regular", HALL, "share out the weeks before the hearing", "Sam O'Neill", "Linh Tran", None,
        f"{CORE}, Luis Fuentes, Pastora Elena Quispe, Ruth Hadley, Noor Haddad, Gloria Mensah", end=QUARTER),
    row("cancelled: never the last meeting, never the next",
        on(3, 17), SIX, "Strategy", HALL, "who decides, and whom they listen to", None, None, None, status="Cancelled"),
    row("the next one: no facilitator yet, and seven days left to find one",
        on(3, 24), SIX, "Regular", HALL,
        "agree on the hotline paragraph, so the sign-on letter can go to our boards this week", None, "Linh Tran",
        "Add the hotline paragraph to the letter? | 15 | Rosa | decide\n"
        "Hearing-day plan: speakers, rides, child care | 15 | Rafael | discuss",
        end=QUARTER, interpretation=SPANISH, timekeeper="Sam O'Neill", invited="Everyone"),
    row("the one after: when to come again", on(4, 7), SIX, "Regular", HALL, "rehearse the hearing", end=QUARTER,
        interpretation=SPANISH, invited="Everyone"),
    row("taking stock", on(4, 21), SIX, "Take stock", HALL, "look back before the vote", end=QUARTER,
        interpretation=SPANISH, invited="Everyone"),
)  # fmt: skip

role = Tab("name group who backup hours since ends needed")

ROLES = (
    role("held", "Facilitator", None, "Sam O'Neill", "Ana Núñez", 3, on(1, 27)),
    role("held; no backup", "Note-taker", None, "Linh Tran", None, 3, on(12, 9, 2025)),
    role("held; signs the mails", "Convener", "Core group", "Rosa Delgado", "Ana Núñez", 12, on(12, 9, 2025)),
    role("held", "Outreach lead", None, "Ana Núñez", "Mei Chen", 8, on(12, 9, 2025)),
    role("names a group that owns a task", "Communications", "Media team", "Mei Chen", "Noor Haddad", 6, on(1, 13)),
    role("vacant: the one thing that keeps Structure yellow", "Conflict contact"),
    role("its term ends in 12 days", "Data keeper", None, "Rafael Delgado", "Linh Tran", 2, on(12, 9, 2025), on(3, 29)),
    role("names the group that leads a goal", "Clinic visits", "Clinic Access team", "Hana Yusuf",
         "Charlotte Baptiste", 6, on(1, 27)),
)  # fmt: skip

win = Tab("date what kind goal who link publish")

WINS = (
    win("", on(12, 9, 2025), "Six organizations formed the coalition", "Other", FIFTEEN),
    win("", on(1, 13), "Students of Saltmarsh College joined", "New partner", FIFTEEN, "Amir Farahani"),
    win("", on(1, 20), "The Civic League joined after a board vote", "New partner", FIFTEEN, "Margaret Lund"),
    win("", on(1, 27), "The Youth Council joined: nine members", "New partner", FIFTEEN, "Dante Robinson"),
    win("",
        on(2, 5), "The sign-on letter has a first draft everybody can read", "Task", "Sign-on letter", "Rosa Delgado"),
    win("in public, with a link", on(2, 12), "La Voz del Puerto wrote about the clinic visits", "In the news", COUNCIL,
        "Mei Chen", "https://lavoz.example.org/visitas", "Yes"),
    win("", on(2, 16), "The letter can be read in Spanish", "Task", "Sign-on letter", "Linh Tran"),
    win("", on(2, 20), "Every clinic on our list has been visited once", "Task", CLINICS, "Hana Yusuf, Linh Tran"),
    win("", on(2, 24), "Eleven guests and members heard the clinic stories", "Other", CLINICS),
    win("", on(3, 3), "Harbor General put interpreters on the night shift", "Policy", CLINICS, "Hana Yusuf"),
    win("met early", on(3, 5), "Five council members have sat down with us", "Task", "Meetings with council members",
        "Rafael Delgado"),
    win("since the last meeting: opens the agenda; two are thanked",
        on(3, 12), "The county now posts interpreter request forms in four languages", "Policy",
        "Clinics posting forms in four languages", "Hana Yusuf, Charlotte Baptiste", None, "Yes"),
)  # fmt: skip
