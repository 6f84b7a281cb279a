"""Everything spreadsheets.batchUpdate can do: one table, {kind of request: function of store, spreadsheet and body}.

A function changes the spreadsheet it is given (a copy: batch.py keeps it only if all went well) and gives the reply.
What a real spreadsheet has and this one does not: comments and data sources. Charts are kept and never drawn.
"""

from __future__ import annotations

from tests.fake_sheets.requests.kinds import KINDS

__all__ = ["KINDS"]
