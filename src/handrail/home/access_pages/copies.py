"""Copies shared with a partner's worker: choosing entries, taking them back, and reading them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import log, policy, sharing
from handrail.access.log import Operation
from handrail.access.models import Relation
from handrail.access.requests import Request
from handrail.access.rls_copies import KEPT_BACK
from handrail.access.sharing import Copy, Share
from handrail.agencies import directory
from handrail.design import wording
from handrail.design.fields import hinted
from handrail.design.parts import Entry
from handrail.home.access_pages.shares import last_day, only_in_charge
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import clock, describing
from handrail.records.models import VersionRow

OFFERED = 40
"""Entries of one list on a page; earlier ones follow."""
FIRST_WORDS = 140
CLASSES = (policy.FRAME, "contact_notes", "assessment", "plan", "test_results", "oversight")
LISTS = {
    "delivery.contacts": _l("Contacts"),
    "delivery.turning_points": _l("Turning points and lapses"),
    "assessments.strengths": _l("Strengths"),
    "people.own_words": _l("Own words"),
}
"""The words of each list, in the order of the page; a list without words comes last, by its name."""


@dataclass(frozen=True)
class Given:
    """A copy as whoever is in charge sees it: what it is, and whether the entry says more now."""

    number: int
    title: str
    day: str
    words: str
    since: datetime
    changed: bool


class CopiesForm(forms.Form):
    """Which entries they shall read: one field for each list, newest first."""

    def __init__(
        self, *args: Any, offered: dict[str, list[tuple[VersionRow, Entry]]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for part, pairs in offered.items():
            keys = [(f"{row.entry}:{row.version}", entry) for row, entry in pairs]
            days = {key: row for (key, _entry), (row, _other) in zip(keys, pairs, strict=True)}
            field = forms.MultipleChoiceField(
                label=LISTS.get(part, part),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(key, _titled(days[key], entry)) for key, entry in keys],
            )
            self.fields[part] = hinted(
                field, {key: describing.first_words(entry, FIRST_WORDS) for key, entry in keys}
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(given.values()):
            raise forms.ValidationError(_("Choose at least one entry"))
        return given

    def chosen(self) -> Iterable[tuple[str, str, int]]:
        """List, entry and version of each."""
        for part, keys in self.cleaned_data.items():
            for key in keys:
                entry, _colon, version = key.rpartition(":")
                yield part, entry, int(version)


@case_page(classes=("frame",), post=Operation.DISCLOSURE)
def copies(request: Request, case: OpenCase, number: int) -> HttpResponse:
    """What one of a partner's workers reads in copy, and choosing more."""
    share = _share(case, number)
    given = [one for one in sharing.copies(case.id) if one.user_id == share.user.pk]
    before = _day(request.GET.get("before", ""))
    offered, earlier = _offered(case, number, given, before)
    form = CopiesForm(request.POST or None, offered=offered)
    address = reverse("access:copies", args=[case.reference, number])
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                for chosen in form.chosen():
                    sharing.share_copy(case.id, number, *chosen)
            except sharing.Refused:
                form.add_error(None, _("One of these can no longer be shared with them. Look again."))
            else:
                agency = share.user.worker.agency.name if share.user.worker else ""
                log.write(
                    request, Operation.DISCLOSURE, [case.id], relations=case.kinds, recipient=agency[:200]
                )
                messages.success(request, _("Shared, as it stands now. What is written later stays here."))
                return HttpResponseRedirect(address)
    page = {
        "frame": case_frame(case, "details"),
        "form": form,
        "heading": _("What %(name)s reads") % {"name": share.user.name},
        "title_words": _("What a partner reads"),
        "share": share,
        "last": last_day(clock.shown(share.ends_at)) if share.ends_at else _("no end set"),
        "given": _given(case, given),
        "offers": bool(offered),
        "earlier": f"{address}?before={earlier.isoformat()}" if earlier else "",
        "back_url": reverse("access:shares", args=[case.reference]),
        "reference": case.reference,
    }
    return render(request, "home/access/copies.html", page, status=status)


@case_page(classes=("frame",), post=Operation.ALTERATION)
def take_back(request: Request, case: OpenCase, number: int, copy: int) -> HttpResponse:
    """Let a copy be read no longer, from this moment. It can be shared again."""
    if request.method != "POST":
        raise Http404
    share = _share(case, number)
    if not any(one.number == copy and one.user_id == share.user.pk for one in sharing.copies(case.id)):
        raise Http404
    sharing.take_back(case.id, copy)
    messages.success(request, _("Taken back. They no longer read it."))
    return HttpResponseRedirect(reverse("access:copies", args=[case.reference, number]))


