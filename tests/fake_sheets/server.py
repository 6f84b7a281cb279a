"""The server: real HTTP on this machine only, kept-alive connections, gzip when asked for, a log of every request."""

from __future__ import annotations

import gzip
import json
import random
import socket
import threading
import zlib
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fake_sheets import drive
from tests.fake_sheets.api import Api
from tests.fake_sheets.errors import ApiProblem, Json
from tests.fake_sheets.faults import Fault, Faults, Schedule
from tests.fake_sheets.oauth import Tokens
from tests.fake_sheets.store import Store
from tests.fake_sheets.wire import Answer, Asked, Seen

NOT_CALLS = ("/token", "/o/oauth2/", "/revoke")


class Server:
    """One fake Google. Start it, use its address, close it."""

    def __init__(self, clock: Callable[[], float], schedule: Schedule = (), port: int = 0, seed: int = 0) -> None:
        chance = random.Random(seed)
        self.clock = clock
        self.store = Store(clock, chance)
        self.tokens = Tokens(clock, chance)
        self.api = Api(self.store, self.tokens)
        self.faults = Faults(schedule)  # one entry for each call of Sheets or Drive
        self.token_faults = Faults()  # one entry for each request for a token
        self.log: list[Seen] = []
        self.http = Http(("127.0.0.1", port), self)
        self.base = f"http://127.0.0.1:{self.http.server_address[1]}"
        self.tokens.audiences.add(f"{self.base}/token")
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def calls(self) -> list[Seen]:
        """Give the log without the requests for tokens and the look-ups around them."""
        return [seen for seen in self.log if is_call(seen.path)]

    def start(self) -> Server:
        """Begin to answer."""
        self.thread.start()
        return self

    def close(self) -> None:
        """Stop, and end every connection."""
        self.http.shutdown()
        self.http.server_close()
        self.http.end_all()
        self.thread.join()

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def answer(self, asked: Asked) -> tuple[Fault | None, Answer]:
        """Give the answer and what goes wrong with it."""
        fault = None
        if is_call(asked.path):
            fault = self.faults.next(asked)
        elif asked.path == "/token":
            fault = self.token_faults.next(asked)
        if fault is None:
            return None, self.api.answer(asked)
        replaced = fault.problem is not None or fault.page is not None or fault.drop
        true = self.api.answer(asked) if fault.applies or not replaced else Answer()
        if fault.hold is not None:
            fault.hold()
        return fault, spoiled(fault, true, asked.path)


def spoiled(fault: Fault, true: Answer, path: str) -> Answer:
    """Give what is sent in place of the true answer, each part of Google saying no in its own shape."""
    headers = {**fault.headers, **({"X-Fake-Seconds": str(fault.seconds)} if fault.seconds else {})}
    if fault.problem is not None:
        return Answer(fault.problem.status, worded(fault.problem, path), headers=headers)
    if fault.page is not None:
        status, page = fault.page
        return Answer(status, content=page.encode(), kind="text/html; charset=UTF-8", headers=headers)
    return replace(true, headers={**true.headers, **headers})


def worded(problem: ApiProblem, path: str) -> Json:
    """Give the body of a refusal as Sheets, Drive or the token endpoint words it."""
    if path == "/token":
        word = "internal_failure" if problem.status >= 500 else "access_denied"
        return {"error": word, "error_description": problem.message}
    return drive.problem_body(problem) if "/drive/" in path else problem.body()


def is_call(path: str) -> bool:
    """Whether a path is one of Sheets or Drive, not of what gives out tokens."""
    return not path.startswith(NOT_CALLS) and not path.endswith("/allowedLocations")


class Http(ThreadingHTTPServer):
    """A thread a connection."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], owner: Server) -> None:
        self.owner = owner
        self.open: set[socket.socket] = set()
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember a connection, so that it can be ended."""
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget a connection that has ended."""
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a client go away without a word; nothing else is raised here."""

    def end_all(self) -> None:
        """End the connections that clients keep open."""
        for connection in list(self.open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "ESF"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class named it
        """Say nothing on the screen; the log is the server's."""

    def serve(self) -> None:
        """Read a request, answer it, write it down."""
        assert isinstance(self.server, Http)
        owner = self.server.owner
        received = self.body()
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        verb = headers.get("x-http-method-override", self.command)
        asked = Asked(verb, path, query, headers, unpacked(received, headers.get("content-encoding", "")))
        fault, answer = owner.answer(asked)
        content = packed(answer)
        zipped = "gzip" in headers.get("accept-encoding", "") and len(content) > 0
        sent = gzip.compress(content, 5, mtime=0) if zipped else content
        seen = Seen(verb, path, query, answer.status, len(received), len(sent), fault.name if fault else "")
        if fault is not None and fault.drop:
            owner.log.append(replace(seen, status=0, bytes_out=0))
            self.close_connection = True
            return
        owner.log.append(seen)
        self.send(answer, sent, zipped=zipped, part=fault.part if fault else None)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = serve  # noqa: N815 - the base class looks for these

    def body(self) -> bytes:
        """Read the body, however its length is told."""
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def send(self, answer: Answer, sent: bytes, *, zipped: bool, part: float | None) -> None:
        """Send an answer, or a part of it and then nothing more."""
        self.send_response(answer.status)
        if answer.status != 204:
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(sent)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        for name, value in {"Vary": "Origin, X-Origin, Referer", **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if part is not None:
            sent = sent[: int(len(sent) * part)]
            self.close_connection = True
        self.wfile.write(sent)
        self.wfile.flush()


def packed(answer: Answer) -> bytes:
    """Write the body of an answer, spread over lines unless asked not to."""
    if answer.content is not None:
        return answer.content
    if answer.pretty:
        return (json.dumps(answer.body, ensure_ascii=False, indent=2) + "\n").encode()
    return json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes, encoding: str) -> bytes:
    """Undo a body's packing."""
    if encoding == "gzip":
        return gzip.decompress(content)
    return zlib.decompress(content) if encoding == "deflate" else content
