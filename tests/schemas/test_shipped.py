"""The schema files we ship: each tab of the model, readable by us and by any tool that knows Table Schema."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from pathlib import Path

import pytest
import yaml

from coalition_sheets.model import (
    Consent,
    Goal,
    Level,
    Meeting,
    Noun,
    Organization,
    Person,
    Role,
    Schema,
    Task,
    Touch,
    Win,
    fold_header,
)
from coalition_sheets.schemas.read import parse

FOLDER = Path(__file__).resolve().parents[2] / "sheet_schemas"
FILES = sorted(FOLDER.glob("*.yaml"))
NOUNS: tuple[type[Noun], ...] = (Organization, Person, Goal, Task, Meeting, Touch, Role, Win)
KEPT_BESIDE = {
    "row",
    "table",
    "extra",
    "kind_typed",
    "owner_typed",
    "due_next_meeting",
    "attended_typed",
    "invited_typed",
}


@cache
def shipped(name: str) -> Schema:
    return parse((FOLDER / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml")


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.tab)
def test_the_columns_of_a_tab_are_the_fields_of_its_noun(noun: type[Noun]) -> None:
    schema = shipped(noun.tab)
    fields = {f.name for f in dataclasses.fields(noun)} - KEPT_BESIDE
    columns = {"owners" if c.name == "owner" and noun is Task else c.name for c in schema.columns}
    assert columns == (fields if schema.core else fields - {"quiet_until"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_after_its_tab_and_each_column_has_kind_help_and_an_example(path: Path) -> None:
    schema = shipped(path.stem)
    assert schema.name == path.stem
    assert schema.help
    for column in schema.columns:
        assert column.help.endswith(".")
        assert len(column.help) <= 160
        assert column.example


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_heading_or_alias_names_two_columns_of_a_tab(path: Path) -> None:
    said = [fold_header(text) for c in shipped(path.stem).columns for text in (c.header, *c.aliases)]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_frictionless_loads_every_file(path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    loaded = frictionless.Schema.from_descriptor(yaml.safe_load(path.read_text("utf-8")))
    assert [f.name for f in loaded.fields] == [c.name for c in shipped(path.stem).columns]


def test_frictionless_checks_a_package_of_all_tabs_and_its_references() -> None:
    frictionless = pytest.importorskip("frictionless")
    rows = {
        "organizations": [["name", "status", "liaison"], ["Harbor Faith Council", "Member", "Rosa Delgado"]],
        "people": [["name", "organization", "core"], ["Rosa Delgado", "Harbor Faith Council", "Yes"]],
        "goals": [["name", "due", "target"], ["Sign up 30 shops", "2026-06-30", "30"]],
        "tasks": [
            ["name", "owner", "due", "goal"],
            ["Book the hall", "Rosa Delgado", "next meeting", "Sign up 30 shops"],
        ],
    }
    package = {
        "name": "coalition",
        "resources": [
            {"name": name, "data": data, "schema": yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))}
            for name, data in rows.items()
        ],
    }
    assert frictionless.validate(package).flatten(["type", "message"]) == []
    rows["people"][1][1] = "Nobody knows"
    assert [kind for (kind,) in frictionless.validate(package).flatten(["type"])] == ["foreign-key"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_editors_can_complete_every_file_by_the_json_schema(path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    rules = json.loads((FOLDER / "schema.json").read_text("utf-8"))
    jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), rules)


def test_the_json_schema_knows_the_same_settings_as_the_reader() -> None:
    from coalition_sheets.schemas import read

    rules = json.loads((FOLDER / "schema.json").read_text("utf-8"))
    field = rules["$defs"]["field"]["properties"]
    assert set(rules["properties"]) == set(read.TABLE_SETTINGS)
    assert set(field) == set(read.FIELD_SETTINGS)
    assert set(field["constraints"]["properties"]) == set(read.CONSTRAINTS)
    assert set(field["type"]["enum"]) == set(read.TYPES)
    assert set(field["x-type"]["enum"]) == set(read.OUR_TYPES)
    assert set(field["x-level"]["enum"]) == set(read.LEVELS)
    assert set(field["x-group"]["enum"]) == set(read.GROUPS)
    assert set(field["format"]["enum"]) == set(read.FORMATS)


def test_addresses_are_for_organizers_unless_their_owner_shares_them() -> None:
    people = shipped("people").by_name
    email, phone = people["email"], people["phone"]
    assert email.level is phone.level is Level.ORGANIZERS
    assert email.consent == Consent("share_contact", ("Email", "Email and phone"), Level.COALITION)
    assert phone.consent == Consent("share_contact", ("Email and phone",), Level.COALITION)


def test_only_consent_lets_a_column_be_public() -> None:
    consents = {"publish", "public_name"}
    for path in FILES:
        for column in shipped(path.stem).columns:
            assert column.level is not Level.PUBLIC
            if column.consent and column.consent.level is Level.PUBLIC:
                assert column.consent.column in consents
                assert column.consent.says == ("Yes",)


def test_only_these_columns_are_for_organizers() -> None:
    found = {
        f"{path.stem}.{c.name}" for path in FILES for c in shipped(path.stem).columns if c.level is Level.ORGANIZERS
    }
    assert found == {
        "organizations.why_care", "organizations.approach", "people.email", "people.phone", "people.has_story",
        "outreach.heard", "outreach.wants",
    }  # fmt: skip


def test_the_headings_that_init_writes_are_few_and_said_aloud() -> None:
    visible = {path.stem: [c.header for c in shipped(path.stem).columns if c.group == "visible"] for path in FILES}
    assert visible["tasks"] == ["Task", "Who", "By when", "Status", "Goal", "From meeting", "Notes"]
    assert visible["goals"] == [
        "Goal or benchmark", "Kind", "Part of", "Lead", "Due", "Starting number", "Target", "Number now", "As of",
    ]  # fmt: skip
    assert visible["meetings"] == [
        "Date", "Start", "Kind", "Place or link", "Purpose", "Facilitator", "Note-taker", "Agenda items", "Who came",
        "Decisions", "Notes",
    ]  # fmt: skip
    assert visible["outreach"] == [
        "Date", "Who", "By", "How", "Outcome", "What we heard", "Next step", "By when",
    ]  # fmt: skip
    assert visible["organizations"] == [
        "Name", "Status", "Sector", "Main contact", "Our liaison", "Joined", "Can sign on?", "Notes",
    ]  # fmt: skip
    assert visible["people"] == [
        "Name", "Organization", "Connection to us", "Email", "Phone", "Best way", "Language", "Good at", "Core",
        "Do not contact",
    ]  # fmt: skip


def test_the_note_beside_ok_to_publish_says_that_it_is_no_lock() -> None:
    for name in ("goals", "tasks", "meetings", "wins"):
        assert "no lock" in shipped(name).by_name["publish"].help
