"""Look through templates before anything is made from them: text and known names in, problems out."""

from coalition_sheets.documents.lint.check import lint
from coalition_sheets.documents.lint.problem import SORTS, Problem

__all__ = ["SORTS", "Problem", "lint"]
