"""Regular expressions that are compiled when something is first compared with them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def regex(shape: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, for a module to keep; a run needs few of the many there are.

    To compile all of them on import took a fifth of what the check of a small workbook takes.
    """
    return cast("re.Pattern[AnyStr]", _Regex(shape, flags))


class _Regex:
    """A pattern that is made late: each of its methods is looked up once and kept."""

    def __init__(self, shape: Any, flags: int) -> None:
        self._asked = shape, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)
        return found
