"""Run a command on a schedule: the words for each scheduler, ready to paste. Nothing is set up by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coalition_sheets.jobs.result import Page, Result
from coalition_sheets.jobs.schedule.cron import cron
from coalition_sheets.jobs.schedule.github import github
from coalition_sheets.jobs.schedule.launchd import launchd
from coalition_sheets.jobs.schedule.plan import Plan
from coalition_sheets.jobs.schedule.schtasks import schtasks
from coalition_sheets.jobs.schedule.systemd import systemd

KINDS: Mapping[str, Callable[[Plan], str]] = MappingProxyType(
    {"cron": cron, "systemd": systemd, "launchd": launchd, "schtasks": schtasks, "github": github}
)


def printed(kind: str, plan: Plan, *, named: bool = True) -> Result:
    """Return what to paste for one scheduler. `named`: whether the job will know which workbook to read."""
    text = KINDS[kind](plan)
    unnamed = (
        "No workbook is named yet: put a line `workbook = ...` into coalition.toml in this folder, or the job "
        "will not know what to read."
    )
    return Result(
        command="schedule print",
        summary="",
        data={"kind": kind, "when": plan.when, "run": list(plan.words), "folder": plan.folder, "text": text},
        body=(Page(text, form="txt"),),
        warnings=() if named else (unnamed,),
    )
