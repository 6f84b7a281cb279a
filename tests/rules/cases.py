"""Cases of rules: a little workbook, and whether a check speaks about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from coalition_sheets import rules
from coalition_sheets.model import Briefing, Coalition, Finding, Memory
from tests.little import TODAY, read

Remember = Callable[[Coalition], Memory]


def nothing(_: Coalition) -> Memory:
    """Return an empty memory: nothing is known."""
    return Memory()


@dataclass(frozen=True)
class Case:
    """A workbook about which a check speaks, or (a near miss) does not. `says` is in the message where it speaks."""

    code: str
    text: str
    says: str = ""
    quiet: bool = False
    today: date = TODAY
    memory: Remember = field(default=nothing, compare=False)
    name: str = ""

    def __str__(self) -> str:
        return f"{self.code} {'quiet' if self.quiet else 'speaks'} {self.name}".strip()

    def holds(self) -> None:
        """Check that the code is, or is not, among the findings."""
        found = [f for f in findings(self.text, self.today, self.memory) if f.code == self.code]
        if self.quiet:
            assert not found, [f.message for f in found]
        else:
            assert found, f"{self.code} is silent"
            assert self.says in found[0].message


def speaks(code: str, text: str, says: str = "", **more: object) -> Case:
    """Return a case where a check speaks."""
    return Case(code, text, says, **more)  # type: ignore[arg-type]


def quiet(code: str, text: str, name: str = "", **more: object) -> Case:
    """Return a near miss."""
    return Case(code, text, quiet=True, name=name, **more)  # type: ignore[arg-type]


def findings(text: str, today: date = TODAY, memory: Remember = nothing) -> tuple[Finding, ...]:
    """Return all findings of a little workbook."""
    coalition, readings = read(text, today)
    return rules.check(Briefing(coalition, today, memory(coalition)), readings)
