"""Commands that write drafts of emails: one for each kind of letter, and one for all."""

from __future__ import annotations

from collections.abc import Callable

import click

from coalition_sheets.cli.common import LEVELS, Request, runs, speaks
from coalition_sheets.jobs.result import Result


@click.group()
def email() -> None:
    """Write drafts of emails. Nothing is sent: you read them, then send them yourself."""


_TIMES: Callable[..., Callable[..., None]] = click.option(
    "--times", default="", metavar="TEXT",
    help='Two times and a place, for a one-on-one: "Tue 6 pm; Thu noon at the library". Default: mail.times.',
)  # fmt: skip


def _command(kind: str, help_text: str) -> click.Command:
    """Return the command that writes letters of one kind."""

    @runs
    @speaks
    def write(request: Request, to: str | None, times: str = "") -> Result:
        from coalition_sheets.jobs.emails import email as job

        level = LEVELS.get(request.audience or "")
        return job(request.session(), kind, level, to, times=times, to_pipe=request.to_pipe)

    option: Callable[..., Callable[..., None]] = click.option("--to", metavar="NAME", help="Only to this person.")
    taken = _TIMES(option(write)) if kind in ("all", "one-on-one-request") else option(write)
    return click.command(name=kind, help=help_text, epilog=f"Example: coalition email {kind} --to Rosa")(taken)


for _kind, _help in {
    "all": "Write every letter that is due today.",
    "first-contact": "Say hello to those nobody has talked to yet.",
    "one-on-one-request": "Ask for a one-on-one after a first talk.",
    "follow-up": "Write after a one-on-one, with their own words.",
    "introduction-request": "Ask somebody to open a door.",
    "invitation": "Invite those who are interested to join.",
    "welcome": "Welcome who joined, and ask what we may share.",
    "meeting-notice": "Tell everybody of the next meeting, a week before.",
    "meeting-day-before": "Write to everybody the day before a meeting.",
    "task-coming-up": "Write to who has a task due today or in two days.",
    "overdue-digest": "Write a kind note to each person whose promises are past their date.",
    "re-engagement": "Write to members we have missed, from their liaison.",
    "thank-you": "Say thank you, and ask nothing.",
}.items():
    email.add_command(_command(_kind, _help))
