"""Problems as values: what is wrong, where, why it matters and how to mend it."""

from __future__ import annotations

from enum import IntEnum

from coalition_sheets.frozen import frozen
from coalition_sheets.model.table import Place
from coalition_sheets.model.values import Level


class Severity(IntEnum):
    """How much a finding matters; a higher value matters more."""

    PROMPT = 0
    HINT = 1
    NOTE = 2
    WARNING = 3
    ERROR = 4

    @property
    def letter(self) -> str:
        """E, W, N, H or P, as in `docs/checks.md`."""
        return self.name[0]

    @property
    def word(self) -> str:
        """The severity in lower case, as people write it."""
        return self.name.lower()


@frozen(kw_only=True)
class Finding:
    """One thing to mend, or like things grouped into one line.

    `message` says what is wrong in one sentence; `why` and `fix` are one sentence each; `places` are the
    cells, first the one to go to. `key` and `column` with `code` are its stable identity: addresses move.
    `level` is the highest of what the finding echoes; a SENSITIVE finding echoes nothing.
    """

    code: str
    severity: Severity
    message: str
    why: str
    fix: str
    places: tuple[Place, ...] = ()
    suggestions: tuple[str, ...] = ()
    level: Level = Level.COALITION
    key: str = ""
    column: str = ""
    tab: str = ""

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """Code, tab, row key and column: the same from run to run while the problem stands."""
        return self.code, self.tab, self.key, self.column

    @property
    def place(self) -> Place | None:
        """The first place, where there is one."""
        return self.places[0] if self.places else None
