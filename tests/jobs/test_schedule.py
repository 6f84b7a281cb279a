"""What is printed for each scheduler, read back as that scheduler reads it, and run where it can be."""

from __future__ import annotations

import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import yaml

from coalition_sheets.cli import COMMANDS
from coalition_sheets.errors import CoalitionError
from coalition_sheets.jobs.schedule import KINDS
from coalition_sheets.jobs.schedule.cron import cron
from coalition_sheets.jobs.schedule.github import github
from coalition_sheets.jobs.schedule.launchd import agent, launchd
from coalition_sheets.jobs.schedule.plan import Plan, settled
from coalition_sheets.jobs.schedule.schtasks import SPACE, schtasks
from coalition_sheets.jobs.schedule.systemd import systemd
from tests.cli.conftest import Run, run

__all__ = ["run"]
PING = "https://ping.example.org/abc?x=1"
FOLDERS = [
    "/home/rosa/coalition",
    "/home/rosa/Our coalition",
    "/srv/100% ours",
    "/srv/Rosa's $HOME \\ “it”",
    "/srv/é &<b>",
]
PROGRAM = ("/opt/my tools/coalition",)


def plan(
    folder: str = FOLDERS[1], asked: str = "monday --quiet", program: tuple[str, ...] = PROGRAM, **more: str
) -> Plan:
    return settled(program, folder, asked, list(COMMANDS), **more)


def fake(folder: Path, code: int) -> tuple[str, ...]:
    """A program that says what it was given, and ends with a code."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "coalition it's"
    path.write_text(f'#!/bin/sh\necho "ran $*"\npwd >&2\nexit {code}\n', encoding="utf-8")
    path.chmod(0o755)
    return (str(path),)


def cron_entry(text: str) -> tuple[list[str], str]:
    """Read a crontab strictly, as cron does: remarks, and one entry whose bare % would end it."""
    (line,) = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(line.encode()) < 999
    found = re.fullmatch(r"(\d+) (\d+|\*) (\*) (\*) (\*|[0-7]) (.+)", line)
    assert found
    *fields, command = found.groups()
    assert int(fields[0]) < 60
    assert fields[1] == "*" or int(fields[1]) < 24
    assert not re.search(r"(?<!\\)%", command)
    return fields, command.replace("\\%", "%")


@pytest.mark.parametrize("code", [0, 1, 3])
@pytest.mark.parametrize("folder", ["plain", "Our coalition", "100% ours", "Rosa's $HOME"])
def test_the_line_for_cron_is_quiet_when_all_is_well_and_keeps_the_code(tmp_path: Path, folder: str, code: int) -> None:
    program = fake(tmp_path / folder, code)
    _, command = cron_entry(cron(plan(str(tmp_path / folder), "check --quiet", program)))
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stderr == ""
    assert done.stdout == ("" if code == 0 else f"ran check --quiet\n{tmp_path / folder}\n")


def test_a_second_run_ends_at_once_while_one_is_at_work(tmp_path: Path) -> None:
    _, command = cron_entry(cron(plan(str(tmp_path), program=fake(tmp_path, 0))))
    lock = tmp_path / ".coalition-schedule.lock"
    done = subprocess.run(["flock", lock, "/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.parametrize(("code", "told"), [(0, True), (1, True), (2, False), (3, False)])
def test_the_address_is_called_when_the_job_ran(tmp_path: Path, code: int, told: bool) -> None:
    curl = tmp_path / "bin" / "curl"
    curl.parent.mkdir()
    curl.write_text(f'#!/bin/sh\necho "$*" > {shlex.quote(str(tmp_path))}/called\n', encoding="utf-8")
    curl.chmod(0o755)
    _, command = cron_entry(cron(plan(str(tmp_path), program=fake(tmp_path, code), ping=PING)))
    environment = {"PATH": f"{curl.parent}:/usr/bin:/bin"}
    done = subprocess.run(["/bin/sh", "-c", command], env=environment, capture_output=True, check=False)
    assert done.returncode == code
    assert (tmp_path / "called").exists() is told


@pytest.mark.parametrize(
    ("asked", "day", "at", "fields"),
    [
        ("monday --quiet", "", "07:00", ["0", "7", "*", "*", "1"]),
        ("check --quiet", "", "6:05", ["5", "6", "*", "*", "*"]),
        ("coalition status", "sunday", "18:30", ["30", "18", "*", "*", "0"]),
        ("sync --quiet", "", "07:00", ["0", "*", "*", "*", "*"]),
        ("sync --quiet", "hourly", "07:20", ["20", "*", "*", "*", "*"]),
        ("sync --quiet", "daily", "07:00", ["0", "7", "*", "*", "*"]),
    ],
)
def test_when_it_runs(asked: str, day: str, at: str, fields: list[str]) -> None:
    assert cron_entry(cron(plan(asked=asked, day=day, at=at)))[0] == fields


def units(text: str) -> dict[str, str]:
    parts = re.split(r"^# ---- (.+)$", text, flags=re.MULTILINE)[1:]
    return {Path(name).name: body for name, body in zip(parts[::2], parts[1::2], strict=True)}


def systemd_words(text: str) -> list[str]:
    """Split a command as systemd does, and take back what it would replace."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', text)
    plain = [re.sub(r"\\(.)", r"\1", quoted) or bare for quoted, bare in words]
    return [word.replace("%%", "%").replace("$$", "$") for word in plain]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_units_of_systemd_name_folder_and_program_whole(folder: str) -> None:
    made = units(systemd(plan(folder, program=(f"{folder}/coalition",), ping=PING)))
    lines = dict(line.split("=", 1) for line in made["coalition-monday.service"].splitlines() if "=" in line)
    assert lines["WorkingDirectory"].replace("%%", "%") == folder
    assert systemd_words(lines["ExecStart"])[-3:] == [f"{folder}/coalition", "monday", "--quiet"]
    assert systemd_words(lines["ExecStopPost"])[:2] == ["/bin/sh", "-c"]
    assert PING in systemd_words(lines["ExecStopPost"])[2]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("folder", ["plain", "Our coalition", "100% ours", "Rosa's $HOME"])
