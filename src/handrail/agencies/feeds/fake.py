"""A stand-in for a council's feed on this machine, for development: pages of services over HTTP.

It answers as Open Referral UK 3.0 does, with fewer a page than it is asked for, as real feeds do.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from handrail.agencies.feeds.invented import services

PATH = "/services"
MOST = 15
"""Services a page at most."""


@contextmanager
def answering(port: int = 0) -> Iterator[str]:
    """Let the feed answer on this machine; its address."""
    server = _Server(("127.0.0.1", port), _Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def serve(port: int) -> None:
    """Answer until told to stop."""
    with _Server(("127.0.0.1", port), _Answers) as server:
        server.serve_forever()


def answer(address: str) -> dict[str, Any] | None:
    """What the feed says at an address; nothing where it has nothing."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if path == PATH:
        asked = parse_qs(parts.query)
        return _page(_number(asked, "page", 1), min(_number(asked, "per_page", MOST), MOST))
    wanted = unquote(path.removeprefix(f"{PATH}/"))
    return next((one for one in services() if one["id"] == wanted), None)


def _number(asked: dict[str, list[str]], name: str, usual: int) -> int:
    given = asked.get(name, [""])[0]
    return int(given) if given.isascii() and given.isdigit() and int(given) > 0 else usual


def _page(number: int, size: int) -> dict[str, Any]:
    everything = services()
    shown = everything[(number - 1) * size : number * size]
    last = -(-len(everything) // size)
    return {
        "total_items": len(everything),
        "total_pages": last,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= last,
        "empty": not shown,
        "contents": shown,
    }


class _Server(ThreadingHTTPServer):
    daemon_threads = True


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing: whoever imports is told what happened."""

    def do_GET(self) -> None:
        found = answer(self.path)
        body = json.dumps(found if found is not None else {"message": "not here"}).encode()
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
