"""What a check is: its code, how much it matters, when it speaks and when it stays quiet, and its words."""

from __future__ import annotations

from typing import Literal

from coalition_sheets.frozen import frozen
from coalition_sheets.model.findings import Severity
from coalition_sheets.model.values import Level

E, W, N, H, P = Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.HINT, Severity.PROMPT
ORG = Level.ORGANIZERS


@frozen
class Check:
    """One check, described once; `docs/checks.md` is made from these.

    `why` and `fix` are one sentence each. `needs` are the columns ("tasks.due") without which it stays quiet.
    `many` is the line for several rows of it, with `{n}` and `{names}`; "" where each row is a line of its own.
    `also` are the severities it has in special cases; `structure` waits for a first meeting; `take_stock` shows
    in the take-stock agenda and the leader brief alone; `level` is the least level of its findings.
    """

    code: str
    severity: Severity
    title: str
    reads: str
    fires: str
    why: str
    fix: str
    quiet: str = ""
    grouped: str = "each"
    many: str = ""
    needs: tuple[str, ...] = ()
    also: tuple[Severity, ...] = ()
    level: Level = Level.COALITION
    memory: Literal["no", "partly", "yes"] = "no"
    structure: bool = False
    take_stock: bool = False
