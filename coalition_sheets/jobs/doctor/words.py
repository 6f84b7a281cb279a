"""A coalition's own words: its schemas and its templates."""

from __future__ import annotations

from coalition_sheets import library
from coalition_sheets.jobs.doctor.checks import Answer, Check, mend, ok
from coalition_sheets.jobs.doctor.machine import Machine
from coalition_sheets.jobs.shelves import entries

SCHEMAS = "Your own tabs and columns"
TEMPLATES = "Your own templates"


def _schemas(machine: Machine) -> Answer:
    settings = machine.settings()
    library.schemas(settings.schemas)
    own = [e.name for e in entries(settings, "sheet_schemas") if e.own]
    return ok(f"{', '.join(own)}: understood." if own else "None; the tabs and columns are ours.")


def _templates(machine: Machine) -> Answer:
    from coalition_sheets.jobs.lint import checked

    found = checked(machine.settings())
    if not found.data["files"]:
        return ok("None; the words are ours.")
    if found.failed:
        return mend(found.summary, "See where, and how to mend it: coalition templates check")
    return ok(found.summary)


WORDS = (Check(SCHEMAS, _schemas), Check(TEMPLATES, _templates, needs=(SCHEMAS,)))
