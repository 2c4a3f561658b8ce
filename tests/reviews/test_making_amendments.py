"""Everything a review amends is made together on a day; what lasts until an event ends with it."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from handrail.delivery.models import Contact, Programme
from handrail.people.editing import Refusal
from handrail.plans import agreeing
from handrail.plans.models import Commitment, ContactPhase, Edition, LifeState, Step
from handrail.records import clock, writing
from handrail.reviews.amending import making
from handrail.reviews.models import Amendment, Review
from handrail.sentences.models import CurfewWindow, Variation
from tests.reviews.amended import BEFORE, MONDAY, Leon, doing, leon, make, propose, propose_everything

pytestmark = pytest.mark.django_db
SUNDAY = MONDAY - timedelta(days=1)


@pytest.fixture
def his(cast: Any, as_owner: Any) -> Leon:
    with as_owner():
        return leon(cast)


def on(leon: Leon, model: Any, day: date) -> list[Any]:
    """What stands on a day, in the order it began."""
    return list(model.objects.now().filter(case_id=leon.case.pk).valid_on(day).order_by("valid_from", "pk"))


def test_everything_changes_together_from_the_day_on(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)

    made = make(his)

    with as_owner():
        assert {row.state for row in made} == {"made"}
        (before,), (after,) = on(his, CurfewWindow, SUNDAY), on(his, CurfewWindow, MONDAY)
        assert (before.entry, before.ends, before.valid_to) == ("curfew", time(7), SUNDAY)
        assert (after.starts, after.ends, after.source) == (time(21), time(6, 45), "be-in")
        job, evening = sorted(on(his, Commitment, MONDAY), key=lambda row: row.kind, reverse=True)
        assert (evening.starts, evening.what) == (time(18, 30), "Thinking Skills")
        assert (job.what, job.travel_minutes, job.valid_from) == ("Barber at Marlow Street", 70, MONDAY)
        assert [row.starts for row in on(his, Commitment, SUNDAY)] == [time(14)]
        assert [row.at for row in on(his, Step, MONDAY)] == [time(16)]
        call = Contact.objects.now().get(entry="office")
        assert (call.mode, call.at, call.title) == ("phone", time(18, 30), "Office with Megan")
        review = Review.objects.now().get(entry="job-review")
        assert (review.state, review.effective_on, review.completed_by) == ("complete", MONDAY, "megan-price")
        assert len({row.change for row in (*made, after, job, call, review)}) == 1


def test_a_variation_says_who_had_the_authority(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)

    make(his)

    with as_owner():
        (varied,) = Variation.objects.now().filter(case_id=his.case.pk)
        amendment = Amendment.objects.now().get(entry="a-curfew")
        assert (varied.was, varied.becomes) == ("9pm to 7am", "9pm to 6:45am")
        assert (varied.authority, varied.authority_name) == ("governor", "HMP Brinsford")
        assert (varied.valid_from, varied.of) == (MONDAY, amendment.makes)
        assert amendment.variation == varied.entry
        assert amendment.before["ends"] == "07:00:00"


def test_without_the_authority_nothing_is_made(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
        Amendment.objects.filter(entry="a-curfew").update(authority=None)

    with pytest.raises(Refusal, match="who has the authority"):
        make(his)

    with as_owner():
        assert [row.starts for row in on(his, Commitment, MONDAY)] == [time(14)]
        assert Review.objects.now().get(entry="job-review").state == "open"
        assert set(Amendment.objects.now().values_list("state", flat=True)) == {"proposed"}


def test_what_changed_since_it_was_proposed_stops_everything(his: Leon, as_owner: Any) -> None:
    """Ruth moves the curfew to half past six while the review is open."""
    with as_owner():
        propose_everything(his)
    with doing(his) as act:
        writing.amend(CurfewWindow, act, entry="curfew", version_seen=1, ends=time(6, 30))

    with pytest.raises(making.Changed) as stopped:
        make(his)

    assert stopped.value.amendment.entry == "a-curfew"
    assert stopped.value.row is not None
    assert stopped.value.row.ends == time(6, 30)
    with as_owner():
        assert [row.starts for row in on(his, Commitment, MONDAY)] == [time(14)]


def test_what_others_proposed_meanwhile_is_looked_at_first(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
        seen = set(Amendment.objects.now().values_list("entry", "version"))
        propose(his, "plans.contingencies", entry="a-then", facts={"when": "he is late", "then": "Ring him."})

    with pytest.raises(making.OthersProposed):
        make(his, seen=seen)


def test_of_two_who_finish_it_the_second_sees_the_first(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
    with doing(his):
        seen = his.opened().one(Review, "job-review")

    make(his)

    with pytest.raises(writing.Conflict), doing(his) as act:
        making.make(act, his.opened(), seen, on=MONDAY, version_seen=seen.version)
    with as_owner():
        assert Commitment.objects.now().filter(kind="work").count() == 1


def test_an_entry_that_begins_on_the_day_cannot_be_followed_on_it(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose(his, "plans.contact_phases", "phase", facts={"times": 2})

    with pytest.raises(Refusal, match="begins on 2 February 2026"):
        make(his, on=date(2026, 2, 2))
    with pytest.raises(Refusal, match="ends on 30 September 2026"):
        make(his, on=date(2026, 10, 1))


def test_the_edition_that_is_agreed_next_is_the_one_the_review_led_to(his: Leon, as_owner: Any) -> None:
    """He agrees the plan on the Monday; what he agrees in May belongs to no review."""
    with as_owner():
        propose_everything(his)
    with doing(his) as act:
        agreeing.agree(act, on=BEFORE, answer="agrees", entry="before")
    make(his)

    with doing(his) as act:
        agreeing.agree(act, on=MONDAY, answer="agrees", entry="after")
    with doing(his) as act:
        agreeing.agree(act, on=date(2026, 5, 4), answer="agrees", entry="in-may")

    with as_owner():
        review = Review.objects.now().get(entry="job-review")
        assert (review.edition, review.state) == ("after", "complete")
        assert [row.number for row in Edition.objects.now().order_by("number")] == [1, 2, 3]


def test_where_it_was_said_why_not_no_edition_follows(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
    make(his)
    with doing(his) as act:
        seen = Review.objects.now().get(entry="job-review").version
        because = {"not_agreed_because": "He wants to think."}
        writing.amend(Review, act, entry="job-review", version_seen=seen, **because)

    with doing(his) as act:
        agreeing.agree(act, on=MONDAY, answer="agrees")

    with as_owner():
        assert Review.objects.now().get(entry="job-review").edition is None


def test_no_change_says_why_and_withdraws_what_was_proposed(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)

    with doing(his) as act:
        case = his.opened()
        making.no_change(
            act, case, case.one(Review, "job-review"), because="He turned the job down.", version_seen=1
        )

    with as_owner():
        review = Review.objects.now().get(entry="job-review")
        assert (review.state, review.no_change_because) == ("complete", "He turned the job down.")
        assert review.effective_on is None
        assert set(Amendment.objects.now().values_list("state", flat=True)) == {"withdrawn"}


def test_until_a_day_what_stood_before_is_written_at_once(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose(his, "plans.contact_phases", "phase", facts={"modes": ["phone"]}, until_on=date(2026, 4, 30))

    make(his)

    with as_owner():
        assert [row.modes for row in on(his, ContactPhase, SUNDAY)] == [["office"]]
        assert [row.modes for row in on(his, ContactPhase, date(2026, 4, 30))] == [["phone"]]
        (again,) = on(his, ContactPhase, date(2026, 5, 1))
        assert (again.modes, again.valid_to) == (["office"], date(2026, 9, 30))


def test_the_programme_ends_and_contact_is_as_before_from_the_day_after(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
    make(his)

    with doing(his) as act:
        writing.amend(
            Programme, act, entry="thinking", version_seen=1, state="completed", valid_to=date(2026, 5, 14)
        )

    with as_owner():
        assert [row.modes for row in on(his, ContactPhase, date(2026, 5, 14))] == [["phone"]]
        (again,) = on(his, ContactPhase, date(2026, 5, 15))
        assert (again.name, again.modes, again.valid_to) == (
            "First twelve weeks",
            ["office"],
            date(2026, 9, 30),
        )
        amendment = Amendment.objects.now().get(entry="a-phase")
        assert (amendment.state, amendment.ended_on) == ("ended", date(2026, 5, 14))
        assert amendment.ended_because == "“Thinking Skills” has ended"
        assert amendment.change == again.change


def test_a_programme_ended_late_in_the_record_ends_it_on_its_day(his: Leon, as_owner: Any) -> None:
    """As known before, the phone went on; as it was, it ended with the programme."""
    with as_owner():
        propose_everything(his)
    make(his)
    known = clock.now()
    with doing(his) as act:
        writing.amend(
            Programme, act, entry="thinking", version_seen=1, state="stopped", valid_to=date(2026, 4, 2)
        )

    with as_owner():
        rows = ContactPhase.objects.filter(case_id=his.case.pk)
        then, now = rows.known(known).valid_on(date(2026, 4, 9)), rows.now().valid_on(date(2026, 4, 9))
        assert [row.modes for row in then] == [["phone"]]
        assert [row.modes for row in now] == [["office"]]


def test_a_programme_that_ended_before_the_day_lets_nothing_begin(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
    make(his)

    with doing(his) as act:
        writing.amend(
            Programme, act, entry="thinking", version_seen=1, state="stopped", valid_to=date(2026, 3, 20)
        )

    with as_owner():
        for day in (SUNDAY, MONDAY):
            assert [row.modes for row in on(his, ContactPhase, day)] == [["office"]]


def test_a_state_of_life_reached_puts_a_curfew_back_with_its_variation(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose(
            his,
            "sentences.curfew_windows",
            "curfew",
            entry="a-curfew",
            facts={"starts": time(20)},
            was="9pm to 7am",
            becomes="8pm to 7am",
            authority="governor",
            until_state="works",
        )
    make(his)

    with doing(his) as act:
        writing.amend(LifeState, act, entry="works", version_seen=1, true_since=date(2026, 6, 22))

    with as_owner():
        assert [row.starts for row in on(his, CurfewWindow, date(2026, 6, 22))] == [time(20)]
        (again,) = on(his, CurfewWindow, date(2026, 6, 23))
        assert again.starts == time(21)
        last = Variation.objects.now().order_by("pk").last()
        assert last is not None
        assert (last.becomes, last.of, last.valid_from) == ("9pm to 7am", again.entry, date(2026, 6, 23))
        assert last.reason == "“He has kept the job for three months” is reached"


def test_what_others_wrote_meanwhile_goes_on(his: Leon, as_owner: Any) -> None:
    """A step added to in place: its time goes back, the state that Tom recorded stays."""
    with as_owner():
        propose(his, "plans.steps", "key-work", facts={"at": time(16)}, until_programme="thinking")
    make(his)
    with doing(his) as act:
        writing.amend(Step, act, entry="key-work", version_seen=2, state="cannot_be_done_yet")

    with doing(his) as act:
        writing.amend(Programme, act, entry="thinking", version_seen=1, state="stopped")

    with as_owner():
        step = Step.objects.now().get(entry="key-work")
        assert (step.at, step.state) == (time(15), "cannot_be_done_yet")


def test_what_somebody_ended_in_the_meantime_is_not_put_back(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
    make(his)
    with as_owner():
        phone = Amendment.objects.now().get(entry="a-phase").makes
    with doing(his) as act:
        writing.amend(ContactPhase, act, entry=phone, version_seen=1, valid_to=date(2026, 4, 5))

    with doing(his) as act:
        writing.amend(
            Programme, act, entry="thinking", version_seen=1, state="completed", valid_to=date(2026, 5, 14)
        )

    with as_owner():
        assert on(his, ContactPhase, date(2026, 5, 15)) == []
        assert Amendment.objects.now().get(entry="a-phase").state == "ended"


def test_nothing_lasts_until_what_has_ended(his: Leon, as_owner: Any) -> None:
    with as_owner():
        propose_everything(his)
    with doing(his) as act:
        writing.amend(Programme, act, entry="thinking", version_seen=1, state="completed")

    with pytest.raises(Refusal, match="“Thinking Skills”, which has come"):
        make(his)
