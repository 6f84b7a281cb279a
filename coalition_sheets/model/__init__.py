"""The nouns everything else speaks of; frozen values, imported by all rooms, importing none."""

from coalition_sheets.model.about import About, DateOrder, OurWord, QuietDays
from coalition_sheets.model.briefing import Briefing, Metric, metric
from coalition_sheets.model.cells import Cell, CellError, Percent, Uncalculated, typed
from coalition_sheets.model.clause import Clause, clause, clauses
from coalition_sheets.model.coalition import Coalition, Tab
from coalition_sheets.model.documents import Address, Document, Draft, Picture
from coalition_sheets.model.findings import Finding, Severity
from coalition_sheets.model.language import ENGLISH, Language, Languages, noted
from coalition_sheets.model.memory import (
    Event,
    Memory,
    Quiet,
    RowKey,
    SeenFinding,
    SeenRow,
    SeenTab,
    Sent,
    cell_hash,
    equal_but_name,
    equal_cells,
    lettered,
    veiled,
)
from coalition_sheets.model.nouns import (
    Goal,
    Meeting,
    Named,
    Noun,
    Organization,
    Person,
    Record,
    Role,
    Row,
    Task,
    Touch,
    Win,
)
from coalition_sheets.model.schema import Column, ColumnType, Consent, Schema
from coalition_sheets.model.table import Place, Table, Workbook, letters
from coalition_sheets.model.values import AgendaItem, Amount, Level, Period, Ref, SectorWanted, precision_of
from coalition_sheets.model.words import clean, fold, fold_header, fold_name, squash

__all__ = [
    "ENGLISH", "About", "Address", "AgendaItem", "Amount", "Briefing", "Cell", "CellError", "Clause", "Coalition",
    "Column", "ColumnType", "Consent", "DateOrder", "Document", "Draft", "Event", "Finding", "Goal", "Language",
    "Languages", "Level", "Meeting", "Memory", "Metric", "Named", "Noun", "Organization", "OurWord", "Percent",
    "Period", "Person", "Picture", "Place", "Quiet", "QuietDays", "Record", "Ref", "Role", "Row", "RowKey", "Schema",
    "SectorWanted", "SeenFinding", "SeenRow", "SeenTab", "Sent", "Severity", "Tab", "Table", "Task", "Touch",
    "Uncalculated", "Win", "Workbook", "cell_hash", "clause", "clauses", "clean", "equal_but_name", "equal_cells",
    "fold", "fold_header", "fold_name", "lettered", "letters", "metric", "noted", "precision_of", "squash", "typed",
    "veiled",
]  # fmt: skip
