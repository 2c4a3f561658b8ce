"""A case as known on an earlier date: which date is asked for, and links that keep it.

``?known=`` on any page of a case shows the record as it stood at the end of that local day. Only
what is read changes: who may read is decided by the relations of today, and nothing can be
written into the past.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from handrail.access.requests import Request
from handrail.design.typed import Unreadable, read_date
from handrail.records import clock

NAME = "known"
"""The name of the date in an address."""


class Refused(Exception):
    """The date asked for cannot be read, or is still to come."""


@dataclass(frozen=True)
class Asked:
    """The date a page is read as known on (``None`` is now), and its way to another one."""

    on: date | None = None
    now_url: str = ""
    choose_url: str = ""


def asked(request: Request, reference: str) -> Asked:
    """What the address of a page asks. Raises ``Refused`` for a date that cannot be known on."""
    written = request.GET.get(NAME, "").strip()
    on = _day(written) if written else None
    # An address that begins with "?" stays on the page and, unlike a path, is given no date again.
    return Asked(on, "?" + _rest(request), choosing(request, reference))


def choosing(request: Request, reference: str, **more: str) -> str:
    """The page on which another date is chosen, and which leads back to this one."""
    rest = _rest(request)
    here = request.path + (f"?{rest}" if rest else "")
    return f"{reverse('home:another_date', args=[reference])}?{urlencode({'to': here, **more})}"


def without(request: Request) -> str:
    """The same address, as known now."""
    rest = _rest(request)
    return request.path + (f"?{rest}" if rest else "")


def with_date(address: str, day: date) -> str:
    """An address of a page of a case, as known on a day."""
    path, hash_, anchor = address.partition("#")
    joined = "&" if "?" in path else "?"
    return f"{path}{joined}{NAME}={day.isoformat()}{hash_}{anchor}"


def keep_date(response: HttpResponse, reference: str, day: date) -> None:
    """Make every link and search form of a page that leads to the same case keep the date.

    Done once for the finished page, so that no template has to remember. Text cannot be mistaken
    for a link: templates write quotation marks in text as character references.
    """
    if not response.get("Content-Type", "").startswith("text/html"):
        return
    base = re.escape(reverse("home:case", args=[reference]))
    given = f"{NAME}={day.isoformat()}"

    def dated(link: re.Match[str]) -> str:
        path, query, anchor = link[1], link[2] or "", link[3] or ""
        if re.search(rf"[?;&]{NAME}=", query):
            return link[0]
        return f'href="{path}{query}{"&amp;" if query else "?"}{given}{anchor}"'

    page = response.content.decode(response.charset)
    page = re.sub(rf'href="({base}(?:/[^"?#]*)?)(\?[^"#]*)?(#[^"]*)?"', dated, page)
    hidden = format_html('<input type="hidden" name="{}" value="{}">', NAME, day.isoformat())
    page = re.sub(
        rf'<form\b(?=[^>]*action="{base}[/?"])(?=[^>]*method="get")[^>]*>',
        lambda form: form[0] + hidden,
        page,
    )
    response.content = page.encode(response.charset)


def _day(written: str) -> date | None:
    """The day asked for; today is simply now."""
    today = clock.today()
    try:
        day = read_date(written[:40], today, looks_back=True)
    except (Unreadable, OverflowError):
        raise Refused(written) from None
    if day > today:
        raise Refused(written)
    return day if day < today else None


def _rest(request: Request) -> str:
    query = request.GET.copy()
    query.pop(NAME, None)
    return query.urlencode()