@case_page(classes=CLASSES, dated=False)
def shared(request: Request, case: OpenCase) -> HttpResponse:
    """What somebody of another agency has been given to read: copies, as they stood."""
    kinds = case.kinds & set(policy.SHARE_KINDS)
    if not kinds:
        raise Http404
    models = describing.shareable()
    received = [(one, _row(models[one.part], one.facts)) for one in sharing.received(case.id)]
    names = directory.workers({name for _one, row in received for name in _named(row)})
    parts = Relation.objects.live().filter(user=request.user, case_id=case.id, kind__in=kinds)
    page = {
        "frame": case_frame(case, "shared"),
        "entries": [_as_it_stood(row, describing.copy(row, names), one.starts_at) for one, row in received],
        "shares": [(one.purpose, one.gateway, _until(one)) for one in parts.order_by("pk")],
    }
    return render(request, "home/access/shared.html", page)


def _until(share: Relation) -> str:
    return last_day(clock.shown(share.ends_at)) if share.ends_at else _("no end set")


def _share(case: OpenCase, number: int) -> Share:
    only_in_charge(case)
    found = next((one for one in sharing.shares(case.id) if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _offered(
    case: OpenCase, number: int, given: list[Copy], before: date | None
) -> tuple[dict[str, list[tuple[VersionRow, Entry]]], date | None]:
    """What can be shared and is not yet, list by list; and the day before which there is more."""
    classes = sharing.shareable_classes(case.id, number)
    there = {(one.part, one.entry, one.version) for one in given}
    found: dict[str, list[VersionRow]] = {}
    more: list[date] = []
    for part, model in describing.shareable().items():
        rows = case.rows(model).filter(valid_from__lt=before) if before else case.rows(model)
        newest = case.fetch(rows.order_by("-valid_from", "-pk")[: OFFERED + 1])
        if len(newest) > OFFERED and (day := newest[OFFERED - 1].valid_from):
            more.append(day)
        can = [row for row in newest[:OFFERED] if row.row_class() in classes and _not_kept_back(row)]
        if left := [row for row in can if (part, row.entry, row.version) not in there]:
            found[part] = left
    names = directory.workers({name for rows in found.values() for row in rows for name in _named(row)})
    order = [*LISTS, *sorted(found.keys() - LISTS.keys())]
    offered = {
        part: [(row, describing.copy(row, names)) for row in found[part]] for part in order if part in found
    }
    return offered, max(more, default=None) if classes else None


def _given(case: OpenCase, given: list[Copy]) -> list[Given]:
    """The copies that are read now, each beside what the entry says today."""
    models, found = describing.shareable(), []
    for part in {one.part for one in given}:
        of_part = [one for one in given if one.part == part]
        within = models[part].objects.filter(case.reach.readable(models[part]), case_id=case.id)
        rows = {(row.entry, row.version): row for row in within.filter(entry__in={o.entry for o in of_part})}
        names = directory.workers({name for row in rows.values() for name in _named(row)})
        for one in of_part:
            row = rows.get((one.entry, one.version))
            if row is not None:
                entry = describing.copy(row, names)
                changed = row.superseded_at is not None
                stood = max(clock.shown(one.starts_at), row.recorded_at)
                words = describing.first_words(entry, FIRST_WORDS)
                found.append(Given(one.number, entry.title, _day_of(row), words, stood, changed))
    return sorted(found, key=lambda one: -one.number)


def _row(model: type[VersionRow], facts: dict[str, Any]) -> VersionRow:
    return model(**{f.attname: f.to_python(facts[str(f.column)]) for f in model._meta.concrete_fields})


def _named(row: VersionRow) -> list[str]:
    """The workers a version names."""
    told = getattr(row, "said_to", None)
    return [*getattr(row, "workers", ()), *([told] if told else ())]


def _not_kept_back(row: VersionRow) -> bool:
    return getattr(row, "marking", "") not in KEPT_BACK


def _as_it_stood(row: VersionRow, entry: Entry, shared_at: datetime) -> Entry:
    stood_at = max(clock.shown(shared_at), row.recorded_at)
    stood = _("as it stood on %(day)s") % {"day": wording.full_date(timezone.localdate(stood_at))}
    meta = " · ".join(part for part in (_day_of(row), entry.meta, stood) if part)
    return replace(entry, meta=meta, plain=False)


def _titled(row: VersionRow, entry: Entry) -> str:
    day = _day_of(row)
    return f"{day}: {entry.title}" if day else entry.title


def _day_of(row: VersionRow) -> str:
    return wording.full_date(row.valid_from) if row.valid_from else ""


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
