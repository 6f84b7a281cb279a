"""Read a schema file into a Schema, and lay a coalition's own file over one of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Literal

from coalition_sheets.model import Column, ColumnType, Consent, Level, Schema, fold_header
from coalition_sheets.regex import regex
from coalition_sheets.schemas.strict import Node, did_you_mean, load
from coalition_sheets.schemas.words import word_key

TABLE_SETTINGS = (
    "name", "title", "description", "fields", "fieldsMatch", "primaryKey", "uniqueKeys", "foreignKeys",
    "missingValues", "$schema", "x-aliases", "x-core",
)  # fmt: skip
FIELD_SETTINGS = (
    "name", "title", "type", "format", "description", "example", "constraints", "categories", "categoriesOrdered",
    "missingValues", "trueValues", "falseValues", "groupChar", "decimalChar", "bareNumber", "delimiter", "itemType",
    "x-aliases", "x-blank", "x-choices-from", "x-consent", "x-group", "x-level", "x-link-level", "x-own", "x-period",
    "x-refers-to", "x-synonyms", "x-type", "x-words",
)  # fmt: skip
CONSTRAINTS = ("required", "unique", "enum")
GROUPS = {g: g for g in ("visible", "profile", "planning", "access", "history")}
PERIODS: Mapping[str, Literal["start", "end"]] = {"start": "start", "end": "end"}
LEVELS = {level.word: level for level in Level}
TYPES: Mapping[str, ColumnType] = {
    "string": "text", "any": "text", "number": "number", "integer": "number", "boolean": "yes/no", "date": "date",
    "datetime": "date", "year": "date", "yearmonth": "date", "time": "time", "list": "list",
}  # fmt: skip
OUR_TYPES: Mapping[str, ColumnType] = {
    t: t for t in ("choice", "date", "phone", "name", "names", "agenda", "number or yes")
}  # fmt: skip
FORMATS: Mapping[str, ColumnType | None] = {"email": "email", "default": None, "any": None, "uri": None, "%H:%M": None}

_NAME = regex(r"[a-z][a-z0-9_]*\Z")


def parse(text: str, source: str) -> Schema:
    """Return the Schema that a file describes; `source` is its name for messages. Raise SchemaError."""
    root = load(text, source)
    table = root.settings(TABLE_SETTINGS, "the tab")
    name = _need(root, table, "name")
    refers = _references(table)
    columns: list[Column] = []
    for node in _fields(root, table):
        given = node.settings(FIELD_SETTINGS, _label(node))
        changes = _changes(node, given, refers)
        changes.setdefault("header", changes["name"].replace("_", " ").capitalize())
        columns.append(_sensible(node, Column(**changes)))
    schema = Schema(name=name, tab=name.replace("_", " ").capitalize(), columns=tuple(columns), source=source)
    schema = replace(schema, **_table_changes(table, schema))
    _check(schema, root, table)
    return schema


def extend(core: Schema, text: str, source: str) -> Schema:
    """Return one of our tabs as a coalition changed it: its own headers, vocabulary, help, levels and new columns.

    Raise SchemaError where the file would give a column of ours another type or another name in code.
    """
    root = load(text, source)
    table = root.settings(TABLE_SETTINGS, "the tab")
    if "name" in table and table["name"].text() != core.name:
        raise table["name"].error(f"this file changes our tab '{core.name}', which keeps that name.")
    for fixed in ("primaryKey", "uniqueKeys", "x-core"):
        if fixed in table:
            raise table[fixed].error(f"'{fixed}' of our tab '{core.name}' cannot be changed.", "Leave it out.")
    refers = _references(table)
    columns = dict(core.by_name)
    for node in _fields(root, table, needed=False):
        given = node.settings(FIELD_SETTINGS, _label(node))
        name = _need(node, given, "name")
        if name in core.by_name:
            columns[name] = _changed(node, given, core.by_name[name], refers)
        else:
            columns[name] = _added(node, given, core, refers)
    schema = replace(core, columns=_freed(tuple(columns.values()), core), source=source)
    schema = replace(schema, **_table_changes(table, schema))
    _check(schema, root, table)
    return schema


def _changed(node: Node, given: Mapping[str, Node], ours: Column, refers: Mapping[str, tuple[str, ...]]) -> Column:
    """Lay what a coalition says about a column of ours over what we say."""
    _refuse_retyping(given, ours)
    changes = _changes(node, given, refers, ours)
    changes["type"] = ours.type
    changes["open"] = ours.open
    if "synonyms" in changes:
        changes["synonyms"] = MappingProxyType({**ours.synonyms, **changes["synonyms"]})
    old = (ours.header,) if fold_header(changes.get("header", ours.header)) != fold_header(ours.header) else ()
    changes["aliases"] = tuple(dict.fromkeys((*changes.get("aliases", ()), *old, *ours.aliases)))
    gone = [word for word in ours.choices if word not in changes.get("choices", ours.choices)]
    if gone and not ours.open:
        raise given["constraints"].error(
            f"the column '{ours.name}' must keep our word '{gone[0]}'.", "Put words of your own under x-synonyms."
        )
    return replace(ours, **changes)


def _added(node: Node, given: Mapping[str, Node], core: Schema, refers: Mapping[str, tuple[str, ...]]) -> Column:
    """Return a column that only this coalition has."""
    changes = _changes(node, given, refers)
    header = changes.setdefault("header", changes["name"].replace("_", " ").capitalize())
    for ours in core.columns:
        if fold_header(ours.header) == fold_header(header):
            raise node.error(
                f"'{header}' is the heading of our column '{ours.name}', which keeps that name.",
                f"Write name: {ours.name} to change it.",
            )
    return _sensible(node, replace(Column(**changes), core=False))


def _refuse_retyping(given: Mapping[str, Node], ours: Column) -> None:
    constraints = given["constraints"].pairs() if "constraints" in given else {}
    for setting in ("type", "x-type", "format"):
        if setting in given and _type(given, constraints) != ours.type:
            raise given[setting].error(
                f"our column '{ours.name}' is of type {ours.type} and stays so.", f"Leave '{setting}' out."
            )
    for name, node in (*constraints.items(), *given.items()):
        if name in ("enum", "categories", "x-choices-from") and ours.type not in ("choice", "list"):
            raise node.error(f"our column '{ours.name}' is of type {ours.type} and takes no list of choices.")
    if "enum" in constraints and ours.type == "choice" and ours.open:
        raise constraints["enum"].error(
            f"our column '{ours.name}' takes other words too and stays so.", "Write 'categories' instead of 'enum'."
        )


def _freed(columns: tuple[Column, ...], core: Schema) -> tuple[Column, ...]:
    """Take an alias from a column of ours where the coalition gave that heading to a column of its own."""
    taken = {fold_header(c.header) for c in columns}
    return tuple(
        replace(c, aliases=tuple(a for a in c.aliases if fold_header(a) not in taken)) if c.name in core.by_name else c
        for c in columns
    )


def _changes(
    node: Node, given: Mapping[str, Node], refers: Mapping[str, tuple[str, ...]], base: Column | None = None
) -> dict[str, Any]:
    """Return the parts of a Column that a field describes."""
    constraints = (
        given["constraints"].settings(CONSTRAINTS, f"'constraints' of {_label(node)}")
        if ("constraints" in given)
        else {}
    )
    readers = {
        "title": ("header", Node.text),
        "description": ("help", Node.text),
        "example": ("example", Node.text),
        "x-aliases": ("aliases", Node.texts),
        "x-blank": ("blank", Node.text),
        "x-choices-from": ("choices_from", Node.text),
        "x-consent": ("consent", _consent),
        "x-group": ("group", lambda n: n.word(GROUPS)),
        "x-level": ("level", lambda n: n.word(LEVELS)),
        "x-link-level": ("link_level", lambda n: n.word(LEVELS)),
        "x-own": ("own", Node.flag),
        "x-period": ("period", lambda n: n.word(PERIODS)),
        "x-refers-to": ("refers_to", Node.texts),
        "x-words": ("words", Node.texts),
    }
    changes: dict[str, Any] = {field: read(given[s]) for s, (field, read) in readers.items() if s in given}
    changes["name"] = name = _need(node, given, "name")
    if base is None:
        changes["type"] = _type(given, constraints)
        changes["open"] = changes["type"] in ("choice", "list") and "enum" not in constraints
    if name in refers:
        changes["refers_to"] = refers[name]
    if "required" in constraints:
        changes["required"] = constraints["required"].flag()
    for words in (given.get("categories"), constraints.get("enum")):
        if words is not None:
            changes["choices"] = _distinct(words)
    synonyms = _synonyms(given, changes.get("choices", base.choices if base else ()))
    if synonyms:
        changes["synonyms"] = synonyms
    return changes


def _type(given: Mapping[str, Node], constraints: Mapping[str, Node]) -> ColumnType:
    if "x-type" in given:
        return given["x-type"].word(OUR_TYPES)
    kind = given["type"].word(TYPES) if "type" in given else "text"
    if kind != "text":
        return kind
    special = given["format"].word(FORMATS) if "format" in given else None
    if special:
        return special
    choice = "enum" in constraints or "categories" in given or "x-choices-from" in given
    return "choice" if choice else "text"


def _synonyms(given: Mapping[str, Node], choices: tuple[str, ...]) -> Mapping[str, str]:
    """Return folded words and what each stands for."""
    found: dict[str, str] = {}
    truths = ((("Yes", given.get("trueValues"))), ("No", given.get("falseValues")), ("", given.get("missingValues")))
    pairs = [(meaning, words) for meaning, words in truths if words is not None]
    for choice, words in (given["x-synonyms"].pairs() if "x-synonyms" in given else {}).items():
        if choices and choice not in choices:
            raise words.error(f"'{choice}' is not one of the choices.", did_you_mean(choice, choices))
        pairs.append((choice, words))
    for meaning, words in pairs:
        for word in words.texts():
            if found.setdefault(word_key(word), meaning) != meaning:
                raise words.error(f"'{word}' stands for both '{found[word_key(word)]}' and '{meaning}'.")
    return MappingProxyType(found)


def _consent(node: Node) -> Consent:
    given = node.settings(("column", "says", "level"), "x-consent")
    for setting in ("column", "says", "level"):
        _present(node, given, setting)
    return Consent(given["column"].text(), given["says"].texts(), given["level"].word(LEVELS))


def _references(table: Mapping[str, Node]) -> Mapping[str, tuple[str, ...]]:
    """Return the tab each column refers to by a foreign key."""
    found: dict[str, tuple[str, ...]] = {}
    for node in table["foreignKeys"].items() if "foreignKeys" in table else ():
        given = node.settings(("fields", "reference"), "foreignKeys")
        target = _present(node, given, "reference").settings(("resource", "fields"), "'reference'")
        for name in _present(node, given, "fields").texts():
            found[name] = (_need(node, target, "resource"),)
    return found


def _table_changes(table: Mapping[str, Node], schema: Schema) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "title" in table:
        changes["tab"] = table["title"].text()
    if "description" in table:
        changes["help"] = table["description"].text()
    old = (schema.tab,) if changes.get("tab", schema.tab) != schema.tab and schema.core else ()
    aliases = table["x-aliases"].texts() if "x-aliases" in table else ()
    changes["aliases"] = tuple(dict.fromkeys((*aliases, *old, *schema.aliases)))
    if "x-core" in table:
        changes["core"] = table["x-core"].flag()
    if "primaryKey" in table:
        changes["key"] = table["primaryKey"].texts()
    elif "uniqueKeys" in table:
        changes["key"] = tuple(n for keys in table["uniqueKeys"].items()[:1] for n in keys.texts())
    if "missingValues" in table:
        blank = {word_key(word): "" for word in table["missingValues"].texts()}
        changes["columns"] = tuple(
            replace(c, synonyms=MappingProxyType({**blank, **c.synonyms})) for c in schema.columns
        )
    return changes


def _sensible(node: Node, column: Column) -> Column:
    if not _NAME.match(column.name):
        raise node.error(
            f"'{column.name}' cannot be a name in code.", "Use small letters, digits and _, and begin with a letter."
        )
    if column.type in ("name", "names") and not column.refers_to:
        raise node.error(f"{_label(node)} does not say which tab its names stand in.", "Add x-refers-to: [people].")
    return column


def _check(schema: Schema, root: Node, table: Mapping[str, Node]) -> None:
    """Check what concerns several columns together."""
    lines = {n.pairs()["name"].text(): n for n in _fields(root, table, needed=False)}
    headers: dict[str, str] = {}
    for column in schema.columns:
        node = lines.get(column.name, root)
        key = fold_header(column.header)
        if headers.setdefault(key, column.name) != column.name:
            raise node.error(f"two columns have the heading '{column.header}': '{headers[key]}' and '{column.name}'.")
        if column.consent and column.consent.column not in schema.by_name:
            raise node.error(
                f"x-consent names no column of this tab: '{column.consent.column}'.",
                did_you_mean(column.consent.column, schema.by_name),
            )
        for word in column.consent.says if column.consent else ():
            known = schema.by_name[column.consent.column].choices if column.consent else ()
            if known and word not in known:
                raise node.error(f"'{word}' is not one of the words of that column.", did_you_mean(word, known))
    for name in schema.key:
        if name not in schema.by_name:
            raise table.get("primaryKey", table.get("uniqueKeys", root)).error(
                f"the key names no column of this tab: '{name}'.", did_you_mean(name, schema.by_name)
            )


def _fields(root: Node, table: Mapping[str, Node], *, needed: bool = True) -> tuple[Node, ...]:
    if "fields" not in table:
        if needed:
            raise root.error("the tab has no columns.", "Add 'fields:' with one item for each column.")
        return ()
    seen: dict[str, int] = {}
    for node in table["fields"].items():
        name = _need(node, node.pairs(), "name")
        if name in seen:
            raise node.error(f"field '{name}' is described twice.", f"It is on line {seen[name]} too.")
        seen[name] = node.line
    return table["fields"].items()


def _label(node: Node) -> str:
    name = node.pairs().get("name")
    return f"field '{name.text()}'" if name else "a field"


def _need(node: Node, given: Mapping[str, Node], setting: str) -> str:
    return _present(node, given, setting).text()


def _present(node: Node, given: Mapping[str, Node], setting: str) -> Node:
    if setting not in given:
        raise node.error(f"'{setting}' is missing here.")
    return given[setting]


def _distinct(node: Node) -> tuple[str, ...]:
    words = node.texts()
    seen: set[str] = set()
    for word in words:
        if word_key(word) in seen:
            raise node.error(f"'{word}' stands among the choices twice.")
        seen.add(word_key(word))
    return words
