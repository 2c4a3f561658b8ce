"""Reading a feed page by page over HTTP.

The standard's lists name the page they are and how many there are; entries of a list may leave out
what hangs from them, and are then asked for one by one.
"""

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

PER_PAGE = 100
MOST_PAGES = 5_000
MOST_BYTES = 20_000_000
SECONDS = 30


class Trouble(Exception):
    """The feed cannot be read: where, what is wrong, and how to mend it."""

    def __init__(self, where: str, what: str, mend: str) -> None:
        super().__init__(f"{where}: {what}. {mend}")


class Listing(msgspec.Struct):
    """One page of a list, as the standard has it."""

    contents: list[Any]
    total_items: int | None = None
    total_pages: int | None = None
    last_page: bool | None = None


@dataclass(frozen=True)
class Page:
    """A page of a feed, and of how many entries in all when the feed says so."""

    number: int
    entries: list[Any]
    total: int | None


def base(url: str) -> str:
    """The address of a feed without what differs from one request to the next."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Trouble(url, "is no web address", "Give one that starts with https://")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix('/services')}"


def pages(feed: str) -> Iterator[Page]:
    """Every page of the feed's services, one at a time."""
    for number in range(1, MOST_PAGES + 1):
        where = f"{feed}/services?{urlencode({'page': number, 'per_page': PER_PAGE})}"
        try:
            listing = msgspec.json.decode(fetch(where), type=Listing)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise Trouble(
                where,
                f"is no page of the standard: {fault}",
                "Ask who keeps the feed; it must answer as Open Referral UK 3.0 does",
            ) from None
        yield Page(number, listing.contents, listing.total_items)
        if not listing.contents or listing.last_page or number == listing.total_pages:
            return
    raise Trouble(feed, f"has more than {MOST_PAGES:,} pages", "Ask who keeps the feed")


def whole(feed: str, identity: str) -> Any:
    """One service with all that hangs from it."""
    where = f"{feed}/services/{quote(identity, safe='')}"
    try:
        return msgspec.json.decode(fetch(where))
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Trouble(where, "is not JSON", "Ask who keeps the feed") from None


def fetch(where: str) -> bytes:
    """What an address answers; raises ``Trouble`` when it does not."""
    asked = urllib.request.Request(where, headers={"Accept": "application/json"})  # noqa: S310 - see base()
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
            body = answer.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as fault:
        with fault:
            raise Trouble(
                where, f"answered {fault.code}", "Run it again later; what was taken stays"
            ) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        raise Trouble(where, f"cannot be reached: {reason}", "Look at the address and the network") from None
    if len(body) > MOST_BYTES:
        raise Trouble(
            where, f"is longer than {MOST_BYTES:,} bytes", "Ask who keeps the feed for shorter pages"
        )
    return body
