"""A service and a timer for systemd, on Linux."""

from __future__ import annotations

import shlex

from coalition_sheets.jobs.schedule.plan import NO_SECRETS, ONE, Plan

FOLDER = "~/.config/systemd/user"
NOT_TAKEN = frozenset("'\"\\$")
EXEC = 'exec "$0" "$@"'


def systemd(plan: Plan) -> str:
    """Return both units, each under the name of its file."""
    day = "" if plan.weekday is None else f"{plan.day.capitalize()[:3]} "
    clock = f"*:{plan.minute:02}" if plan.hourly else plan.clock
    name = unit(plan)
    return f"""\
# {plan.when}
# To use it: save the two parts below as the two files they name, then run
#   systemctl --user daemon-reload
#   systemctl --user enable --now {name}.timer
#   loginctl enable-linger        (so that it runs when you are not signed in, too)
# It is quiet when all is well. How it went: systemctl --user status {name}
# What it said: journalctl --user -u {name}
# {ONE}
# {NO_SECRETS}

# ---- {FOLDER}/{name}.service
{service(plan)}
# ---- {FOLDER}/{name}.timer
[Unit]
Description=When to run coalition {plan.name}

[Timer]
OnCalendar={day}*-*-* {clock}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def unit(plan: Plan) -> str:
    """Return what both units are called."""
    return f"coalition-{plan.name}"


def service(plan: Plan) -> str:
    """Return the service alone."""
    told = f"ExecStopPost={_ping(plan.ping)}\n" if plan.ping else ""
    return f"""\
[Unit]
Description=coalition {plan.name}

[Service]
Type=oneshot
WorkingDirectory={plan.folder.replace("%", "%%")}
ExecStart={_call((*plan.program, *plan.words))}
{told}"""


def _call(words: tuple[str, ...]) -> str:
    """Return a command; a program whose path systemd does not take as it is gets called by the shell."""
    plain = " ".join(map(quoted, words))
    return f"/bin/sh -c {quoted(EXEC)} {plain}" if NOT_TAKEN & set(words[0]) else plain


def quoted(word: str) -> str:
    """Return a word as systemd reads it back: in quotes, with nothing in it that it would replace."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("%", "%%").replace("$", "$$") + '"'


def _ping(ping: str) -> str:
    """Return the command that tells an address that the job ran; 1 says that it found something to mend."""
    call = f'case "$EXIT_STATUS" in 0|1) curl -fsS -m 10 --retry 3 -o /dev/null {shlex.quote(ping)};; esac'
    return f"/bin/sh -c {quoted(call)}"
