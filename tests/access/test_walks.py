"""No sequence of events opens a door: random walks, each step compared with a small oracle.

The oracle knows nothing of the policy, the relations table or row security. It is told what was
asked and says who can open the case; the product must agree, in Python and by SQL, for everybody.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.postgres.functions import TransactionNow
from django.core.exceptions import PermissionDenied
from django.db import Error, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handrail.access import governing, sharing
from handrail.access.actors import acting_as
from handrail.access.governing import CaseName
from handrail.access.models import Alert, Relation
from handrail.agencies.models import SharingAgreement
from handrail.people import allocating, closing, covering, merging
from handrail.people.allocating import Part
from handrail.people.models import Allocation, Case
from handrail.people.opening_with_reason import open_with_reason
from handrail.plans.models import Step
from handrail.records import clock, writing
from handrail.records.reading import Reach
from tests.access.oracle import AT_FIRST, EVERYBODY, PARTNERS, STAFF, Oracle
from tests.access.test_shutting import AsOwner
from tests.cast import Cast, worker_of

pytestmark = pytest.mark.django_db
REFUSED = (
    Error,
    PermissionDenied,
    governing.Refused,
    sharing.Refused,
    closing.StandsAlready,
    allocating.NotAllowed,
    allocating.TooFewReaders,
    allocating.ChangedMeanwhile,
    merging.StandsAlready,
    Allocation.DoesNotExist,
    Case.DoesNotExist,
)


class Product:
    """The same acts, asked of the product by whoever acts."""

    def __init__(self, cast: Cast, agreements: dict[str, SharingAgreement], as_owner: AsOwner) -> None:
        self.cast, self.case, self.agreements, self.as_owner = cast, cast.own, agreements, as_owner
        self.name = CaseName(self.case.pk, self.case.reference)
        self.second = CaseName(cast.excluded.pk, cast.excluded.reference)

    def step(self, act: str, by: str, who: str, other: str) -> bool:
        """Whether the product did it."""
        if act in ("expire", "all leave"):
            return self._time_passes(act)
        user = self.cast.users[who]
        acts: dict[str, Callable[[], object]] = {
            "allocate": lambda: Relation.objects.create(
                user=user,
                case_id=self.case.pk,
                kind="co_worker",
                granted_by=self.cast.users[by],
                starts_at=TransactionNow(),
            ),
            "end": lambda: self._some(
                Relation.objects.filter(
                    user=user, case_id=self.case.pk, kind="co_worker", ends_at__isnull=True
                ).update(ends_at=TransactionNow())
            ),
            "exclude": lambda: governing.exclude(user, self.name, "x"),
            "lift": lambda: governing.lift_exclusion(self._number(governing.exclusions(), user.name)),
            "exclude there": lambda: governing.exclude(user, self.second, "x"),
            "lift there": lambda: governing.lift_exclusion(
                self._number(governing.exclusions(), user.name, self.second)
            ),
            "merge": lambda: self._say(by, merging.merge, "record.merged"),
            "part": lambda: self._say(by, merging.part, "record.parted"),
            "restrict": lambda: governing.restrict(self.name, [user.pk, self.cast.users[other].pk], "x"),
            "unrestrict": lambda: governing.lift_restriction(self._number(governing.restrictions(), "")),
            "break glass": lambda: open_with_reason(self.case, by=self.cast.users[by], reason="x"),
            "share": lambda: sharing.share(
                self.case.pk, user, self.agreements[who], timezone.now() + timedelta(days=1)
            ),
            "withdraw": lambda: sharing.withdraw(
                self.case.pk, next(s.number for s in sharing.shares(self.case.pk) if s.user == user)
            ),
            "cover": lambda: self._cover(by, who, other),
            "close": lambda: self._close(by),
            "reopen": lambda: self._reopen(by, who),
        }
        try:
            with acting_as(self.cast.users[by].pk), transaction.atomic():
                acts[act]()
        except (*REFUSED, LookupError, StopIteration):
            return False
        return True

    def _cover(self, by: str, who: str, away: str) -> None:
        standing = allocating.standing(Allocation.objects.now().filter(case_id=self.case.pk), clock.today())
        if worker_of(who) in {part.worker for part in standing if part.role != "manager"}:
            raise LookupError  # works it anyway, so there is nothing to do
        with writing.act(self.case.pk, "cover.arranged", by=self.cast.users[by]) as doing:
            covering.cover(
                doing,
                self.case,
                away=worker_of(away),
                colleague=self.cast.users[who],
                first=clock.today(),
                last=clock.today() + timedelta(days=2),
                entry=f"cover-{doing.key}",
            )

    def _close(self, by: str) -> None:
        with writing.act(self.case.pk, "case.closed", by=self.cast.users[by]) as doing:
            closing.close(doing, self.case, on=clock.today(), reason="order_completed")

    def _reopen(self, by: str, who: str) -> None:
        with writing.act(self.case.pk, "case.reopened", by=self.cast.users[by]) as doing:
            parts = {Part("in_charge", worker_of(who))}
            closing.reopen(doing, self.case, parts, on=clock.today(), reason="new_sentence")

    def _say(self, by: str, verb: Callable[..., None], name: str) -> None:
        with writing.act(self.case.pk, name, by=self.cast.users[by]) as doing:
            verb(doing, self.case, self.cast.excluded, on=clock.today(), reason="x")

    def _time_passes(self, act: str) -> bool:
        ends = Relation.objects.filter(case_id=self.case.pk, ends_at__isnull=False)
        if act == "all leave":
            ends = Relation.objects.filter(case_id=self.case.pk).exclude(user=self.cast.frances)
        with self.as_owner(), connection.cursor() as cursor:
            cursor.execute("select now()")
            (now,) = cursor.fetchone()
            ends.exclude(ends_at__lte=now).update(ends_at=now)
        return True

    @staticmethod
    def _some(count: int) -> None:
        if not count:
            raise LookupError

    def _number(self, held: list[governing.Standing], who: str, of: CaseName | None = None) -> int:
        mine = [one for one in held if one.reference == (of or self.name).reference]
        return next(one.number for one in mine if not who or who in one.users)


def seen(cast: Cast, who: str, case: Case) -> tuple[bool, bool, bool]:
    """Whether somebody opens a case in Python, by SQL, and whether they know that it is there."""
    user = cast.users[who]
    with acting_as(user.pk), connection.cursor() as cursor:
        cursor.execute("select count(*) from people_person where case_id = %s", [case.pk])
        (rows,) = cursor.fetchone()
        return (
            bool(Reach.of(user, [case.pk]).kinds),
            bool(rows),
            Case.objects.filter(pk=case.pk).exists(),
        )


def asked_of(cast: Cast, who: str) -> tuple[set[str], set[str]]:
    """The steps that somebody of another agency reads, in Python and by SQL."""
    user = cast.users[who]
    with acting_as(user.pk), connection.cursor() as cursor:
        cursor.execute("select entry from plans_step where case_id = %s", [cast.own.pk])
        rows = Reach.of(user).rows(Step).filter(case_id=cast.own.pk)
        return {row.entry for row in rows}, {entry for (entry,) in cursor.fetchall()}


def compare(cast: Cast, oracle: Oracle, walked: list[Any]) -> None:
    """Python and SQL against the oracle, for everybody."""
    for who in PARTNERS:
        own = {f"for-{who}"} if oracle.has(who, "share") else set()
        assert asked_of(cast, who) == (own, own), (who, walked)
    for who in EVERYBODY:
        opens, there = oracle.opens(who), oracle.opens_there(who)
        assert seen(cast, who, cast.own) == (opens, opens, oracle.knows_of_it(who)), (who, walked)
        known = there or oracle.knows_of_it_there(who)
        assert seen(cast, who, cast.excluded) == (there, there, known), (who, "there", walked)
    with acting_as(cast.oliver.pk):
        assert Alert.objects.count() == oracle.alerts, walked
        few = [one.reference for one in governing.too_few_readers() if one.id == cast.own.pk]
    assert bool(few) == (oracle.supervised() and oracle.few()), walked


ACTS = (
    "allocate",
    "end",
    "exclude",
    "lift",
    "restrict",
    "unrestrict",
    "break glass",
    "share",
    "withdraw",
    "cover",
    "merge",
    "part",
    "exclude there",
    "lift there",
)
SELDOM = ("expire", "all leave", "close", "reopen", "reopen")
IT = dict.fromkeys(("exclude", "lift", "restrict", "unrestrict", "exclude there", "lift there"), "oliver")
USUAL = {
    **IT,
    **dict.fromkeys(("allocate", "end", "cover", "close", "reopen", "merge", "part"), "carol"),
    **dict.fromkeys(("share", "withdraw"), "ruth"),
}


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """An act, who does it (most often whoever may), and whom it is about."""
    act = draw(st.sampled_from((*ACTS, *ACTS, *ACTS, *SELDOM)))
    by = draw(st.sampled_from((*[USUAL.get(act, "megan")] * 10, *EVERYBODY)))
    about = PARTNERS if act in ("share", "withdraw") else STAFF
    return act, by, draw(st.sampled_from(about)), draw(st.sampled_from(STAFF))


def walks(least: int, most: int) -> st.SearchStrategy[list[tuple[str, str, str, str]]]:
    """Random steps; in every other walk the two records are of one person from the beginning."""
    some = st.lists(steps(), min_size=least, max_size=most)
    return some | some.map(lambda walked: [("merge", "carol", "ruth", "tom"), *walked])


def walk(cast: Cast, as_owner: AsOwner, walked: list[tuple[str, str, str, str]]) -> None:
    """One walk from the beginning, undone afterwards."""
    with transaction.atomic():
        with as_owner():
            agreements = _begin(cast)
        oracle, product = Oracle(), Product(cast, agreements, as_owner)
        compare(cast, oracle, [])
        for number, step in enumerate(walked, start=1):
            assert product.step(*step) == oracle.step(*step), walked[:number]
            compare(cast, oracle, walked[:number])
        transaction.set_rollback(True)


def _begin(cast: Cast) -> dict[str, SharingAgreement]:
    """The parts the oracle begins with, and an agreement with each agency."""
    Relation.objects.filter(case_id=cast.own.pk).update(ends_at=timezone.now() - timedelta(hours=1))
    kept = Relation.objects.filter(case_id=cast.own.pk)
    for who, part in AT_FIRST.items():
        kept.filter(user=cast.users[who], kind=part).update(ends_at=None)
    today = timezone.localdate()
    for who in PARTNERS:
        Step(
            case_id=cast.own.pk,
            entry=f"for-{who}",
            by=cast.ruth,
            recorded_at=timezone.now(),
            objective="a-home",
            rank=1,
            what=f"What {who} is asked to do",
            workers=[worker_of(who)],
        ).save(force_insert=True)
    return {
        who: SharingAgreement.objects.create(
            reference=f"with-{worker_of(who)}",
            name=who,
            agency=cast.users[who].worker.agency,
            purpose="x",
            gateway="x",
            starts_on=today,
            ends_on=today + timedelta(days=30),
        )
        for who in PARTNERS
    }


BY_HAND = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@settings(BY_HAND, max_examples=20)
@given(walked=walks(5, 20))
def test_no_sequence_of_events_opens_a_door(
    cast: Cast, as_owner: AsOwner, walked: list[tuple[str, str, str, str]]
) -> None:
    walk(cast, as_owner, walked)


@pytest.mark.long
@settings(BY_HAND, max_examples=300)
@given(walked=walks(40, 40))
def test_no_long_sequence_of_events_opens_a_door(
    cast: Cast, as_owner: AsOwner, walked: list[tuple[str, str, str, str]]
) -> None:
    walk(cast, as_owner, walked)
