"""What templates say in the language of a page: filters for days and counts, and `{% trans %}` for whole sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal

from markupsafe import Markup
from markupsafe import escape as escape_html

from coalition_sheets.documents import say
from coalition_sheets.documents.markdown import END, START, Markdown, escape
from coalition_sheets.model import Language
from coalition_sheets.model.language import filled

Form = Literal["markdown", "html", "text"]
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def isolated(text: str, language: Language) -> str:
    """Return a value between marks where it runs against the page, so that what stands beside it keeps its place."""
    if language.direction == "ltr":
        against = not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
    else:
        ways = {unicodedata.bidirectional(c) for c in text}
        against = "L" in ways or ("EN" in ways and ways.isdisjoint(("R", "AL")))
    return f"{START}{text}{END}" if against else text


def filters(language: Language) -> dict[str, Callable[..., Any]]:
    """Return the filters that speak a language."""
    return {
        "day": _day_filter(language.day),
        "long_day": _day_filter(language.long_day),
        "full_day": _day_filter(language.full_day),
        "month_day": _day_filter(language.month_day),
        "short_day": _day_filter(language.short_day),
        "in_days": language.in_days,
        "clock": lambda at: language.clock(at) if at else "",
        "plural_of": say.plural,
        "count_of": say.count,
        "number_word": language.number_word,
        "capital": _capital,
        "bold": lambda parts, last="": _bold(language, parts, last),
        "listed": lambda parts, last="and": _listed(language, list(parts), last),
        "short": lambda text, limit: say.shortened(str(text), limit),
    }


def _day_filter(how: Callable[[date], str]) -> Callable[[object], str]:
    def shown(value: object) -> str:
        return how(value) if isinstance(value, date) else "" if value is None else str(value)

    return shown


def _capital(text: object) -> str:
    raised = say.capital(str(text))
    return Markdown(raised) if isinstance(text, Markdown) else raised


def _listed(language: Language, parts: list[object], last: str) -> str:
    return language.listed([str(p) for p in parts], last)


class Sentences:
    """What `{% trans %}` and `_()` call: a whole sentence in the language of the page, its values printed as ever."""

    def __init__(self, language: Language, form: Form, printed: Callable[[object], str]) -> None:
        self._language, self._form, self._printed = language, form, printed
        self.names: Mapping[str, Callable[..., str]] = {
            "_": self.gettext, "gettext": self.gettext, "ngettext": self.ngettext, "pgettext": self.pgettext,
            "npgettext": self.npgettext,
        }  # fmt: skip

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a sentence."""
        return self._said(self._language.found("", message), values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return a sentence that means something else elsewhere."""
        return self._said(self._language.found(context, message), values)

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return a sentence as it goes with a number."""
        return self._said(self._language.found("", one, many, n), {"num": n, **values})

    def npgettext(self, context: str, one: str, many: str, n: int, /, **values: object) -> str:
        """Return a sentence as it goes with a number, that means something else elsewhere."""
        return self._said(self._language.found(context, one, many, n), {"num": n, **values})

    def _said(self, sentence: str, values: Mapping[str, object]) -> str:
        def shown(name: str) -> str:
            return self._printed(values[name] if name in values else self._language.term(name))

        match self._form:
            case "markdown":
                return Markdown(filled(sentence, shown))
            case "html":
                return Markup(filled(sentence, lambda name: escape_html(shown(name))))  # noqa: S704
            case _:
                return filled(sentence, shown)


def _bold(language: Language, parts: Iterable[object], last: str) -> Markdown:
    shown = [f"**{isolated(escape(str(p)), language)}**" for p in parts]
    return Markdown(language.listed(shown, last) if last else language.found("list", ", ").join(shown))
