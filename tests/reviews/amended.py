"""Leon's week before and after the job at the barber's, as tests of amendments begin."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.delivery.models import Contact, Programme
from handrail.people.opening import OpenCase
from handrail.plans.models import Commitment, ContactPhase, LifeState, Objective, Step
from handrail.records import writing
from handrail.records.reading import Reach
from handrail.reviews.amending import facts, making
from handrail.reviews.amending.kept import BY_PART
from handrail.reviews.models import Amendment, Review
from handrail.sentences.models import Condition, CurfewWindow, Sentence
from tests.cast import add_row

MONDAY = date(2026, 3, 23)
BEFORE = date(2026, 2, 2)
EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]


@dataclass(frozen=True)
class Leon:
    """His case, who is in charge of it, and his review."""

    case: Any
    by: User
    review: str = "job-review"

    def opened(self, by: User | None = None) -> OpenCase:
        return OpenCase(self.case, Reach.of(by or self.by, [self.case.pk]))


def leon(cast: Any) -> Leon:
    """His licence, curfew and plan; Megan is in charge. Needs the owner's login."""
    case, by = cast.coworked, cast.megan

    def put(model: Any, entry: str, **said: Any) -> Any:
        return add_row(model, case, by, entry=entry, **{"valid_from": BEFORE, **said})

    put(Sentence, "licence", kind="custody", title="Licence", months=30)
    put(Condition, "be-in", sentence="licence", kind="curfew", wording="Be in from 9pm to 7am.")
    put(CurfewWindow, "curfew", source="be-in", weekdays=EVERY_DAY, starts=time(21), ends=time(7))
    put(Objective, "skills", rank=1, will="finish Thinking Skills")
    put(
        Step,
        "key-work",
        objective="skills",
        rank=1,
        what="Key work with Priya",
        by_person=True,
        starts_on=date(2026, 3, 1),
        at=time(15),
        minutes=60,
        per_week=1,
        state="in_progress",
    )
    put(
        Commitment,
        "skills",
        kind="programme",
        what="Thinking Skills",
        weekdays=[2, 4],
        starts=time(14),
        ends=time(16),
    )
    put(Programme, "thinking", kind="accredited", name="Thinking Skills", state="running", amount=20)
    put(LifeState, "works", name="He has kept the job for three months")
    put(
        Contact,
        "office",
        kind="supervision",
        mode="office",
        valid_from=date(2026, 3, 25),
        at=time(14),
        minutes=30,
        title="Office with Megan",
        workers=["megan-price"],
    )
    put(
        ContactPhase,
        "phase",
        rank=1,
        name="First twelve weeks",
        times=1,
        every="week",
        modes=["office"],
        workers=["megan-price"],
        reason="New on licence.",
        valid_to=date(2026, 9, 30),
    )
    put(Review, "job-review", trigger="change", title="Leon has been offered a job")
    return Leon(case, by)


def propose(leon: Leon, part: str, of: str = "", **said: Any) -> Amendment:
    """Put an amendment into the review. Needs the owner's login."""
    kept = BY_PART[part]
    row = kept.model.objects.now().filter(case_id=leon.case.pk, entry=of).first() if of else None
    given = {
        "kind": kept.kind,
        "way": kept.ways[0] if row else "new",
        "becomes": "Something else",
        "before": facts.of(row) if row else {},
        "valid_from": date(2026, 3, 17),
        **said,
    }
    given["facts"] = {name: facts.plain(value) for name, value in given.get("facts", {}).items()}
    return add_row(Amendment, leon.case, leon.by, review=leon.review, part=part, of=of, **given)


def propose_everything(leon: Leon) -> None:
    """The job comes, the curfew ends earlier, the sessions go to the evening, contact goes to the phone."""
    propose(
        leon,
        "plans.commitments",
        entry="a-job",
        facts={
            "kind": "work",
            "what": "Barber at Marlow Street",
            "weekdays": [1, 2, 3, 4, 5],
            "starts": time(8),
            "ends": time(17),
            "travel_minutes": 70,
        },
        becomes="Monday to Friday, 8am to 5pm",
    )
    propose(
        leon,
        "sentences.curfew_windows",
        "curfew",
        entry="a-curfew",
        facts={"ends": time(6, 45)},
        was="9pm to 7am",
        becomes="9pm to 6:45am",
        reason="He leaves for work at 6:50am.",
        authority="governor",
        authority_name="HMP Brinsford",
    )
    propose(
        leon,
        "plans.commitments",
        "skills",
        entry="a-skills",
        facts={"starts": time(18, 30), "ends": time(20, 30)},
        was="Tuesday and Thursday, 2pm to 4pm",
        becomes="Tuesday and Thursday, 6:30pm to 8:30pm",
        until_programme="thinking",
    )
    propose(leon, "plans.steps", "key-work", entry="a-key-work", facts={"at": time(16)}, becomes="4pm")
    propose(
        leon,
        "delivery.contacts",
        "office",
        entry="a-office",
        facts={"at": time(18, 30), "mode": "phone", "minutes": 15},
        becomes="By telephone, 6:30pm",
    )
    propose(
        leon,
        "plans.contact_phases",
        "phase",
        entry="a-phase",
        facts={"modes": ["phone"], "name": "While the programme runs"},
        becomes="By telephone while the programme runs",
        until_programme="thinking",
    )


@contextmanager
def doing(leon: Leon, by: User | None = None, key: str | None = None) -> Iterator[writing.Act]:
    """One act of whoever is in charge."""
    user = by or leon.by
    with acting_as(user.pk), writing.act(leon.case.pk, "review.made", by=user, key=key) as act:
        yield act


def make(leon: Leon, on: date = MONDAY, **said: Any) -> list[Amendment]:
    """Everything together, as Megan."""
    with doing(leon) as act:
        case = leon.opened()
        review = case.one(Review, leon.review)
        return making.make(act, case, review, **{"on": on, "version_seen": review.version, **said})
