"""An agent for launchd, on a Mac."""

from __future__ import annotations

import plistlib
from typing import Any

from coalition_sheets.jobs.schedule.plan import NO_SECRETS, ONE, Plan, pinged, told_off

LOG = "coalition-schedule.log"


def launchd(plan: Plan) -> str:
    """Return the agent's file, with what to know near its top."""
    text = plistlib.dumps(agent(plan), sort_keys=False).decode()
    head, rest = text.split("\n", 1)
    notes = "\n".join(f"  {note}" for note in _notes(plan))
    return f"{head}\n<!--\n{notes}\n-->\n{rest}"


def label(plan: Plan) -> str:
    """Return what the agent is called."""
    return f"org.coalition-sheets.{plan.name}"


def agent(plan: Plan) -> dict[str, Any]:
    """Return the agent as launchd knows it. The shell gets paths as words of their own: nothing needs quoting."""
    parts = (told_off('"$@"'), pinged(plan.ping), "exit $code")
    script = "; ".join(part for part in parts if part)
    when = {"Minute": plan.minute} if plan.hourly else {"Hour": plan.hour, "Minute": plan.minute}
    log = f"{plan.folder.rstrip('/')}/{LOG}"
    return {
        "Label": label(plan),
        "ProgramArguments": ["/bin/sh", "-c", script, "sh", *plan.program, *plan.words],
        "WorkingDirectory": plan.folder,
        "StartCalendarInterval": when if plan.weekday is None else {"Weekday": plan.weekday, **when},
        "StandardOutPath": log,
        "StandardErrorPath": log,
        "Umask": 0o077,
    }


def _notes(plan: Plan) -> tuple[str, ...]:
    file = f"~/Library/LaunchAgents/{label(plan)}.plist"
    return (
        plan.when,
        f"To use it: save this as {file} and run",
        f"launchctl bootstrap gui/$(id -u) {file}",
        f"It is quiet when all is well. Anything else is added to {LOG} in your folder.",
        ONE,
        NO_SECRETS,
    )
