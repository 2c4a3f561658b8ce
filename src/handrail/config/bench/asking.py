"""A signed-in visitor over HTTP: one connection that stays open, as a browser's does."""

import gzip
import http.client
import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

QUERIES, FOLLOWED = "X-Bench-Queries", "X-Bench-Followed"
HELLO = "/bench/hello"


class Refused(Exception):
    """The server answered otherwise than the operation expects."""


class Followed(NamedTuple):
    """What followed the acts of a request, its case asked again: seconds, and statements sent."""

    seconds: float = 0.0
    queries: int = 0


@dataclass(frozen=True)
class Answer:
    """What came back, and what it cost."""

    status: int
    body: bytes
    """As it was sent: packed, where the server packs."""
    packed: bool
    queries: int
    followed: Followed

    @property
    def page(self) -> bytes:
        """What a browser makes of it."""
        return gzip.decompress(self.body) if self.packed else self.body


class Browser:
    """Sends requests with the cookies it was given."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._beside: dict[str, Browser] = {}
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._send("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        fields = {"csrfmiddlewaretoken": self.cookies.get("csrf", ""), **fields}
        return self._send("POST", path, urlencode(fields))

    def sign_in(self, username: str) -> None:
        """Through the demo's door."""
        page = self.get("/sign-in")
        found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page.page)
        token = found[1].decode() if found else ""
        answer = self.post("/sign-in", {"csrfmiddlewaretoken": token, "user": username})
        if answer.status != http.HTTPStatus.FOUND:
            raise Refused(f"signing in as {username} answered {answer.status}")

    def beside(self, username: str) -> "Browser":
        """A browser of somebody else at the same desk, signed in once."""
        if username not in self._beside:
            other = self._beside[username] = Browser(self.port)
            other.sign_in(username)
        return self._beside[username]

    def close(self) -> None:
        """Leave, and those beside it."""
        for browser in (*self._beside.values(), self):
            browser.connection.close()

    def _send(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        headers["Accept-Encoding"] = "gzip"
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(line).items()}
        packed = response.headers.get("Content-Encoding") == "gzip"
        seconds, queries = response.headers.get(FOLLOWED, "0 0").split()
        followed = Followed(float(seconds), int(queries))
        return Answer(response.status, content, packed, int(response.headers.get(QUERIES, "0")), followed)
