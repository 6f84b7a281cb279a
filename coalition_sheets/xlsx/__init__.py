"""Edit .xlsx and .xlsm files without loading and saving them: what is not ours stays as it is, byte for byte."""

from coalition_sheets.xlsx.cells import CellEdit
from coalition_sheets.xlsx.patch import edited
from coalition_sheets.xlsx.refuse import CellGuarded, XlsxRefused

__all__ = ["CellEdit", "CellGuarded", "XlsxRefused", "edited"]
