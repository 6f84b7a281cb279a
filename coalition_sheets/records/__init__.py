"""Tabs and schemas in, a coalition and findings out."""

from coalition_sheets.records.about import read_about
from coalition_sheets.records.names import Names
from coalition_sheets.records.read import read
from coalition_sheets.records.tabs import NoKnownTab

__all__ = ["Names", "NoKnownTab", "read", "read_about"]
