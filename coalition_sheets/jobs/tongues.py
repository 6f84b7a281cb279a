"""In which language a document is made: the coalition's own, one that was asked for, or each reader's."""

from __future__ import annotations

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import ENGLISH, Briefing, Language, Languages, fold
from coalition_sheets.settings import Settings


class NoSuchLanguage(CoalitionError):
    """Somebody asked for a language that there is no catalog for."""

    def __init__(self, asked: str, known: Languages) -> None:
        names = ", ".join(f"{one.code} ({one.name})" for one in known.all)
        super().__init__(
            f"There are no words for “{asked}” yet. There are: {names}.",
            "docs/howto/another-language.md says how to add one.",
        )


def all_of(settings: Settings) -> Languages:
    """Return every language there is a catalog for, the coalition's own folder included."""
    return library.languages(settings.templates)


def spoken(b: Briefing, settings: Settings, asked: str = "") -> Briefing:
    """Return a Briefing in the coalition's own language, or the one asked for, with the coalition's own terms.

    A language of About us without a catalog leaves it in English. Raises `NoSuchLanguage` for one that was asked for.
    """
    own = fold(b.about.language)
    if not asked and own in ("", "english") and not b.about.our_words:
        return b.speaking(ENGLISH)
    known = all_of(settings)
    found = known.named(asked or b.about.language)
    if asked and not found:
        raise NoSuchLanguage(asked, known)
    language = found[0] if found else ENGLISH
    home = next(iter(known.named(b.about.language)), ENGLISH)
    return b.speaking(language.with_terms(_terms(b, language, home, known)))


def of_readers(b: Briefing, settings: Settings) -> Languages | None:
    """Return the languages in which each reader may be written to; None where one was asked for, for all of them."""
    known = all_of(settings)
    home = next(iter(known.named(b.about.language)), ENGLISH)
    return known if home.code == b.language.code else None


def _terms(b: Briefing, language: Language, home: Language, known: Languages) -> dict[str, str]:
    """Return the coalition's words for a language: those said for it; those said for none are for its own."""
    found: dict[str, str] = {}
    for word in b.about.our_words:
        meant = known.named(word.language)[:1] if word.language else (home,)
        if meant and meant[0].code == language.code:
            found |= {word.term: word.one, f"{word.term}s": word.many}
    return found
