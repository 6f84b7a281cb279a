"""Everything spreadsheets.batchUpdate can do: one table, {kind of request: function of store, spreadsheet and body}.

A function changes the spreadsheet it is given (a copy: batch.py keeps it only if all went well) and gives the reply.
Where Google's documentation and public error reports give its words, refusals have them; the rest of the sentences
are ours. Not documented, so taken as likely: a replaced text is read as if typed; rows sorted carry all of a cell with
them; a range may end outside the sheet but must begin inside; new rows take format and validation from a neighbour.
What a real spreadsheet has and this one does not: comments and data sources. Charts are kept and never drawn.
"""

from __future__ import annotations

from tests.fake_sheets.requests.kinds import KINDS

__all__ = ["KINDS"]
