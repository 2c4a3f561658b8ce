"""Helen's plan as it was agreed in the room yesterday, for the tests of what is made from it."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from handrail.agencies.models import Venue, Worker
from handrail.delivery.models import Contact
from handrail.people.models import KeyPerson
from handrail.plans.models import (
    Contingency,
    Edition,
    Help,
    Invitee,
    Objective,
    Panel,
    RiskMeasure,
    Step,
    StepAnswer,
)
from handrail.records import clock
from handrail.sentences.models import Requirement, Sentence
from tests.cast import Cast, add_row

BEFORE, AGREED = timedelta(days=2), timedelta(days=1)


def _directory() -> None:
    ring = {"ruth-adeyemi": "01632 960142", "sam-whitlock": "07700 900118", "denise-okoro": "07700 900364"}
    for reference, number in ring.items():
        Worker.objects.filter(reference=reference).update(telephone=number)
    Worker.objects.filter(reference="sam-whitlock").update(
        name="PC Sam Whitlock", roles=["Lifts and practical help", "Police information"]
    )
    Venue.objects.get_or_create(reference="hub", defaults={"name": "Probation office, Canal House"})


def make_plan(cast: Cast) -> dict[str, Any]:
    """The rows by name. Needs the owner's login."""
    now, today = timezone.now(), clock.today()
    tomorrow = today + timedelta(days=1)
    made: dict[str, Any] = {}

    def put(name: str, model: Any, /, **facts: Any) -> None:
        given = {"recorded_at": now - BEFORE, "valid_from": today - BEFORE, **facts}
        made[name] = add_row(model, cast.own, cast.ruth, entry=name, **given)

    _directory()
    put("dee", KeyPerson, name="Dee, a friend", relationship="Friend from school")
    put("home", Objective, rank=1, will="get somewhere safe to live", so_that="my son can stay with me")
    put("treatment", Objective, rank=2, will="look at my treatment again")
    put("hair", Objective, rank=3, will="work with hair again", state="later")
    put(
        "forms",
        Step,
        objective="home",
        rank=1,
        what="Fill in the council forms",
        by_person=True,
        workers=["denise-okoro", "mark-tully"],
        people=["dee"],
        when="straight after the panel",
        due_on=today + timedelta(days=14),
    )
    put("no", StepAnswer, step="forms", worker="mark-tully", answer="declines")
    put("watch", Step, objective="home", rank=2, what="Zzmarked check", marking="not_for_person")
    put(
        "dose",
        Step,
        objective="treatment",
        rank=1,
        what="Settle a new dose",
        by_person=True,
        workers=["mark-tully"],
        starts_on=tomorrow,
        at=time(15),
        minutes=30,
        kind="wellbeing",
    )
    put("lifts", Help, kind="lift", what="A lift to each appointment", workers=["sam-whitlock"])
    put(
        "door",
        RiskMeasure,
        kind="restrictive",
        what="She stays out of Marlow Street",
        owner="ruth-adeyemi",
        useful_to_the_person="It keeps her away from those she used with",
    )
    put(
        "secret",
        RiskMeasure,
        kind="restrictive",
        what="Zzmarked watching",
        owner="ruth-adeyemi",
        marking="not_disclosable",
    )
    put(
        "call",
        Contingency,
        when="She is asked to leave the shelter",
        then="Ring the night bed",
        worker="denise-okoro",
        by_when="The same day",
    )
    put("order", Sentence, kind="community_order", months=12)
    put(
        "keep",
        Requirement,
        sentence="order",
        kind="exclusion",
        agreed_words="I stay out of Marlow Street. Sam knows the ways round",
    )
    put("panel", Panel, state="held", valid_from=today - AGREED, recorded_at=now - AGREED)
    for worker, came in (("denise-okoro", "came"), ("mark-tully", "absent"), ("sam-whitlock", "came")):
        put(f"asked-{worker}", Invitee, panel="panel", worker=worker, attendance=came)
    put(
        "first",
        Edition,
        number=1,
        hoped_for="My own front door. And to do hair again.",
        answer="agrees",
        words="Everyone wants the same thing for once.",
        panel="panel",
        review_by=today + timedelta(days=84),
        valid_from=today - AGREED,
        recorded_at=now - AGREED,
    )
    put(
        "visit",
        Contact,
        kind="appointment",
        title="Housing assessment",
        at=time(10, 30),
        minutes=120,
        mode="partners_venue",
        venue="hub",
        workers=["denise-okoro"],
        help="Lift at 10am with Sam",
        valid_from=tomorrow,
    )
    put(
        "marked-visit",
        Contact,
        kind="appointment",
        title="Zzmarked appointment",
        mode="office",
        workers=["ruth-adeyemi"],
        marking="not_for_person",
        valid_from=tomorrow,
    )
    put(
        "about-her",
        Contact,
        kind="meeting",
        title="Zzmeeting of workers",
        mode="office",
        workers=["ruth-adeyemi"],
        valid_from=tomorrow,
    )
    return made


def change_since(cast: Cast, made: dict[str, Any]) -> None:
    """What was changed today and is not agreed: another first objective, and home in other words."""
    now = timezone.now()
    home = made["home"]
    Objective.objects.filter(pk=home.pk).update(superseded_at=now - timedelta(hours=1))
    facts = {"will": "keep my tenancy", "so_that": home.so_that, "rank": 1, "version": 2}
    add_row(Objective, cast.own, cast.ruth, entry="home", recorded_at=now - timedelta(hours=1), **facts)
