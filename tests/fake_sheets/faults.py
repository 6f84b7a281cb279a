"""Google's bad days, by schedule: what goes wrong with which request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat

from tests.fake_sheets.errors import ApiProblem, Json, no_permission, not_found, refused
from tests.fake_sheets.oauth import PROJECT_NUMBER
from tests.fake_sheets.wire import Asked

HTML_502 = (
    "<!DOCTYPE html>\n<html lang=en>\n  <meta charset=utf-8>\n  <title>Error 502 (Server Error)!!1</title>\n"
    "  <p><b>502.</b> <ins>That’s an error.</ins>\n  <p>The server encountered a temporary error and could not "
    "complete your request.<p>Please try again in 30 seconds.  <ins>That’s all we know.</ins>\n"
)
METADATA = "type.googleapis.com/google.rpc.ErrorInfo"
CONSOLE = "https://console.developers.google.com/apis/api"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. Without a problem, a page or a drop the true answer is sent."""

    name: str
    problem: ApiProblem | None = None
    page: tuple[int, str] | None = None  # a status and HTML, in place of an answer
    headers: Mapping[str, str] = field(default_factory=dict)
    applies: bool = False  # the request is carried out all the same
    drop: bool = False  # the connection ends without an answer
    part: float | None = None  # how much of the body is sent before the connection ends
    seconds: float = 0  # how long the answer takes; reroute.py tells its clock, nobody sleeps
    hold: Callable[[], object] | None = None  # called before the answer is sent: a test holds it as long as it likes


Schedule = Iterable[Fault | None] | Callable[[Asked], Fault | None]


class Faults:
    """A schedule: one entry a request, None where all goes well; or a function of the request."""

    def __init__(self, schedule: Schedule = ()) -> None:
        self.plan(schedule)

    def plan(self, schedule: Schedule) -> None:
        """Begin another schedule."""
        if callable(schedule):
            self._next = schedule
        else:
            entries = chain(schedule, repeat(None))
            self._next = lambda _: next(entries)

    def next(self, asked: Asked) -> Fault | None:
        """Say what goes wrong with this request."""
        return self._next(asked)


def quota(kind: str = "Read", retry_after: int | str | None = None, limit: int = 60) -> Fault:
    """Too many requests in this minute; Retry-After in seconds or as a date if wanted."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return Fault("quota", quota_problem(kind, limit), headers=headers)


def quota_problem(kind: str, limit: int = 60) -> ApiProblem:
    """Word the refusal of one request too many; the kind is Read or Write."""
    message = (
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute per user' of service "
        f"'sheets.googleapis.com' for consumer 'project_number:{PROJECT_NUMBER}'."
    )
    about = {
        "service": "sheets.googleapis.com",
        "consumer": f"projects/{PROJECT_NUMBER}",
        "quota_metric": f"sheets.googleapis.com/{kind.lower()}_requests",
        "quota_limit": f"{kind}RequestsPerMinutePerUser",
        "quota_limit_value": str(limit),
        "quota_location": "global",
    }
    info: Json = {"@type": METADATA, "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com", "metadata": about}
    return refused(message, [info], 429)


def internal(*, applies: bool = False) -> Fault:
    """500: it broke; before or after the work was done nobody says."""
    return Fault("internal", refused("Internal error encountered.", status=500), applies=applies)


def unavailable(*, applies: bool = False) -> Fault:
    """503: not now."""
    return Fault("unavailable", refused("The service is currently unavailable.", status=503), applies=applies)


def bad_gateway(*, applies: bool = False) -> Fault:
    """502, as a web page and not as JSON."""
    return Fault("bad gateway", page=(502, HTML_502), applies=applies)


def dropped(*, applies: bool = False) -> Fault:
    """The connection ends before an answer; with `applies` the work was done and only the answer is lost."""
    return Fault("dropped", drop=True, applies=applies)


def partial(part: float = 0.5) -> Fault:
    """The connection ends in the middle of the answer; the work was done."""
    return Fault("partial", part=part, applies=True)


def slow(seconds: float, hold: Callable[[], object] | None = None) -> Fault:
    """The true answer, late."""
    return Fault("slow", seconds=seconds, hold=hold, applies=True)


def token_expired() -> Fault:
    """401: the token is no good any more."""
    return Fault("token expired", unauthenticated(), headers={"WWW-Authenticate": BEARER})


def forbidden() -> Fault:
    """403: the Sheet is not shared with the caller."""
    return Fault("forbidden", no_permission())


def disabled(service: str = "sheets.googleapis.com", title: str = "Google Sheets API") -> Fault:
    """403: nobody switched the API on in this project; the link does."""
    return Fault("disabled", disabled_problem(service, title))


def disabled_problem(service: str, title: str) -> ApiProblem:
    """Word it, with the link that switches the API on."""
    link = f"{CONSOLE}/{service}/overview?project={PROJECT_NUMBER}"
    message = (
        f"{title} has not been used in project {PROJECT_NUMBER} before or it is disabled. Enable it by visiting {link} "
        "then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems "
        "and retry."
    )
    about = {"service": service, "consumer": f"projects/{PROJECT_NUMBER}", "activationUrl": link, "serviceTitle": title}
    named = {"description": "Google developers console API activation", "url": link}
    details: list[Json] = [
        {"@type": "type.googleapis.com/google.rpc.Help", "links": [named]},
        {"@type": METADATA, "reason": "SERVICE_DISABLED", "domain": "googleapis.com", "metadata": about},
    ]
    return refused(message, details, 403)


def missing() -> Fault:
    """404: no such Sheet."""
    return Fault("missing", not_found())


def kept_as_xlsx() -> Fault:
    """400: the file in Drive is an .xlsx, not a Google Sheet."""
    return Fault("kept as .xlsx", office_file())


def office_file() -> ApiProblem:
    """Refuse to work on an Office file kept in Drive."""
    return refused("This operation is not supported for this document", status=400).with_word("FAILED_PRECONDITION")


BEARER = 'Bearer realm="https://accounts.google.com/", error="invalid_token"'


def unauthenticated() -> ApiProblem:
    """Refuse a token that is unknown, expired or revoked."""
    message = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    about = {"service": "sheets.googleapis.com", "method": "google.apps.sheets.v4.SpreadsheetsService"}
    info: Json = {"@type": METADATA, "reason": "ACCESS_TOKEN_EXPIRED", "domain": "googleapis.com", "metadata": about}
    return refused(message, [info], 401)


class MinuteQuota:
    """The quotas kept for real: so many reads and so many writes in any one minute of the clock."""

    def __init__(self, clock: Callable[[], float], reads: int = 60, writes: int = 60) -> None:
        self.clock = clock
        self.limits = {"Read": reads, "Write": writes}
        self.seen: dict[str, list[float]] = {"Read": [], "Write": []}

    def __call__(self, asked: Asked) -> Fault | None:
        """Refuse one request too many; a refused one does not count."""
        kind = "Read" if asked.verb == "GET" else "Write"
        now = self.clock()
        recent = [when for when in self.seen[kind] if when > now - 60]
        self.seen[kind] = recent
        if len(recent) >= self.limits[kind]:
            return quota(kind, limit=self.limits[kind])
        recent.append(now)
        return None
