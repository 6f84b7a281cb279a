"""Who has a voice in a decision, and how many of them make a quorum."""

from __future__ import annotations

from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.counts import members
from coalition_sheets.model import Briefing


@frozen
class Voices:
    """Whose voice counts, "Organization" or "Person"; how many have one (0: nobody knows), and how many are needed."""

    each: str
    of: int
    needed: int


def voices(b: Briefing) -> Voices:
    """Return who has a voice: organizations, or people where About us says so or only people are members."""
    now, about = members(b), b.about
    alone = bool(now.individuals and not now.organizations)
    each = "Person" if alone else about.one_voice_each
    of = now.individuals if alone else now.organizations if each == "Organization" else 0
    return Voices(each, of, -(-of * about.quorum.numerator // about.quorum.denominator))
