"""A coalition in which every figure has something to say."""

from __future__ import annotations

from datetime import date

from coalition_sheets.model import (
    About,
    Coalition,
    Event,
    Goal,
    Meeting,
    Memory,
    Organization,
    Person,
    Role,
    SectorWanted,
    SeenRow,
    Task,
    Touch,
    Win,
)
from tests.metrics.make import amount, ref, remembers, rows

ORGANIZATIONS = rows(
    Organization,
    {"name": "Harbor Workers' Center", "status": "Member", "sector": "Labor", "joined": date(2025, 5, 1)},
    {"name": "St. Brendan parish", "status": "Member", "sector": "Faith", "communities": ("Families",)},
    {"name": "Clinic Access", "status": "In conversation", "sector": "Health care"},
    {"name": "Grace Chapel", "status": "Prospect", "sector": "Faith"},
    {"name": "Bayview Tenants", "status": "Invited", "sector": "Housing"},
    {"name": "Greenwood Neighbors"},
    {"name": "Shore Neighbors", "status": "Left", "sector": "Housing"},
)
PEOPLE = rows(
    Person,
    {"name": "Rosa Delgado", "organization": ref("Harbor Workers' Center", "organization"), "connection": "Member",
     "core": True, "hours": amount(6)},
    {"name": "Sam O'Neill", "organization": ref("St. Brendan parish", "organization"), "connection": "Member",
     "core": True, "status": "Left"},
    {"name": "Linh Tran", "organization": ref("St. Brendan parish", "organization"), "connection": "Member",
     "core": True, "status": "Away", "away_until": date(2026, 6, 1), "hours": amount(2)},
    {"name": "Pastor Lee", "organization": ref("Grace Chapel", "organization")},
    {"name": "Mei Chen", "connection": "Member"},
    {"name": "Lena Park", "do_not_contact": True},
)  # fmt: skip
MEETINGS = rows(
    Meeting,
    {"date": date(2026, 1, 13), "agenda": (), "attended": (ref("Rosa Delgado"), ref("Linh Tran"))},
    {"date": date(2026, 2, 10), "attended": (ref("Harbor Workers' Center", "organization"), ref("Mei Chen"))},
    {"date": date(2026, 2, 24), "attended": (ref("Rosa Delgado"),)},
    {"date": date(2026, 3, 6), "kind": "Committee", "group": "Media team"},
    {"date": date(2026, 3, 10)},
    {"date": date(2026, 3, 15), "kind": "Celebration"},
    {"date": date(2026, 3, 24)},
    {"date": date(2026, 3, 20), "kind": "Committee", "group": "Media team"},
)


def from_meeting(day: str) -> dict[str, object]:
    return {"meeting": ref(f"{day} Regular", "meeting")}


OF_ROSA = tuple({"name": f"Call {n}", "owners": (ref("Rosa Delgado"),), "hours": amount(1)} for n in range(4))
TASKS = rows(
    Task,
    {"name": "Book the hall", "owners": (ref("Rosa Delgado"),), "due": date(2026, 3, 16), **from_meeting("2026-03-10")},
    {"name": "Print the flyer", "owners": (ref("Sam O'Neill"),), "due": date(2026, 3, 20), "hours": amount(1),
     **from_meeting("2026-03-10"), "waiting_on": ref("Write the flyer", "task")},
    {"name": "Write the flyer", "owners": (ref("Rosa Delgado"), ref("Linh Tran")), "owner_typed": "Rosa, Linh",
     "status": "Doing", "hours": amount(3)},
    {"name": "Ring the clerk", "owners": (ref("Linh Tran"),), "due": date(2026, 3, 1), "hours": amount(2)},
    {"name": "Press list", "owners": (), "due_next_meeting": True, "hours": amount(2), "skill": "Media",
     "goal": ref("Language access", "goal")},
    {"name": "Photo releases", "owners": (ref("Media team", "group"),), "due_next_meeting": True,
     "meeting": ref("2026-03-06 Committee", "meeting"), "hours": amount(1)},
    {"name": "Room deposit", "owners": (ref("Rosa Delgado"),), "due": date(2026, 3, 9), "status": "Done",
     "done_on": date(2026, 3, 8), **from_meeting("2026-02-24")},
    {"name": "Van", "owners": (ref("Rosa Delgado"),), "due": date(2026, 2, 20), "status": "Done",
     **from_meeting("2026-02-10")},
    {"name": "Old idea", "owners": (ref("Mei Chen"),), "status": "Dropped"},
    {"name": "Ring A", "owners": (ref("Mei Chen"),), "waiting_on": ref("Ring B", "task"), "hours": amount(1)},
    {"name": "Ring B", "owners": (ref("Mei Chen"),), "waiting_on": ref("Ring A", "task"), "hours": amount(1)},
    *OF_ROSA,
)  # fmt: skip
DATES = {"started": date(2026, 1, 5), "due": date(2026, 6, 30)}
GOALS = rows(
    Goal,
    {"name": "Language access", "kind": "Short-term goal", "due": date(2026, 6, 30), "issue": "Language access"},
    {"name": "Sign-on letter", "kind": "Benchmark", "part_of": ref("Language access", "goal"), "now": amount(7),
     "target": amount(30), "as_of": date(2026, 3, 1), **DATES},
    {"name": "Members", "kind": "Benchmark", "part_of": ref("Language access", "goal"), "weight": amount(2),
     "start_value": amount(1), "target": amount(4), "measure": "count: members", **DATES},
    {"name": "Faith groups", "kind": "Benchmark", "target": amount(3), "now": amount(1),
     "measure": "count: organizations in sector Faith", "due": date(2026, 6, 30)},
    {"name": "One-on-ones", "kind": "Benchmark", "target": amount(9), "measure": "count: one-on-ones", **DATES},
    {"name": "Own members", "kind": "Benchmark", "target": amount(9), "measure": "count: individual members", **DATES},
    {"name": "First reading", "kind": "Benchmark", "measure": "yes/no", "due": date(2026, 3, 27)},
    {"name": "Ten at meetings", "kind": "Benchmark", "measure": "keep at least 10", "now": amount(9), **DATES},
    {"name": "Ring one", "part_of": ref("Ring two", "goal")},
    {"name": "Ring two", "part_of": ref("Ring one", "goal"), "status": "Dropped"},
)  # fmt: skip


