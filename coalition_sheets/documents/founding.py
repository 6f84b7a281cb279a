"""The agenda of a founding meeting: the questions that open a coalition, with everybody's turn in the round."""

from __future__ import annotations

from coalition_sheets.documents import head as heads
from coalition_sheets.documents import say
from coalition_sheets.documents.expected import expected
from coalition_sheets.documents.head import Head, NextTime, Slot
from coalition_sheets.documents.timing import Part
from coalition_sheets.documents.view import View
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Meeting

PARTS = (
    Part("welcome", 10, 5), Part("who", 15, 10), Part("why", 15, 10), Part("bring", 15, 10), Part("limits", 15, 10),
    Part("goals", 20, 10, open=True), Part("how", 15, 10),
)  # fmt: skip
END = (Part("tasks", 10, 5), Part("word", 5, 5))
WANTED = ("start", "place", "facilitator", "note_taker", "timekeeper")


@frozen(kw_only=True)
class Founding:
    """All that the template of a founding agenda gets. `said` tells what About us answers already."""

    head: Head
    slots: tuple[Slot, ...]
    names: tuple[str, ...]
    conflict_contact: str
    why_formed: str
    hope_to_win: str
    said: tuple[str, ...]
    next_time: NextTime | None


def founding(seen: View, meeting: Meeting) -> tuple[Founding, tuple[str, ...]]:
    """Return a founding agenda's data, and what to say beside it."""
    b, about = seen.briefing, seen.briefing.about
    slots = heads.slots(b, meeting, [*PARTS, *heads.item_parts(meeting), *END])
    minutes = sum(s.minutes for s in slots)
    often, rule = b.language.word("how often", about.how_often), b.language.word("rule", about.how_we_decide)
    said = [often, about.usual_day, about.usual_place, rule, about.time_we_ask]
    made = Founding(
        head=heads.head(b, meeting, minutes),
        slots=slots,
        names=expected(b, meeting),
        conflict_contact=say.shortened(about.conflict_contact, 60),
        why_formed=say.shortened(about.why_formed, 160),
        hope_to_win=say.shortened(about.hope_to_win, 160),
        said=tuple(say.shortened(s, 60) for s in said if s),
        next_time=heads.next_time(b, meeting),
    )
    return made, heads.beside(heads.gaps(b, meeting, WANTED), meeting, minutes)
