"""From a request to its answer: who asks, which call it is, whether it may, carried out, described."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import unquote

from tests.fake_sheets import (
    answers,
    asked,
    batch,
    discovery,
    drive,
    export,
    filters,
    masks,
    spreadsheets,
    values,
)
from tests.fake_sheets.calls import Call
from tests.fake_sheets.errors import ApiProblem, Json, refused
from tests.fake_sheets.faults import BEARER, METADATA, unauthenticated
from tests.fake_sheets.oauth import Grant, NoGrant, Tokens
from tests.fake_sheets.store import Store
from tests.fake_sheets.wire import Answer, Asked

Handler: TypeAlias = Callable[[Call], Json | Answer | None]
SHEETS: Mapping[str, Handler] = {
    "get": spreadsheets.get,
    "create": spreadsheets.create,
    "getByDataFilter": spreadsheets.get_by_data_filter,
    "batchUpdate": batch.update,
    "sheets.copyTo": spreadsheets.copy_to,
    "developerMetadata.get": filters.metadata_get,
    "developerMetadata.search": filters.metadata_search,
    "values.get": values.get,
    "values.batchGet": values.batch_get,
    "values.batchGetByDataFilter": values.batch_get_by_data_filter,
    "values.update": values.update,
    "values.batchUpdate": values.batch_update,
    "values.batchUpdateByDataFilter": values.batch_update_by_data_filter,
    "values.append": values.append,
    "values.clear": values.clear,
    "values.batchClear": values.batch_clear,
    "values.batchClearByDataFilter": values.batch_clear_by_data_filter,
}
DRIVE: Mapping[str, Handler] = {
    "files.create": drive.create,
    "files.get": drive.get,
    "files.list": drive.listed,
    "files.update": drive.update,
    "files.copy": drive.copy,
    "files.delete": drive.delete,
    "files.export": export.export,
    "comments.list": drive.comments_list,
    "permissions.list": drive.permissions_list,
    "permissions.get": drive.permission_get,
    "permissions.create": drive.permission_create,
    "permissions.update": drive.permission_update,
    "permissions.delete": drive.permission_delete,
}
CHANGING = {
    name for name in SHEETS if name.endswith(("pdate", "UpdateByDataFilter", "append", "lear", "ClearByDataFilter"))
}
UPLOAD = "/upload"
V2, V3 = "/drive/v2/files/", "/drive/v3/files/"


@dataclass(slots=True)
class Api:
    """All that stands behind the server's addresses; it knows nothing of sockets."""

    store: Store
    tokens: Tokens
    keys: set[str] = field(default_factory=set)  # API keys that are known
    failures: list[str] = field(default_factory=list)  # mistakes of this fake; a test that leaves one fails

    def answer(self, request: Asked) -> Answer:
        """Answer a request; a mistake of this fake is a 500 that is written down."""
        try:
            with self.store.lock:
                return self.routed(request)
        except NoGrant as problem:
            return Answer(problem.status, problem.body)
        except Exception as problem:  # noqa: BLE001 - whatever broke, the client gets an answer and the test fails
            self.failures.append(f"{request.verb} {request.path}: {type(problem).__name__}: {problem}")
            message = f"The fake itself is at fault: {problem}"
            return Answer(500, refused(message, status=500).body())

    def routed(self, request: Asked) -> Answer:
        """Find what the address leads to."""
        place = request.path.rstrip("/")
        if place == "/token" and request.verb == "POST":
            return Answer(200, self.tokens.grant({**request.client(), **request.form()}))
        if place in {"/o/oauth2/auth", "/o/oauth2/v2/auth"}:
            return Answer(302, content=b"", headers={"Location": self.tokens.agreed(request.queried())})
        if place == "/revoke" and request.verb == "POST":
            self.tokens.revoke({**request.queried(), **request.form()}.get("token", ""))
            return Answer(200, {})
        if place.endswith("/allowedLocations"):
            return Answer(200, {"locations": [], "encodedLocations": "0x0"})
        return self.called(request)

    def called(self, request: Asked) -> Answer:
        """Answer a call of Sheets or of Drive."""
        uploads = request.path.startswith(UPLOAD + "/")
        path = request.path.removeprefix(UPLOAD) if uploads else request.path
        verb = request.verb
        if uploads and verb == "PUT" and path.startswith(V2):  # what v3 calls PATCH
            verb, path = "PATCH", path.replace(V2, V3, 1)
        for document, handlers, worded in (
            (discovery.sheets(), SHEETS, ApiProblem.body),
            (discovery.drive(), DRIVE, drive.problem_body),
        ):
            if found := document.method(verb, path):
                method, pieces = found
                try:
                    return self.carried_out(document, method, pieces, handlers, request, uploads=uploads)
                except ApiProblem as problem:
                    return refusal(problem, worded(problem))
        return refusal(missing := refused("Method not found.", status=404), missing.body())

    def carried_out(
        self,
        document: discovery.Document,
        method: discovery.Method,
        pieces: Mapping[str, str],
        handlers: Mapping[str, Handler],
        request: Asked,
        *,
        uploads: bool,
    ) -> Answer:
        """Check every part of a call, carry it out and describe the outcome."""
        strict = document is discovery.sheets()  # Drive lets be what it does not know
        query = asked.query(document, method, request.query, strict=strict)
        caller = self.caller(request, query, method)
        upload, body = split_upload(request) if uploads else (Upload(), request.content)
        name = method.id.split(".", 1)[1].removeprefix("spreadsheets.")
        handler = handlers.get(name)
        if handler is None:
            raise ApiProblem(501, "UNIMPLEMENTED", f"{method.id}: this fake does not know it.")
        mask, masked = wanted(document, method, query)
        call = Call(
            self.store,
            caller,
            {key: unquote(piece) for key, piece in pieces.items()},
            query,
            asked.body(method.request, body, strict=strict) if method.request else {},
            mask,
            upload.content,
            upload.kind,
            masked,
        )
        if name == "files.get" and query.get("alt") == "media":
            return export.download(call)
        outcome = handler(call)
        if name in CHANGING:
            drive.touch(call.store, pieces["spreadsheetId"])
        if isinstance(outcome, Answer):
            return outcome
        if outcome is None or method.answer is None:
            return Answer(204, content=b"")
        made = answers.answer(method.answer, outcome, mask)
        return Answer(200, made, pretty=query.get("prettyPrint", True))

    def caller(self, request: Asked, query: Json, method: discovery.Method) -> str | None:
        """Say who calls, or refuse."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        token = token.strip() if kind.lower() == "bearer" else query.get("access_token") or query.get("oauth_token", "")
        if token:
            grant = self.tokens.holder(token)
            if grant is None:
                raise unauthenticated()
            return allowed(grant, method)
        if kind:
            raise unauthenticated()
        key = query.get("key") or request.headers.get("x-goog-api-key")
        if key is None:
            raise refused(UNREGISTERED, status=403)
        if key not in self.keys:
            about = {"@type": METADATA, "reason": "API_KEY_INVALID", "domain": "googleapis.com"}
            raise refused("API key not valid. Please pass a valid API key.", [about])
        if method.verb != "GET":
            about = {"@type": METADATA, "reason": "CREDENTIALS_MISSING", "domain": "googleapis.com"}
            raise refused(NO_KEYS, [about], 401)
        return None


UNREGISTERED = (
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other "
    "form of API consumer identity to call this API."
)


NO_KEYS = (
    "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that "
    "assert a principal. See https://cloud.google.com/docs/authentication"
)


def allowed(grant: Grant, method: discovery.Method) -> str:
    """Give the address behind a token that covers the call."""
    if not grant.scopes & method.scopes:
        about = {"@type": METADATA, "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domain": "googleapis.com"}
        raise refused("Request had insufficient authentication scopes.", [about], 403)
    return grant.email


def wanted(document: discovery.Document, method: discovery.Method, query: Json) -> tuple[masks.Mask, bool]:
    """Read the fields parameter; Drive has a short list of its own when there is none."""
    text, shape = query.get("fields", ""), method.answer
    if shape is None:
        return None, False
    is_drive = document is discovery.drive()
    try:
        if text:
            return masks.parse(text.replace(" ", "") if is_drive else text, shape), True
        if is_drive and shape.name in drive.DEFAULT_FIELDS:
            return masks.parse(drive.DEFAULT_FIELDS[shape.name], shape), False
    except masks.UnknownPath as problem:
        if is_drive:
            raise refused(f"Invalid field selection {problem.path}") from problem
        raise masks.refusal(problem) from problem
    return None, False


def refusal(problem: ApiProblem, body: Json) -> Answer:
    """Make the answer of a refusal."""
    headers = {"WWW-Authenticate": BEARER} if problem.status == 401 else {}
    return Answer(problem.status, body, headers=headers)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way to Drive."""

    content: bytes = b""
    kind: str = ""


def split_upload(request: Asked) -> tuple[Upload, bytes]:
    """Take an upload apart: the file, and the JSON about it."""
    way = request.queried().get("uploadType", "")
    kind = request.headers.get("content-type", "application/octet-stream")
    if way == "media":
        return Upload(request.content, kind), json.dumps({"mimeType": kind}).encode()
    if way != "multipart":
        raise ApiProblem(501, "UNIMPLEMENTED", f"uploadType={way}: this fake does not know it.")
    mark = kind.partition("boundary=")[2].strip('"').encode()
    about, file = (part.split(b"\r\n\r\n", 1) for part in request.content.split(b"--" + mark)[1:-1])
    named = re.search(rb"(?i)content-type:\s*([^\s;]+)", file[0])
    return Upload(file[1].removesuffix(b"\r\n"), named[1].decode() if named else ""), about[1].removesuffix(b"\r\n")
