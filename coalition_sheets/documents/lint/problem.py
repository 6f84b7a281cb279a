"""What can be wrong in a template: where, why it matters, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


@frozen
class Sort:
    """One sort of problem: how much it matters, and why in one sentence."""

    severity: Severity
    why: str


SORTS: Mapping[str, Sort] = MappingProxyType({
    "TEMPLATE-SYNTAX": Sort(E, "A page cannot be made from it as it is."),
    "TEMPLATE-HEADER": Sort(E, "The lines at the top say for whom the page is and what its file is called."),
    "TEMPLATE-NAME": Sort(E, "The page stops at a name that is not there."),
    "TEMPLATE-COLUMN": Sort(W, "If the sheet has no such column, the page stops here."),
    "TEMPLATE-FILTER": Sort(E, "The page stops at a word after | that is not known."),
    "TEMPLATE-PRINT": Sort(E, "A list or a row is many values; the page must say which."),
    "TEMPLATE-LEVEL": Sort(E, "What is told in confidence stays with those it was told to."),
    "TEMPLATE-BLANK": Sort(W, "This stays blank for this audience, whatever the workbook says."),
    "TEMPLATE-PART": Sort(E, "The page stops at a part that is not there."),
    "TEMPLATE-UNUSED": Sort(W, "Its words are on no page."),
    "TEMPLATE-LINK": Sort(E, "A page or letter may lead only where its reader can see that it leads."),
    "TEMPLATE-HTML": Sort(E, "Tags are printed as they stand, or load something from outside."),
    "TEMPLATE-LETTER": Sort(E, "No letter made from it would ever be ready."),
    "TEMPLATE-ASK": Sort(W, "One ask is answered more often than three; a thank-you asks nothing."),
    "TEMPLATE-GAP": Sort(W, "Where the cell is blank, the sentence has a hole and nobody is told."),
    "TEMPLATE-OLD": Sort(N, "Ours has changed since you copied it. Yours still works."),
})  # fmt: skip


@frozen(kw_only=True)
class Problem:
    """One thing to mend in a template. `line` is 0 where it is about the whole file."""

    code: str
    file: str
    line: int
    message: str
    fix: str
    suggestions: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return SORTS[self.code].severity

    @property
    def why(self) -> str:
        """Why it matters."""
        return SORTS[self.code].why

    @property
    def place(self) -> str:
        """Where it is: "email-welcome.md.j2, line 7"."""
        return f"{self.file}, line {self.line}" if self.line else self.file


def near(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that a name may be a slip for, the nearest first."""
    kept = list(dict.fromkeys(known))
    found = get_close_matches(name.lower(), [k.lower() for k in kept], 3, 0.6)
    return tuple(dict.fromkeys(k for f in found for k in kept if k.lower() == f))
