"""A workbook as the exam knows it, wherever it lives: seen and changed by people without the tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol, TypeAlias

from coalition_sheets.jobs.home import Setting
from tests.exams.people.doing import Cells, Op, Tab

NOW = datetime(2026, 3, 17, 18, 30, tzinfo=UTC)
OURS = ("Today", "Problems", "Agenda", "Sent", "_coalition")
Moment: TypeAlias = "Callable[[int], None]"


@dataclass(frozen=True)
class Bad:
    """What goes wrong in a run: words by the moment, and the moment at which the run is killed, -1 for none.

    In a Sheet a moment is a request, and an odd number kills right after it was answered; in a file a moment is a step
    on the disk, and the one word is "full".
    """

    words: Mapping[int, str] = field(default_factory=dict)
    killed: int = -1


class Place(Protocol):
    """A workbook that people see and change, and the way for a run to it."""

    live: bool
    """Whether people see what a run writes while it runs; else their program shows what they opened."""

    def seen(self) -> list[tuple[str, Cells]]:
        """Return people's tabs, in the order of the start."""

    def ours(self) -> dict[str, Cells]:
        """Return our own tabs by the titles we gave them."""

    def titles(self) -> list[str]:
        """Return the titles of all tabs."""

    def person(self, op: Op, tab: Tab) -> None:
        """Let a person do something, of which that tab came."""

    def meddle(self, number: int) -> None:
        """Let a person do something to a tab of ours."""

    def run(self, bad: Bad, moment: Moment) -> AbstractContextManager[Setting]:
        """Give what a run goes by, and tell its moments."""

    def killed(self) -> None:
        """Do what is done after a run was killed, before anybody works on."""

    def compared(self) -> bool:
        """Let a person do as the tool said: take what was found beside the workbook; False where nothing was."""
