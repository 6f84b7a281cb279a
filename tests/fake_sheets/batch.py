"""spreadsheets.batchUpdate: a list of changes, all of them or none."""

from __future__ import annotations

from tests.fake_sheets import a1, spreadsheets
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import ApiProblem, Json, refused
from tests.fake_sheets.guarding import guard_change
from tests.fake_sheets.masks import inside
from tests.fake_sheets.requests import KINDS
from tests.fake_sheets.requests.places import check_cells
from tests.fake_sheets.store import Book, Store


def update(call: Call) -> Json:
    """Carry out the changes in a copy; it takes the spreadsheet's place when the last one is done."""
    asked = call.body
    if not asked.get("requests"):
        raise refused("Must specify at least one request.")
    before = call.book(to_write=True)
    book = before.copied()
    replies = [applied(call.store, book, number, request) for number, request in enumerate(asked["requests"])]
    check_cells(book)
    guard_change(call, before, book)
    book.number_sheets()
    answer: Json = {"spreadsheetId": book.id, "replies": replies}
    if asked.get("includeSpreadsheetInResponse"):
        areas = [a1.parse(book, text) for text in asked.get("responseRanges", [])]
        mask = inside(call.mask, "updatedSpreadsheet")
        data = asked.get("responseIncludeGridData", False)
        answer["updatedSpreadsheet"] = spreadsheets.described(call.store, book, areas, mask, data=data)
    call.store.put(book)
    return answer


def applied(store: Store, book: Book, number: int, request: Json) -> Json:
    """Carry out one change and give its reply, which is empty for most kinds."""
    kind = next(iter(request), None)
    if kind is None:
        raise refused(f"Invalid requests[{number}]: No request set.")
    if kind not in KINDS:
        raise ApiProblem(501, "UNIMPLEMENTED", f"Invalid requests[{number}].{kind}: this fake does not know it.")
    try:
        reply = KINDS[kind](store, book, request[kind])
    except ApiProblem as problem:
        message = f"Invalid requests[{number}].{kind}: {problem.message}"
        raise ApiProblem(problem.status, problem.code_word, message, problem.details) from problem
    return {kind: reply} if reply else {}
