"""What is asked of a worker of another agency about one person, as far as they may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.access import sharing
from handrail.access.models import Relation
from handrail.access.policy import SHARE_KINDS
from handrail.agencies import directory
from handrail.agencies.models import Service, Worker
from handrail.assessments.models import Source
from handrail.casefile.steps import OVER
from handrail.delivery.models import Concern, Contact, Heard, Referral, WantedChange
from handrail.delivery.timeline import length
from handrail.design import wording
from handrail.kernel.references import new_reference
from handrail.people.frame import holds
from handrail.people.models import Allocation, Person
from handrail.people.opening import OpenCase
from handrail.plans.models import Help, Step, StepAnswer
from handrail.records import clock
from handrail.records.gathering import Some
from handrail.reviews.models import Input, Meeting, MeetingAction

ENTRIES, LOOKED_AT = 5, 40
OWN_ENTRIES = Some(Contact, "true", order="valid_from desc, id desc", limit=LOOKED_AT)
"""The latest entries; only the reader's own are within reach."""
TABLES = (
    *(Person, Allocation, Step, StepAnswer, Help, Referral, WantedChange, Source),
    *(Concern, Heard, Input, OWN_ENTRIES, Meeting, MeetingAction),
)
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class AskedStep:
    """A step asked of the reader, in words, and what they said to it."""

    row: Step
    title: str
    when: str
    who: str
    needs: tuple[str, ...]
    answer: str = ""
    words: str = ""
    key: str = field(default_factory=new_reference)
    """Of the press that says yes, so that pressing twice does one thing."""

    @property
    def entry(self) -> str:
        """Its entry in the plan."""
        return self.row.entry

    @property
    def new(self) -> bool:
        """Not answered yet."""
        return not self.answer


@dataclass(frozen=True)
class Referred:
    """A referral put to the reader: what for, what is needed, what is wanted of it."""

    row: Referral
    title: str
    when: str
    needs: tuple[str, ...]
    wanted: tuple[WantedChange, ...]
    answerable: bool

    @property
    def new(self) -> bool:
        """Sent, and not answered."""
        return self.row.state == "sent"


@dataclass(frozen=True)
class Met:
    """A meeting that the reader is given: its day and place, what it was for, what came of it."""

    row: Meeting
    when: str


@dataclass(frozen=True)
class Reply:
    """What changed because of something the reader told us, or why nothing did."""

    told: str
    row: Heard


@dataclass(frozen=True)
class Supervisor:
    """Who is in charge, and where to ring."""

    name: str
    first: str
    telephone: str
    duty: str

    @property
    def ring(self) -> str:
        """ "Ruth on 01632 960101", with the duty telephone where there is no other."""
        number = self.telephone or self.duty
        return _("%(name)s on %(number)s") % {"name": self.first, "number": number} if number else self.first


@dataclass(frozen=True)
class Asked:
    """Everything on the page about one person."""

    called: str
    suits: str
    reach: str
    supervisor: Supervisor
    steps: tuple[AskedStep, ...]
    done: tuple[AskedStep, ...]
    referrals: tuple[Referred, ...]
    sources: tuple[Source, ...]
    answered: tuple[Source, ...]
    inputs: tuple[Input, ...]
    said: tuple[Input, ...]
    closed: tuple[Input, ...]
    """What a review asked and no longer waits for."""
    helps: tuple[Help, ...]
    replies: tuple[Reply, ...]
    concerns: tuple[Concern, ...]
    entries: tuple[Contact, ...]
    meetings: tuple[Met, ...]
    actions: tuple[MeetingAction, ...]
    ends_on: str
    copies: int

    @property
    def fresh(self) -> int:
        """How many things wait for an answer."""
        answers = len(self.sources) + len(self.inputs)
        return sum(one.new for one in self.steps) + sum(one.new for one in self.referrals) + answers

    @property
    def accepted(self) -> list[AskedStep]:
        """The steps the reader said yes to."""
        return [one for one in self.steps if one.answer == "accepts"]


def asked(case: OpenCase) -> Asked:
    """What is asked of the reader about one person."""
    facts = case.gather(*TABLES)
    return made(case, facts, _names(case, facts))


def made(case: OpenCase, facts: Facts, names: "Names") -> Asked:
    """The same from rows that were read already."""
    me, today = case.reach.worker, case.today
    person = facts[Person][0] if facts[Person] else None
    said = {row.step: row for row in facts[StepAnswer] if row.worker == me}
    steps = [_step(row, said.get(row.entry), facts, names, me, today) for row in facts[Step]]
    steps.sort(key=lambda one: (not one.new, one.row.starts_on or one.row.due_on or date.max, one.row.pk))
    sources = [row for row in facts[Source] if row.state in ("asked", "answered")]
    mine = [row for row in facts[Contact] if row.by_id == case.reach.user.pk and row.outcome]
    mine.sort(key=lambda row: (row.valid_from, row.pk), reverse=True)
    return Asked(
        person.first_name if person else case.reference,
        person.suits if person else "",
        _reach(person),
        names.supervisor,
        tuple(one for one in steps if one.row.state not in OVER),
        tuple(one for one in steps if one.row.state in OVER),
        tuple(_referred(row, facts) for row in facts[Referral] if row.state != "withdrawn"),
        tuple(row for row in sources if row.state == "asked"),
        tuple(row for row in sources if row.state == "answered"),
        tuple(row for row in facts[Input] if row.state == "asked" and row.worker == me),
        tuple(row for row in facts[Input] if row.state == "answered" and row.worker == me),
        tuple(row for row in facts[Input] if row.state == "no_answer" and row.worker == me),
        tuple(row for row in facts[Help] if me in row.workers and holds(row, today)),
        tuple(_replies(facts, mine)),
        tuple(row for row in facts[Concern] if row.worker == me),
        tuple(mine[:ENTRIES]),
        tuple(_meetings(facts, names, today)),
        tuple(row for row in facts[MeetingAction] if row.worker == me),
        names.ends_on,
        names.copies,
    )


