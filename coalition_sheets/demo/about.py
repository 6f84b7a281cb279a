"""What the Harbor County coalition says about itself: the 24 settings that a new workbook starts with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coalition_sheets.demo.row import on
from coalition_sheets.model import Cell

NAME = "Harbor County Immigrant Justice Coalition"

ABOUT: Mapping[str, Cell] = MappingProxyType(
    {
        "coalition_name": NAME,
        "who_can_open": "Organizers",
        "time_zone": "America/New_York",
        "date_order": "Month first",
        "country": "US",
        "language": "English",
        "quiet_days": "2025-12-21 to 2026-01-04; 2026-03-20",
        "purpose": "So that nobody in Harbor County goes without care, school or a say for want of an interpreter.",
        "mission": "We are neighbors, congregations, workers and students of Harbor County. Together we see to it that "
        "every public door opens in every language spoken here.",
        "policy_change": "The county council adopts a language access ordinance by June 30, 2026.",
        "why_formed": "In the fall of 2025 three families were turned away from the same clinic in one week, each for "
        "want of an interpreter. We heard of each other at the fourth.",
        "hope_to_win": "Interpreters in every county office, forms in four languages, and to be asked first.",
        "focus": "One issue",
        "issues": "language access; health care; schools; housing; jobs",
        "sectors": "Immigrant rights; Civil rights; Faith 2; Civic association; Neighborhood association; "
        "Parents and schools; Students and campus; Youth; Service nonprofit; Legal; Health care; Labor; "
        "Immigrant-owned business; Small business; Chamber of commerce; Employers; Media",
        "how_often": "Every two weeks",
        "usual_day": "Tuesdays, 6 pm",
        "usual_place": "St. Brendan parish hall (ramp at side door)",
        "time_we_ask": "4 hours a month, two of them at meetings",
        "how_we_decide": "Consensus",
        "agreements": "one mic\nlisten to understand\nstart and end on time\nwhat's personal stays here",
        "principles": "those most affected speak first\nwe promise little and keep it\nnobody is left out for want of "
        "a ride, a sitter or a language",
        "principles_adopted": on(12, 9, 2025),
        "key_messages": "A county that understands its people serves them better.\nInterpreters save time, money and "
        "lives.\nThis is about fair service, for everyone who lives here.",
    }
)
