"""Pages of the code lists: what is national, what is one's own, and how to add and end the latter."""

from collections import Counter
from typing import Any

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.access.tenants import tenant_of
from handrail.agencies.models import LocalCode
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.home.administration.list_forms import FOR_WHOM, EndForm, EntryForm, WordsForm, seen_by
from handrail.home.administration.views import WHO, form_page
from handrail.records import clock


@route(who=WHO)
def index(request: Request) -> HttpResponse:
    """Every list: how many entries, and whether a service may add to it."""
    seen = LocalCode.objects.filter(seen_by(tenant_of(request.user)))
    own: Counter[str] = Counter(seen.filter(national="").values_list("code_list", flat=True))
    rows: dict[bool, list[Any]] = {True: [], False: []}
    for name in sorted(codes.names(), key=lambda one: codes.title(one).casefold()):
        page = reverse("administration:list", args=[name])
        cells = [Cell(codes.title(name), url=page), str(len(codes.code_list(name)))]
        takes = codes.takes_local(name)
        rows[takes].append([*cells, str(own[name])] if takes else cells)
    return render(request, "administration/lists.html", {"open": rows[True], "closed": rows[False]})


@route(who=WHO)
def one(request: Request, item: str) -> HttpResponse:
    """One list: the entries of one's own, the national ones, and what either was called."""
    name, keeper = _known(item), tenant_of(request.user)
    rows = LocalCode.objects.filter(seen_by(keeper), code_list=name).select_related("tenant")
    local = list(rows.order_by(F("valid_to").desc(nulls_first=True), "name", "pk"))
    page = {
        "name": name,
        "title": codes.title(name),
        "takes": codes.takes_local(name),
        "counted": codes.is_counted(name),
        "own": [_own(row, keeper) for row in local if not row.national],
        "national": [_national(name, entry, local, keeper) for entry in codes.code_list(name).values()],
    }
    return render(request, "administration/code_list.html", page)


def _known(item: str) -> str:
    if item not in codes.names():
        raise Http404
    return item


def _own(row: LocalCode, keeper: int | None) -> tuple[LocalCode, list[Any], bool]:
    """An entry of one's own, its cells, and whether its end may be set."""
    cells = [
        f"{codes.LOCAL}{row.reference}",
        str(dict(FOR_WHOM)[row.cohort]),
        row.tenant.name if row.tenant else _("Every unit"),
        wording.full_date(row.valid_from),
        wording.full_date(row.valid_to),
        codes.label(row.code_list, row.counts_as),
    ]
    ended = row.valid_to is not None and row.valid_to < clock.today()
    return row, cells, not ended and keeper in (None, row.tenant_id)


def _national(name: str, entry: codes.Code, local: list[LocalCode], keeper: int | None) -> list[Any]:
    """A national entry, with the words used for it here now and before."""
    said = [
        _("%(words)s: %(whose)s, %(when)s")
        % {
            "words": row.name,
            "whose": row.tenant.name if row.tenant else _("every unit"),
            "when": _from_to(row),
        }
        for row in local
        if row.national == entry.key and row.name
    ]
    whom = "both" if entry.cohorts == codes.BOTH else entry.cohorts[0]
    return [
        Cell(entry.label, note="; ".join(said)),
        entry.key,
        str(dict(FOR_WHOM)[whom]),
        wording.full_date(entry.valid_from),
        wording.full_date(entry.valid_to),
    ]


def _from_to(row: LocalCode) -> str:
    first = wording.full_date(row.valid_from)
    if row.valid_to is None:
        return _("since %(day)s") % {"day": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": wording.full_date(row.valid_to)}


def _open_list(item: str) -> str:
    """A list that takes entries of a service's own; there is no other here."""
    if not codes.takes_local(_known(item)):
        raise Http404
    return item


@route(who=WHO, post="alteration")
def add(request: Request, item: str) -> HttpResponse:
    """Add an entry of one's own."""
    form = EntryForm(request.POST or None, of=_open_list(item), keeper=tenant_of(request.user))
    return _page(request, item, "code", form, _("Add to: %(list)s") % {"list": codes.title(item)})


@route(who=WHO, post="alteration")
def words(request: Request, item: str) -> HttpResponse:
    """Use one's own words for a national entry."""
    form = WordsForm(request.POST or None, of=_open_list(item), keeper=tenant_of(request.user))
    return _page(request, item, "words", form, _("Our words in: %(list)s") % {"list": codes.title(item)})


@route(who=WHO, post="alteration")
def end(request: Request, item: str) -> HttpResponse:
    """Set the last day of an entry of one's own."""
    keeper = tenant_of(request.user)
    kept = LocalCode.objects.filter(national="", **({} if keeper is None else {"tenant": keeper}))
    row = kept.filter(reference=item).first()
    if row is None:
        raise Http404
    form = EndForm(request.POST or None, of=row.code_list, row=row, keeper=keeper)
    return _page(request, row.code_list, "code", form, _("End %(name)s") % {"name": row.name})


def _page(request: Request, item: str, kind: str, form: Any, heading: str) -> HttpResponse:
    back = reverse("administration:list", args=[item])
    return form_page(request, kind, LocalCode, form, heading, lambda row: back, back=back)
