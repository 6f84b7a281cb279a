"""Schedules of Google's bad days, written as short words: made by chance, told apart, and made smaller."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from typing import TypeVar

from tests.fake_sheets import faults
from tests.fake_sheets.clock import Clock
from tests.fake_sheets.faults import Fault
from tests.fake_sheets.wire import Asked

T = TypeVar("T")
GOOD = "-"
DEADLINE = 300.0
PAGE = "<!DOCTYPE html><title>Sign in to the Wi-Fi</title>"
TOKEN = ("429", "500", "503", "502", "drop", "drop done", "portal")
CALL = (*TOKEN, "500 done", "503 done", "502 done", "401")
REFUSALS = {"403": "not-shared", "404": "not-found", "off": "api-off", "xlsx": "excel-file"}
PLAIN: dict[str, Callable[[], Fault]] = {
    "429": faults.quota,
    "500": faults.internal,
    "500 done": lambda: faults.internal(applies=True),
    "503": faults.unavailable,
    "503 done": lambda: faults.unavailable(applies=True),
    "502": faults.bad_gateway,
    "502 done": lambda: faults.bad_gateway(applies=True),
    "drop": faults.dropped,
    "drop done": lambda: faults.dropped(applies=True),
    "401": faults.token_expired,
    "portal": lambda: Fault("portal", page=(200, PAGE)),
    "403": faults.forbidden,
    "404": faults.missing,
    "off": faults.disabled,
    "xlsx": faults.kept_as_xlsx,
}


@dataclass(frozen=True)
class Schedule:
    """What goes wrong in one run of some work.

    `calls` and `tokens`: one word a request of Sheets, or for a token; then all is well. Words are those of PLAIN,
    "429+7" and "429@7" (Retry-After in seconds or as a date), "part 0.3" (so much of an answer, then nothing),
    "slow 20" (seconds), "-" (nothing). `storm`: a word for all requests in the first so many seconds, before the
    others. `chance` is what the waits draw from.
    """

    work: str
    calls: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    storm: tuple[str, float] = (GOOD, 0)
    chance: int = 0


def fault(word: str) -> Fault | None:
    """Return what a word stands for."""
    name, _, number = word.partition(" ")
    if word == GOOD:
        return None
    if name == "part":
        return faults.partial(float(number))
    if name == "slow":
        return faults.slow(float(number))
    if word.startswith("429") and len(word) > 3:
        later = int(word[4:])
        return faults.quota(retry_after=later if word[3] == "+" else formatdate(time.time() + later, usegmt=True))
    return PLAIN[word]()


def asked(word: str) -> float:
    """Return the seconds that a word asks to wait."""
    return float(word[4:]) if word[:4] in ("429+", "429@") else 0


@dataclass
class Plan:
    """A schedule while it runs; it remembers what it gave."""

    schedule: Schedule
    clock: Clock
    given: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start = self.clock()
        self.left = {False: list(self.schedule.calls), True: list(self.schedule.tokens)}

    def __call__(self, request: Asked) -> Fault | None:
        """Say what goes wrong with a request."""
        word, seconds = self.schedule.storm
        if self.clock() - self.start >= seconds:
            coming = self.left[request.path == "/token"]
            word = coming.pop(0) if coming else GOOD
        self.given.append(word)
        return fault(word)


def by_chance(number: int, seed: int, works: Sequence[str]) -> Schedule:
    """Return a schedule: few faults mostly, many at times, now and then a refusal or a storm."""
    chance = random.Random(f"{seed}/{number}")
    calls = [_word(chance, CALL) for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4, 6, 12, 25)))]
    calls = [word for one in calls for word in (*[GOOD] * chance.choice((0, 0, 0, 1, 2)), one)]
    if chance.random() < 0.06:
        calls.insert(chance.randint(0, len(calls)), chance.choice(sorted(REFUSALS)))
    tokens = [_word(chance, TOKEN) for _ in range(chance.choice((0, 0, 0, 1, 2, 5)))]
    storm = (GOOD, 0.0)
    if chance.random() < 0.15:
        storm = (_word(chance, TOKEN), float(chance.choice((1, 10, 60, 200, 290, 297, 299, 400))))
    made = Schedule(chance.choice(works), tuple(calls), tuple(tokens), storm, number)
    return replace(made, calls=tuple(_fair(made.calls)))


def _word(chance: random.Random, words: Sequence[str]) -> str:
    match chance.randrange(10):
        case 0:
            return f"{chance.choice(('429+', '429@'))}{chance.choice((0, 1, 2, 7, 30, 100, 290, 400))}"
        case 1:
            return f"part {chance.choice((0, 0.01, 0.5, 0.99))}"
        case 2:
            return f"slow {chance.choice((1, 20, 90, 170, 200, 400))}"
        case _:
            return chance.choice(words)


def _fair(calls: tuple[str, ...]) -> Iterator[str]:
    """Leave out a 401 right behind another: a new token that is not good either is a refusal, not a bad day."""
    before = GOOD
    for word in calls:
        if not (word == before == "401"):
            yield word
        before = word


def smaller(schedule: Schedule) -> Iterator[Schedule]:
    """Return what is left of a schedule with one thing less, the greatest first."""
    if schedule.storm[1]:
        yield replace(schedule, storm=(GOOD, 0))
        yield replace(schedule, storm=(schedule.storm[0], schedule.storm[1] // 2))
    for words in _fewer(schedule.calls):
        yield replace(schedule, calls=tuple(_fair(words)))
    for words in _fewer(schedule.tokens):
        yield replace(schedule, tokens=words)
    if schedule.chance:
        yield replace(schedule, chance=0)


def _fewer(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if words:
        yield ()
    for at, word in enumerate(words):
        yield words[:at] + words[at + 1 :]
        if word != GOOD:
            yield (*words[:at], GOOD, *words[at + 1 :])


def shrunk(schedule: Schedule, fails: Callable[[Schedule], bool]) -> Schedule:
    """Return the smallest schedule that still fails, as far as taking away one thing at a time leads."""
    return least(schedule, smaller, fails)


def least(whole: T, smaller: Callable[[T], Iterable[T]], fails: Callable[[T], bool]) -> T:
    """Return the least that still fails, as far as taking away one thing at a time leads."""
    tried = {whole}
    going = True
    while going:
        going = False
        for less in smaller(whole):
            if less not in tried:
                tried.add(less)
                if fails(less):
                    whole, going = less, True
                    break
    return whole
