"""From an empty install to a first contact and its correction, in the browser alone after the first link."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, expect

from handrail.config.administrators import admit
from tests.conftest import working_as_owner
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def outside_the_demo(site: str) -> Iterator[None]:
    """Passkeys, as a service uses them."""
    cache.clear()
    assert reverse("home:choose")  # the addresses are made before the setting changes
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "HANDRAIL_DEMO_SIGN_IN", False)
        patch.setattr(settings, "LOGIN_URL", "account_login")
        patch.setattr(settings, "HANDRAIL_BASE_URL", site)
        yield


class Newcomer(Visitor):
    """Somebody with a device of their own that makes passkeys."""

    def comes_in_by(self, link: str) -> None:
        """Use the link, add a passkey, and go on."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self.page.goto(link)
        self.presses("Continue")
        self.types(Name="Work laptop")
        self.presses("Add a passkey")
        expect(self.page.get_by_role("status")).to_contain_text("The passkey is added")
        self.goes_to("/")

    def presses(self, name: str) -> None:
        """A button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def goes_on_by(self, name: str) -> None:
        """A button that leads to another page; what follows is asked of that page, not of this one."""
        with self.page.expect_navigation():
            self.presses(name)

    def follows(self, name: str) -> None:
        """A link."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def types(self, **fields: str) -> None:
        """Words into boxes, by their labels (an underscore is a space)."""
        for label, words in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).first.fill(words)

    def chooses(self, label: str, words: str) -> None:
        """One of a list."""
        self.page.get_by_label(label, exact=True).first.select_option(label=words)

    def adds(self, place: str, what: str) -> None:
        """The form for one more, from the page of administration."""
        self.goes_to("/administration/")
        self.follows(place)
        self.goes_on_by(f"Add: {what}")
        self.finds_nothing_amiss()

    def saves(self) -> None:
        """The form, and is told so."""
        self.presses("Save")
        expect(self.page.get_by_role("status")).to_contain_text("Saved")
        self.finds_nothing_amiss()

    def invites(self, name: str, username: str, role: str) -> str:
        """Add somebody of the team, and make the link to hand over."""
        self.adds("Users", "user")
        self.types(User_name=username, Name=name)
        self.page.get_by_label(role, exact=True).check()
        self.chooses("Team (optional)", "North team")
        self.saves()
        self.goes_on_by("Make a link to sign in")
        self.finds_nothing_amiss()
        return self.page.get_by_label("Link to sign in").input_value()


def newcomer(browser: Browser, site: str, width: int) -> Newcomer:
    context = browser.new_context(base_url=site, locale="en-GB", viewport={"width": width, "height": 900})
    return Newcomer(context.new_page(), site)


def test_a_team_at_work_the_same_morning(
    browser: Browser, site: str, outside_the_demo: None, database_owner: str
) -> None:
    with working_as_owner(database_owner):
        link = admit("moira", "Moira Banks")

    moira = newcomer(browser, site, 1280)
    moira.comes_in_by(link)
    set_up(moira)
    invitation = moira.invites("Nina Cole", "nina", "Practitioner")

    nina = newcomer(browser, site, 375)
    nina.comes_in_by(invitation)
    reference = makes_a_case(nina)
    writes_a_contact_and_corrects_it(nina, reference)

    moira.may_be_refused(404)
    moira.goes_to(f"/cases/{reference}")
    expect(moira.page.get_by_text("Nadia")).to_have_count(0)
    for one in (moira, nina):
        one.page.context.close()
        assert one.troubles == []


def set_up(moira: Newcomer) -> None:
    """Our service, a team, a partner agency, a venue and a worker with hours there."""
    moira.goes_to("/administration/")
    moira.finds_nothing_amiss()
    for name, kind in (("North Probation", "Probation"), ("New Crescent", "Housing")):
        moira.adds("Agencies and services of our own", "agency")
        moira.types(Name=name)
        moira.chooses("What it does", kind)
        if kind == "Probation":
            moira.page.get_by_label("One of our own services").check()
        moira.saves()
    moira.adds("Teams", "team")
    moira.types(Name="North team")
    moira.chooses("Delivery unit or youth service", "North Probation")
    moira.saves()
    moira.adds("Venues", "venue")
    moira.types(Name="The Hub")
    moira.saves()
    moira.adds("Workers", "worker")
    moira.types(Name="Amy Field")
    moira.chooses("Agency", "New Crescent")
    row = moira.page.get_by_role("group", name="Row 1")
    row.get_by_label("Weekday").select_option(label="Tuesday")
    row.get_by_label("From").fill("10am")
    row.get_by_label("To").fill("4pm")
    row.get_by_label("Where").select_option(label="The Hub")
    moira.saves()


def makes_a_case(nina: Newcomer) -> str:
    """The four pages. Gives the reference."""
    nina.may_be_refused(422)
    nina.goes_to("/my-caseload")
    nina.follows("Add a person and a case")
    nina.finds_nothing_amiss()
    nina.presses("Continue")
    expect(nina.page.get_by_text("There is a problem")).to_be_visible()
    nina.finds_nothing_amiss()
    nina.types(Given_name="Nadia", Family_name="Hart", Day="4", Month="7", Year="1992")
    nina.page.get_by_label("she", exact=True).check()
    nina.presses("Continue")
    nina.finds_nothing_amiss()
    nina.presses("Continue")
    nina.finds_nothing_amiss()
    nina.chooses("What was imposed or agreed?", "Community order")
    nina.page.get_by_label("When was it imposed?").fill("yesterday")
    nina.page.get_by_label("Months (optional)").fill("12")
    row = nina.page.get_by_role("group", name="Row 1")
    row.get_by_label("Requirement or condition").select_option(label="Unpaid work")
    row.get_by_label("How much").fill("40")
    row.get_by_label("Of what").select_option(label="hours")
    nina.presses("Continue")
    nina.finds_nothing_amiss()
    nina.presses("Make the case")
    expect(nina.page.get_by_text("The case is made.")).to_be_visible()
    nina.finds_nothing_amiss()
    return nina.path.rsplit("/", 1)[-1]


def writes_a_contact_and_corrects_it(nina: Newcomer, reference: str) -> None:
    """What happened, and then more exactly: the earlier words stay on the record."""
    nina.goes_to(f"/cases/{reference}/contacts/add")
    nina.page.get_by_label("What kind of contact").select_option(label="Supervision")
    nina.page.get_by_label("How or where").select_option("phone")
    nina.page.get_by_label("Day", exact=True).fill("today")
    nina.page.get_by_label("How it went").select_option("attended")
    nina.page.get_by_label("What happened").fill("First call. She works nights.")
    nina.presses("Save")
    newest = nina.page.locator(".hr-entry").first
    expect(newest).to_contain_text("She works nights.")
    nina.finds_nothing_amiss()
    newest.get_by_role("link").first.click()
    nina.finds_nothing_amiss()
    nina.page.get_by_role("button", name="Correct").or_(
        nina.page.get_by_role("link", name="Correct")
    ).first.click()
    nina.page.get_by_label("What happened").fill("First call. She works nights, Sunday to Thursday.")
    nina.presses("Save")
    nina.goes_to(f"/cases/{reference}/timeline")
    expect(nina.page.locator(".hr-entry").first).to_contain_text("Sunday to Thursday")
    nina.finds_nothing_amiss()
