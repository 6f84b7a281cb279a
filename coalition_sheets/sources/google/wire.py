"""One HTTP answer: read within the time left, or what kept it from coming."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import requests
from requests import Response
from urllib3.exceptions import HTTPError, NameResolutionError

from coalition_sheets.sources.google import problems
from coalition_sheets.sources.google.problems import GoogleProblem

PIECE = 1 << 18
BUSY, SILENT = "Google is busy", "No answer from Google"


class Trouble(Exception):
    """What may pass: the problem it is where it does not, and how to go on.

    `asked`: the seconds Google asked us to wait. `heavy`: the question may have been too much. `perhaps_done`: what
    was asked for may have been done all the same. `final`: it will not pass.
    """

    def __init__(
        self,
        problem: GoogleProblem,
        said: str = BUSY,
        *,
        asked: float | None = None,
        heavy: bool = False,
        perhaps_done: bool = False,
        final: bool = False,
    ) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.said = said
        self.asked = asked
        self.heavy = heavy
        self.perhaps_done = perhaps_done
        self.final = final


def body(response: Response, left: Callable[[], float], most: int) -> bytes | None:
    """Return an unpacked answer; None where it is longer than `most`.

    Each piece is taken as it comes, so that an answer that drips is left at the deadline. Raises RequestException.
    """
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := _piece(response, left()):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                return None
    except (HTTPError, OSError) as problem:
        raise requests.exceptions.ChunkedEncodingError(type(problem).__name__) from None
    finally:
        response.raw.close() if size > most else response.raw.release_conn()
    return b"".join(pieces)


def _piece(response: Response, left: float) -> bytes:
    if left <= 0:
        response.raw.close()
        raise requests.ReadTimeout
    connection = response.raw.connection
    if connection is not None and connection.sock is not None:
        connection.sock.settimeout(min(left, connection.sock.gettimeout() or left))
    piece: bytes = response.raw.read1(PIECE, decode_content=True)
    return piece


def parsed(content: bytes) -> Any:
    """Return an answer as JSON; None where it is none, or cut off."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def unreachable(problem: requests.RequestException, deadline: float) -> Trouble:
    """Return what it means that no whole answer came."""
    if isinstance(problem, requests.exceptions.SSLError | requests.exceptions.ProxyError):
        return Trouble(problems.blocked(), final=True)
    if isinstance(problem, requests.ConnectTimeout):
        return Trouble(problems.offline(), SILENT)
    if isinstance(problem, requests.ReadTimeout):
        return Trouble(problems.slow(deadline), SILENT, heavy=True, perhaps_done=True)
    if _never_left(problem):
        return Trouble(problems.offline(), SILENT)
    return Trouble(problems.slow(deadline), SILENT, perhaps_done=True)


def _never_left(problem: requests.RequestException) -> bool:
    """Tell whether the computer found no way to Google at all."""
    from urllib3.exceptions import MaxRetryError, NewConnectionError

    cause = problem.args[0] if problem.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    return isinstance(reason, NameResolutionError | NewConnectionError)
