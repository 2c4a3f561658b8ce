"""The case on one page: what matters to the person first, then what is next, then time."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.assessments import at_a_glance
from handrail.assessments.models import Strength
from handrail.casefile import codes
from handrail.delivery import agenda, upcoming
from handrail.delivery.absence import missed
from handrail.delivery.handing_over import views as handing_over
from handrail.delivery.listening import hearing
from handrail.delivery.models import Absence, Concern, Contact, Handover
from handrail.design import wording
from handrail.design.parts import Entry, PersonRow, Prompt, Quote
from handrail.design.parts import Strength as StrengthLine
from handrail.findings import at_work
from handrail.kernel.references import new_reference
from handrail.people.frame import case_frame, holds
from handrail.people.models import Allocation, KeyPerson, MustNotMeet, OwnWords, Person, TransferDecision
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase, case_page
from handrail.records import describing
from handrail.records.gathering import Some
from handrail.records.models import Line
from handrail.reviews import by_date, falling_due, undecided
from handrail.reviews.models import Change, Review
from handrail.sentences import restrictions, standing

TABLES = (
    *(OwnWords, Strength, KeyPerson, MustNotMeet, TransferDecision),
    *(Change, Review, Absence, Concern, *at_a_glance.TABLES, *at_work.TABLES),
)
WEEK = timedelta(days=7)
LATEST = 4
SOONEST = 60
"""How many appointments without an outcome are looked at for what is next."""
PEOPLE = 5
PROMPTS = 3
CLASSES = ("frame", "identity", "assessment", "contact_notes", "risk_management", "oversight", "test_results")
SIGNS = {"supports_strongly": "+", "supports": "+", "harms": "−", "both": "±", "not_known": "?"}
FOREMOST = ("what_matters_to_me", "what_i_hope_for")


@case_page(classes=CLASSES)
def overview(request: Request, case: OpenCase) -> HttpResponse:
    """Everything that matters now about one case, for whoever may see which part of it."""
    today = case.today
    facts = case.gather(*standing.TABLES, *restrictions.TABLES, *TABLES, *_near(today))
    contacts, lines = facts.pop(Contact), facts.pop(Line)
    lines.sort(key=lambda line: (line.valid_from, line.at, line.pk), reverse=True)
    not_there = [c for c in contacts if c.outcome]
    contacts = [c for c in contacts if not c.outcome]
    near = [c for c in contacts if c.valid_from < today + WEEK]
    ahead = sorted((c for c in near if c.valid_from >= today), key=agenda.order)
    book = upcoming.book_url(case.reference) if case.can_write("contact_notes") else ""
    unbooked = bool(book) and not upcoming.any_next(contacts, today)
    names = directory.workers(_workers(facts, ahead, lines))
    person = facts[Person][0] if facts[Person] else None
    stands = standing.stands(facts, today)
    first = by_date.first_prompt(case, stands.phase if stands else None, contacts)
    called = person.first_name if person else case.reference
    people = in_sight(facts[KeyPerson], facts[MustNotMeet], today)
    context = {
        "frame": case_frame(case, "overview", facts, names, standing=_standing_line(stands, case)),
        "person": person,
        "called": called,
        "waiting": at_a_glance.waiting(case, facts, names),
        "concerns": [
            (row, names[row.worker].with_agency) for row in facts[Concern] if row.state in hearing.OPEN
        ],
        "handed_over": handing_over.unread(case, facts[Handover], names),
        "pressing": at_a_glance.pressing(case, facts),
        "quotes": _quotes(facts[OwnWords], names, called),
        "strengths": [_strength(row) for row in facts[Strength] if holds(row, today)],
        "suits": person.suits if person else "",
        "agenda": agenda.rows(ahead, names, today, case.reference),
        "asked": _asked(ahead, person),
        "next_booked": next((c for c in sorted(contacts, key=agenda.order) if c.valid_from >= today), None),
        "unbooked": unbooked,
        "book": [(_("Book the next") if unbooked else _("Book an appointment"), book)] if book else [],
        "prompts": [
            *first,
            *(_next_missing(book) if unbooked and ahead and not first else ()),
            *at_a_glance.prompts(case, facts),
            *falling_due.prompts(case, facts),
            *undecided.prompts(case, facts),
            *_prompts(case, [*not_there, *near], facts[TransferDecision], facts[Absence], today),
        ][:PROMPTS],
        "at_work": at_work.of(case, "case", facts),
        "stands": stands,
        "figures": standing.figures(stands),
        "bar": standing.bar(stands, today),
        "restrictions": restrictions.now(facts, today),
        "people": [_person(row) for row in _nearest(people, facts[Allocation], today)],
        "people_count": len([row for row in people if holds(row, today)]),
        "entries": _latest(case, lines, names),
        "can": {
            "words": case.can_read("assessment", OwnWords),
            "contacts": case.can_read("contact_notes"),
            "people": case.can_read("assessment", KeyPerson),
            "sentence": case.can_read("risk_management"),
            "add_words": case.can_write("assessment"),
        },
        "reference": case.reference,
        "key": new_reference,
    }
    return render(request, "home/overview.html", context)


def _near(today: date) -> tuple[Some, ...]:
    """What has no outcome yet since a week ago or waits for the reason, soonest first; the newest lines."""
    waiting = list(codes.alike("contact_outcomes", (missed.WAITING,)))
    since = {"since": today - WEEK, "waiting": waiting}
    open_still = "(outcome is null and valid_from >= %(since)s or outcome = any(%(waiting)s))"
    told = {"today": today, "apart": ["appointment_booked", "own_words"]}
    past = "valid_from <= %(today)s and kind <> all(%(apart)s)"
    newest = "valid_from desc, at desc, id desc"
    return (
        Some(Contact, open_still, since, "valid_from, at, id", SOONEST),
        Some(Line, past, told, newest, LATEST * 2),
        Some(Handover, "read_on is null"),
    )


def _workers(facts: dict[Any, list[Any]], ahead: list[Contact], lines: list[Line]) -> set[str]:
    from_facts = {
        getattr(row, name)
        for rows in facts.values()
        for row in rows
        for name in ("worker", "covers", "said_to", "lead", "from_worker", "to_worker")
        if getattr(row, name, None)
    }
    return from_facts | {w for row in ahead for w in row.workers} | describing.worker_references(lines)


def _standing_line(stands: standing.Standing | None, case: OpenCase) -> str:
    day = {"day": wording.long_date(case.today)}
    shown = (
        _("Shown as known on %(day)s") % day
        if case.known_on
        else _("Shown as it stands today, %(day)s") % day
    )
    return f"{stands.title} · {shown}" if stands else shown


def _quotes(words: list[OwnWords], names: directory.Names, called: str) -> list[Quote]:
    """The foremost words first, then the newest: three at most."""
    asked = [row for row in words if row.voice == "person"]
    asked.sort(
        key=lambda r: (not r.foremost, r.topic not in FOREMOST, -(r.valid_from or date.min).toordinal())
    )
    return [Quote(row.words, _source(row, names, called)) for row in asked[:3]]


def _source(row: OwnWords, names: directory.Names, called: str) -> str:
    to = _("to %(who)s") % {"who": names[row.said_to].name} if row.said_to and not row.occasion else ""
    occasion = describing.mid_sentence(row.occasion)
    return ", ".join(part for part in (called, occasion, to, wording.day_month(row.valid_from)) if part)


def _strength(row: Strength) -> StrengthLine:
    if row.state == "potential":
        work = _("Later: %(what)s") % {"what": describing.mid_sentence(row.waits_for or row.work)}
    elif row.work:
        work = _("In use: %(what)s") % {"what": describing.mid_sentence(row.work)}
    else:
        work = _("Not at work yet")
    return StrengthLine(row.name, work)


def _asked(ahead: list[Contact], person: Person | None) -> str:
    if not ahead:
        return ""
    whom = {"she": _("her"), "he": _("him")}.get(person.pronouns if person else "", _("them"))
    count = ngettext("%(n)s thing is", "%(n)s things are", len(ahead)) % {"n": apnumber(len(ahead))}
    return wording.sentence_case(_("%(count)s asked of %(whom)s.") % {"count": count, "whom": whom})


def _next_missing(book: str) -> list[Prompt]:
    """Nothing with the person is booked after what stands there today."""
    return [Prompt(_("No next contact is booked."), ((_("Book the next"), book),))]


def _prompts(
    case: OpenCase,
    contacts: list[Contact],
    decisions: list[TransferDecision],
    absences: list[Absence],
    today: date,
) -> list[Prompt]:
    """Things to look at: what is unfinished on the record, never a view of anyone."""
    found = []
    may_write = case.can_write("contact_notes")
    for row in sorted(contacts, key=agenda.order):
        if row.outcome:
            found.append(missed.prompt(case, row, absences))
        elif row.valid_from < today and may_write:
            text = _("%(what)s on %(day)s has no outcome yet.") % {
                "what": row.heading,
                "day": wording.week_date(row.valid_from),
            }
            link = reverse("delivery:contact_outcome", args=[case.reference, row.entry])
            found.append(Prompt(text, ((_("Say how it went"), link),)))
        elif row.valid_from >= today and not row.help_settled and may_write:
            text = _("Help for %(what)s on %(day)s is not settled: %(help)s") % {
                "what": row.heading,
                "day": wording.week_date(row.valid_from),
                "help": row.help,
            }
            link = reverse("delivery:contact_correct", args=[case.reference, row.entry])
            found.append(Prompt(text, ((_("Settle it"), link),)))
    latest = sorted(decisions, key=lambda row: (row.valid_from or date.min, row.pk))[-1:]
    for decision in latest:
        if decision.decide_again_on and decision.decide_again_on <= today + WEEK:
            text = _("Decide again whether to transfer the case, by %(day)s.") % {
                "day": wording.week_date(decision.decide_again_on)
            }
            ways = [(_("See the decision"), reverse("people:details", args=[case.reference]))]
            if case.can_write("plan"):
                look = reverse("reviews:review_add", args=[case.reference])
                ways.append((_("Look at it in a review"), f"{look}?for=transfer"))
            found.append(Prompt(text, tuple(ways)))
    return found


def _latest(case: OpenCase, lines: list[Line], names: directory.Names) -> list[Entry]:
    """The newest entries, each with its day: there are no days around them as on the timeline."""
    told = describing.pairs(case, lines, names)[:LATEST]
    return [replace(entry, meta=_on_its_day(line, entry), plain=False) for line, entry in told]


def _on_its_day(line: Line, entry: Entry) -> str:
    return " · ".join(part for part in (wording.week_date(line.valid_from), entry.meta) if part)


def _nearest(people: list[KeyPerson], allocations: list[Allocation], today: date) -> list[KeyPerson]:
    """Daily life before workers, who supports first; somebody who pulls away is not left out."""
    supervising = {row.worker for row in allocations}
    groups = ("family", "friends", "community", "enjoys", "workers")
    current = [row for row in people if holds(row, today) and row.worker not in supervising]
    current.sort(key=lambda row: groups.index(row.group))
    support = [row for row in current if row.influence in ("supports_strongly", "supports")]
    others = [row for row in current if row not in support]
    keep = min(len(support), PEOPLE - min(len(others), 1))
    return [*support[:keep], *others[: PEOPLE - keep]]


def _person(row: KeyPerson) -> PersonRow:
    influence = f"{SIGNS.get(row.influence, '?')} {row.influence_label}"
    decided = row.reason or row.may_be_told
    involved = f"{row.involvement_label}: {decided}" if row.involvement != "involved" and decided else decided
    return PersonRow(
        f"{row.name}, {describing.mid_sentence(row.relationship)}",
        row.shown_by,
        influence,
        involved or row.involvement_label,
    )
