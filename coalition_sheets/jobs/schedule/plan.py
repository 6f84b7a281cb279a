"""What is to run, where, and when: settled and checked before any scheduler's words are written."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection
from difflib import get_close_matches
from types import MappingProxyType
from urllib.parse import urlsplit

from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex

DEFAULT = "monday --quiet"
DAYS = ("hourly", "daily", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RHYTHMS = MappingProxyType({"sync": "hourly", "check": "daily", "doctor": "daily"})
"""How often a command is worth a run; any other on a Monday."""
SECRET = regex(r"passw|secret|-----BEGIN|\bAIza|\bya29\.|\bGOCSPX-|\b1//0", re.IGNORECASE)
NO_SECRETS = "No password and no key stands in here, and none is needed."
ONE = "Only one run at a time: while one is at work, no second one begins."


@frozen(kw_only=True)
class Plan:
    """A command with its program and folder, both whole paths; when it runs; and whom it tells that it ran."""

    program: tuple[str, ...]
    folder: str
    words: tuple[str, ...]
    day: str
    hour: int
    minute: int
    ping: str = ""

    @property
    def name(self) -> str:
        """What the job is called: its command."""
        return self.words[0]

    @property
    def weekday(self) -> int | None:
        """The day of the week, Sunday 0 and Monday 1; None for every day."""
        return None if self.hourly or self.day == "daily" else (DAYS.index(self.day) - 1) % 7

    @property
    def hourly(self) -> bool:
        """Whether it runs every hour, at `minute`; `hour` then counts for nothing."""
        return self.day == "hourly"

    @property
    def cron(self) -> str:
        """When it runs, in the five fields of cron."""
        day = "*" if self.weekday is None else self.weekday
        return f"{self.minute} {'*' if self.hourly else self.hour} * * {day}"

    @property
    def clock(self) -> str:
        """The time of the day, as 07:00."""
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def when(self) -> str:
        """When it runs, in words."""
        if self.hourly:
            return f"Every hour, {f'at {self.minute} minutes past' if self.minute else 'on the hour'}."
        return f"Every {'day' if self.day == 'daily' else self.day.capitalize()} at {self.clock}."


def settled(
    program: tuple[str, ...],
    folder: str,
    run: str,
    known: Collection[str],
    *,
    day: str = "",
    at: str = "07:00",
    ping: str = "",
) -> Plan:
    """Return the plan that somebody asked for. Raises CoalitionError where it cannot be one."""
    words = _words(run, known)
    texts = (*program, folder, *words, ping)
    if any(not character.isprintable() for text in texts for character in text):
        raise CoalitionError("A name or path holds a line break or another sign that cannot be seen.", "Take it out.")
    if any(SECRET.search(word) for word in (*words, ping)):
        raise CoalitionError(
            "This looks like a password or a key, and what is scheduled can be read by others.",
            "Leave it out: keys belong into a file of their own. See docs/howto/schedule.md.",
        )
    hour, minute = _time(at)
    chosen = day or RHYTHMS.get(words[0], "monday")
    return Plan(program=program, folder=folder, words=words, day=chosen, hour=hour, minute=minute, ping=_address(ping))


def _words(run: str, known: Collection[str]) -> tuple[str, ...]:
    try:
        words = shlex.split(run)
    except ValueError:
        raise CoalitionError(f"“{run}” opens a quote and does not close it.", "Close it.") from None
    words = words[1:] if words[:1] == ["coalition"] else words
    if words and words[0] in known:
        return tuple(words)
    near = get_close_matches(words[0], known, 1) if words else []
    hint = f"Did you mean {near[0]}?" if near else f'Write it like "{DEFAULT}".'
    raise CoalitionError(f"“{run}” does not begin with a command.", hint)


def _time(at: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", at)
    hour, minute = (int(found[1]), int(found[2])) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise CoalitionError(f"“{at}” is not a time of the day.", "Write it like 07:00 or 18:30.")
    return hour, minute


def _address(ping: str) -> str:
    """Return the address to call after a run, "" for none. Raises where it is none, or holds a password."""
    if not ping:
        return ""
    try:
        link = urlsplit(ping)
        wrong = link.scheme not in ("http", "https") or not link.hostname
    except ValueError:
        wrong = True
    if wrong or not re.fullmatch(r"[\w.~:/?#@!&*+,;=%()\[\]-]+", ping, re.ASCII):
        raise CoalitionError(f"“{ping}” is not a web address.", "Copy it whole: it begins with https://.")
    if link.username or link.password:
        raise CoalitionError("This address holds a password.", "Use one that works without.")
    return ping


def told_off(call: str) -> str:
    """Return shell words that say what a run said only where it did not end well, and keep its exit code.

    `call` runs it. Code 1 is a run that found something to mend: it did run.
    """
    return f'out=$({call} 2>&1); code=$?; [ $code -eq 0 ] || [ -z "$out" ] || printf "%s\\n" "$out"'


def pinged(ping: str) -> str:
    """Return shell words that tell an address that the job ran, "" where there is none."""
    return f"[ $code -gt 1 ] || curl -fsS -m 10 --retry 3 -o /dev/null {shlex.quote(ping)}" if ping else ""
