"""Somebody at a browser, who looks closely at every page they come to."""

import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect

from handrail.exchange.demo import folder

# Every rule runs; only what is wrong is told, since the rest is long.
AXE = """() => axe.run(document, {resultTypes: ['violations']})
    .then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"""
OVERFLOW = """() => innerWidth >= document.documentElement.scrollWidth ? [] :
    [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 5).map(one => one.outerHTML.slice(0, 200))"""
VIOLATIONS = """addEventListener('securitypolicyviolation',
    event => console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI}`))"""


class Visitor:
    """A page and what went wrong on it. ``troubles`` collects what a reader would not see."""

    def __init__(self, page: Page, site: str, *, scripts: bool = True) -> None:
        self.page, self.site, self.scripts = page, site, scripts
        self._devtools = page.context.new_cdp_session(page)
        self._let_scripts_run(scripts)
        self.troubles: list[str] = []
        self.refusals: set[int] = set()
        self.dropped: set[str] = set()
        self.answer = 0
        page.set_default_timeout(20_000)
        page.add_init_script(VIOLATIONS)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self._watch)
        page.on("response", self._weigh)
        page.on("requestfailed", self._miss)

    def may_be_refused(self, status: int) -> None:
        """An answer with this status is part of the story."""
        self.refusals.add(status)

    def may_be_dropped(self, address: str) -> None:
        """The browser may let go of a request to this address: another took its place."""
        self.dropped.add(self.site + address)

    def forgets_all_but(self, kept: Any) -> None:
        """A browser as it was when it had just been given what is kept: our pages keep cookies only."""
        context = self.page.context
        context.clear_cookies()
        context.add_cookies(kept["cookies"] if kept else [])
        self.refusals.clear()
        self.dropped.clear()

    def _let_scripts_run(self, may: bool) -> None:
        self._devtools.send("Emulation.setScriptExecutionDisabled", {"value": not may})

    def _hear(self, line: ConsoleMessage) -> None:
        if "Service Worker registration blocked" in line.text:
            return
        # What the browser says about an answer's status is weighed with the answer.
        if line.type in ("error", "warning") and "the server responded with a status" not in line.text:
            self.troubles.append(line.text)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:")):
            self.troubles.append(f"{request.url} is not ours")

    def _weigh(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.refusals:
            self.troubles.append(f"{response.url} answered {response.status}")

    def _miss(self, request: Request) -> None:
        # A form that is sent drops what it was about to keep: it comes with the form. And a page that
        # is left while it still loads lets go of the rest of its scripts, styles and pictures.
        expected = (
            request.url.endswith("/drafts")
            or request.url in self.dropped
            or request.url.startswith(f"{self.site}/static/")
        )
        if not (expected and request.failure == "net::ERR_ABORTED"):
            self.troubles.append(f"{request.url} failed: {request.failure}")

    # -- Going about ----------------------------------------------------------------

    def goes_to(self, address: str) -> None:
        """Open an address of the product."""
        response = self.page.goto(self.site + address)
        self.answer = response.status if response else 0

    def signs_in_as(self, name: str) -> None:
        """Through the demo's door."""
        self.goes_to("/sign-in")
        self.page.get_by_role("button", name=f"Sign in as {name}").click()
        expect(self.page.locator("form[action$='/sign-out']")).to_be_attached()

    @property
    def path(self) -> str:
        """Where the visitor is."""
        return urlsplit(self.page.url).path

    # -- Looking closely ------------------------------------------------------------

    def finds_nothing_amiss(self, *, axe: bool = True) -> None:
        """What holds of every page: accessible, as wide as the screen, one heading, a neutral title."""
        self.page.wait_for_load_state()
        if axe:
            # Axe is a script: a page that came without any may run one now, for as long as it looks.
            self._let_scripts_run(True)
            if not self.page.evaluate("'axe' in window"):
                self.page.evaluate(AXE_SCRIPT)
            found = self.page.evaluate(AXE)
            self._let_scripts_run(self.scripts)
            assert found == [], (self.page.url, self.page.viewport_size, found)
        self.finds_it_fits()
        assert self.page.locator("h1").count() == 1, f"{self.page.url} has not one h1"
        title = self.page.title()
        assert not [name for name in names() if re.search(rf"\b{re.escape(name)}\b", title)], title
        self.finds_no_trouble()

    def finds_no_trouble(self) -> None:
        """Nothing went wrong behind the page since the last look."""
        found, self.troubles = self.troubles, []
        assert found == [], (self.page.url, found)

    def finds_it_fits(self) -> None:
        """Nothing is wider than the screen."""
        wide = self.page.evaluate(OVERFLOW)
        assert wide == [], (self.page.url, self.page.viewport_size, wide)


@cache
def names() -> frozenset[str]:
    """Every name of the demo's people, those around them and those who work with them."""
    found: set[str] = set()
    for file in (folder() / "cases").glob("*.json"):
        people = json.loads(file.read_text("utf-8"))["people"]
        for person in people["person"]:
            found |= {person[field] for field in ("given_name", "family_name", "called") if field in person}
        found |= {one["name"] for one in people["key_people"]}
    for file in ("workers", "users"):
        for one in json.loads((folder() / "directory" / f"{file}.json").read_text("utf-8")):
            found |= {one["name"]} if one.get("role") != "system" else set()
    return frozenset(found)
