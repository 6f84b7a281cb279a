"""The People tab: 46 people, everyone with a name whom the coalition knows."""

from __future__ import annotations

from coalition_sheets.demo.row import Tab, on

row = Tab("name organization connection email phone best_way language skills core do_not_contact")

HCWC, BRENDAN = "Harbor County Workers' Center", "St. Brendan, Justice and Peace Ministry"
LEGAL, MERCADO = "Harbor Bridge Legal Aid", "Mercado Row Merchants"
LIGHTHOUSE, LEAGUE = "Lighthouse Family Services", "Old Town Civic League"
DECIDES = "Decision maker"

CORE = (
    row("core; no organization of her own, so hers cannot carry too much; one of two Delgados; 17 of the 41 open tasks",
        "Rosa Delgado", None, "Staff", "rosa@example.org", "302-555-0114", "Email", "Spanish",
        "organizing, writing", True,
        **{"T-shirt": "M"}),
    row("core; two late tasks, gets the digest",
        "Tomás Rivera", HCWC, None, "tomas@example.org", "302-555-0121", "Email", "Spanish", "driving, photography",
        True,
        **{"T-shirt": "L"}),
    row("core; knows Pastor Lee",
        "Ana Núñez", BRENDAN, None, "ana@example.org", "302-555-0122", "Phone", "Spanish", "visiting, singing", True,
        **{"T-shirt": "S"}),
    row("core; has facilitated four meetings running, and keeps the time",
        "Sam O'Neill", LEAGUE, None, "sam@example.org", "302-555-0123", "Text", "English",
        "facilitation, logistics", True,
        **{"T-shirt": "XL"}),
    row("core; takes the notes",
        "Linh Tran", LIGHTHOUSE, None, "linh@example.org", "302-555-0124", "Email", "Vietnamese",
        "translation, writing",
        True, **{"T-shirt": "S"}),
    row("core; would like to try facilitating",
        "Mei Chen", MERCADO, None, "mei@example.org", "302-555-0125", "WhatsApp", "Chinese", "media, design", True,
        wants_to_try="facilitation", **{"T-shirt": "M"}),
    row("core; waits on the hospital; did her first one-on-one last week",
        "Hana Yusuf", LIGHTHOUSE, None, "hana@example.org", "302-555-0126", "Email", "Somali", "health care, listening",
        True, **{"T-shirt": "M"}),
    row("core; the other Delgado; one day late, so no mail goes to him",
        "Rafael Delgado", LEGAL, None, "rafael@example.org", "302-555-0127", "Email", "English", "law, research", True,
        **{"T-shirt": "L"}),
)  # fmt: skip

INDIVIDUALS = (
    row("individual member, first of three",
        "Gloria Mensah", None, "Member", "gloria@example.org", "302-555-0131", "Phone"),
    row("individual member, second of three", "Walter Pruitt", None, "Member", "walter@example.org", None, "Email"),
    row("individual member, third of three; prefers Signal",
        "Noor Haddad", None, "Member", "noor@example.org", "302-555-0133", "Signal", "Arabic", "social media"),
)  # fmt: skip

