"""The words of the chronology's lines, in a bounded number of queries."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.agencies import directory
from handrail.delivery.models import Contact, TurningPoint
from handrail.design.parts import Entry, Quote
from handrail.people.models import Address, Case, TransferDecision
from handrail.people.opening import OpenCase
from handrail.records import clock, describing, writing
from handrail.records.models import Line
from handrail.records.reading import Reach
from handrail.sentences.models import Release, Sentence
from tests.cast import add_row
from tests.delivery.helping import AsOwner

TODAY = clock.today()


def told(user: User, case: Case) -> dict[str, Entry]:
    """What the timeline shows this user, by title."""
    with acting_as(user.pk):
        opened = OpenCase(case, Reach.of(user, [case.pk]))
        lines = list(opened.rows(Line).order_by("-valid_from"))
        names = directory.workers(describing.worker_references(lines))
        return {entry.title: entry for entry in describing.describe(opened, lines, names)}


def at_noon(days_ago: int) -> datetime:
    """Midday, so that no test depends on the hour."""
    day = TODAY - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, time(12)))


def contact(cast: Any, **facts: Any) -> Contact:
    facts = {
        "kind": "supervision",
        "mode": "office",
        "valid_from": TODAY - timedelta(days=3),
        "workers": ["ruth-adeyemi"],
        "outcome": "attended",
        "recorded_at": at_noon(3),
        **facts,
    }
    return add_row(Contact, cast.own, cast.ruth, **facts)


def test_a_contact_says_who_how_long_and_that_she_came(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        row = contact(cast, minutes=45, text="The flat.", words="My own door.")

    entry = told(cast.ruth, cast.own)["Supervision, office"]

    assert entry.meta == "Ruth Adeyemi · 45 minutes · came"
    assert (entry.mark, entry.by) == ("us", "us")
    assert entry.paragraphs == ("The flat.",)
    assert entry.quotes == (Quote("My own door."),)
    assert entry.url == f"/cases/X340571/contacts/{row.entry}"
    assert entry.anchor == f"entry-{row.entry}"


@pytest.mark.parametrize(("days", "words"), [(0, "same day"), (1, "next day")])
def test_partners_work_says_when_it_was_fed_back(cast: Any, as_owner: AsOwner, days: int, words: str) -> None:
    with as_owner():
        happened = TODAY - timedelta(days=3)
        contact(
            cast,
            kind="home_visit",
            mode="home",
            workers=["mark-tully"],
            fed_back_on=happened + timedelta(days=days),
        )

    entry = told(cast.ruth, cast.own)["Home visit"]

    assert entry.meta == f"Mark Tully, Canal drug service · fed back {words}"
    assert (entry.mark, entry.by) == ("partner", "partner")


def test_what_was_recorded_later_says_so(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        contact(cast, recorded_at=at_noon(1))

    assert "recorded " in told(cast.ruth, cast.own)["Supervision, office"].meta


def test_an_appointment_whose_time_is_past_says_what_is_missing(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        contact(cast, outcome=None, at=time(14))

    meta = told(cast.ruth, cast.own)["Supervision, office"].meta

    assert meta == "Ruth Adeyemi · 2pm · how it went is not recorded yet"


def test_a_correction_is_told_with_its_day_and_an_outcome_is_none(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        said = contact(cast, title="Corrected one")
        booked = contact(cast, title="Booked one", outcome=None)
    with acting_as(cast.ruth.pk):
        with writing.act(cast.own.pk, "contact.corrected", by=cast.ruth) as doing:
            writing.amend(Contact, doing, entry=said.entry, version_seen=1, text="Better put.")
        with writing.act(cast.own.pk, "contact.outcome", by=cast.ruth) as doing:
            writing.amend(Contact, doing, entry=booked.entry, version_seen=1, outcome="attended")

    entries = told(cast.ruth, cast.own)

    assert "corrected " in entries["Corrected one"].meta
    assert entries["Corrected one"].paragraphs == ("Better put.",)
    assert "corrected" not in entries["Booked one"].meta


def test_a_lapse_says_what_was_done(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        add_row(
            TurningPoint,
            cast.own,
            cast.ruth,
            kind="lapse",
            title="two nights away",
            text="Stayed with old friends.",
            used_for="A call the same day.",
            valid_from=TODAY - timedelta(days=9),
            workers=["ruth-adeyemi"],
            marking="not_for_person",
        )

    entry = told(cast.ruth, cast.own)["Lapse: two nights away"]

    assert entry.mark == "lapse"
    assert ("What was done:", "A call the same day.") in entry.paragraphs
    assert entry.tags == ("Not for the person",)


def test_moves_sentences_and_decisions_are_told_too(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        fixed = {"valid_from": TODAY - timedelta(days=20)}
        add_row(Address, cast.own, cast.ruth, kind="cas2", lines="9 Secret Row", area="Brook Street", **fixed)
        add_row(Sentence, cast.own, cast.ruth, kind="community_order", months=9, **fixed)
        add_row(
            Release,
            cast.own,
            cast.ruth,
            sentence="s",
            place="Wexborough",
            different_this_time="A bed.",
            **fixed,
        )
        add_row(
            TransferDecision,
            cast.own,
            cast.ruth,
            decision="not_yet",
            reason="Both organisations still see her.",
            decided_by=["ruth-adeyemi", "carol-hughes"],
            decide_again_on=TODAY.replace(day=5),
            **fixed,
        )

    entries = told(cast.ruth, cast.own)

    assert entries["Move: CAS2, Brook Street"].mark == "move"
    assert entries["Sentenced: community order, 9 months"].plain
    assert entries["Released to Wexborough"].paragraphs == (("What is different this time:", "A bed."),)
    assert entries["Decision: do not transfer for now"].meta == "Ruth Adeyemi and Carol Hughes"
    assert "Secret" not in repr(entries)


def test_a_partner_is_told_only_what_is_hers(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        contact(cast, title="Ruth’s")
        add_row(
            Contact,
            cast.own,
            cast.denise,
            kind="three_way",
            mode="office",
            title="Denise’s",
            valid_from=TODAY,
            workers=["denise-okoro"],
            outcome="attended",
        )

    titles = set(told(cast.denise, cast.own))

    assert "Denise’s" in titles
    assert "Ruth’s" not in titles


def test_queries_do_not_grow_with_the_lines(
    cast: Any, as_owner: AsOwner, django_assert_max_num_queries: Any
) -> None:
    with as_owner():
        for n in range(20):
            contact(cast, title=f"Contact {n}")

    with acting_as(cast.ruth.pk):
        opened = OpenCase(cast.own, Reach.of(cast.ruth, [cast.own.pk]))
        lines = list(opened.rows(Line).filter(table="delivery.Contact"))
        names = directory.workers(describing.worker_references(lines))
        with django_assert_max_num_queries(1):
            assert len(describing.describe(opened, lines, names)) == 20
