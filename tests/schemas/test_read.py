"""Schema files are read strictly, and a coalition's own file changes ours without breaking it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from coalition_sheets.model import Consent, Level
from coalition_sheets.schemas.read import extend, parse
from coalition_sheets.schemas.strict import SchemaError
from tests.schemas.test_shipped import shipped


def text(yaml: str) -> str:
    return dedent(yaml).strip("\n") + "\n"


def problem(yaml: str) -> str:
    with pytest.raises(SchemaError) as caught:
        parse(text(yaml), "tasks.yaml")
    return str(caught.value)


def refusal(yaml: str) -> str:
    with pytest.raises(SchemaError) as caught:
        extend(shipped("tasks"), text(yaml), "own/tasks.yaml")
    return str(caught.value)


GARDEN = """
    name: garden
    title: Garden plots
    description: Who tends which plot.
    x-aliases: [Plots]
    primaryKey: [plot]
    fields:
      - name: plot
        title: "Plot #"
        type: string
        constraints: {required: true, unique: true}
        x-level: coalition
        x-consent: {column: shown, says: ["Yes"], level: public}
      - name: crop
        type: string
        categories: [Beans, Squash]
        x-synonyms: {Beans: [pole beans]}
      - name: keeper
        x-type: name
      - name: since
        type: date
        x-period: start
        description: When they took it on.
        example: "2026-03-01"
      - name: shown
        constraints: {enum: ["Yes", "No"]}
    foreignKeys:
      - fields: [keeper]
        reference: {resource: people, fields: [name]}
