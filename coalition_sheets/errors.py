"""What a person can mend themselves. Bad data is never raised: it is a Finding."""

from __future__ import annotations


class CoalitionError(Exception):
    """Something that stops the job and that its user can mend: one sentence, and a hint what to do next.

    `exit_code` is 2 for usage and settings, 3 where the outside world failed.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class WorldError(CoalitionError):
    """A file, a disk or a service did not do its part; trying again later may help."""

    exit_code = 3


class NotInLanguage(CoalitionError):
    """A document was asked for in a language that it is not translated into."""

    def __init__(self, template: str, language: str) -> None:
        super().__init__(
            f"{template} is not translated into {language} yet.",
            "Leave --language out, or add its sentences: see docs/howto/another-language.md.",
        )
