"""The facts a coalition states about itself on its About us tab, each with its default."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model.values import SectorWanted

DateOrder = Literal["M/D", "D/M"]
Weekday = int


@frozen
class QuietDays:
    """When nothing is sent and no cadence is counted: weekdays (Monday is 0) and spans of days, both ends included."""

    weekdays: frozenset[Weekday] = frozenset()
    spans: tuple[tuple[date, date], ...] = ()

    def __contains__(self, day: date) -> bool:
        return day.weekday() in self.weekdays or any(first <= day <= last for first, last in self.spans)


@frozen
class OurWord:
    """What a coalition calls something of ours, one and many: a task, a commitment; `language`: "" is its own."""

    term: str
    one: str
    many: str
    language: str = ""


@frozen(kw_only=True)
class About:
    """Every setting of About us (`docs/settings.md`); "" or None: not said. `rows`: on which sheet row each stands."""

    coalition_name: str = ""
    who_can_open: str = ""
    time_zone: str = ""
    date_order: DateOrder | None = None
    country: str = "US"
    language: str = "English"
    our_words: tuple[OurWord, ...] = ()
    quiet_days: QuietDays = QuietDays()
    purpose: str = ""
    mission: str = ""
    policy_change: str = ""
    why_formed: str = ""
    hope_to_win: str = ""
    focus: str = "One issue"
    issues: tuple[str, ...] = ()
    sectors: tuple[SectorWanted, ...] = ()
    how_often: str = ""
    usual_day: str = ""
    usual_place: str = ""
    time_we_ask: str = ""
    how_we_decide: str = ""
    agreements: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    principles_adopted: date | None = None
    key_messages: tuple[str, ...] = ()
    how_long: str = "Ongoing"
    sunset: date | None = None
    how_tight: str = "Coalition"
    announced: date | None = None
    conflict_contact: str = ""
    press_contact: str = ""
    press_phone: str = ""
    one_voice_each: str = "Organization"
    quorum: Fraction = Fraction(1, 2)
    if_no_consensus: str = ""
    votes_needed: int | None = None
    one_on_ones_a_month: int | None = None
    take_stock_months: int = 6
    enough_to_convene: int = 5
    due_soon_days: int = 7
    stale_days: int = 21
    overdue_mail_from: int = 3
    same_task_every: int = 7
    stalled_days: tuple[int, int, int, int] = (14, 21, 30, 30)
    just_started_below: Fraction = Fraction(15, 100)
    on_track_from: Fraction = Fraction(9, 10)
    at_risk_from: Fraction = Fraction(7, 10)
    core_size: tuple[int, int] = (5, 10)
    busy_share: Fraction = Fraction(2, 5)
    active_share: tuple[Fraction, Fraction] = (Fraction(7, 10), Fraction(1, 2))
    quiet_days_new_rows: int = 7
    update_every: int = 35
    liaison_every: int = 60
    review_every: int = 120
    power_fresh: int = 90
    said: frozenset[str] = frozenset()
