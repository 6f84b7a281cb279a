"""A Google Sheet, saved as a workbook: what it holds and how it helps, as far as Excel can hold it."""

from coalition_sheets.destinations.pulled.workbook import FIELDS, Pulled, workbook

__all__ = ["FIELDS", "Pulled", "workbook"]
