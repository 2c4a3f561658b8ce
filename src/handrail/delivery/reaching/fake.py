"""A stand-in for GOV.UK Notify on this machine, for the demo, development and tests.

It speaks the part of Notify's HTTP that Handrail uses and checks the bearer token as Notify does. It
sends nothing: what arrives can be read at its own address. Production refuses to start with it."""

import json
import random
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError

SERVICE, SECRET = "0f4b1f9a-3c56-4c8f-9a63-4d2f2b6b7f10", "7d1f5a0e-52c4-4f0b-8a0e-2f5f2f1b9c33"
KEY = f"fake-{SERVICE}-{SECRET}"
TEXT_TEMPLATE, EMAIL_TEMPLATE = (
    "11111111-1111-4111-8111-111111111111",
    "22222222-2222-4222-8222-222222222222",
)
GOES_WRONG = {"000": "temporary-failure", "111": "permanent-failure"}
"""What becomes of a text whose number ends so; anything else is delivered."""
PAGE, MOST_DIGITS, LEAST_DIGITS, LONG_WAIT = 250, 15, 10, 30


class Mode(StrEnum):
    """How one request to send is dealt with."""

    FINE = "fine"
    FAILS = "fails"
    KEPT_BUT_FAILS = "kept, then an error"
    SLOW = "slow"
    DROPS = "kept, then no answer"
    LOST = "no answer, nothing kept"
    TOO_MANY = "too many requests"


@dataclass
class Kept:
    """A message that arrived."""

    reference: str
    to: str
    kind: str
    said: dict[str, str]
    id: str = field(default_factory=lambda: str(uuid4()))
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def as_notify_says(self) -> dict[str, Any]:
        """The message in Notify's answers."""
        return {
            "id": self.id,
            "reference": self.reference,
            "type": self.kind,
            "status": GOES_WRONG.get(self.to[-3:], "delivered"),
            "created_at": self.at.isoformat(),
        }


class Fake:
    """What a fake has been sent, and how it behaves. ``watch`` is told each stage of a request to send."""

    def __init__(
        self,
        mode: Callable[[], Mode] = lambda: Mode.FINE,
        *,
        watch: Callable[[str], None] = lambda stage: None,
        slowness: float = 1.0,
    ) -> None:
        self.mode, self.watch, self.slowness = mode, watch, slowness
        self.silent = False
        self.kept: list[Kept] = []
        self.requests = 0
        self.lock = threading.Lock()
        self.closing = threading.Event()

    def keep(self, message: Kept) -> None:
        """Keep a message, whether its reference is known or not: Notify does the same."""
        with self.lock:
            self.kept.append(message)

    def find(self, reference: str) -> list[Kept]:
        """The messages with a reference, newest first."""
        with self.lock:
            return [one for one in reversed(self.kept) if reference in ("", one.reference)][:PAGE]


def at_random(shares: dict[Mode, float], seed: int | None = None) -> Callable[[], Mode]:
    """Ways to behave, each with its share; the rest is fine."""
    chance = random.Random(seed)  # noqa: S311 - behaviour of a stand-in, not a secret
    modes = [*shares, Mode.FINE]
    weights = [*shares.values(), max(0.0, 1 - sum(shares.values()))]
    return lambda: chance.choices(modes, weights)[0]


