"""A clock that moves when it is told to."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Clock:
    """Seconds since 1970; it starts now, because the signed notes of real clients carry the real time."""

    now: float = field(default_factory=time.time)

    def __call__(self) -> float:
        """Give the time."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