def touch(day: date, who: str, kind: str = "organization", **more: object) -> dict[str, object]:
    return {"date": day, "who": ref(who, kind), "by": ref("Rosa Delgado"), **more}  # type: ignore[arg-type]


OUTREACH = rows(
    Touch,
    touch(date(2026, 1, 10), "Grace Chapel", how="Phone call", outcome="Talked", through=ref("Mei Chen")),
    touch(date(2026, 2, 20), "Pastor Lee", "person", how="One-on-one", outcome="Interested", next_step="Call",
          next_by=date(2026, 3, 12), next_owner=ref("Linh Tran")),
    touch(date(2026, 3, 2), "Clinic Access", how="One-on-one", common_ground="", asked="A letter", outcome="Talked",
          next_step="Send the text", next_by=date(2026, 3, 10)),
    touch(date(2026, 2, 1), "Bayview Tenants", how="Invitation", outcome="Not now", next_by=date(2026, 3, 1)),
    touch(date(2026, 2, 1), "Greenwood Neighbors", how="Phone call", outcome="Talked"),
    touch(date(2026, 3, 12), "Lena Park", "person", how="Email", outcome="No answer"),
    touch(date(2026, 3, 25), "Grace Chapel", how="One-on-one"),
)  # fmt: skip
ROLES = rows(
    Role,
    {"name": "Facilitator", "who": ref("Sam O'Neill")},
    {"name": "Note-taker", "who": ref("Linh Tran"), "ends": date(2026, 4, 1), "group": "Core group"},
    {"name": "Treasurer", "needed": False},
)
WINS = rows(Win, {"date": date(2026, 3, 3), "what": "Forms in four languages"})
ABOUT = About(
    purpose="Language access",
    who_can_open="Organizers",
    date_order="M/D",
    sectors=(SectorWanted("Faith", 2, likely=True), SectorWanted("Labor"), SectorWanted("Health care")),
)
COALITION = Coalition(
    about=ABOUT,
    organizations=ORGANIZATIONS,
    people=PEOPLE,
    goals=GOALS,
    tasks=TASKS,
    meetings=MEETINGS,
    outreach=OUTREACH,
    roles=ROLES,
    wins=WINS,
)
REMEMBERED: Memory = remembers(
    *((t, SeenRow(first_seen=date(2026, 1, 20), last_changed=date(2026, 2, 1))) for t in TASKS[2:6]),
    (TASKS[7], SeenRow(done_seen=date(2026, 2, 18))),
    (GOALS[3], SeenRow(first_seen=date(2026, 1, 20), now_changed=date(2026, 3, 1))),
    lights={"Tasks": "green"},
    events=tuple(
        Event(date(2026, 3, 5), "changed", row.tab, row.key)
        for row in (*ORGANIZATIONS, *PEOPLE, *GOALS, *TASKS, *MEETINGS, *OUTREACH, *ROLES, *WINS)
    ),
)