@dataclass(frozen=True)
class Names:
    """What references stand for, and until when the share lasts."""

    workers: directory.Names
    venues: dict[str, str]
    services: dict[str, str]
    supervisor: Supervisor
    ends_on: str
    copies: int


def _names(case: OpenCase, facts: Facts) -> Names:
    in_charge = next((row.worker for row in facts[Allocation] if _supervises(row, case.today)), None)
    references = {one for row in (*facts[Step], *facts[Help]) for one in row.workers}
    workers = directory.workers({*references, in_charge})
    services = {row.service for row in (*facts[Step], *facts[Referral]) if row.service}
    offers = Service.objects.filter(reference__in=services).values_list("reference", "name")
    shares = Relation.objects.live().filter(user=case.reach.user, case_id=case.id, kind__in=SHARE_KINDS)
    return Names(
        workers,
        directory.venues(row.venue for row in (*facts[Step], *facts[Meeting])),
        dict(offers) if services else {},
        _supervisor(case, in_charge, workers),
        _last_day(max((row.ends_at for row in shares if row.ends_at), default=None)),
        len(sharing.received(case.id)),
    )


def _supervises(row: Allocation, today: date) -> bool:
    return row.role == "in_charge" and holds(row, today)


def _supervisor(case: OpenCase, reference: str | None, workers: directory.Names) -> Supervisor:
    team = case.case.team
    if reference is None:
        return Supervisor(team.name, team.name, "", team.duty_telephone)
    telephone = Worker.objects.filter(reference=reference).values_list("telephone", flat=True).first()
    name = workers[reference].name
    return Supervisor(name, name.split(" ")[0], telephone or "", team.duty_telephone)


def _reach(person: Person | None) -> str:
    parts = (person.reach_by, person.safe_ways) if person else ()
    return " ".join(f"{wording.sentence_case(part).rstrip('.')}." for part in parts if part)


def _last_day(ends_at: datetime | None) -> str:
    if ends_at is None:
        return ""
    return wording.full_date(timezone.localdate(clock.shown(ends_at) - timedelta(seconds=1)))


def _step(row: Step, said: StepAnswer | None, facts: Facts, names: Names, me: str, today: date) -> AskedStep:
    others = [names.workers[one].with_agency for one in row.workers if one != me]
    helps = [one.what for one in facts[Help] if row.entry in one.steps and holds(one, today)]
    where = names.venues.get(row.venue or "") or names.services.get(row.service or "", "")
    when = ". ".join(part for part in (_when(row, today), length(row.minutes), where) if part)
    return AskedStep(
        row,
        wording.sentence_case(row.what),
        when,
        _("With %(names)s.") % {"names": wording.listed(others)} if others else "",
        tuple(line for text in (row.needs_from_them, *helps) for line in text.splitlines() if line),
        said.answer if said else "",
        said.words if said else "",
    )


def _when(row: Step, today: date) -> str:
    if row.starts_on and row.at:
        return f"{_day(row.starts_on, today)}, {wording.clock(row.at)}"
    if row.due_on:
        return _("By %(day)s") % {"day": wording.week_date(row.due_on)}
    if row.starts_on:
        return _("From %(day)s") % {"day": wording.week_date(row.starts_on)}
    return wording.sentence_case(row.when)


def _day(day: date, today: date) -> str:
    return _("Today") if day == today else wording.week_date(day)


def _referred(row: Referral, facts: Facts) -> Referred:
    due = wording.week_date(row.answer_by) if row.answer_by and row.state == "sent" else ""
    return Referred(
        row,
        wording.sentence_case(row.what_for),
        _("Answer by %(day)s") % {"day": due} if due else row.state_label,
        tuple(row.needs_from_them.splitlines()),
        tuple(one for one in facts[WantedChange] if one.referral == row.entry),
        row.state in ("sent", "waiting", "accepted"),
    )


def _meetings(facts: Facts, names: Names, today: date) -> list[Met]:
    """The latest first."""
    rows = sorted(facts[Meeting], key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    return [Met(row, _met(row, names, today)) for row in rows[:ENTRIES]]


def _met(row: Meeting, names: Names, today: date) -> str:
    day = _day(row.valid_from, today) if row.valid_from else ""
    at = wording.clock(row.at) if row.at else ""
    where = names.venues.get(row.venue or "") or row.place
    return ", ".join(part for part in (day, at, where) if part)


def _replies(facts: Facts, mine: Sequence[Contact]) -> list[Reply]:
    """Newest first, each with when the reader told us."""
    told: dict[str, date | None] = {row.entry: row.valid_from for row in (*mine, *facts[Concern])}
    told |= {row.entry: row.answered_on for table in (Source, Input) for row in facts[table]}
    rows = sorted(facts[Heard], key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    return [Reply(wording.day_month(told[row.about]) if told.get(row.about) else "", row) for row in rows]
