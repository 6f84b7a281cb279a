"""Talk with Google Sheets: gspread's client, made patient.

Its own client never gives up, never reads Retry-After, waits for ever where no answer comes, and repeats writes whose
answer was lost. Here every question has a deadline, shared with fetching the token and with reading the answer; only
what cannot be done twice over is repeated. The token is fetched by us, not by google-auth's session: that one starts
a look-up of another Google host behind one's back, and waits on a clock of its own.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from typing import Any

import requests
from google.auth.exceptions import GoogleAuthError
from gspread.http_client import FileType, HTTPClient, ParamsType
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL, SPREADSHEET_URL
from requests import PreparedRequest, Response, Session

from coalition_sheets.frozen import frozen
from coalition_sheets.sources.google import problems
from coalition_sheets.sources.google.credentials import Access
from coalition_sheets.sources.google.patience import Patience, asked_for, pause
from coalition_sheets.sources.google.wire import SILENT, Trouble, body, parsed, unreachable

AGENT = "coalition-sheets (gzip)"
"""Google packs its answers only for those who say gzip here, too."""
AGAIN = frozenset({429, 500, 502, 503, 504})
OFFLINE_TRIES = 3
ODD = "An odd answer came"
MOST = 256 << 20
"""Bytes of any answer."""


class Heavy(Exception):
    """A question whose answer is too much for one piece, or seems so: ask for less."""


@frozen
class Question:
    """One request: what gspread asks for, and how it may be treated.

    `again`: it may be done twice without harm. `most`: bytes beyond which the answer is dropped as Heavy. `light`:
    it is Heavy, too, where Google fails on it or stays silent.
    """

    method: str
    endpoint: str
    more: Mapping[str, Any]
    again: bool
    most: int | None = None
    light: bool = False


@frozen
class _TokenAnswer:
    """What google-auth wants of an answer."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class PatientClient(HTTPClient):
    """gspread's client with timeouts, bounded retries and a deadline; it says when it waits.

    Raises GoogleProblem, never gspread's own. The deadline counts from the first request, or from `start_over`.
    """

    def __init__(
        self,
        *,
        access: Access,
        patience: Patience,
        session: Session,
        say: Callable[[str], None],
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        jitter: Callable[[], float],
    ) -> None:
        self.auth = access.credentials()  # only once: checking a key takes as long as a small read
        super().__init__(self.auth, session)
        self.who = access.address
        self.patience = patience
        self.requests = self.tokens = self.bytes = 0
        self._say, self._clock, self._sleep, self._jitter = say, clock, sleep, jitter
        self._started: float | None = None
        session.headers["User-Agent"] = AGENT

    def start_over(self) -> None:
        """Let the deadline count from the next request on."""
        self._started = None

    def left(self) -> float:
        """Return the seconds until the deadline."""
        if self._started is None:
            self._started = self._clock()
        return self.patience.deadline - (self._clock() - self._started)

    def request(  # noqa: PLR0917  as gspread has it
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: FileType = None,
        headers: Any = None,
    ) -> Response:
        """Ask as gspread does; only reading is repeated. Raises GoogleProblem."""
        more = {"params": params, "data": data, "json": json, "files": files, "headers": headers}
        return self.ask(Question(method.upper(), endpoint, more, again=method.upper() == "GET"))

    def batch_update(self, id: str, body: Mapping[str, Any] | None, again: bool = False) -> Any:  # noqa: A002
        """Do all changes of a batch, or none. `again` says that doing them twice does no harm. Raises GoogleProblem."""
        endpoint = SPREADSHEET_BATCH_UPDATE_URL % id
        return self.ask(Question("POST", endpoint, {"json": body}, again)).json()

    def change(self, id: str, body: Mapping[str, Any], fields: str) -> Any:  # noqa: A002
        """Do all changes of a batch, or none; the answer holds these fields only. Raises GoogleProblem."""
        asked = {"fields": fields, "prettyPrint": "false"}
        return self.ask(
            Question("POST", SPREADSHEET_BATCH_UPDATE_URL % id, {"json": body, "params": asked}, False)
        ).json()

    def spreadsheet(self, id: str, params: Mapping[str, Any], most: int | None = None) -> Any:  # noqa: A002
        """Read a spreadsheet; with `most` bytes, or raise Heavy. Raises GoogleProblem."""
        endpoint = SPREADSHEET_URL % id
        return self.ask(Question("GET", endpoint, {"params": params}, True, most, most is not None)).json()

    def values_append(self, *_: Any, **__: Any) -> Any:
        """Never append: an answer that was lost would leave the row twice."""
        raise NotImplementedError("Rows are never appended; write to a place of your own.")

    def ask(self, question: Question) -> Response:
        """Ask until there is an answer, a refusal, or no time left. Raises GoogleProblem or Heavy."""
        tries = 0
        while True:
            try:
                return self._once(question)
            except Trouble as trouble:
                tries += 1
                if trouble.heavy and question.light:
                    raise Heavy from None
                if trouble.perhaps_done and not question.again:
                    raise problems.lost() from None
                self._wait(trouble, tries)

    def _wait(self, trouble: Trouble, tries: int) -> None:
        """Wait as long as is right, and say so; raise what it was where it is time to stop."""
        if trouble.final or (trouble.problem.kind == "offline" and tries >= OFFLINE_TRIES):
            raise trouble.problem from None
        if not self.hold_on(tries, trouble.said, trouble.asked):
            raise trouble.problem from None

    def hold_on(self, tries: int, said: str = SILENT, asked: float | None = None) -> bool:
        """Wait as long as is right after so many failed tries, and say so; False where it is time to stop."""
        wait = pause(self.patience, tries, self.left(), self._jitter(), asked)
        if wait is None:
            return False
        seconds = max(1, round(wait))
        self._say(f"{said}; waiting {seconds} second{'s' if seconds > 1 else ''} ...")
        self._sleep(wait)
        return True

    def _once(self, question: Question) -> Response:
        """Ask once; a token that has ended meanwhile is fetched anew, once."""
        if not self.auth.valid:
            self._fetch_token()
        response = self._send(question)
        if response.status_code == 401:
            self._fetch_token()
            response = self._send(question)
        return self._judged(question, response)

    def _judged(self, question: Question, response: Response) -> Response:
        """Return a sound answer; raise what any other means."""
        status, content = response.status_code, response.json()
        if status == 200 and isinstance(content, dict):
            return response
        found = problems.answer(status, content)
        problem = problems.refused(found, self.who, writing=question.method != "GET")
        if status in AGAIN:
            asked = asked_for(response.headers)
            raise Trouble(problem, asked=asked, heavy=status != 429, perhaps_done=status != 429)
        if found.error:
            raise problem
        raise Trouble(problems.blocked(), ODD, perhaps_done=True)

    def _send(self, question: Question) -> Response:
        """Send one request and read its answer, as far as there is time."""
        return self._call(
            question.method,
            question.endpoint,
            most=question.most,
            light=question.light,
            auth=self._sign,
            **question.more,
        )

    def _sign(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.auth.token}"
        return request

    def _call(self, method: str, url: str, most: int | None = None, light: bool = False, **more: Any) -> Response:
        """Make one HTTP request within the time left. Raises Trouble or Heavy."""
        left = self.left()
        if left <= 0:
            raise problems.slow(self.patience.deadline)
        reach, silence = self.patience.timeouts
        timeouts = (min(reach, left), min(silence, left / 3 if light else left))
        self.requests += 1
        try:
            response = self.session.request(method, url, timeout=timeouts, stream=True, allow_redirects=False, **more)
            content = body(response, self.left, most or MOST)
        except requests.RequestException as problem:
            raise unreachable(problem, self.patience.deadline) from None
        if content is None:
            raise Heavy
        self.bytes += len(content)
        response._content = content
        found = parsed(content)
        response.json = lambda **_: found  # type: ignore[method-assign]
        return response

    def _fetch_token(self) -> None:
        """Fetch a token. Raises GoogleProblem, or Trouble where it may come later."""
        self.tokens += 1
        try:
            self.auth.refresh(self._token_request)  # type: ignore[no-untyped-call]
        except Trouble as trouble:  # what the token was for has not been sent
            trouble.perhaps_done = trouble.heavy = False
            raise
        except GoogleAuthError as problem:
            raise problems.no_token(str(problem.args[0] if problem.args else ""), self.who) from None

    def _token_request(
        self, url: str, method: str = "GET", body: Any = None, headers: Any = None, **_: Any
    ) -> _TokenAnswer:
        """Make one request for google-auth; it is spared what it would repeat on its own."""
        response = self._call(method, url, data=body, headers=headers, auth=_as_it_is)
        found = response.json()
        if response.status_code in AGAIN:
            raise Trouble(problems.busy(response.status_code), asked=asked_for(response.headers))
        if not isinstance(found, dict):
            raise Trouble(problems.blocked(), ODD)
        if found.get("error") in ("internal_failure", "server_error", "temporarily_unavailable"):
            raise Trouble(problems.busy(response.status_code))
        return _TokenAnswer(response.status_code, dict(response.headers), response.content)


def _as_it_is(request: PreparedRequest) -> PreparedRequest:
    """Add no sign-in of this computer's own (.netrc) to a request."""
    return request


def _silent(_: str) -> None:
    """Say nothing."""


def open_client(
    access: Access,
    patience: Patience | None = None,
    session: Session | None = None,
    *,
    say: Callable[[str], None] = _silent,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    jitter: Callable[[], float] = random.random,
) -> PatientClient:
    """Return a client for Sheets only; nothing is sent yet. Raises CredentialsProblem."""
    return PatientClient(
        access=access,
        patience=patience or Patience(),
        session=session or Session(),
        say=say,
        clock=clock,
        sleep=sleep,
        jitter=jitter,
    )
