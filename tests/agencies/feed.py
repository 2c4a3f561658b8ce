"""A feed of the Open Referral UK standard on this machine: what a council's server would answer."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class Feed:
    """Services by page, whole or lean, with answers that can be made to fail."""

    def __init__(self, services: list[Any]) -> None:
        self.services = services
        self.lean = False
        """Whether lists leave out what hangs from a service, as the standard allows."""
        self.failing: dict[str, bytes | int] = {}
        """By path or page number ("page 2"): the code, or the body, to answer with instead."""
        self.stuck = False
        """Whether every page is the first one, never the last."""
        self.asked: list[str] = []
        self.url = ""

    def answer(self, path: str, query: dict[str, list[str]]) -> bytes | int:
        """The body, or a code."""
        self.asked.append(path)
        if not path.startswith("/feed/services"):
            return 404
        if path == "/feed/services":
            return self.page(int(query["page"][0]), int(query["per_page"][0]))
        if path in self.failing:
            return self.failing[path]
        wanted = unquote(path.removeprefix("/feed/services/"))
        found = next(
            (one for one in self.services if isinstance(one, dict) and one.get("id") == wanted), None
        )
        return 404 if found is None else json.dumps(found).encode()

    def page(self, number: int, size: int) -> bytes | int:
        """One page of the list."""
        if f"page {number}" in self.failing:
            return self.failing[f"page {number}"]
        at = 0 if self.stuck else (number - 1) * size
        shown = self.services[at : at + size]
        if self.lean:
            kept = ("id", "name", "organization", "description")
            shown = [{name: one[name] for name in kept if name in one} for one in shown]
        last = -(-len(self.services) // size) or 1
        told = {
            "total_items": len(self.services),
            "total_pages": 10**6 if self.stuck else last,
            "page_number": number,
            "size": len(shown),
            "first_page": number == 1,
            "last_page": number >= last and not self.stuck,
            "empty": not shown,
            "contents": shown,
        }
        return json.dumps(told).encode()


@contextmanager
def served(feed: Feed) -> Iterator[Feed]:
    """The feed on a port of this machine for as long as the block runs."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            answer = feed.answer(parts.path, parse_qs(parts.query))
            body = answer if isinstance(answer, bytes) else b""
            self.send_response(answer if isinstance(answer, int) else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Tests read what was asked from the feed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    feed.url = f"http://127.0.0.1:{server.server_port}/feed"
    try:
        yield feed
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def service(number: int, **told: Any) -> dict[str, Any]:
    """A sound entry: an allotment of the town, one of many."""
    return {
        "id": f"s-{number}",
        "name": f"Allotment {number}",
        "status": "active",
        "description": "Digging, company and vegetables.",
        "organization": {"id": f"o-{number % 7}", "name": f"Green Acre {number % 7}"},
        "minimum_age": 16,
        "wait_time": "None",
        "url": "allotment.example.org",
        "phones": [{"number": "01632 960300"}],
        "schedules": [{"byday": "TU,TH", "opens_at": "10:00", "closes_at": "15:30"}],
        "service_at_locations": [
            {
                "location": {
                    "id": f"l-{number % 11}",
                    "name": f"Field {number % 11}",
                    "latitude": 53.35,
                    "longitude": -0.15,
                    "addresses": [{"address_1": "Ings Lane", "city": "Wexborough", "postal_code": "WX4 1AA"}],
                }
            }
        ],
        "attributes": [{"taxonomy_term": {"name": "Gardening"}}, {"taxonomy_term": {"name": "Wellbeing"}}],
        **told,
    }


BAD: tuple[tuple[dict[str, Any], str], ...] = (
    ({"name": ""}, "/name is empty (mend: give it one)"),
    (
        {"organization": None},
        "/organization does not say who offers it (mend: an organisation with id and name)",
    ),
    (
        {"minimum_age": 40, "maximum_age": 25},
        "/minimum_age 40 is above the maximum of 25 (mend: turn them round)",
    ),
    ({"name": 7}, "/name expected `str`, got `int` (mend: as the standard has it)"),
    ({"url": "javascript:alert(1)"}, "/url 'javascript:alert(1)' is no web address"),
    (
        {"schedules": [{"byday": "MO", "opens_at": "17:00", "closes_at": "9:99"}]},
        "/schedules/0/closes_at '9:99' is no time of day (mend: as 09:30)",
    ),
    (
        {"service_at_locations": [{"location": {"id": "l", "latitude": 530.0, "longitude": 0.0}}]},
        "/service_at_locations/0/location/latitude 530 is off the map (mend: degrees from -90 to 90)",
    ),
    ({"name": "n" * 201}, "/name too long: 201 characters (mend: at most 200 characters)"),
    ({"description": "a\0b"}, "/what_for holds a null character (mend: text without null characters)"),
)
"""What feeds get wrong, and what is said of it."""


def many(count: int) -> list[dict[str, Any]]:
    """So many services, every fiftieth of them bad, each bad in the next of the ways above."""
    return [
        service(number, **(BAD[number // 50 % len(BAD)][0] if number % 50 == 49 else {}))
        for number in range(count)
    ]
