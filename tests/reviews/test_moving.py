"""What has moved: strengths first, before as the record had it, contact counted beside."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.agencies.models import LocalCode
from handrail.assessments.models import Factor, Strength
from handrail.delivery.models import Contact, Progress
from handrail.plans.models import Edition, Objective
from handrail.records import clock
from handrail.reviews.models import Movement, Review
from tests.cast import add_row
from tests.filling import filled
from tests.reviews.test_looking import REVIEWS, browser_of, finished, put


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


@pytest.fixture
def review(cast: Any, as_owner: Any) -> Review:
    """Her nan helps, nowhere to live, one objective well on its way; three contacts, one of them missed."""
    today = clock.today()
    with as_owner():
        add_row(
            Strength, cast.own, cast.ruth, entry="nan", kind="family", name="Her nan", work="Sunday calls"
        )
        add_row(Factor, cast.own, cast.ruth, entry="home", area="accommodation", name="Nowhere to live")
        add_row(Objective, cast.own, cast.ruth, entry="flat-of-own", rank=1, will="Find a flat")
        add_row(
            Progress,
            cast.own,
            cast.ruth,
            objective="flat-of-own",
            level="going_well",
            text="Two viewings",
            valid_from=today,
        )
        for outcome in ("attended", "attended", "acceptable_absence"):
            add_row(
                Contact,
                cast.own,
                cast.ruth,
                kind="supervision",
                mode="office",
                outcome=outcome,
                valid_from=today,
                workers=["ruth-adeyemi"],
            )
    return put(cast, as_owner, entry="flat")


def moved(cast: Any, as_owner: Any) -> list[Movement]:
    with as_owner():
        return list(Movement.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def test_before_and_now_stand_side_by_side_and_strengths_first(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    address = f"{REVIEWS}/flat/moved"

    sent = filled(ruth.get(address)) | {
        "before_nan": "Rang on Sundays.",
        "now_nan": "Comes on Wednesdays too.",
        "now_home": "Has the keys.",
        "means_home": "The deposit is next.",
        "compliance": "Came even with a cold.",
    }
    answer = ruth.post(address, sent)

    assert answer.headers["Location"] == f"{REVIEWS}/flat#moved"
    by_entry = {row.of: row for row in moved(cast, as_owner)}
    assert sorted(by_entry) == ["home", "nan"]
    assert (by_entry["home"].now, by_entry["home"].means) == ("Has the keys.", "The deposit is next.")
    html = ruth.get(f"{REVIEWS}/flat").content.decode()
    assert html.index("Comes on Wednesdays too.") < html.index("Has the keys.")
    assert "Came even with a cold." in html


def test_progress_and_contact_are_read_from_the_record(ruth: Client, review: Review) -> None:
    html = ruth.get(f"{REVIEWS}/flat").content.decode()

    assert "Going well" in html
    assert "Two viewings" in html
    assert "3 contacts since" in html
    assert "2 kept, 1 missed (1 for an accepted reason)" in html


def test_outcomes_in_a_services_own_words_are_counted(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    """She came late once and was in hospital once: the service has its own words for both."""
    own = {
        "late": ("Came late, seen", "attended"),
        "hospital": ("In hospital", "acceptable_absence"),
    }
    with as_owner():
        for reference, (name, like) in own.items():
            given = {"name": name, "code_list": "contact_outcomes", "counts_as": like}
            LocalCode.objects.create(reference=reference, valid_from=date(2024, 3, 1), **given)
            said = {"kind": "supervision", "mode": "office", "outcome": f"local.{reference}"}
            day = {"valid_from": clock.today(), "workers": ["ruth-adeyemi"]}
            add_row(Contact, cast.own, cast.ruth, **said, **day)

    html = ruth.get(f"{REVIEWS}/flat").content.decode()

    assert "5 contacts since" in html
    assert "3 kept, 2 missed (2 for an accepted reason)" in html


def test_before_is_the_record_as_it_was_known_at_the_last_review(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    """At the review forty days ago the nan rang on Sundays; the record says more since. The flat is new."""
    then = clock.today() - timedelta(days=40)
    finished(cast, as_owner, title="Twelve weeks", completed_on=then, valid_from=then)
    with as_owner():
        known = clock.now() - timedelta(days=50)
        Strength.objects.filter(entry="nan").update(recorded_at=known)

    sent = filled(ruth.get(f"{REVIEWS}/flat/moved"))

    assert sent["before_nan"] == ["In use. Sunday calls."]
    assert sent["before_home"] == ["New."]


def test_what_it_means_asks_for_how_it_is_now(ruth: Client, review: Review) -> None:
    address = f"{REVIEWS}/flat/moved"

    refused = ruth.post(address, filled(ruth.get(address)) | {"means_home": "The deposit is next."})

    assert refused.status_code == 422
    assert "Nowhere to live: say how it is now" in refused.content.decode()


def test_said_again_it_is_the_same_movement(cast: Any, as_owner: Any, ruth: Client, review: Review) -> None:
    address = f"{REVIEWS}/flat/moved"
    ruth.post(address, filled(ruth.get(address)) | {"now_home": "Has the keys."})

    ruth.post(address, filled(ruth.get(address)) | {"now_home": "Has moved in."})

    (row,) = moved(cast, as_owner)
    assert (row.now, row.version) == ("Has moved in.", 2)


def test_without_a_review_before_it_is_the_day_the_plan_was_agreed(
    cast: Any, as_owner: Any, ruth: Client, review: Review
) -> None:
    with as_owner():
        add_row(Edition, cast.own, cast.ruth, number=1, valid_from=clock.today() - timedelta(days=90))
        add_row(Movement, cast.own, cast.ruth, review="flat", of="home", now="Has the keys.")

    assert "When the plan was agreed" in ruth.get(f"{REVIEWS}/flat").content.decode()
