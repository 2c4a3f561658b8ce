"""What is done in an inspection: opened, its sample defined and drawn, cases judged, settled, closed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from handrail.access.models import User
from handrail.agencies.models import Agency
from handrail.quality.inspections import drawing
from handrail.quality.inspections.models import (
    Inspection,
    Inspector,
    Interview,
    Judgement,
    SampledCase,
)


class Reading(NamedTuple):
    """One reader's answers to the key questions of a case: how many, and whether one may see them."""

    sampled_id: int
    by_id: int
    answered: int
    shown: bool


class Refused(Exception):
    """It cannot be drawn: it was drawn already, has ended, or somebody else leads it."""


@transaction.atomic
def open_to(
    readers: Iterable[User],
    *,
    unit: Agency,
    name: str,
    cohort: str,
    known_on: date,
    ends_on: date,
    why: str,
    by: User,
) -> Inspection:
    """Open a unit to inspectors until a day. The first of the readers leads."""
    made = Inspection.objects.create(
        reference=reference_of(name),
        unit=unit,
        name=name,
        cohort=cohort,
        known_on=known_on,
        ends_on=ends_on,
        why=why,
        opened_by=by,
    )
    Inspector.objects.bulk_create(
        Inspector(inspection=made, user=user, leads=number == 0) for number, user in enumerate(readers)
    )
    return made


def reference_of(name: str) -> str:
    """What an inspection is called in addresses."""
    return slugify(name)[:60] or "inspection"


def visible() -> "QuerySet[Inspection]":
    """The inspections one reads in, or opened for one's unit, newest first: row security keeps the rest."""
    return Inspection.objects.select_related("unit").order_by("-opened_at", "-pk")


def leads(inspection: Inspection, user: User) -> bool:
    """Whether somebody leads it."""
    return inspection.inspectors.filter(user=user, leads=True).exists()


def define(inspection: Inspection, sample: Mapping[str, Any]) -> None:
    """Say which cases, over which strata, how many and by which seed. Only before it is drawn."""
    for field, value in sample.items():
        setattr(inspection, field, value)
    inspection.save(update_fields=list(sample))


def strata(inspection: Inspection) -> dict[str, int]:
    """How many cases each stratum of the sample as defined has. Asked by who leads; else empty."""
    with connection.cursor() as cursor:
        cursor.execute("select * from access_inspection_strata(%s)", [inspection.pk])
        return dict(cursor.fetchall())


def draw(inspection: Inspection) -> None:
    """Draw the sample and let its readers in. Raises ``Refused``; a sample is drawn once."""
    taken = drawing.shared_out(inspection.size or 0, strata(inspection))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select access_draw_inspection(%s, %s::varchar[], %s::int[])",
            [inspection.pk, list(taken), list(taken.values())],
        )
        if cursor.fetchone() != ("done",):
            raise Refused
    inspection.refresh_from_db()


def judge(sampled: SampledCase, answers: Mapping[str, tuple[bool, str]], *, by: User) -> None:
    """A reader's answers to key questions, with their reasons. Those that stand already are left."""
    stand = latest(sampled.judgements.filter(by=by, settles=False))
    Judgement.objects.bulk_create(
        Judgement(sampled=sampled, question=question, sufficient=sufficient, reasons=reasons, by=by)
        for question, (sufficient, reasons) in answers.items()
        if question not in stand
        or (stand[question].sufficient, stand[question].reasons) != (sufficient, reasons)
    )


def readings() -> list[Reading]:
    """How far each reading is of the cases one inspects, and whether one may see it."""
    with connection.cursor() as cursor:
        cursor.execute("select sampled_id, by_id, answered, shown from access_readings()")
        return [Reading(*row) for row in cursor.fetchall()]


def moderate(sampled: SampledCase) -> bool:
    """Begin the moderation of a case: from now its readings are seen side by side.

    Asked by who leads; somebody who reads it second answers every key question first.
    """
    waiting = SampledCase.objects.filter(pk=sampled.pk, moderated_at=None)
    return bool(waiting.update(moderated_at=timezone.now()))


def settle(sampled: SampledCase, question: str, *, sufficient: bool, reasons: str, by: User) -> None:
    """In moderation, which has begun with it: what holds where two readers differed, and why."""
    moderate(sampled)
    Judgement.objects.create(
        sampled=sampled, question=question, sufficient=sufficient, reasons=reasons, settles=True, by=by
    )


def interviewed(sampled: SampledCase, *, held_on: date, words: str, by: User) -> None:
    """What the practitioner told a reader."""
    Interview.objects.create(sampled=sampled, held_on=held_on, words=words, by=by)


def close(inspection: Inspection) -> None:
    """Nothing more is judged; the report stays."""
    inspection.closed_at = timezone.now()
    inspection.save(update_fields=["closed_at"])


def latest(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Of one reader's judgements of a case, the last of each question."""
    return {one.question: one for one in sorted(judgements, key=lambda one: (one.at, one.pk))}