CONTACTS = (
    row("main contact of a member",
        "Beatriz Solano", HCWC, None, "beatriz@example.org", "302-555-0141", "WhatsApp", "Spanish"),
    row("main contact of a member; knows the president of Greenwood Neighbors",
        "Fr. Dan Keane", BRENDAN, None, "frdan@example.org", "302-555-0142", "Phone"),
    row("main contact of a member",
        "Miriam Adler", LEGAL, None, "miriam@example.org", "302-555-0143", "Email", None, "law"),
    row("main contact of a member; owns two tasks",
        "Luis Fuentes", MERCADO, None, "luis@example.org", "302-555-0144", "Text", "Spanish", "small business"),
    row("main contact of a member; her task waits on one that is done",
        "Charlotte Baptiste", LIGHTHOUSE, None, "charlotte@example.org", "302-555-0145", "Email", "Haitian Creole"),
    row("away until March 20; her task is due after that",
        "Keisha Barnes", "Harbor County Parents Together", None, "keisha@example.org", "302-555-0146", "Text", None,
        "schools", status="Away", away_until=on(3, 20)),
    row("main contact of a member; his task has not moved for a month",
        "Amir Farahani", "Saltmarsh College Student Union", None, "amir@example.org", "302-555-0147", "Signal", None,
        "social media"),
    row("main contact of a member; introduced us to Equal Harbor",
        "Margaret Lund", LEAGUE, None, "margaret@example.org", "302-555-0148", "Phone"),
    row("main contact of a member; only a phone",
        "Dante Robinson", "Breakwater Youth Council", None, None, "302-555-0149", "Text", None, "music"),
    row("main contact of a new member",
        "Pastora Elena Quispe", "Iglesia Puerto de Paz", None, "elena@example.org", "302-555-0150", "WhatsApp",
        "Spanish"),
    row("main contact of a new member; shares a task",
        "Ruth Hadley", "Harbor Street Friends Meeting", None, "ruth@example.org", "302-555-0151", "Email"),
    row("volunteer; a Vietnamese name with all its marks",
        "Nguyễn Thị Hoa", LIGHTHOUSE, "Volunteer", "hoa@example.org", "302-555-0152", "Text", "Vietnamese",
        "translation"),
    row("president who went quiet",
        "Carl Jensen", "Greenwood Neighbors", None, "carl@example.org", "302-555-0153", "Email"),
    row("contact of an organization in conversation",
        "Sunil Patel", "Ferry Landing Merchants Guild", None, "sunil@example.org", "302-555-0154", "Phone"),
    row("contact of an organization in conversation",
        "Greta Olsen", "Northpoint Cannery", None, "greta@example.org", None, "Email"),
    row("contact of an invited organization; introduced us to Councilmember Okafor",
        "Yolanda Pierce", "Equal Harbor Alliance", None, "yolanda@example.org", "302-555-0156", "Email"),
    row("contact of a prospect",
        "Pastor Lee", "Grace Chapel", None, "pastorlee@example.org", "302-555-0157", "Phone", "Korean"),
    row("contact of a prospect", "Deacon Thomas Varga", "St. Nicholas Parish", None, "deacon@example.org",
        "302-555-0158"),
    row("contact of a prospect; only a phone", "Imani Clarke", "Bayview Tenants", None, None, "302-555-0159", "Text"),
    row("contact of a paused organization",
        "Sofia Marchetti", "Sailmakers' Hall Arts Collective", None, "sofia@example.org", None, "Email"),
    row("contact of a paused organization",
        "Ed Kowalczyk", "Pier Nine Food Pantry", None, "ed@example.org", "302-555-0161", "Phone"),
    row("contact of the organization that left",
        "Harold Stone", "Harbor Property Owners' Forum", None, "harold@example.org"),
    row("asked not to be contacted: on no list and in no mail",
        "Dolores Finch", None, "Contact", "dolores@example.org", "302-555-0163", None, None, None, None, True),
)  # fmt: skip

DECISION_MAKERS = (
    row("council, 1 of 9; met; the end of a chain of introductions", "Councilmember Okafor", None, DECIDES),
    row("council, 2 of 9; met", "Councilmember Pham", None, DECIDES),
    row("council, 3 of 9; met", "Councilmember Lindqvist", None, DECIDES),
    row("council, 4 of 9; a one-on-one 22 days ago and nothing since", "Councilmember Reyes", None, DECIDES),
    row("council, 5 of 9; interested once, last tried 31 days ago", "Councilmember Castellano", None, DECIDES),
    row("council, 6 of 9; a first contact 15 days ago and nothing since", "Councilmember Whitfield", None, DECIDES),
    row("council, 7 of 9; a first contact 14 days ago: not yet quiet", "Councilmember Dupree", None, DECIDES),
    row("council, 8 of 9; invited 30 days ago: not yet quiet", "Councilmember Stavros", None, DECIDES),
    row("council, 9 of 9; interested once, last tried 30 days ago: not yet quiet", "Council President Barrow", None,
        DECIDES),
    row("the mayor's aide; a one-on-one 21 days ago: not yet quiet",
        "Jordan Ellis", None, DECIDES, "jordan@example.org", "302-555-0171"),
)  # fmt: skip

MEDIA = (
    row("media, 1 of 2",
        "Priya Raman", "La Voz del Puerto", "Media", "priya@example.org", "302-555-0172", "Signal", "Spanish"),
    row("media, 2 of 2; invited 31 days ago and nothing since",
        "Curtis Boyle", None, "Media", "curtis@example.org", None, "Email"),
)  # fmt: skip

PEOPLE = CORE + INDIVIDUALS + CONTACTS + DECISION_MAKERS + MEDIA