@contextmanager
def answering(fake: Fake, port: int = 0) -> Iterator[str]:
    """Let a fake answer on this machine; the address it answers at."""
    server = _server(fake, port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        fake.closing.set()
        server.shutdown()
        server.server_close()


def serve(fake: Fake, port: int) -> None:
    """Answer until told to stop."""
    with _server(fake, port) as server:
        server.serve_forever()


def _server(fake: Fake, port: int) -> ThreadingHTTPServer:
    handler = type("Answers", (_Answers,), {"fake": fake})
    return _Server(("127.0.0.1", port), handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Nothing: whoever asked went away in the middle of it."""


class _Answers(BaseHTTPRequestHandler):
    fake: ClassVar[Fake]
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing: addresses hold references."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/":
            self._html(_inbox(self.fake))
        elif self._refused():
            return
        elif self.fake.silent:
            self._error(503, "Exception", "Internal server error")
        elif parts.path == "/v2/notifications":
            reference = parse_qs(parts.query).get("reference", [""])[0]
            found = [one.as_notify_says() for one in self.fake.find(reference)]
            self._json(200, {"notifications": found, "links": {"current": self.path}})
        else:
            self._one(parts.path.rpartition("/")[2])

    def _one(self, identity: str) -> None:
        found = next((one for one in self.fake.find("") if one.id == identity), None)
        if found is None:
            self._error(404, "NoResultFound", "No result found")
        else:
            self._json(200, found.as_notify_says())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = {"/v2/notifications/sms": "sms", "/v2/notifications/email": "email"}.get(self.path)
        if kind is None:
            self._error(404, "NoResultFound", "No result found")
        elif not self._refused():
            self._take(kind, body)

    def _take(self, kind: str, body: bytes) -> None:
        self.fake.requests += 1
        self.fake.watch("arrived")
        try:
            sent = json.loads(body)
            to = str(sent["phone_number" if kind == "sms" else "email_address"])
            message = Kept(str(sent.get("reference", "")), to, kind, dict(sent["personalisation"]))
        except (ValueError, KeyError, TypeError):
            self._error(400, "BadRequestError", "The request cannot be read")
            return
        if wrong := _wrong_address(kind, to):
            self._error(400, "ValidationError", wrong)
            return
        self._deal(message, self.fake.mode())

    def _deal(self, message: Kept, mode: Mode) -> None:
        if mode is Mode.TOO_MANY:
            self._error(429, "RateLimitError", "Exceeded rate limit for key type")
            return
        if mode is Mode.FAILS:
            self._error(500, "Exception", "Internal server error")
            return
        if mode is Mode.SLOW:
            self.fake.closing.wait(self.fake.slowness)
        if mode is not Mode.LOST:
            self.fake.keep(message)
            self.fake.watch("kept")
        if mode in (Mode.DROPS, Mode.LOST):
            self.close_connection = True
            return
        if mode is Mode.KEPT_BUT_FAILS:
            self._error(500, "Exception", "Internal server error")
            return
        self._json(201, {"id": message.id, "reference": message.reference, "content": message.said})
        self.fake.watch("answered")

    def _refused(self) -> bool:
        """Whether the bearer token is not one that Notify would take."""
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            self._error(401, "AuthError", "Unauthorized: authentication bearer scheme must be used")
            return True
        try:
            if get_token_issuer(token) != SERVICE:
                raise TokenError("Invalid token: service not found")
            decode_jwt_token(token, SECRET)
        except TokenError as error:
            self._error(403, "AuthError", str(error.message))
            return True
        return False

    def _error(self, status: int, kind: str, message: str) -> None:
        self._json(status, {"status_code": status, "errors": [{"error": kind, "message": message}]})

    def _json(self, status: int, content: Any) -> None:
        self._answer(status, "application/json", json.dumps(content).encode())

    def _html(self, page: str) -> None:
        self._answer(200, "text/html; charset=utf-8", page.encode())

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # whoever asked is gone
            self.close_connection = True


def _wrong_address(kind: str, to: str) -> str:
    if kind == "email":
        return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", to) else "email_address Not a valid email address"
    digits = re.sub(r"[\s()+-]", "", to)
    if not digits.isdigit():
        return "phone_number Must not contain letters or symbols"
    if len(digits) < LEAST_DIGITS:
        return "phone_number Not enough digits"
    return "phone_number Too many digits" if len(digits) > MOST_DIGITS else ""


def _inbox(fake: Fake) -> str:
    """What arrived, newest first, as a telephone would show it."""
    shown = "".join(
        f"<article><p><strong>To {escape(one.to)}</strong>"
        f" <time>{one.at:%H:%M:%S}</time></p>"
        f"<p>{escape(one.said.get('subject', ''))}</p><p>{escape(one.said.get('text', ''))}</p></article>"
        for one in fake.find("")
    )
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta http-equiv=refresh content=5>"
        "<meta name=viewport content='width=device-width'><title>Messages that arrived</title><style>"
        "body{font:1.1rem/1.4 arial,sans-serif;margin:2rem auto;max-width:38rem;padding:0 1rem;color:#0b0c0c}"
        "article{border-left:5px solid #1d70b8;background:#f3f2f1;padding:.5rem 1rem;margin:1rem 0}"
        "time{color:#484949;float:right}p{margin:.3rem 0}</style></head><body>"
        "<h1>Messages that arrived</h1><p>A stand-in for GOV.UK Notify on this machine. Nothing leaves it."
        f"</p>{shown or '<p>None yet.</p>'}</body></html>"
    )
