"""A conversation with one person at a terminal; a test holds the other end."""

from __future__ import annotations

from typing import Protocol


class Talk(Protocol):
    """How things are said and asked."""

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Say something."""

    def ask(self, question: str, default: str | None = None) -> str:
        """Ask for a text; with a default, Enter gives it."""

    def agrees(self, question: str) -> bool:
        """Ask a yes-or-no question; Enter says yes."""
