"""Set-up: what a new coalition still has to say about itself, as a checklist (decision 14)."""

from __future__ import annotations

from dataclasses import dataclass

from coalition_sheets.model import Briefing, metric


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist: what to do, where, and whether it is done."""

    text: str
    tab: str
    done: bool


@dataclass(frozen=True, slots=True)
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


@metric()
def setup(b: Briefing) -> Setup:
    """The set-up checklist."""
    raise NotImplementedError
