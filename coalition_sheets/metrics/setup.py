"""Set-up: what a new coalition still has to say about itself, as a checklist (decision 14)."""

from __future__ import annotations

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Briefing, metric, noted


@frozen
class Step:
    """One line of the checklist: what to do, where, and whether it is done."""

    text: str
    tab: str
    done: bool


@frozen
class Setup:
    """The checklist: "3 of 7 done"; `missing` are the lines still to do, in order."""

    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.done for step in self.steps)

    @property
    def of(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to do."""
        return tuple(step.text for step in self.steps if not step.done)


@metric(
    "about.who_can_open", "about.date_order", "about.purpose", "organizations.status", "goals.status", "goals.due",
    "people.core",
)  # fmt: skip
def setup(b: Briefing) -> Setup:
    """The set-up checklist: what a new coalition says first, "3 of 7 done"."""
    about, coalition = b.about, b.coalition
    dated = any(g.status == "Active" and g.due for g in coalition.goals)
    return Setup(
        (
            Step(noted("step", "Say who can open this file (About us)"), "about", bool(about.who_can_open)),
            Step(
                noted("step", "Say whether the month or the day comes first in dates (About us, “Date order”)"),
                "about",
                about.date_order is not None,
            ),
            Step(noted("step", "Write down what you are for (About us, “Purpose”)"), "about", bool(about.purpose)),
            Step(
                noted("step", "List your member organizations"),
                "organizations",
                any(o.is_member for o in coalition.organizations),
            ),
            Step(noted("step", "Name one goal and its date"), "goals", dated),
            Step(noted("step", "Put the next meeting on the Meetings tab"), "meetings", bool(coalition.meetings)),
            Step(
                noted("step", "Tick who is in the core group (People, “Core”)"),
                "people",
                any(p.core for p in coalition.people),
            ),
        )
    )
