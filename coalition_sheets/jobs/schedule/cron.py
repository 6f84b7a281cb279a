"""A line for crontab, on Linux."""

from __future__ import annotations

import shlex

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.schedule.plan import NO_SECRETS, ONE, Plan, pinged, told_off

LONGEST = 998
"""What cron reads of a line."""
LOCK = ".coalition-schedule.lock"


def cron(plan: Plan) -> str:
    """Return the line, with what to know above it."""
    call = shlex.join(("flock", "-n", "-E", "3", LOCK, *plan.program, *plan.words))
    parts = (f"cd {shlex.quote(plan.folder)} || exit 3", told_off(call), pinged(plan.ping), "exit $code")
    command = "; ".join(part for part in parts if part).replace("%", "\\%")  # cron ends a line at a bare %
    line = f"{plan.cron} {command}"
    if len(line.encode()) > LONGEST:
        raise CoalitionError("This line is longer than cron reads.", "Use a folder with a shorter path, or systemd.")
    return "\n".join((*(f"# {note}" for note in _notes(plan)), line, ""))


def _notes(plan: Plan) -> tuple[str, ...]:
    return (
        f"{plan.when} For Linux; on a Mac use launchd.",
        "To use it: run crontab -e, and paste all of this at the end.",
        "It is quiet when all is well. Anything else comes to you by mail, if this computer can send you mail.",
        ONE,
        NO_SECRETS,
    )
