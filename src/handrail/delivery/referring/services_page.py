"""What the page of services shows: what waits for an answer, what runs in which phase, what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.models import Source
from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing
from handrail.delivery.referring.chasing import Late
from handrail.delivery.referring.knowing import Known
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.design.pictures import phases as picture
from handrail.plans.models import InPlace

GROUPS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    ("sent", _l("Sent, no answer yet"), ("sent",)),
    ("waiting", _l("On a waiting list"), ("waiting",)),
    ("accepted", _l("Accepted, not begun yet"), ("accepted",)),
    ("started", _l("Under way"), ("started",)),
    ("drafted", _l("Drafts"), ("drafted",)),
    ("ended", _l("Ended"), ("ended",)),
    ("declined", _l("Declined, or taken back"), ("declined", "withdrawn")),
)


@dataclass(frozen=True)
class Waiting:
    """An answer that is late: what was asked, since when, and the way to a reminder if one is drafted."""

    title: str
    text: str
    url: str = ""
    url_words: str = ""
    no_answer: bool = False


def page(known: Known) -> dict[str, Any]:
    """Everything ``delivery/services.html`` reads besides the frame."""
    may = known.case.can_write("plan")
    return {
        "called": known.called,
        "may": may,
        "late": list(late(known)),
        "picture": _picture(known),
        "goes_on": any(run.after for _row, run in known.runs),
        "asked_for": any(not run.begun for _row, run in known.runs),
        "groups": list(_groups(known)),
        "in_place": [_in_place(known, row, may) for row in known.facts[InPlace]],
        "reference": known.case.reference,
    }


def late(known: Known) -> Iterator[Waiting]:
    """Referrals and sources whose answer is late, longest first."""
    chasers, today = known.facts[Chaser], known.today
    found = [
        *chasing.late_referrals(known.facts[Referral], chasers, today),
        *chasing.late_sources(known.facts[Source], chasers, today),
    ]
    for one in sorted(found, key=lambda late: late.asked_on):
        yield _waiting(known, one)


def _waiting(known: Known, one: Late) -> Waiting:
    is_source = isinstance(one.about, Source)
    title = one.about.name if isinstance(one.about, Source) else known.name(one.about)
    route = "delivery:source_chase" if is_source else "delivery:referral_chase"
    address = reverse(route, args=[known.case.reference, one.about.entry])
    may = known.case.can_write("plan")
    words = (
        _("Read and send the first reminder") if one.number == 1 else _("Read and send the second reminder")
    )
    if one.no_answer:
        address = ""
        if not is_source:
            address = reverse("delivery:referral", args=[known.case.reference, one.about.entry])
        words = _("Decide what follows")
    show = may and (one.to_draft or (one.no_answer and bool(address)))
    return Waiting(title, late_words(one), address if show else "", words, one.no_answer)


def late_words(one: Late) -> str:
    """Asked 3 March; an answer was hoped for by 10 March. Reminded 12 March."""
    said = [
        _("Asked on %(day)s.") % {"day": wording.day_month(one.asked_on)},
        *(_("Reminded on %(day)s.") % {"day": wording.day_month(row.sent_on)} for row in one.sent),
    ]
    if one.no_answer:
        said.append(_("No answer after two reminders."))
    else:
        said.append(_("An answer was hoped for by %(day)s.") % {"day": wording.day_month(one.due_on)})
    return " ".join(said)


def _picture(known: Known) -> picture.PhasesPicture | None:
    runs = [run for _row, run in known.runs]
    told = []
    for run in runs:
        where = wording.listed(picture.ran_in(known.phases, run, known.today))
        told.append(f"{run.name}: {where or _('not begun')}")
    title = _("Services over the phases of the sentence. %(services)s.") % {"services": "; ".join(told)}
    return picture.draw(title, known.phases, runs, known.today)


def _groups(known: Known) -> Iterator[tuple[str, str, bool, list[list[Any]]]]:
    """Key, heading, whether any of them has run, and the rows."""
    rows = sorted(known.facts[Referral], key=lambda row: (row.sent_on or known.today, row.pk))
    for key, heading, states in GROUPS:
        of_group = [row for row in rows if row.state in states]
        ran = any(row.started_on for row in of_group)
        found = [_row(known, row)[: None if ran else -1] for row in of_group]
        if found:
            yield key, str(heading), ran, found


def _row(known: Known, row: Referral) -> list[Any]:
    address = reverse("delivery:referral", args=[known.case.reference, row.entry])
    return [
        Cell(known.name(row), known.who(row) if known.who(row) != known.name(row) else "", url=address),
        because(known, row),
        " ".join(changes(known, row)) or row.what_for,
        Cell(" ".join(days(row)), _why(row)),
        Cell(wording.listed(known.ran_in(row)), _to_come(known, row)),
    ]


def _to_come(known: Known, row: Referral) -> str:
    """In which later phases it is still to run, and whether it goes on after the last."""
    still = wording.listed(known.still_in(row))
    said = [
        _("Still to run: %(phases)s.") % {"phases": still} if still else "",
        _("Goes on after the sentence.") if row.goes_on_after else "",
    ]
    return " ".join(part for part in said if part)


def _why(row: Referral) -> str:
    return row.because if row.state in ("declined", "withdrawn", "ended", "waiting") else ""


def because(known: Known, row: Referral) -> str:
    """Because of which needs and strengths, by name."""
    entries = (*row.because_of_factors, *row.because_of_strengths)
    return wording.listed(known.reasons[one] for one in entries if one in known.reasons)


def changes(known: Known, row: Referral) -> list[str]:
    """Each wanted change, and what came of it once that is known."""
    said = []
    for one in known.wanted(row.entry):
        came = "" if one.outcome == "not_known_yet" else f"{one.what}: {str(one.outcome_label).lower()}"
        said.append(" ".join(f"{part.rstrip('.')}." for part in (came or one.what, one.words) if part))
    return said


def days(row: Referral) -> Iterable[str]:
    """Sent 2 March. Answered 5 March. Begun 9 March."""
    told = (
        (_("Sent %(day)s."), row.sent_on),
        (_("Answered %(day)s."), row.answered_on),
        (_("Place expected %(day)s."), row.waits_until if row.state == "waiting" else None),
        (_("Begun %(day)s."), row.started_on),
        (_("Ended %(day)s."), row.ended_on if row.state == "ended" else None),
        (_("Taken back %(day)s."), row.ended_on if row.state == "withdrawn" else None),
        (_("Answer hoped for by %(day)s."), row.answer_by if row.state == "sent" else None),
    )
    return [words % {"day": wording.full_date(day)} for words, day in told if day]


def _in_place(known: Known, row: InPlace, may: bool) -> list[Any]:
    update = reverse("plans:in_place_update", args=[known.case.reference, row.entry]) if may else ""
    until = _("%(first)s to %(last)s") % {
        "first": wording.full_date(row.valid_from),
        "last": wording.full_date(row.valid_to),
    }
    since = _("Since %(day)s") % {"day": wording.full_date(row.valid_from)} if row.valid_from else ""
    return [
        Cell(row.name, row.what, url=update),
        known.who(row),
        until if row.valid_to else since,
        wording.listed(known.ran_in(row)),
    ]
