"""A finished review is frozen by the database: nothing is put into it, and what is its own life goes on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.records import clock, promises, writing
from handrail.reviews.models import (
    Amendment,
    Change,
    Discussion,
    Input,
    Meeting,
    Movement,
    Review,
    ReviewCopy,
)
from tests.cast import add_row
from tests.facts import visible_text
from tests.filling import filled
from tests.reviews.amended import leon, make, propose_everything
from tests.reviews.test_hearing import ASKED
from tests.reviews.test_looking import REVIEWS, browser_of, put

AsOwner = Callable[[], AbstractContextManager[None]]
NEW: dict[type[Any], dict[str, Any]] = {
    Input: {"worker": "denise-okoro", "state": "asked"},
    Movement: {"of": "home", "now": "Has keys."},
    Amendment: {"kind": "plan", "part": "plans.steps", "becomes": "Weekly"},
    Meeting: {"kind": "three_way"},
    Discussion: {"kind": "liberty", "question": "May she?"},
    Change: {"kind": "address", "what": "A flat.", "weight": "significant"},
}


@pytest.fixture
def finished(cast: Any, as_owner: AsOwner) -> Review:
    return put(
        cast,
        as_owner,
        entry="flat",
        state="complete",
        completed_on=date(2026, 3, 12),
        valid_from=date(2026, 3, 2),
    )


def writes(case: Any, by: User, model: Any, entry: str, **facts: Any) -> None:
    """One act of somebody, straight to the record, past every form."""
    with acting_as(by.pk), writing.act(case.pk, "test.wrote", by=by) as doing:
        there = model.objects.now().filter(case_id=case.pk, entry=entry).first()
        if there is None:
            writing.add(model, doing, entry=entry, **{"valid_from": clock.today(), **facts})
        else:
            writing.amend(model, doing, entry=entry, version_seen=there.version, **facts)


@pytest.mark.parametrize("model", NEW, ids=lambda model: model.__name__.lower())
def test_nothing_new_comes_into_it(cast: Any, finished: Review, model: Any) -> None:
    with pytest.raises(IntegrityError) as refused:
        writes(cast.own, cast.ruth, model, "late", review="flat", **NEW[model])

    told = "This review was finished on 12 March. Open a new one to add to it."
    assert promises.words_of(refused.value) == told


@pytest.mark.parametrize("model", NEW, ids=lambda model: model.__name__.lower())
def test_the_open_one_takes_it(cast: Any, as_owner: AsOwner, finished: Review, model: Any) -> None:
    put(cast, as_owner, entry="next")

    writes(cast.own, cast.ruth, model, "in-time", review="next", **NEW[model])

    with as_owner():
        assert model.objects.now().get(entry="in-time").review == "next"


@pytest.mark.parametrize("model", [Meeting, Discussion, Change])
def test_what_was_in_it_is_carried_on_and_never_taken_out(
    cast: Any, as_owner: AsOwner, finished: Review, model: Any
) -> None:
    with as_owner():
        add_row(model, cast.own, cast.ruth, entry="before", review="flat", **NEW[model])
    put(cast, as_owner, entry="next")

    writes(cast.own, cast.ruth, model, "before", valid_to=clock.today())
    with pytest.raises(IntegrityError):
        writes(cast.own, cast.ruth, model, "before", review="next")

    with as_owner():
        row = model.objects.now().get(entry="before")
        assert (row.version, row.review) == (2, "flat")


def test_it_says_nothing_else_itself_but_whether_the_plan_was_agreed_again(
    cast: Any, as_owner: AsOwner, finished: Review
) -> None:
    with pytest.raises(IntegrityError):
        writes(cast.own, cast.ruth, Review, "flat", persons_words="I said more.")
    with pytest.raises(IntegrityError):
        writes(cast.own, cast.ruth, Review, "flat", state="open", completed_on=None)

    writes(cast.own, cast.ruth, Review, "flat", not_agreed_because="She is away.")
    writes(cast.own, cast.ruth, ReviewCopy, "hers", review="flat", what="own", how="on_paper")

    with as_owner():
        assert Review.objects.now().get(entry="flat").not_agreed_because == "She is away."
        assert ReviewCopy.objects.now().get(entry="hers").review == "flat"


def test_what_it_asked_is_no_longer_waited_for_once_it_is_finished(cast: Any, as_owner: AsOwner) -> None:
    """Leon's review asks Denise; it is made before she answers."""
    with as_owner():
        his = leon(cast)
        propose_everything(his)
        asked = {"entry": "denise", "review": his.review, "worker": "denise-okoro", "state": "asked"}
        add_row(Input, his.case, his.by, valid_from=clock.today(), **asked)

    make(his)

    with as_owner():
        row = Input.objects.now().get(entry="denise")
        assert (row.state, row.not_had_because) == ("no_answer", "The review was finished without it.")


def test_a_made_change_may_still_end_and_nothing_else_of_it_changes(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        his = leon(cast)
        propose_everything(his)
    first = make(his)[0]

    with pytest.raises(IntegrityError):
        writes(his.case, his.by, Amendment, first.entry, reason="Another.")
    writes(his.case, his.by, Amendment, first.entry, state="ended", ended_on=clock.today())

    with as_owner():
        assert Amendment.objects.now().get(entry=first.entry).state == "ended"


def test_a_partner_who_comes_too_late_is_told_where_to_write_it(cast: Any, as_owner: AsOwner) -> None:
    """Denise has the form open while the review is finished; what she typed comes back."""
    put(cast, as_owner, entry="flat")
    day = clock.today() - timedelta(days=1)
    facts = {"entry": "denise", "review": "flat", "worker": "denise-okoro", "state": "asked", "asked_on": day}
    with as_owner():
        row = add_row(Input, cast.own, cast.ruth, valid_from=day, **facts)
    denise = browser_of(cast.denise)
    sent = filled(denise.get(f"{ASKED}/reviews/denise")) | {"saw": "She rang first."}
    with as_owner():
        Review.objects.filter(entry="flat").update(state="complete", completed_on=day)
        Input.objects.filter(pk=row.pk).update(state="no_answer", version=2)

    refused = denise.post(f"{ASKED}/reviews/denise", sent)

    html = refused.content.decode()
    assert refused.status_code == 422
    assert "The review is finished. Write it under “How did it go?”" in html
    assert "She rang first." in html
    assert denise.get(f"{ASKED}/reviews/denise").headers["Location"] == ASKED
    assert browser_of(cast.ruth).get(f"{REVIEWS}/flat").status_code == 200


def test_a_finished_review_says_what_was_and_asks_for_nothing(cast: Any, finished: Review) -> None:
    """Nobody was asked, nothing moved, nothing changed: it is over, so no "yet" and nothing to propose."""
    told = visible_text(browser_of(cast.ruth).get(f"{REVIEWS}/flat").content.decode())

    assert "This review names nobody else who was asked." in told
    assert "Nothing was said of what had moved." in told
    assert "Nothing was changed with this review." in told
    assert "asked yet" not in told
    assert "Nothing is proposed" not in told
