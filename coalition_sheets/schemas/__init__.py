"""What a tab should hold, from YAML to Schema, and what a cell of it means, from what was typed to a value."""

from coalition_sheets.schemas.read import extend, parse
from coalition_sheets.schemas.strict import SchemaError

__all__ = ["SchemaError", "extend", "parse"]
