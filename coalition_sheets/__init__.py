"""coalition_sheets: a coalition's spreadsheet is its database.

    from coalition_sheets import agenda, open_coalition

    session = open_coalition("Harbor County.xlsx")
    print(agenda(session).summary)

What the command line can do, these names can do (`docs/python.md`). Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_sheets.errors import CoalitionError
    from coalition_sheets.jobs.changes import changes
    from coalition_sheets.jobs.check import check
    from coalition_sheets.jobs.handing_out import agenda, status
    from coalition_sheets.jobs.lists import benchmarks, explain, outreach, tasks
    from coalition_sheets.jobs.making import init, make_demo
    from coalition_sheets.jobs.session import Session, open_coalition
    from coalition_sheets.jobs.simply import done, fix, rename, sync, undo
    from coalition_sheets.model import Level
    from coalition_sheets.settings import Settings

_HOMES: Mapping[str, str] = MappingProxyType(
    {
        "CoalitionError": "errors",
        "Level": "model",
        "Session": "jobs.session",
        "Settings": "settings",
        "agenda": "jobs.handing_out",
        "benchmarks": "jobs.lists",
        "changes": "jobs.changes",
        "check": "jobs.check",
        "done": "jobs.simply",
        "explain": "jobs.lists",
        "fix": "jobs.simply",
        "init": "jobs.making",
        "make_demo": "jobs.making",
        "open_coalition": "jobs.session",
        "outreach": "jobs.lists",
        "rename": "jobs.simply",
        "status": "jobs.handing_out",
        "sync": "jobs.simply",
        "tasks": "jobs.lists",
        "undo": "jobs.simply",
    }
)

__all__ = [
    "CoalitionError", "Level", "Session", "Settings", "agenda", "benchmarks", "changes", "check", "done", "explain",
    "fix", "init", "make_demo", "open_coalition", "outreach", "rename", "status", "sync", "tasks", "undo",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
