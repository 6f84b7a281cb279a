"""A task for the Task Scheduler of Windows."""

from __future__ import annotations

import subprocess
from xml.sax.saxutils import escape

from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.schedule.plan import NO_SECRETS, ONE, Plan

LOG = "coalition-schedule.log"
SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
HOURLY = "<Repetition><Interval>PT1H</Interval><Duration>P1D</Duration></Repetition>"
FIRST = "2024-01-01"
"""A Monday long ago: the day from which a task counts."""


def schtasks(plan: Plan) -> str:
    """Return the task as XML. It is plain ASCII, so that it does not matter how it is saved."""
    arguments = subprocess.list2cmdline(("-NoProfile", "-NonInteractive", "-Command", script(plan)))
    text = f"""\
<?xml version="1.0"?>
<!--
  {plan.when}
  To use it: save this as coalition-task.xml and run
  schtasks /Create /TN "Coalition {plan.name}" /XML coalition-task.xml
  It is quiet when all is well. Anything else is written to {LOG} in your folder.
  {ONE}
  {NO_SECRETS}
-->
<Task version="1.2" xmlns="{SPACE}">
  <Triggers>
    <CalendarTrigger>
{_trigger(plan)}
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>powershell.exe</Command>
      <Arguments>{escape(arguments)}</Arguments>
      <WorkingDirectory>{escape(plan.folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _trigger(plan: Plan) -> str:
    """Return when the task begins, and how it comes again: every hour of a day that comes again each day."""
    days = (
        "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
        if plan.weekday is None
        else f"<ScheduleByWeek><DaysOfWeek><{plan.day.capitalize()} /></DaysOfWeek>"
        "<WeeksInterval>1</WeeksInterval></ScheduleByWeek>"
    )
    clock = f"00:{plan.minute:02}" if plan.hourly else plan.clock
    again = (HOURLY,) if plan.hourly else ()
    return "\n".join(f"      {line}" for line in (f"<StartBoundary>{FIRST}T{clock}:00</StartBoundary>", *again, days))


def script(plan: Plan) -> str:
    """Return what PowerShell is to do: run it, keep what it said only where it did not end well, keep its code."""
    call = " ".join(map(quoted, (*plan.program, *plan.words)))
    parts = (
        f"$out = & {call} 2>&1",
        "$code = $LASTEXITCODE",
        f"if ($code -ne 0) {{ $out | Out-File -Encoding utf8 -Append {quoted(LOG)} }}",
        f"if ($code -le 1) {{ try {{ $null = Invoke-WebRequest -UseBasicParsing -TimeoutSec 10 {quoted(plan.ping)} }} "
        "catch { } }" if plan.ping else "",
        "exit $code",
    )  # fmt: skip
    return "; ".join(part for part in parts if part)


def quoted(word: str) -> str:
    """Return a word as PowerShell reads it back: in single quotes, in which only these are special."""
    if '"' in word:
        raise CoalitionError("Windows cannot pass on a double quote.", f"Take it out of: {word}")
    plain = word
    for quote in "'‘’‚‛":
        plain = plain.replace(quote, quote * 2)
    return f"'{plain}'"