def test_systemd_itself_finds_nothing_wrong(tmp_path: Path, folder: str) -> None:
    program = fake(tmp_path / folder, 0)
    files = []
    for name, text in units(systemd(plan(str(tmp_path / folder), program=program, ping=PING))).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        files.append(tmp_path / name)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "coalition" in line] == []
    day = subprocess.run(
        ["systemd-analyze", "calendar", "Mon *-*-* 07:00:00", "*-*-* *:20:00"], capture_output=True, check=False
    )
    assert day.returncode == 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_agent_of_launchd_is_a_property_list(folder: str) -> None:
    made = plistlib.loads(launchd(plan(folder, ping=PING)).encode())
    assert made["WorkingDirectory"] == folder
    assert made["ProgramArguments"][-3:] == [*PROGRAM, "monday", "--quiet"]
    assert made["StartCalendarInterval"] == {"Weekday": 1, "Hour": 7, "Minute": 0}
    assert made["StandardOutPath"] == f"{folder}/coalition-schedule.log"


@pytest.mark.parametrize("code", [0, 1, 3])
def test_what_launchd_runs_is_quiet_when_all_is_well(tmp_path: Path, code: int) -> None:
    made = agent(plan(str(tmp_path), program=fake(tmp_path, code)))
    done = subprocess.run(made["ProgramArguments"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout == ("" if code == 0 else f"ran monday --quiet\n{tmp_path}\n")


def windows_words(line: str) -> list[str]:
    """Split a command line as Windows programs do (CommandLineToArgvW), for lines whose quotes stand at word ends."""
    words, word, quoted = [], "", False
    for found in re.finditer(r'(\\*)(")?(.)?', line, re.DOTALL):
        slashes, quote, other = found[1], found[2], found[3] or ""
        if not found[0]:
            continue
        word += slashes[: len(slashes) // 2] if quote else slashes
        if quote and len(slashes) % 2:
            word += '"'
        elif quote:
            quoted = not quoted
        if other == " " and not quoted:
            words.append(word)
            word = ""
        else:
            word += other
    return [*words, word]


@pytest.mark.parametrize("folder", [r"C:\Our coalition", r"C:\Rosa's\100%", "C:\\é\\R’s & <b>"])
def test_the_task_of_windows_is_xml_and_its_command_reads_back(folder: str) -> None:
    program = (f"{folder}\\Scripts\\coalition.exe",)
    text = schtasks(plan(folder, "check --quiet", program, ping=PING))
    assert text.isascii()
    task = Xml.fromstring(text)
    found = {element.tag.rpartition("}")[2]: element.text for element in task.iter()}
    assert task.tag == f"{{{SPACE}}}Task"
    assert (found["WorkingDirectory"], found["MultipleInstancesPolicy"]) == (folder, "IgnoreNew")
    assert "ScheduleByDay" in found
    *options, script = windows_words(found["Arguments"] or "")
    assert options == ["-NoProfile", "-NonInteractive", "-Command"]
    call = re.match(r"\$out = & (.*) 2>&1; ", script)
    assert call
    words = [re.sub("(['’])\\1", "\\1", word) for word in re.findall(r"'((?:[^'’]|''|’’)*)'", call[1])]
    assert words == [*program, "check", "--quiet"]
    assert script.endswith("exit $code")


@pytest.mark.parametrize("asked", ["monday --quiet", 'check --quiet -w "Our book: 1.xlsx"'])
def test_the_workflow_of_github_is_yaml_and_its_script_runs(tmp_path: Path, asked: str) -> None:
    made = yaml.safe_load(github(plan(asked=asked, ping="")))
    assert made[True]["schedule"] == [{"cron": "0 7 * * *" if "check" in asked else "0 7 * * 1"}]
    assert made["permissions"] == {"contents": "read"}
    steps = made["jobs"]["run"]["steps"]
    (step,) = [step for step in steps if step.get("shell") == "sh"]
    program = fake(tmp_path, 1)
    (tmp_path / "bin").mkdir()
    Path(program[0]).rename(tmp_path / "bin" / "coalition")
    environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", step["run"]], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout.startswith(f"ran {' '.join(shlex.split(asked))}\n")


def test_the_workflow_takes_the_key_from_a_secret_and_goes_on_only_in_private() -> None:
    steps = yaml.safe_load(github(plan()))["jobs"]["run"]["steps"]
    assert "isPrivate" in steps[0]["run"]
    assert [step["env"] for step in steps if "KEY" in step.get("env", {})] == [
        {"KEY": "${{ secrets.COALITION_GOOGLE_KEY }}"}
    ]


def test_every_hour_is_every_hour_for_each_of_them() -> None:
    hourly = plan(asked="sync --quiet", at="07:20")
    assert units(systemd(hourly))["coalition-sync.timer"].count("OnCalendar=*-*-* *:20:00\n") == 1
    assert agent(hourly)["StartCalendarInterval"] == {"Minute": 20}
    assert yaml.safe_load(github(hourly))[True]["schedule"] == [{"cron": "20 * * * *"}]
    (trigger,) = Xml.fromstring(schtasks(hourly)).iter(f"{{{SPACE}}}CalendarTrigger")
    assert [(e.tag.rpartition("}")[2], "".join(e.itertext())) for e in trigger] == [
        ("StartBoundary", "2024-01-01T00:20:00"), ("Repetition", "PT1HP1D"), ("ScheduleByDay", "1"),
    ]  # fmt: skip
    assert {KINDS[kind](hourly).count("Every hour, at 20 minutes past.") for kind in KINDS} == {1}


@pytest.mark.parametrize("kind", KINDS)
def test_each_says_how_to_use_it(kind: str) -> None:
    text = KINDS[kind](plan())
    assert "To use it: " in text
    assert "quiet when all is well" in text
    assert "Only one run at a time" in text


@pytest.mark.parametrize(
    ("asked", "more", "says"),
    [
        ("mondya", {}, "Did you mean monday?"),
        ("rm -rf /", {}, "does not begin with a command"),
        ("", {}, "does not begin with a command"),
        ('check "', {}, "opens a quote"),
        ("check --password hunter2", {}, "looks like a password"),
        ("check -w 'a\nb.xlsx'", {}, "line break"),
        ("check", {"at": "25:00"}, "not a time of the day"),
        ("check", {"ping": "ping.example.org"}, "not a web address"),
        ("check", {"ping": "https://x.example.org/'; evil"}, "not a web address"),
        ("check", {"ping": "https://rosa:pw@example.org/"}, "holds a password"),
    ],
)
def test_what_cannot_be_scheduled(asked: str, more: dict[str, str], says: str) -> None:
    with pytest.raises(CoalitionError) as found:
        settled(PROGRAM, FOLDERS[1], asked, list(COMMANDS), **more)
    assert says in str(found.value)


def test_what_one_scheduler_cannot_say_is_said() -> None:
    with pytest.raises(CoalitionError, match="longer than cron reads"):
        cron(plan("/x" * 500))
    with pytest.raises(CoalitionError, match="double quote"):
        schtasks(plan(asked="check -w 'a\"b.xlsx'"))
    with pytest.raises(CoalitionError, match="GitHub would replace"):
        github(plan(asked="check -w '${{ x }}'"))


def test_the_command_prints_a_whole_path_and_says_when_no_workbook_is_named(run: Run, tmp_path: Path) -> None:
    outcome = run("schedule", "print", "cron", "--run", "check --quiet")
    assert f"cd {shlex.quote(str(tmp_path))} || exit 3" in outcome.stdout
    assert "No workbook is named yet" in outcome.stderr
    (tmp_path / "coalition.toml").write_text('workbook = "ours.xlsx"', encoding="utf-8")
    assert run("schedule", "print", "cron").stderr == ""
