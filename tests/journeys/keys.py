"""How each reader of ``pages.py`` comes in, done once; afterwards their browser remembers."""

import io
import json
from collections.abc import Callable
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import Browser, expect

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.exchange.exporting import export
from handrail.exchange.importing import import_stream
from handrail.home import signing_in
from handrail.people import merging
from handrail.people.models import Case
from handrail.records import clock, writing
from tests.journeys.pages import CAROL, CLOSED, KEYHOLDER, NOBODY, STARTER, WAYNE
from tests.journeys.visitor import Visitor

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Keys:
    """What a browser keeps of somebody who has signed in."""

    def __init__(self, browser: Browser, site: str, link: str) -> None:
        self.browser, self.site, self.link = browser, site, link
        self.kept: dict[str, Any] = {NOBODY: None}
        self.sits: tuple[str, Visitor] | None = None

    def of(self, reader: str) -> Any:
        """The storage of a reader's browser."""
        if reader not in self.kept:
            context = self.browser.new_context(service_workers="block")
            self._comes_in(Visitor(context.new_page(), self.site), reader)
            self.kept[reader] = context.storage_state()
            context.close()
        return self.kept[reader]

    def visitor(self, reader: str) -> Visitor:
        """A reader, with nothing in the browser but their way in.

        Their page stays open until somebody else comes: opening one takes longer than looking at it.
        """
        kept = self.of(reader)
        if self.sits and self.sits[0] == reader:
            _, visitor = self.sits
            visitor.forgets_all_but(kept)
        else:
            self.close()
            context = self.browser.new_context(locale="en-GB", service_workers="block", storage_state=kept)
            visitor = Visitor(context.new_page(), self.site)
            self.sits = reader, visitor
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
        return visitor

    def close(self) -> None:
        """The page that stood open, with a last look at what went wrong behind it."""
        if self.sits:
            _, visitor = self.sits
            self.sits = None
            visitor.page.context.close()
            visitor.finds_no_trouble()

    def _comes_in(self, visitor: Visitor, reader: str) -> None:
        special: dict[str, Callable[[Visitor], None]] = {
            KEYHOLDER: self._adds_a_passkey,
            STARTER: types_a_case,
        }
        if reader in special:
            special[reader](visitor)
        else:
            visitor.signs_in_as(reader)

    def _adds_a_passkey(self, visitor: Visitor) -> None:
        """Dan comes in by link, as somebody does the first time."""
        devices = visitor.page.context.new_cdp_session(visitor.page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        visitor.goes_to(self.link[self.link.index("/account/") :])
        visitor.page.get_by_role("button", name="Continue").click()
        visitor.page.get_by_label("Name").fill("Work laptop")
        visitor.page.get_by_role("button", name="Add a passkey").click()
        expect(visitor.page.get_by_role("status")).to_contain_text("The passkey is added")


def prepare_a_closed_case() -> None:
    """A copy of Wayne's case that Carol closed. Needs the owner's login."""
    out = io.BytesIO()
    export([WAYNE], out, reason="Copying", progress=lambda *_: None)
    document = json.loads(out.getvalue().splitlines()[-1])
    relations = document["access"]["relations"]
    closing = {"kind": "closed", "reason": "order_completed", "valid_from": "2026-01-09"}
    document |= {"reference": CLOSED}
    document["access"] = {"relations": [one for one in relations if one["kind"] == "manager"]}
    document["people"]["allocations"] = []
    document["people"]["closures"] = [
        {"entry": "closing", "recorded_at": "2026-01-09T10:00:00Z", "by": "carol.hughes", **closing}
    ]
    import_stream(
        io.BytesIO(json.dumps(document).encode()), replace=False, reason="x", progress=lambda *_: None
    )


def prepare_two_records_of_one_person() -> None:
    """Carol says that Wayne's case and its closed copy are of one person. Needs the owner's login."""
    leading, following = (Case.objects.get(reference=one) for one in (WAYNE, CLOSED))
    carol = User.objects.get(username="carol.hughes")
    with acting_as(carol.pk), writing.act(leading.pk, "record.merged", by=carol) as doing:
        merging.merge(doing, leading, following, on=clock.today(), reason="The same PNC number.")


def prepare_dan() -> str:
    """An app of Dan's, and a link with which he comes in. Needs the owner's login."""
    dan = User.objects.get(username="dan.kowalski")
    TOTP.activate(dan, generate_totp_secret())
    return signing_in.first_sign_in_link(dan)


def types_a_case(visitor: Visitor) -> None:
    """Carol fills in the pages of a new case, up to the last one."""
    page = visitor.page
    visitor.signs_in_as(CAROL)
    visitor.goes_to("/new-case/")
    page.get_by_label("Given name").fill("Marek")
    page.get_by_label("Family name").fill("Dunford")
    for part, number in (("Day", "3"), ("Month", "7"), ("Year", "1990")):
        page.get_by_label(part, exact=True).fill(number)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Who supervises").select_option(label="Ruth Adeyemi")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("What was imposed or agreed?").select_option("community_order")
    page.get_by_label("When was it imposed?").fill("yesterday")
    page.get_by_label("Months").fill("12")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Marek Dunford").first).to_be_visible()
