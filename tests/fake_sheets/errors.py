"""What Google answers when it says no: a status, a code word, one sentence, sometimes details."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

CODE_WORDS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


class ApiProblem(Exception):
    """A refusal, as the API words it."""

    def __init__(self, status: int, code_word: str, message: str, details: Sequence[Json] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.code_word = code_word
        self.message = message
        self.details = tuple(details)

    def with_word(self, code_word: str) -> ApiProblem:
        """Give it another code word."""
        return ApiProblem(self.status, code_word, self.message, self.details)

    def body(self) -> Json:
        """Give the JSON body that carries it."""
        error: Json = {"code": self.status, "message": self.message, "status": self.code_word}
        if self.details:
            error["details"] = list(self.details)
        return {"error": error}


def refused(message: str, details: Sequence[Json] = (), status: int = 400) -> ApiProblem:
    """Make the refusal of this status with its usual code word; 400 INVALID_ARGUMENT if nothing is said."""
    return ApiProblem(status, CODE_WORDS[status], message, details)


def not_found() -> ApiProblem:
    """Refuse as if no such thing existed."""
    return refused("Requested entity was not found.", status=404)


def no_permission() -> ApiProblem:
    """Refuse one who may not see or change the file."""
    return refused("The caller does not have permission", status=403)


def violations(*found: tuple[str, str]) -> list[Json]:
    """Give the details of a bad request: (field, sentence) each."""
    fields = [{"field": field, "description": text} if field else {"description": text} for field, text in found]
    return [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": fields}]
