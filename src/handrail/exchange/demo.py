"""The demo: four fictional people and those who work with them, always as of this week.

The documents in ``demo/`` were written as of one Wednesday. Loading moves every date and instant
by whole days to the Wednesday that is wanted, dates of birth too, so that ages hold.
"""

import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from textwrap import fill

import msgspec
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils import timezone

from handrail.access.actors import system_actor
from handrail.access.models import DutySlot, User
from handrail.access.policy import SHARE_KINDS
from handrail.casefile.directory import ORDER, SharingAgreement
from handrail.casefile.document import (
    DIRECTORY_FORMAT,
    CaseDocument,
    DirectoryDocument,
    Document,
    Unreadable,
    decode,
    encode,
)
from handrail.casefile.registry import kind_of
from handrail.delivery.models import Contact, Message, Outgoing
from handrail.delivery.models.outbox import State
from handrail.exchange.importing import Problem, Refused, Report, import_stream
from handrail.exchange.shifting import LONDON, shifted
from handrail.exchange.synthetic import demo_service
from handrail.quality import filling
from handrail.quality.inspections import showing

ANCHOR = date(2026, 3, 18)
"""The Wednesday as of which the documents were written."""
REASON = "Loading the demo"
DUTY = "Duty officer"
DUTY_DAYS = 366
"""Days of the rota: a demo that is kept open for a year still has somebody on duty."""
WEEK = timedelta(weeks=1)
WIDTH = 88


class NoDemo(Exception):
    """The demo's documents are not on this machine."""


def folder() -> Path:
    """Where the demo's documents are: in the clone, or beside an installed package."""
    clone = Path(__file__).resolve().parents[3] / "demo"
    installed = Path(sysconfig.get_path("data")) / "share" / "handrail" / "demo"
    for place in (clone, installed):
        if (place / "cases").is_dir():
            return place
    raise NoDemo(f"the demo’s documents are neither in {clone} nor in {installed}")


def load(today: date, progress: Callable[..., None], *, beside: bool = False) -> Report:
    """Load the demo as of a day into a database without cases. Raises ``Refused``, with file names.

    ``beside`` adds the invented cases that make caseloads of it.
    """
    places: list[str] = []
    others = demo_service.documents(today) if beside else iter(())
    with tempfile.TemporaryFile() as spool, transaction.atomic():
        for name, document in _directory_first(documents(today), others):
            places.append(name)
            spool.write(encode(document) + b"\n")
        spool.seek(0)
        try:
            # What was written in the afternoon is there from the morning on.
            report = import_stream(
                spool, replace=False, reason=REASON, progress=progress, latest=_end_of(today)
            )
        except Refused as refused:
            raise Refused([_placed(problem, places) for problem in refused.problems]) from None
        with system_actor(reason=REASON):
            _fill_rota()
            _let_doubts_be_settled()
            _give_partners_addresses()
        filling.first_time()
        showing.show(today)
    return report


def _give_partners_addresses() -> None:
    """Workers of other agencies have a work email, to which the stand-in takes links to sign in."""
    partners = User.objects.filter(role__in=SHARE_KINDS)
    partners.update(email=Concat("username", Value("@example.org")))


def documents(today: date) -> Iterator[tuple[str, Document]]:
    """Each document with the name of its file, moved to the day.

    Doors are opened and shut by the real clock, whichever day the demo plays on: the access part and
    the sharing agreements move to the real week, so that what is shared for ninety days is shared now.
    """
    by = today - ANCHOR
    doors_by = (timezone.localdate() - ANCHOR) // WEEK * WEEK
    for name, raw in _raw(folder()):
        try:
            document = decode(raw)
        except Unreadable as fault:
            message = f"{name}: {fault.message}"
            raise Refused([Problem(0, fault.pointer, message, fault.allowed)]) from None
        moved = shifted(document, by)
        if isinstance(document, CaseDocument):
            moved = msgspec.structs.replace(moved, access=shifted(document.access, doors_by))
        elif isinstance(document, DirectoryDocument) and isinstance(document.item, SharingAgreement):
            moved = shifted(document, doors_by)
        yield name, moved


def _directory_first(*several: Iterator[tuple[str, Document]]) -> Iterator[tuple[str, Document]]:
    """Several files as one: every directory item, in the order of kinds, before every case."""
    together = [named for one in several for named in one]
    items = [(name, one) for name, one in together if isinstance(one, DirectoryDocument)]
    yield from sorted(items, key=lambda named: ORDER.index(kind_of(named[1].item)))
    yield from ((name, one) for name, one in together if isinstance(one, CaseDocument))


def _raw(place: Path) -> Iterator[tuple[str, bytes]]:
    """Directory items in the order in which kinds can be read, then the cases."""
    items = [
        (file.name, item)
        for file in sorted((place / "directory").glob("*.json"))
        for item in msgspec.json.decode(file.read_bytes())
    ]
    for name, item in sorted(items, key=lambda named: ORDER.index(named[1]["kind"])):
        yield name, msgspec.json.encode({"format": DIRECTORY_FORMAT, "item": item})
    for file in sorted((place / "cases").glob("*.json")):
        yield file.name, file.read_bytes()


def _placed(problem: Problem, places: list[str]) -> Problem:
    name = places[problem.line - 1] if problem.line else "demo"
    return Problem(0, f"{name} {problem.pointer}", problem.message, problem.allowed)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, LONDON)


def _fill_rota() -> None:
    """Put the duty officers on the rota, a day at a time, by the real clock that row security reads."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    officers = User.objects.filter(worker__roles__contains=[DUTY], team__isnull=False).select_related("team")
    DutySlot.objects.bulk_create(
        DutySlot(
            user=officer,
            team=officer.team,
            starts_at=midnight + timedelta(days=day),
            ends_at=midnight + timedelta(days=day + 1),
        )
        for officer in officers
        for day in range(DUTY_DAYS)
    )


def welcome() -> str:
    """Who can sign in, and what each of them should look at first."""
    users = User.objects.exclude(introduction="").exclude(role="system").order_by("pk")
    width = max((len(user.name) for user in users), default=0) + 2
    lines = ["The people in this demo are fictional. Sign in as:", ""]
    lines += [_introduced(user, width) for user in users]
    return "\n".join(lines)


def _introduced(user: User, width: int) -> str:
    return fill(
        user.introduction,
        WIDTH,
        initial_indent=f"  {user.name:{width}}",
        subsequent_indent=" " * (width + 2),
    )


def _let_doubts_be_settled() -> None:
    """A message in doubt stands in the outbox too, so that somebody can say what is to be done."""
    for row in Message.objects.now().filter(state="in_doubt"):
        Outgoing.objects.create(
            case_id=row.case_id,
            key=f"demo:{row.case_id}:{row.entry}",
            kind=row.kind,
            contact=row.contact or "",
            message=row.entry,
            on=row.due_on,
            at=Contact.objects.now().get(case_id=row.case_id, entry=row.contact).at,
            by=row.by,
            state=State.IN_DOUBT,
            reference=f"demo-{row.case_id}-{row.entry}",
            attempts=1,
            made_at=row.recorded_at,
            settled_at=row.recorded_at,
        )
