"""What changed in a life: where it came from, what it touches, and that a person decides on a review."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.assessments.models import Factor, Strength
from handrail.delivery.models import Contact, DrugTest, TurningPoint
from handrail.records import clock
from handrail.reviews.models import Change
from tests.cast import add_row
from tests.filling import filled

CHANGES = "/cases/X340571/changes"


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


@pytest.fixture
def helen(cast: Any, as_owner: Any) -> None:
    """Helen has nowhere to live and her nan rings on Sundays; yesterday Ruth visited her at a new flat."""
    yesterday = clock.today() - timedelta(days=1)
    with as_owner():
        add_row(Factor, cast.own, cast.ruth, entry="home", area="accommodation", name="Nowhere to live")
        add_row(Strength, cast.own, cast.ruth, entry="nan", kind="family", name="Her nan")
        add_row(
            Contact,
            cast.own,
            cast.ruth,
            entry="visit",
            kind="home_visit",
            mode="home",
            outcome="attended",
            valid_from=yesterday,
            workers=["ruth-adeyemi"],
            text="She has the keys to a flat of her own.",
            strengths=["nan"],
            marking="third_party",
        )


def put(cast: Any, as_owner: Any, **facts: Any) -> Change:
    given = {"kind": "address", "what": "Has a flat of her own.", "valid_from": clock.today(), **facts}
    with as_owner():
        return add_row(Change, cast.own, cast.ruth, **given)


def now(cast: Any, as_owner: Any) -> Change:
    with as_owner():
        return Change.objects.now().get(case_id=cast.own.pk)


def test_from_a_home_visit_the_form_says_what_it_can(
    cast: Any, as_owner: Any, ruth: Client, helen: None
) -> None:
    """The day, the words, how it is known, the strength and the marking come from the visit."""
    page = ruth.get(f"{CHANGES}/add?from=delivery.contacts/visit")

    sent = filled(page)
    assert sent["what"] == ["She has the keys to a flat of her own."]
    assert sent["how_known"][0].startswith("Home visit, ")
    assert sent["strengths"] == ["nan"]
    assert sent["marking"] == ["third_party"]
    answer = ruth.post(f"{CHANGES}/add", sent | {"kind": "address", "factors": ["home"]})
    assert answer.headers["Location"] == CHANGES
    row = now(cast, as_owner)
    assert (row.came_from, row.factors, row.strengths) == ("visit", ["home"], ["nan"])
    assert (row.weight, row.decided_by) == ("not_decided", None)
    assert row.valid_from == clock.today() - timedelta(days=1)


def test_a_lapse_and_a_test_say_their_kind(cast: Any, as_owner: Any, ruth: Client) -> None:
    with as_owner():
        add_row(TurningPoint, cast.own, cast.ruth, entry="lapse", kind="lapse", title="Two nights away")
        add_row(
            DrugTest, cast.own, cast.ruth, entry="test", kind="drugs", result="clear", means="Four weeks."
        )

    lapse = filled(ruth.get(f"{CHANGES}/add?from=delivery.turning_points/lapse"))
    test = filled(ruth.get(f"{CHANGES}/add?from=delivery.tests/test"))

    assert (lapse["kind"], lapse["what"]) == (["lapse"], ["Two nights away"])
    assert test["kind"] == ["test"]
    assert test["what"][0].endswith("Four weeks.")


def test_what_it_came_from_must_be_there(ruth: Client, helen: None) -> None:
    assert ruth.get(f"{CHANGES}/add?from=delivery.contacts/elsewhere").status_code == 404
    assert ruth.get(f"{CHANGES}/add?from=people.key_people/visit").status_code == 404
    sent = filled(ruth.get(f"{CHANGES}/add")) | {"what": "A job.", "kind": "work_or_learning"}
    refused = ruth.post(f"{CHANGES}/add", sent | {"came_from": "elsewhere"})
    assert refused.status_code == 422


def test_oversight_is_not_copied_into_what_more_people_read(cast: Any, as_owner: Any, ruth: Client) -> None:
    with as_owner():
        add_row(
            Contact,
            cast.own,
            cast.carol,
            entry="oversight",
            kind="management_oversight",
            mode="office",
            outcome="done",
            valid_from=clock.today(),
            text="Zzcanary of the manager.",
        )

    page = ruth.get(f"{CHANGES}/add?from=delivery.contacts/oversight")

    assert "Zzcanary" not in page.content.decode()


def test_it_is_noted_in_one_press_with_the_reason(cast: Any, as_owner: Any, ruth: Client) -> None:
    row = put(cast, as_owner)

    sent = filled(ruth.get(CHANGES))
    without = ruth.post(f"{CHANGES}/{row.entry}/decide", sent | {"weight": "noted", "because": ""})
    answer = ruth.post(f"{CHANGES}/{row.entry}/decide", sent | {"weight": "noted", "because": "As planned."})

    assert without.status_code == 422
    assert "Say in a few words why no review follows" in without.content.decode()
    assert answer.headers["Location"] == CHANGES
    row = now(cast, as_owner)
    assert (row.weight, row.because, row.decided_by) == ("noted", "As planned.", "ruth-adeyemi")
    assert row.what == "Has a flat of her own."
    assert "Decided by Ruth Adeyemi" in ruth.get(CHANGES).content.decode()


def test_who_decided_stays_when_the_words_are_mended(cast: Any, as_owner: Any) -> None:
    row = put(cast, as_owner, weight="significant", decided_by="ruth-adeyemi")
    tom = browser_of(cast.tom)

    sent = filled(tom.get(f"{CHANGES}/{row.entry}/update")) | {"what": "Has a flat in Linfold."}
    tom.post(f"{CHANGES}/{row.entry}/update", sent)

    row = now(cast, as_owner)
    assert (row.what, row.decided_by) == ("Has a flat in Linfold.", "ruth-adeyemi")


def test_the_case_page_shows_the_newest_that_waits(cast: Any, as_owner: Any, ruth: Client) -> None:
    put(cast, as_owner, what="Her order began.", valid_from=clock.today() - timedelta(days=9))
    put(cast, as_owner, what="Has a flat of her own")
    put(cast, as_owner, what="Bus pass came.", weight="noted", because="Small.")

    html = ruth.get("/cases/X340571").content.decode()

    assert "Has a flat of her own. Does it ask for a review?" in html
    assert "And 1 more change" in html
    assert "Her order began. Does it ask" not in html
    assert "Bus pass came. Does it ask" not in html


def test_the_timeline_tells_it(cast: Any, as_owner: Any, ruth: Client) -> None:
    put(cast, as_owner, how_known="Home visit.", weight="noted", because="As planned.")

    html = ruth.get("/cases/X340571/timeline").content.decode()

    assert "Changed: Where they live" in html
    assert "As planned." in html


def test_readers_have_no_forms_and_partners_nothing(cast: Any, as_owner: Any) -> None:
    put(cast, as_owner)

    read = browser_of(cast.frances).get(CHANGES).content.decode()

    assert "Has a flat of her own." in read
    assert "/decide" not in read
    assert browser_of(cast.denise).get(CHANGES).status_code == 404


def test_a_contact_and_a_lapse_lead_here_and_not_for_partners(
    cast: Any, as_owner: Any, ruth: Client, helen: None
) -> None:
    with as_owner():
        add_row(
            Contact,
            cast.own,
            cast.denise,
            entry="hers",
            kind="supervision",
            mode="office",
            outcome="attended",
            valid_from=clock.today(),
            workers=["denise-okoro"],
        )
        add_row(TurningPoint, cast.own, cast.ruth, entry="lapse", kind="lapse", title="Two nights away")

    contact = ruth.get("/cases/X340571/contacts/visit").content.decode()
    lapse = ruth.get("/cases/X340571/turning-points/lapse").content.decode()
    partners = browser_of(cast.denise).get("/cases/X340571/contacts/hers").content.decode()

    assert f"{CHANGES}/add?from=delivery.contacts%2Fvisit" in contact
    assert f"{CHANGES}/add?from=delivery.turning_points%2Flapse" in lapse
    assert "changes/add" not in partners
