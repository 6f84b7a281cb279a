"""What the doctor found, for people and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from coalition_sheets.jobs.doctor.checks import Line, State, Topic
from coalition_sheets.jobs.result import Block, Result, Text

WIDTH = len(State.SKIPPED.value)


def report(topics: Sequence[Topic], workbook: str = "", share_with: str = "", *, brief: bool = False) -> Result:
    """Return topics as a Result: it failed where something is to mend, and says where the world did not answer.

    `share_with` is the address that a Google Sheet is to be shared with; `brief` tells people only what is not well.
    """
    told = {"share_with": share_with} if share_with else {}
    found = [line.answer.state for topic in topics for line in topic.lines]
    return Result(
        command="doctor",
        workbook=workbook,
        summary=summary(topics),
        data={"well": set(found) <= {State.OK}, **told, "topics": [_plain(topic) for topic in topics]},
        body=tuple(
            block for topic in (filter(None, map(_unwell, topics)) if brief else topics) for block in blocks(topic)
        ),
        failed=State.MEND in found,
        no_answer=State.NO_ANSWER in found,
    )


def _unwell(topic: Topic) -> Topic | None:
    """Return what of a topic is not well, None where all is."""
    lines = tuple(line for line in topic.lines if line.answer.state in (State.MEND, State.NO_ANSWER))
    return Topic(topic.title, lines) if lines else None


def blocks(topic: Topic) -> tuple[Block, ...]:
    """Return a topic as a person reads it: a heading, then a line for each check; skipped ones share a line."""
    lines = []
    for _, group in groupby(topic.lines, key=_shared):
        first, *others = group
        answer, names = first.answer, " · ".join(line.name for line in (first, *others))
        lines.append(f"  {answer.state.value:<{WIDTH}}  {names}: {answer.says}")
        lines += [f"  {'':<{WIDTH}}  Do: {answer.do}"] if answer.do else []
    return Text(topic.title, strong=True), Text("\n".join(lines))


def _shared(line: Line) -> object:
    return line.answer if line.answer.state is State.SKIPPED else line


def said(line: Line) -> str:
    """Return what is wrong, and what to do, as two sentences."""
    return f"{line.answer.says} {line.answer.do}".strip()


def summary(topics: Sequence[Topic]) -> str:
    """Return in a sentence how all stands, and where to begin."""
    lines = [line for topic in topics for line in topic.lines]
    wrong = [line for line in lines if line.answer.state in (State.MEND, State.NO_ANSWER)]
    if not wrong:
        return f"All is well: {len(lines)} things looked at."
    things = "1 thing is" if len(wrong) == 1 else f"{len(wrong)} things are"
    return f"{things} to mend. Begin with “{wrong[0].name}”."


def _plain(topic: Topic) -> dict[str, object]:
    return {
        "topic": topic.title,
        "checks": [
            {"check": x.name, "state": x.answer.state.value, "says": x.answer.says, "do": x.answer.do}
            for x in topic.lines
        ],
    }
