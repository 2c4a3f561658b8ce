"""What a page sends: little on a first visit, less on the next, and files that a browser may keep."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from whitenoise.middleware import WhiteNoiseMiddleware

from handrail.access.models import User
from handrail.config import serving
from handrail.config.environment import Mode, current
from tests.journeys.pages import CLOSED, EVERY, KEYHOLDER, MARKS_SHARE, NOBODY, STARTER, Opened

pytestmark = pytest.mark.django_db
FIRST_VISIT, LATER_VISIT = 75_000, 20_000
STORAGE = {"staticfiles": {"BACKEND": "handrail.config.static.Storage"}}
MADE_BY_A_JOURNEY = {"the passkey", CLOSED, MARKS_SHARE}
OPENED = [
    one for one in EVERY if one.reader not in (KEYHOLDER, STARTER) and not MADE_BY_A_JOURNEY & {*one.args}
]
"""Some pages need more than to be signed in; they have the same frame."""


class Shelf:
    """Static files as production serves them, and what each brings along."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.middleware = WhiteNoiseMiddleware(lambda _request: None)  # type: ignore[arg-type, return-value]

    def wanted(self, page: str) -> set[str]:
        """Every file that a browser fetches for a page, at most."""
        waiting = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
        found: set[str] = set()
        while waiting:
            one = waiting.pop()
            found.add(one)
            waiting |= self._asked_by(one, page) - found
        return found

    def _asked_by(self, address: str, page: str) -> set[str]:
        text = self.file(address).read_text() if address.endswith((".css", ".js")) else ""
        if address.endswith(".css"):
            asked = re.findall(r"url\(\"?([^)\"#]+)", text)
        else:
            asked = re.findall(r'from\s*"(\.[^"]+)"', text)
            if 'data-module="moj-' in page:
                asked += re.findall(r'import\(\s*"(\.[^"]+)"', text)
        return {urljoin(address, one) for one in asked if not one.startswith("data:")}

    def file(self, address: str) -> Path:
        """Where it lies."""
        return self.root / address.removeprefix(settings.STATIC_URL)

    def bytes_of(self, address: str) -> int:
        """What is sent of it: the packed file, where packing makes it smaller."""
        packed = self.file(address).with_name(self.file(address).name + ".gz")
        return (packed if packed.exists() else self.file(address)).stat().st_size

    def may_be_kept(self, address: str) -> bool:
        """Whether browsers are told to keep it for good."""
        return self.middleware.immutable_file_test(str(self.file(address)), address)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Collected once."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES={**settings.STORAGES, **STORAGE}):
        serving.collect_static(current().model_copy(update={"mode": Mode.PRODUCTION}))
        yield Shelf(root)


def sent(opened: Opened) -> tuple[int, str]:
    """Bytes of a page as a browser gets them, and its text."""
    client = Client()
    if opened.reader != NOBODY:
        client.force_login(User.objects.get(name=opened.reader))
    address = reverse(opened.route, args=opened.args) + opened.query
    answer = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    assert answer.status_code == opened.status, address
    return len(answer.content), gzip.decompress(answer.content).decode()


def test_no_page_sends_much(standing_demo: None, shelf: Shelf) -> None:
    heavy = []
    for opened in OPENED:
        later, page = sent(opened)
        first = later + sum(map(shelf.bytes_of, shelf.wanted(page)))
        if first > FIRST_VISIT or later > LATER_VISIT:
            heavy.append((str(opened), first, later))

    assert heavy == []


def test_every_file_of_a_page_may_be_kept_for_good(standing_demo: None, shelf: Shelf) -> None:
    _bytes, page = sent(next(one for one in OPENED if one.route == "home:case"))
    files = shelf.wanted(page)

    assert {Path(one).name.partition(".")[0] for one in files} > {
        "handrail",
        "govuk-frontend",
        "moj-frontend",
    }
    assert [one for one in files if not shelf.may_be_kept(one)] == []
