"""Every setting of About us, described once: `init`, the reading of the tab and the docs all take it from here."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Level
from coalition_sheets.schemas import about_values as v


@frozen
class Setting:
    """One row of About us: `name` in model.About, `header` on the sheet, default and type in words, one sentence.

    `group`: "visible" where `init` writes it, "extra" where it is only read if somebody adds it; `read_by`: who needs
    it; `choices`: the words of its drop-down.
    """

    name: str
    header: str
    default: str
    type: str
    help: str
    read_by: str
    read: v.SettingReader
    group: Literal["visible", "extra"] = "visible"
    level: Level = Level.COALITION
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


_OPEN = ("Organizers", "Members", "Anyone")
_ORDERS = ("Month first", "Day first")
_LANGUAGES = ("English", "Spanish")
_FOCUS = ("One issue", "Several issues")
_OFTEN = ("Weekly", "Every two weeks", "Monthly", "Every two months", "Quarterly")
_TIGHT = ("Network", "Coalition", "Formal alliance")
_VOICES = ("Organization", "Person")
_P = Level.PUBLIC
_C = Level.COALITION
_TEXT = v.typed_as("text")
_LINE = v.typed_as("name")
_DATE = v.typed_as("date")

# fmt: off
_VISIBLE = (
    Setting(
        "coalition_name", "Coalition name", "the workbook's title", "text",
        "The name in every heading.",
        "all documents", _LINE, level=_P, aliases=("Name", "Name of the coalition"),
    ),
    Setting(
        "who_can_open", "Who can open this file", "-", "Organizers, Members or Anyone",
        "Who really has this file. It is a fact about sharing and no lock; blank counts as Members.",
        "PRIV-FILE, doctor, Today, Problems, Agenda",
        v.one_of(
            *_OPEN, organizers=("organizers only", "only organizers"), members=("all members", "coalition"),
            anyone=("everyone", "public", "anyone with the link"),
        ),
        choices=_OPEN,
    ),
    Setting(
        "time_zone", "Time zone", "the spreadsheet's, else the machine's", "a name such as America/New_York",
        "Where a day of yours ends.",
        "today, due dates, mail", v.zone, aliases=("Timezone",),
    ),
    Setting(
        "date_order", "Date order", "- (3/4/26 always asks)", "Month first or Day first",
        "How 3/4/26 is read.",
        "reading of dates", v.order, choices=_ORDERS, aliases=("Date format",),
    ),
    Setting(
        "country", "Country", "US", "two letters",
        "Where phone numbers without a country code belong.",
        "reading of phones", v.country,
    ),
    Setting(
        "language", "Language", "English", "English or Spanish, or another that you added",
        "The language of documents, and of people with no language of their own here.",
        "templates", v.language, choices=_LANGUAGES, aliases=("Language of our documents",),
    ),
    Setting(
        "quiet_days", "Quiet days", "-", "weekdays, dates, spans of dates",
        "Nothing is sent on these days, and nothing is counted: Sundays; December 24 to 26, 2026; Fri evening-Sat.",
        "overdue mail, notices, MEET-CADENCE, MEET-NONE", v.quiet_days,
    ),
    Setting(
        "purpose", "Purpose", "-", "text",
        "What we are for.",
        "ABOUT-PURPOSE, first contact", _TEXT, level=_P,
    ),
    Setting(
        "mission", "Mission statement", "-", "text",
        "It is printed word for word.",
        "ABOUT-MISSION, statements, invitation, public summary", _TEXT, level=_P, aliases=("Mission",),
    ),
    Setting(
        "policy_change", "Policy change we want", "-", "one sentence",
        "The first line of the strategy agenda and the one-pager.",
        "strategy, plan", _TEXT, level=_P, aliases=("Policy change",),
    ),
    Setting(
        "why_formed", "Why we formed", "-", "text",
        "Why we came together, for those who join later.",
        "founding and take-stock agendas", _TEXT,
    ),
    Setting(
        "hope_to_win", "What we hope to win", "-", "text",
        "What would make us proud.",
        "founding and take-stock agendas", _TEXT,
    ),
    Setting(
        "focus", "Focus", "One issue", "One issue or Several issues",
        "With several issues, summaries are grouped by issue.",
        "GOAL-ISSUE, summaries",
        v.one_of(
            *_FOCUS, one_issue=("one", "single issue"), several_issues=("several", "many issues", "multi-issue"),
        ),
        choices=_FOCUS,
    ),
    Setting(
        "issues", "Issues", ", ".join(v.ISSUES), "list",
        "Your words for issues, with commas between them.",
        "VOCAB, alignment, GOAL-NO-ALLY", v.words,
    ),
    Setting(
        "sectors", "Sectors", "; ".join(s.name for s in v.SECTORS), "list, each with the members it needs (Faith 2)",
        "The kinds of groups you want at the table.",
        "sector coverage, prospects, likely and unlikely allies", v.sectors,
    ),
    Setting(
        "how_often", "How often we meet", "-", "Weekly, Every two weeks, Monthly, Every two months or Quarterly",
        "How often the whole coalition meets.",
        "MEET-CADENCE, MEET-LOGISTICS, invitation",
        v.one_of(
            *_OFTEN, every_two_weeks=("biweekly", "fortnightly", "every other week"), weekly=("every week",),
            monthly=("every month", "once a month"), every_two_months=("every other month",),
            quarterly=("every three months", "every quarter"),
        ),
        choices=_OFTEN, aliases=("How often",),
    ),
    Setting(
        "usual_day", "Usual day", "-", "text",
        "Such as second Tuesday, 6 pm.",
        "MEET-LOGISTICS, invitation, welcome", _LINE,
    ),
    Setting(
        "usual_place", "Usual place", "-", "text",
        "Where a meeting is that names no place.",
        "MEET-LOGISTICS, agenda", _LINE,
    ),
    Setting(
        "time_we_ask", "Time we ask", "-", "text",
        "What a member gives, such as 3 hours a month.",
        "invitation (DOC-NEEDS), founding agenda", _LINE,
    ),
    Setting(
        "how_we_decide", "How we decide", "-",
        "Consensus, Consensus minus one, Consent, Majority, Supermajority 2/3, 3/4 or 60 %, Unanimous",
        "The rule for decisions that name none.",
        "decisions, DEC-NO-RULE, agenda, how-we-work", v.decision_rule, choices=v.RULES,
    ),
    Setting(
        "agreements", "Community agreements", "-", "list, one a line",
        "The line at the top of each agenda.",
        "ABOUT-AGREEMENTS, agendas", v.sentences, level=_P, aliases=("Agreements", "Ground rules"),
    ),
    Setting(
        "principles", "Guiding principles", "-", "list, one a line",
        "Printed in the welcome and in statements.",
        "ORG-PRINCIPLES, welcome", v.sentences, level=_P, aliases=("Principles",),
    ),
    Setting(
        "principles_adopted", "Principles adopted on", "-", "date",
        "From then on members are asked to agree to them.",
        "ORG-PRINCIPLES, structure checklist", _DATE,
    ),
    Setting(
        "key_messages", "Key messages", "-", "list, one a line",
        "What we say again and again, where a sector has no line of its own.",
        "plan, talking points, drafts", v.sentences, level=_P,
    ),
)
_EXTRA = (
    Setting(
        "our_words", "Our words", "-", "such as task: commitment / commitments; benchmark: milestone / milestones",
        "What you call a task, benchmark, goal, member, organizer or core group: one, a slash, and many.",
        "all documents", v.our_words, level=_P,
    ),
    Setting(
        "how_long", "How long", "Ongoing", "Ongoing, or One campaign until a date",
        "Whether the coalition ends, and when.",
        "ABOUT-SUNSET", v.how_long,
    ),
    Setting(
        "how_tight", "How tight", "Coalition", "Network, Coalition or Formal alliance",
        "How closely members are bound.",
        "how-we-work", v.one_of(*_TIGHT, formal_alliance=("alliance",)), choices=_TIGHT,
    ),
    Setting(
        "announced", "Announced on", "-", "date",
        "The day of the public launch.",
        "launch checklist", _DATE, level=_P,
    ),
    Setting(
        "conflict_contact", "Conflict contact", "the role of that name", "name",
        "Whom to tell in private.",
        "founding agenda, leader-brief", _LINE,
    ),
    Setting(
        "press_contact", "Press contact", "-", "name",
        "Who speaks with the press.",
        "press advisory", _LINE, level=_P,
    ),
    Setting(
        "press_phone", "Press phone", "-", "phone",
        "The number the press may call.",
        "press advisory", v.typed_as("phone"), level=_P,
    ),
    Setting(
        "one_voice_each", "One voice each", "Organization", "Organization or Person",
        "Who has one voice in a decision.",
        "decisions", v.one_of(*_VOICES), choices=_VOICES,
    ),
    Setting(
        "quorum", "Quorum", "1/2", "share",
        "How many of those who may decide must be there.",
        "decisions, agenda", v.share,
    ),
    Setting(
        "if_no_consensus", "If no consensus", "-", "text",
        "What happens then, such as in 2 meetings: 2/3.",
        "decisions", _LINE,
    ),
    Setting(
        "votes_needed", "Votes needed", "half the seats + 1", "number",
        "How many votes the body that decides needs.",
        "power map", v.whole,
    ),
    Setting(
        "one_on_ones_a_month", "One-on-ones a month", "-", "number",
        "How many we aim for.",
        "outreach summary", v.whole,
    ),
    Setting(
        "take_stock_months", "Take stock every", "6 months", "months",
        "How often we look back and ahead.",
        "TAKESTOCK-DUE", v.whole,
    ),
    Setting(
        "enough_to_convene", "Enough to convene", "5", "number",
        "How many interested organizations make a founding meeting.",
        "ready to convene", v.whole,
    ),
    Setting(
        "due_soon_days", "Due soon days", "7", "days",
        "How far ahead a task is due soon.",
        "tasks", v.whole,
    ),
    Setting(
        "stale_days", "Stale after days", "21", "days",
        "After how many days an unchanged open task is asked about.",
        "tasks", v.whole,
    ),
    Setting(
        "overdue_mail_from", "Overdue mail from day", "3", "days",
        "From which day on a person is written to.",
        "overdue mail", v.whole,
    ),
    Setting(
        "same_task_every", "Same task at most every", "7", "days",
        "How often the same task may be written about.",
        "overdue mail", v.whole,
    ),
    Setting(
        "stalled_days", "Stalled after days", "14, 21, 30, 30", "four numbers",
        "After first contact, one-on-one, interested and invited.",
        "outreach funnel", v.wholes(4, "14, 21, 30, 30"),
    ),
    Setting(
        "just_started_below", "Just started below", "0.15", "share",
        "Before this share of the time nobody is judged by pace.",
        "benchmarks", v.share,
    ),
    Setting(
        "on_track_from", "On track from", "0.90", "share",
        "From this share of a steady pace a benchmark is on track.",
        "benchmarks", v.share,
    ),
    Setting(
        "at_risk_from", "At risk from", "0.70", "share",
        "From this share of a steady pace a benchmark is at risk, below it behind.",
        "benchmarks", v.share,
    ),
    Setting(
        "core_size", "Core group size", "5-10", "two numbers",
        "How many people or organizations make a core group.",
        "CORE-SIZE, structure", v.size,
    ),
    Setting(
        "busy_share", "Busy share", "40 %", "share",
        "Which share of ten or more open tasks is a lot for one.",
        "LOAD-ORG, LOAD-PERSON", v.share,
    ),
    Setting(
        "active_share", "Active share", "70 %, 50 %", "two shares",
        "Green and yellow of Engagement.",
        "lights", v.shares(2),
    ),
    Setting(
        "quiet_days_new_rows", "Quiet days for new rows", "7", "days",
        "For how long a new row is left in peace.",
        "all checks", v.whole,
    ),
    Setting(
        "update_every", "Update at least every", "35", "days",
        "How often members should hear from us.",
        "COMMS-QUIET", v.whole,
    ),
    Setting(
        "liaison_every", "Liaison check-in every", "60", "days",
        "How often a liaison should be in touch.",
        "LIAISON-QUIET", v.whole,
    ),
    Setting(
        "review_every", "Review goals every", "120", "days",
        "How often a goal should be looked at.",
        "GOAL-REVIEW", v.whole,
    ),
    Setting(
        "power_fresh", "Power map fresh for", "90", "days",
        "How long a line of the power map holds.",
        "POWER-STALE", v.whole,
    ),
)
# fmt: on
SETTINGS: tuple[Setting, ...] = (*_VISIBLE, *(replace(s, group="extra") for s in _EXTRA))
