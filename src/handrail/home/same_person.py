"""Saying that two records are of one person, and that they are of two after all."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access import policy
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.design import wording
from handrail.people import allocating, creating, merging, same
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame
from handrail.people.merging_forms import OnePersonForm, OtherRecordForm, TwoPeopleForm
from handrail.people.models import Allocation, Case, Identifier, Person, SamePerson
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.models import Line
from handrail.records.reading import Reach
from handrail.sentences import standing

CLASSES = ("frame", "identity", "risk_management")


@case_page(classes=CLASSES, writes=policy.FRAME)
def choose(request: Request, case: OpenCase) -> HttpResponse:
    """Which other record: offered by name and number, or typed."""
    facts = case.gather(*standing.TABLES)
    form = OtherRecordForm(request.GET if "other" in request.GET else None)
    if form.is_bound and form.is_valid():
        found = _managed(request, form.cleaned_data["other"])
        if found is not None and found.pk != case.id:
            return HttpResponseRedirect(reverse("home:one_person", args=[case.reference, found.reference]))
        form.add_error("other", _not_found(found))
    alike = _alike(request, case, facts)
    case.beside.update(one.case.pk for one in alike)
    frame = case_frame(case, "details", facts)
    page = {
        "frame": frame,
        "form": form,
        "heading": _("Another record of %(name)s") % {"name": frame.called},
        "title_words": _("Another record of the same person"),
        "alike": alike,
        "reference": case.reference,
        "cancel_url": _details(case),
    }
    return render(request, "home/same_person.html", page, status=422 if form.errors else 200)


def _managed(request: Request, typed: str) -> Case | None:
    """The case of this reference or number, among those one manages; absent and hidden look the same."""
    reach = Reach.of(request.user)
    managed = [pk for pk, kinds in reach.kinds.items() if "manager" in kinds]
    numbered = reach.only(managed).rows(Identifier).filter(value__iexact=typed).values("case_id")
    cases = Case.objects.filter(pk__in=managed).order_by("pk")
    return cases.filter(reference__iexact=typed).first() or cases.filter(pk__in=numbered).first()


def _not_found(found: Case | None) -> str:
    if found is not None:
        return _("This is the record you came from. Type the reference of the other one.")
    return _("You manage no record of this reference. Whoever manages it can hand it over to you first.")


def _alike(request: Request, case: OpenCase, facts: dict[Any, list[Any]]) -> list[creating.Alike]:
    """Records the reader manages that may be of the same person, by name, date of birth or number."""
    if not facts[Person]:
        return []
    person: Person = facts[Person][0]
    numbers = [row.value for row in facts[Identifier]]
    found = creating.alike(request.user, person.given_name, person.family_name, person.date_of_birth, numbers)
    kinds = Reach.of(request.user, [one.case.pk for one in found]).kinds
    tied = {case.reference, *(one.reference for one in case.others(facts[SamePerson]))}
    return [
        one
        for one in found
        if "manager" in kinds.get(one.case.pk, ()) and one.person and one.case.reference not in tied
    ]


@case_page(classes=CLASSES, writes=policy.FRAME, post="combination")
def one_person(request: Request, case: OpenCase, other: str) -> HttpResponse:
    """Both records side by side, what saying so does, and the form that says it."""
    beside = _other(request, case, other)
    facts, theirs = case.gather(*standing.TABLES), beside.gather(*standing.TABLES)
    if case.reference in {one.reference for one in beside.others(theirs[SamePerson])}:
        messages.info(request, _("They are on record as of the same person already."))
        return HttpResponseRedirect(_details(case))
    frame = case_frame(case, "details", facts)
    records = [(case, facts), (beside, theirs)]
    return entry_page(
        request,
        case,
        model=SamePerson,
        form_class=partial(OnePersonForm, called=frame.called, records=[_named(*one) for one in records]),
        verb="record.merged",
        heading=_("Are %(one)s and %(other)s of one person?")
        % {"one": case.reference, "other": beside.reference},
        title_words=_("Two records of one person"),
        done=_("Both records now say that they are of one person."),
        done_url=_details(case),
        frame=frame,
        template="home/one_person.html",
        save=partial(_merge, case.case, beside.case),
        submit_label=_("They are of one person"),
        records=[one.reference for one, _facts in records],
        side_by_side=_side_by_side(records),
    )


def _merge(case: Case, other: Case, doing: writing.Act, form: EntryForm, entry: str) -> None:
    given = form.facts()
    leading, following = (case, other) if given["leads"] == case.reference else (other, case)
    try:
        merging.merge(doing, leading, following, on=given["valid_from"], reason=given["reason"], entry=entry)
    except merging.StandsAlready:
        raise Refusal(_("Somebody has said so already.")) from None
    except merging.BeforeThat:
        raise Refusal(_("It was said on a later day that they are of two people.")) from None
    except merging.FollowsAnother as third:
        raise Refusal(_follows(third.reference)) from None
    except allocating.TooFewReaders:
        raise Refusal(
            _("At least two must be able to open each record afterwards. Let more people work them first.")
        ) from None


def _follows(third: str) -> str:
    if not third:
        return _("One of the two is tied to a third record already.")
    return _(
        "One of the two is tied to a third record already, %(third)s. One record leads all the others of a"
        " person: tie each of them to that one."
    ) % {"third": third}


@case_page(classes=CLASSES, writes=policy.FRAME, post="alteration")
def two_people(request: Request, case: OpenCase, other: str) -> HttpResponse:
    """Say that two records are of two people after all."""
    beside = _other(request, case, other)
    facts = case.gather(*standing.TABLES)
    said = {row.other: row for row in same.standing(facts[SamePerson], case.today)}.get(beside.reference)
    if said is None:
        messages.info(request, _("They are not on record as of the same person."))
        return HttpResponseRedirect(_details(case))
    frame = case_frame(case, "details", facts)
    return entry_page(
        request,
        case,
        model=SamePerson,
        form_class=partial(TwoPeopleForm, called=frame.called, said_on=said.valid_from),
        verb="record.parted",
        heading=_("Are %(one)s and %(other)s of two people after all?")
        % {"one": case.reference, "other": beside.reference},
        title_words=_("Two people after all"),
        done=_("Each record stands for itself again."),
        done_url=_details(case),
        frame=frame,
        template="design/confirm.html",
        consequences=[
            _("Each record is again what it was before, with what has been written in it since."),
            _("Whoever is shut out of one is shut out of that one alone."),
            _("That they were taken for one person, and why, stays on both. Information governance is told."),
        ],
        save=partial(_part, case.case, beside.case),
        submit_label=_("They are of two people"),
    )


def _part(case: Case, other: Case, doing: writing.Act, form: EntryForm, entry: str) -> None:
    given = form.facts()
    try:
        merging.part(doing, case, other, on=given["valid_from"], reason=given["reason"], entry=entry)
    except merging.StandsAlready:
        raise Refusal(_("Somebody has said so already.")) from None
    except merging.BeforeThat:
        raise Refusal(_("It was said on a later day that they are of one person.")) from None


def _other(request: Request, case: OpenCase, reference: str) -> OpenCase:
    """The other record, for whoever manages it; absent and hidden look the same (404)."""
    found = Case.objects.filter(reference=reference).exclude(pk=case.id).select_related("team").first()
    reach = Reach.of(request.user, [found.pk] if found else [])
    if found is None or "manager" not in reach.kinds.get(found.pk, ()):
        raise Http404
    case.beside.add(found.pk)
    return OpenCase(found, reach)


def _named(case: OpenCase, facts: dict[Any, list[Any]]) -> tuple[str, str]:
    """A record as a choice."""
    name = facts[Person][0].full_name if facts[Person] else ""
    return case.reference, f"{case.reference}, {name}" if name else case.reference


Rows = list[tuple[str, str, str]]


def _side_by_side(records: list[tuple[OpenCase, dict[Any, list[Any]]]]) -> Rows:
    """(what, in the one, in the other): what tells whether they are of one person, and what each holds."""
    ids = [case.id for case, _facts in records]
    reach = Reach(records[0][0].reach.user, {case.id: case.kinds for case, _facts in records})
    lines = reach.rows(Line).filter(case_id__in=ids).order_by().values("case_id")
    counts = dict(lines.annotate(n=Count("pk")).values_list("case_id", "n"))
    workers = {row.worker for _case, facts in records for row in facts[Allocation]}
    names = directory.workers(workers)
    columns = [_column(case, facts, names, counts.get(case.id, 0)) for case, facts in records]
    return [
        (label, one, other) for (label, one), (_label, other) in zip(*columns, strict=True) if one or other
    ]


def _column(
    case: OpenCase, facts: dict[Any, list[Any]], names: directory.Names, entries: int
) -> list[tuple[str, str]]:
    person = facts[Person][0] if facts[Person] else None
    now = standing.stands(facts, case.today)
    parts = allocating.standing(facts[Allocation], case.today)
    works = [names[one.worker].name for role in allocating.ROLES for one in sorted(parts) if one.role == role]
    begun = [row.recorded_at for table in (Person, Allocation) for row in facts[table] if row.recorded_at]
    return [
        (_("Name"), person.full_name if person else ""),
        (_("Other and former names"), ", ".join(person.former_names or ()) if person else ""),
        (_("Born"), wording.full_date(person.date_of_birth) if person else ""),
        (_("Numbers"), ", ".join(f"{row.kind_label} {row.value}" for row in facts[Identifier])),
        (_("Sentence"), now.title if now else ""),
        (_("Closed"), _("yes") if case.case.closed else ""),
        (_("Entries on its timeline"), ngettext("%(n)s entry", "%(n)s entries", entries) % {"n": entries}),
        (_("On record since"), wording.full_date(min(begun).date()) if begun else ""),
        (_("Who works it"), wording.listed(dict.fromkeys(works))),
    ]


def _details(case: OpenCase) -> str:
    return reverse("people:details", args=[case.reference]) + "#supervision"
