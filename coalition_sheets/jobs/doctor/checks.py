"""What a check is: a question about a set-up, and an answer with the one next thing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.frozen import frozen


class State(Enum):
    """How an answer is said, in a word; colour says nothing that the word does not."""

    OK = "OK"
    MEND = "mend"
    SKIPPED = "skipped"
    NO_ANSWER = "no answer"


@frozen
class Answer:
    """What a check found: a sentence, and where something is to mend the one next thing to do."""

    state: State
    says: str
    do: str = ""


@frozen
class Check:
    """A question with a name, how it is looked into, and the checks that must be well before it makes sense."""

    name: str
    look: Callable[[Any], Answer]
    needs: tuple[str, ...] = ()


@frozen
class Line:
    """A check with its answer."""

    name: str
    answer: Answer


@frozen
class Topic:
    """The lines of one part of a set-up, in the order they were looked into."""

    title: str
    lines: tuple[Line, ...]


def ok(says: str) -> Answer:
    """Return the answer that all is well."""
    return Answer(State.OK, says)


def mend(says: str, do: str) -> Answer:
    """Return the answer that something is wrong, and what to do."""
    return Answer(State.MEND, says, do)


def skipped(says: str) -> Answer:
    """Return the answer that a question was not looked into, and why."""
    return Answer(State.SKIPPED, says)


def look_through(checks: Iterable[Check], subject: Any, before: Iterable[Line] = ()) -> tuple[Line, ...]:
    """Ask every check in order; one whose needs are not well is skipped, and says what must be mended first.

    Lines asked `before` count for what is needed, and are not returned.
    """
    causes = {line.name: line.name for line in before if line.answer.state is not State.OK}
    lines: list[Line] = []
    for check in checks:
        cause = next((causes[name] for name in check.needs if name in causes), "")
        answer = skipped(f"not looked at until “{cause}” is well.") if cause else _asked(check, subject)
        lines.append(Line(check.name, answer))
        if answer.state is not State.OK:
            causes[check.name] = cause or check.name
    return tuple(lines)


def _asked(check: Check, subject: Any) -> Answer:
    try:
        return check.look(subject)
    except CoalitionError as problem:
        return of_problem(problem)


def of_problem(problem: CoalitionError) -> Answer:
    """Return a problem as an answer: what a person can mend, or that the world did not answer."""
    state = State.NO_ANSWER if isinstance(problem, WorldError) else State.MEND
    return Answer(state, problem.message, problem.hint)
