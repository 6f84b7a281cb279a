"""The Goals tab: what is to be won, and the benchmarks that show how far it is; every standing occurs."""

from __future__ import annotations

from coalition_sheets.demo.row import Tab, on

row = Tab("name kind part_of lead due start_value target now as_of started measure status")

HEARD = "Everyone is heard in their own language"
COUNCIL = "Council votes for language access"
CLINICS = "Clinics answer every request"
FIFTEEN = "Fifteen member organizations"
LASTS = "A coalition that lasts"
LONG, SHORT, MARK = "Long-term goal", "Short-term goal", "Benchmark"
START, VOTE = on(1, 5), on(6, 30)

GOALS = (
    row("long-term, said", HEARD, LONG, None, "Rosa Delgado"),
    row("long-term, inferred: Kind blank, part of nothing, no date", LASTS, None, None, "Ana Núñez"),
    row("short-term, said, active 1 of 3: the vote that everything leads to",
        COUNCIL, SHORT, HEARD, "Rafael Delgado", VOTE),
    row("short-term, inferred: Kind blank, part of a goal, benchmarks below it; active 2 of 3",
        CLINICS, None, HEARD, "Clinic Access team", on(9, 30)),
    row("short-term, said, active 3 of 3", FIFTEEN, SHORT, LASTS, "Ana Núñez", on(12, 31)),
    row("short-term, dropped", "A county ID card", SHORT, HEARD, None, on(5, 29), status="Dropped"),
    row("behind: a steady pace would be 12",
        "Sign-on letter", MARK, COUNCIL, "Rosa Delgado", VOTE, 0, 30, 7, on(3, 16), START),
    row("at risk, and counts itself: a steady pace would be 24",
        "One-on-ones", MARK, COUNCIL, "Ana Núñez", VOTE, 0, 60, None, None, START, "count: one-on-ones"),
    row("milestone due in ten days: at risk",
        "First-reading date set", MARK, COUNCIL, "Rafael Delgado", on(3, 27), measure="yes/no"),
    row("met early",
        "Meetings with council members", MARK, COUNCIL, "Rafael Delgado", on(3, 31), 0, 5, 5, on(3, 5), START),
    row("an old reading (41 days): judged as of that day",
        "Testimonies ready for the hearing", MARK, COUNCIL, "Luis Fuentes", VOTE, 0, 12, 4, on(2, 4), START),
    row("a falling target, at risk: 95 of 120 left, 40 wanted",
        "Unanswered interpreter requests", MARK, CLINICS, "Hana Yusuf", VOTE, 120, 40, 95, on(3, 13), START),
    row("met late: due February 27, reached March 12",
        "Clinics posting forms in four languages", MARK, CLINICS, "Hana Yusuf", on(2, 27), 0, 6, 6, on(3, 12), START),
    row("date passed on February 28: 14 of 20",
        "Volunteer interpreters trained", MARK, CLINICS, "Linh Tran", on(2, 28), 0, 20, 14, on(3, 3), START),
    row("on track, typed",
        "Front-desk staff trained", MARK, CLINICS, "Charlotte Baptiste", VOTE, 0, 24, 14, on(3, 10), START),
    row("no data: nobody has counted yet",
        "First visits with an interpreter", MARK, CLINICS, "Hana Yusuf", VOTE, 0, 200, None, None, START),
    row("on track, and counts itself",
        "Members", MARK, FIFTEEN, "Ana Núñez", VOTE, 6, 15, None, None, START, "count: members"),
    row("keep at: on the right side of its bound",
        "People at regular meetings", MARK, FIFTEEN, "Sam O'Neill", VOTE, now=13, as_of=on(3, 10), started=START,
        measure="keep at least 10"),
    row("just started on March 3: not judged",
        "Members who bring a second person", MARK, FIFTEEN, "Ana Núñez", VOTE, 0, 11, 2, on(3, 10), on(3, 3),
        ).noted(entered=on(3, 3)),
    row("benchmark, inferred; Starting number blank is 0; no Started on: memory first saw it on February 3",
        "Ride and child care fund", None, FIFTEEN, "Sam O'Neill", VOTE, None, "$6,000", "$2,400", on(3, 10),
        ).noted(entered=on(2, 3)),
)  # fmt: skip
