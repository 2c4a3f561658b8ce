"""Putting invented documents together, one at a time, so that memory stays the same."""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from handrail.casefile.assessments import Assessments
from handrail.casefile.compartments import Compartments
from handrail.casefile.delivery import Delivery
from handrail.casefile.document import CaseDocument, DirectoryDocument, Document
from handrail.casefile.findings import Findings
from handrail.casefile.people import People, Person
from handrail.casefile.plans import Plans
from handrail.casefile.reviews import Reviews
from handrail.casefile.sentences import Sentences
from handrail.exchange.synthetic import (
    answered,
    assessed,
    chances,
    closing,
    decided,
    delivered,
    doors,
    life,
    met,
    orders,
    pairs,
    planned,
    reviewed,
    setting,
    work,
)
from handrail.exchange.synthetic.maker import Maker
from handrail.exchange.synthetic.setting import Desk, Setting

Choose = Callable[[Random, int], Desk]


def documents(cases: int, seed: int, today: date, *, contacts: int | None = None) -> Iterator[Document]:
    """A whole invented service, the directory first. ``contacts`` fixes how many each case has."""
    where = setting.invented(cases, today)
    for item in setting.in_order(where):
        yield DirectoryDocument(item=item)
    yield from case_documents(cases, seed, today, where, contacts=contacts)


def case_documents(
    cases: int,
    seed: int,
    today: date,
    where: Setting,
    *,
    contacts: int | None = None,
    choose: Choose | None = None,
) -> Iterator[CaseDocument]:
    """The cases alone, in order of reference. ``choose`` says whose each is; the desks take turns."""
    taken = {"adult": 0, "youth": 0}
    held: tuple[CaseDocument, Desk] | None = None
    for number in range(cases):
        rng = Random(f"{seed}:{number}")  # noqa: S311 (repeatable by design; no secret)
        if choose is not None:
            desk = choose(rng, number)
        else:
            cohort = "adult" if rng.random() < chances.ADULT_SHARE else "youth"
            desks = where.desks(cohort)
            desk = desks[taken[cohort] % len(desks)]
            taken[cohort] += 1
        if held is not None:
            first, desk = held
            second = case(_reference(number), desk, where, rng, today, contacts, like=first.people.person[-1])
            pairs.tie(first, second, desk, rng, today)
            yield first
            yield second
            held = None
            continue
        made = case(_reference(number), desk, where, rng, today, contacts)
        if pairs.is_second(number + 1) and number + 1 < cases:
            held = made, desk
        else:
            yield made


def _reference(number: int) -> str:
    return f"S{100001 + number}"


def case(
    reference: str,
    desk: Desk,
    where: Setting,
    rng: Random,
    today: date,
    contacts: int | None = None,
    *,
    like: Person | None = None,
) -> CaseDocument:
    """One invented case; a second record of somebody's, where it is ``like`` another."""
    make = Maker(reference, desk.cohort, desk, where, rng, today)
    orders.sentence(make)
    life.person(make, like)
    life.own_words(make)
    life.circumstances(make)
    life.addresses(make)
    key_people = life.people_around(make)
    life.schemes(make)
    life.judgements(make)
    shared = doors.allocations(make)
    weeks = (today - make.starts).days // 7
    work.contacts(make, contacts or min(45, 3 + weeks * 2 // 3 + rng.randrange(4)), key_people)
    planned.plan(make, assessed.assessment(make))
    delivered.delivered(make)
    decided.decided(make)
    met.met(make)
    access = doors.access(make, shared)
    if make.chance(chances.CORRECTED):
        make.read_through()
    closing.closings(make, access)
    doors.covers(make, access, shared)
    reviewed.reviewed(make)
    answered.answers(make)
    return CaseDocument(
        reference=reference,
        cohort="youth" if desk.cohort == "youth" else "adult",
        team=desk.team,
        people=make.part(People, "people"),
        sentences=make.part(Sentences, "sentences"),
        compartments=make.part(Compartments, "compartments"),
        assessments=make.part(Assessments, "assessments"),
        plans=make.part(Plans, "plans"),
        delivery=make.part(Delivery, "delivery"),
        reviews=make.part(Reviews, "reviews"),
        findings=make.part(Findings, "findings"),
        access=access,
    )
