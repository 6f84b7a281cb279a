"""A piece of a sentence that a figure says, kept so that a document can say it in its own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from coalition_sheets.frozen import frozen
from coalition_sheets.model.language import Language


@frozen
class Clause:
    """What is said in English for one and for many ("" where no number tells), the number, and what is put into it."""

    one: str
    many: str = ""
    n: int = 1
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """Return the clause in a language; a clause within it is said in the same one."""
        within = {k: v.said(language) if isinstance(v, Clause) else v for k, v in self.values.items()}
        if self.many:
            return language.ngettext(self.one, self.many, self.n, **within)
        return language.gettext(self.one, **within)

    def worded(self, other: Clause) -> Clause:
        """Return the same with the words of another, such as kinder ones."""
        return replace(self, one=other.one, many=other.many)


def clause(message: str, **values: object) -> Clause:
    """Return a clause that is the same for every number; `make languages` finds it here."""
    return Clause(message, values=values)


def clauses(one: str, many: str, n: int, **values: object) -> Clause:
    """Return a clause as it goes with a number; %(num)s is the number."""
    return Clause(one, many, n, values)
