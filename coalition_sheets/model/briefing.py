"""All there is to say about a coalition on one day: rows, findings, and every figure once it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from coalition_sheets.model.about import About
from coalition_sheets.model.coalition import Coalition
from coalition_sheets.model.findings import Finding
from coalition_sheets.model.language import ENGLISH, Language
from coalition_sheets.model.memory import Memory

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Briefing:
    """Coalition, memory, findings, the day they are looked at, and the language to tell of them.

    Metrics keep their results in it.
    """

    coalition: Coalition
    today: date
    memory: Memory = field(default_factory=Memory)
    findings: tuple[Finding, ...] = ()
    language: Language = ENGLISH
    _results: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @property
    def about(self) -> About:
        """What the coalition says about itself."""
        return self.coalition.about

    def speaking(self, language: Language) -> Briefing:
        """Return the same in another language; figures that hold words are worked out anew."""
        return self if language is self.language else replace(self, language=language, _results={})


class Metric(Generic[P, T]):
    """A figure: a pure function of a Briefing, computed once for each Briefing.

    `reads` names every column it looks at ("tasks.due"); `memory` says that it also reads Memory.
    A test records what it really reads and compares. Make one with the `metric` decorator.
    """

    def __init__(self, compute: Callable[Concatenate[Briefing, P], T], reads: tuple[str, ...]) -> None:
        self.compute = compute
        self.reads = reads
        update_wrapper(self, compute)

    def __call__(self, briefing: Briefing, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the figure; arguments beyond the Briefing must be hashable."""
        key = (self.compute, args, tuple(sorted(kwargs.items())))
        results = briefing._results
        if key not in results:
            results[key] = self.compute(briefing, *args, **kwargs)
        value: T = results[key]
        return value


def metric(*reads: str) -> Callable[[Callable[Concatenate[Briefing, P], T]], Metric[P, T]]:
    """Declare a function of a Briefing as a figure that reads these columns."""

    def declare(compute: Callable[Concatenate[Briefing, P], T]) -> Metric[P, T]:
        return Metric(compute, reads)

    return declare
