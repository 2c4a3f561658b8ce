"""Pages of a missed appointment and of enforcement: help first, then a reasoned decision."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.requests import Request
from handrail.agencies import directory, policies
from handrail.casefile import codes
from handrail.casefile.contacts import MISSED
from handrail.delivery import kinds, navigation
from handrail.delivery.absence import rules, telling
from handrail.delivery.absence.forms import (
    AbsenceForm,
    EnforcementForm,
    needs_agreement,
)
from handrail.delivery.absence.missed import WAITING
from handrail.delivery.agreeing import agree_page
from handrail.delivery.models import Absence, Contact, Enforcement
from handrail.design import wording
from handrail.kernel.working_days import working_days_after
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.sentences import standing

CLASSES = ("contact_notes", "risk_management", policy.FRAME)


@case_page(classes=CLASSES, needs="contact_notes", writes="contact_notes", post="alteration")
def absence(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A missed appointment: why, what got in the way, help, and what is decided, in one act."""
    contact = case.one(Contact, entry)
    about = ("ours", *MISSED)
    if not _decides(case, contact) or contact.outcome not in codes.alike("contact_outcomes", about):
        raise Http404
    frame = case_frame(case, "contacts")
    known = case.fetch(Absence)
    row = next((one for one in known if one.contact == entry), None)

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        facts = {**form.facts(), "contact": entry}
        if row is None:
            writing.add(Absence, doing, entry=made, valid_from=case.today, **facts)
        else:
            seen = form.cleaned_data["version_seen"] or row.version
            writing.amend(Absence, doing, entry=made, version_seen=seen, **facts)
        decision = form.cleaned_data["decision"]
        if decision != contact.outcome:
            writing.amend(Contact, doing, entry=entry, version_seen=contact.version, outcome=decision)

    days = policies.number("missed_contact_working_days", contact.valid_from or case.today)
    return entry_page(
        request,
        case,
        model=Absence,
        form_class=partial(AbsenceForm, contact=contact, called=frame.called),
        verb="absence.decided",
        row=row,
        heading=_("%(name)s did not come") % {"name": frame.called},
        title_words=_("A missed appointment"),
        done_url=reverse("delivery:contact", args=[case.reference, entry]),
        done=_("On the record. The appointment says what was decided."),
        frame=frame,
        template="delivery/absence_form.html",
        save=save,
        about=contact,
        when=wording.week_date(contact.valid_from),
        ask_by=wording.week_date(working_days_after(contact.valid_from or case.today, days)),
        helped=telling.helped_before(known, entry),
        youth=case.case.cohort == "youth",
    )


@case_page(classes=CLASSES, needs="risk_management")
def enforcement(request: Request, case: OpenCase) -> HttpResponse:
    """What was decided about enforcement, the rules beside it, and what waits for a manager."""
    facts = case.gather(*standing.TABLES, Enforcement, Absence)
    frame = case_frame(case, "contacts", facts)
    rows = sorted(facts[Enforcement], key=lambda row: (row.valid_from or case.today, row.pk), reverse=True)
    names = directory.workers(w for row in rows for w in (row.decided_by, row.agreed_by))
    shown = _rules(case, facts)
    context = {
        "frame": frame,
        "within": navigation.within(case, "contacts"),
        "youth": case.case.cohort == "youth",
        "rules": telling.rules_shown(shown, rules.warnings(rows, case.today, shown.window)),
        "decisions": [_told(case, row, names, frame.called) for row in rows],
        "waiting": telling.waiting(case, facts[Absence]),
        "may": case.can_write("risk_management"),
    }
    return render(request, "delivery/enforcement.html", context)


@case_page(classes=CLASSES, needs="risk_management", writes="risk_management", post="collection")
def enforce(request: Request, case: OpenCase) -> HttpResponse:
    """Decide to enforce, or not to, or that somebody is back. Nothing does so by itself."""
    facts = case.gather(*standing.TABLES, Enforcement, Absence)
    frame = case_frame(case, "contacts", facts)
    missed = _missed(case)
    shown = _rules(case, facts)
    before = rules.warnings(facts[Enforcement], case.today, shown.window)
    said = telling.rules_shown(shown, before)
    worker = request.user.worker

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        if worker is None:
            raise Refusal(_("Only somebody who stands in the directory can decide this"))
        given = form.facts()
        writing.add(
            Enforcement,
            doing,
            entry=made,
            decided_by=worker.reference,
            rules=str(shown.title),
            rules_from=shown.from_on,
            rules_say=" ".join(str(line) for line in shown.says),
            **{**given, "contacts": given.get("contacts") or []},
        )

    tried = telling.helps_tried([row for row in facts[Absence] if row.contact in {m.entry for m in missed}])
    return entry_page(
        request,
        case,
        model=Enforcement,
        form_class=partial(EnforcementForm, missed=missed, tried=tried, called=frame.called),
        verb="enforcement.decided",
        heading=_("Enforcement, or none, for %(name)s") % {"name": frame.called},
        title_words=_("A decision about enforcement"),
        done_url=reverse("delivery:enforcement", args=[case.reference]),
        done=_("The decision is on the record."),
        frame=frame,
        template="delivery/enforcement_form.html",
        save=save,
        rules=said,
        youth=case.case.cohort == "youth",
    )


@case_page(classes=CLASSES, needs="risk_management", post="alteration")
def agree(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A manager agrees to a decision of somebody else."""
    row = case.one(Enforcement, entry)
    return agree_page(
        request,
        case,
        row,
        signs="risk_management",
        verb="enforcement.agreed",
        lead=row.because,
        done_url=reverse("delivery:enforcement", args=[case.reference]),
        agreed_on=case.today,
    )


def _decides(case: OpenCase, contact: Contact) -> bool:
    """Whether this user answers for the case: whoever only writes their own entries does not decide."""
    every = any(policy.writing(kind, contact.row_class()) == "all" for kind in case.kinds)
    return every and kinds.may_change(case, contact)


def _missed(case: OpenCase) -> list[Contact]:
    """Missed appointments of the last year, the latest first; those decided as acceptable too."""
    outcomes = codes.alike("contact_outcomes", [one for one in MISSED if one != WAITING])
    rows = case.rows(Contact).filter(outcome__in=outcomes, valid_from__lte=case.today)
    return list(rows.order_by("-valid_from", "-id").defer("text", "words")[:12])


def _rules(case: OpenCase, facts: dict[Any, list[Any]]) -> rules.Rules:
    stands = standing.stands(facts, case.today)
    kind = stands.sentence.kind if stands and stands.sentence else ""
    return rules.of(kind, stands.phase.kind if stands else None, case.today)


def _told(case: OpenCase, row: Enforcement, names: directory.Names, called: str) -> dict[str, Any]:
    wants = needs_agreement(row.kind) and not row.agreed_by
    may = wants and case.can_sign("risk_management")
    told = telling.decision(row, names, called, waits=wants)
    return {
        **told,
        "agree_url": reverse("delivery:enforcement_agree", args=[case.reference, row.entry]) if may else "",
    }