"""


def test_a_tab_of_their_own() -> None:
    schema = parse(text(GARDEN), "garden.yaml")
    plot, crop, keeper, since, shown = schema.columns
    assert (schema.name, schema.tab, schema.key, schema.core) == ("garden", "Garden plots", ("plot",), False)
    assert schema.aliases == ("Plots",)
    assert (plot.header, plot.type, plot.required, plot.level) == ("Plot #", "text", True, Level.COALITION)
    assert plot.consent == Consent("shown", ("Yes",), Level.PUBLIC)
    assert (crop.header, crop.type, crop.open, crop.choices) == ("Crop", "choice", True, ("Beans", "Squash"))
    assert crop.synonyms == {"pole beans": "Beans"}
    assert (keeper.type, keeper.refers_to) == ("name", ("people",))
    assert (since.type, since.period, since.help, since.example) == (
        "date", "start", "When they took it on.", "2026-03-01",
    )  # fmt: skip
    assert (shown.type, shown.open) == ("choice", False)


def test_a_column_that_says_no_level_is_for_organizers() -> None:
    assert parse(text(GARDEN), "garden.yaml").by_name["crop"].level is Level.ORGANIZERS


def test_an_unknown_setting_names_file_line_and_the_nearest_known() -> None:
    message = problem("""
        name: tasks
        fields:
          - name: due
            type: date
            constraint: {required: true}
    """)
    assert message == (
        "tasks.yaml line 5: field 'due' has an unknown setting 'constraint'. Did you mean 'constraints'?"
    )


def test_a_key_that_stands_twice_is_an_error() -> None:
    assert problem("name: tasks\ntitle: Tasks\nname: chores\nfields: []") == (
        "tasks.yaml line 3: 'name' stands here twice. It is on line 1 too."
    )


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("Yes", "yes or no"),
        ("12:30", "a number"),
        ("2026-03-17", "a date"),
        ("1.5", "a number"),
        ("~", "nothing at all"),
    ],
)
def test_what_yaml_would_convert_must_stand_in_quotes(value: str, read_as: str) -> None:
    message = problem(f"""
        name: tasks
        fields:
          - name: due
            title: {value}
    """)
    assert message == f'tasks.yaml line 4: YAML reads {value} as {read_as}. Put it in quotes: "{value}".'


def test_in_quotes_it_is_a_text() -> None:
    schema = parse('name: tasks\nfields: [{name: due, title: "Yes", example: "12:30"}]', "tasks.yaml")
    assert (schema.columns[0].header, schema.columns[0].example) == ("Yes", "12:30")


@pytest.mark.parametrize("title", ["Task #", "Task #1"])
def test_a_lost_hash_is_an_error(title: str) -> None:
    assert f'Put it in quotes: "{title}".' in problem(f"name: tasks\nfields:\n  - name: number\n    title: {title}")


def test_a_remark_behind_a_value_is_fine() -> None:
    assert parse("name: tasks  # the tab\nfields:\n  - name: due  # a column\n", "tasks.yaml").name == "tasks"


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("", "the file is empty."),
        ("name: [", "this is not YAML"),
        ("name: \x07", "this is not YAML"),
        ("- name", "settings (name: value) are expected here."),
        ("name: tasks", "the tab has no columns."),
        ("fields: []", "'name' is missing here."),
        ("name: tasks\nfields: due", "a list is expected here."),
        ("name: tasks\nfields: [{title: Due}]", "'name' is missing here."),
        ("name: tasks\nfields: [{name: Due date}]", "'Due date' cannot be a name in code."),
        ("name: tasks\nfields: [{name: due, type: dat}]", "'dat' is not known here. Did you mean 'date'?"),
        ("name: tasks\nfields: [{name: who, x-type: name}]", "does not say which tab its names stand in."),
        ("name: tasks\nfields: [{name: due, x-level: organisers}]", "Did you mean 'organizers'?"),
        ("name: tasks\nfields: [{name: due, x-own: yes}]", "true or false is expected here."),
        ("name: tasks\nfields: [{name: a}, {name: a}]", "field 'a' is described twice."),
        ("name: tasks\nfields: [{name: a, title: X}, {name: b, title: x*}]", "two columns have the heading"),
        ("name: tasks\nfields: [{name: a, categories: [Red, red]}]", "'red' stands among the choices twice."),
        (
            "name: tasks\nfields: [{name: a, categories: [Red], x-synonyms: {Blue: [navy]}}]",
            "'Blue' is not one of the choices.",
        ),
        (
            "name: tasks\nfields: [{name: a, categories: [Red, Blue], x-synonyms: {Red: [c], Blue: [c]}}]",
            "'c' stands for both 'Red' and 'Blue'.",
        ),
        (
            'name: tasks\nfields: [{name: a, x-consent: {column: b, says: ["Yes"], level: public}}]',
            "x-consent names no column of this tab: 'b'.",
        ),
        ("name: tasks\nprimaryKey: [b]\nfields: [{name: a}]", "the key names no column of this tab: 'b'."),
        ("name: tasks\nfields: [&x {name: a}, *x]", "is not used in these files"),
        ("name: !!python/name:os.system\nfields: []", "a tag that begins with '!'"),
        ("name: !own x\nfields: []", "a tag that begins with '!'"),
        ("a: 1\n---\nb: 2", "this is not YAML"),
    ],
)
def test_what_a_file_must_not_say(yaml: str, says: str) -> None:
    assert says in problem(yaml)


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    assert "this is not YAML" in problem("name: " + "[" * 20_000)
    assert "nested too deeply" in problem("name: " + "[" * 900 + "]" * 900)


def test_a_coalition_gives_a_column_its_own_heading_and_words() -> None:
    schema = extend(
        shipped("tasks"),
        text("""
            title: Tareas
            fields:
              - name: due
                title: Para cuándo
                description: El día.
                x-level: organizers
              - name: status
                constraints: {enum: [Not started, Doing, Waiting, In review, Done, Dropped]}
                x-synonyms: {Done: [listo], In review: [checking]}
        """),
        "own/tasks.yaml",
    )
    due, status = schema.by_name["due"], schema.by_name["status"]
    assert (schema.name, schema.tab, schema.core) == ("tasks", "Tareas", True)
    assert "Tasks" in schema.aliases
    assert (due.header, due.help, due.level) == ("Para cuándo", "El día.", Level.ORGANIZERS)
    assert due.aliases[:2] == ("By when", "Due")
    assert (due.type, due.words) == ("date", ("next meeting",))
    assert "In review" in status.choices
    assert status.synonyms["listo"] == status.synonyms["finished"] == "Done"
    assert [c.name for c in schema.columns] == [c.name for c in shipped("tasks").columns]


def test_a_coalition_adds_a_column() -> None:
    added = extend(shipped("tasks"), "fields: [{name: cost, type: number}]", "own/tasks.yaml").columns[-1]
    assert (added.name, added.header, added.type, added.core, added.level) == (
        "cost", "Cost", "number", False, Level.ORGANIZERS,
    )  # fmt: skip


def test_a_heading_of_their_own_wins_over_an_alias_of_ours() -> None:
    schema = extend(shipped("tasks"), "fields: [{name: person, title: Person}]", "own/tasks.yaml")
    assert schema.by_header["person"].name == "person"
    assert "Person" not in schema.by_name["owner"].aliases


def test_an_open_list_of_ours_is_replaced_by_theirs() -> None:
    schema = extend(shipped("people"), "fields: [{name: language, categories: [Hmong, English]}]", "own/people.yaml")
    assert schema.by_name["language"].choices == ("Hmong", "English")


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("fields:\n  - name: due\n    type: number", "line 3: our column 'due' is of type date and stays so."),
        ("fields:\n  - name: due\n    x-type: name", "line 3: our column 'due' is of type date and stays so."),
        ("fields:\n  - name: name\n    format: email", "line 3: our column 'name' is of type text and stays so."),
        ("fields:\n  - name: due\n    constraints: {enum: [a]}", "takes no list of choices."),
        ("fields:\n  - name: skill\n    constraints: {enum: [a]}", "Write 'categories' instead of 'enum'."),
        (
            "fields:\n  - name: deadline\n    title: By when",
            "'By when' is the heading of our column 'due', which keeps that name. Write name: due to change it.",
        ),
        ("name: chores", "line 1: this file changes our tab 'tasks', which keeps that name."),
        ("primaryKey: [name]", "cannot be changed. Leave it out."),
        (
            "fields:\n  - name: status\n    constraints: {enum: [Open, Done]}",
            "must keep our word 'Not started'. Put words of your own under x-synonyms.",
        ),
    ],
)
def test_what_a_coalition_cannot_change(yaml: str, says: str) -> None:
    message = refusal(yaml)
    assert message.startswith("own/tasks.yaml line ")
    assert says in message


def test_the_same_type_said_again_is_fine() -> None:
    schema = extend(shipped("tasks"), "fields: [{name: hours, type: number}]", "own/tasks.yaml")
    assert schema.by_name["hours"] == shipped("tasks").by_name["hours"]


def test_words_for_nothing_of_their_own() -> None:
    schema = parse('name: a\nmissingValues: ["", nada]\nfields: [{name: b, categories: [Red]}]', "a.yaml")
    assert schema.columns[0].synonyms["nada"] == ""
