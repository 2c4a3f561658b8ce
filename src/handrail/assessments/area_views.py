"""The pages on which an area of life is looked at, and what is in it added."""

from functools import partial

from django.http import Http404, HttpResponse

from handrail.access.requests import Request
from handrail.assessments import assessing
from handrail.assessments.entries import AREA
from handrail.assessments.forms import AreaForm
from handrail.assessments.models import Area, Factor
from handrail.people.editing import EntryForm
from handrail.people.entries import Entry, View, show
from handrail.people.frame import holds
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing


def in_area(kind: Entry) -> View:
    """The page on which an entry is added, in the area that ``?area=`` names."""

    @case_page(classes=kind.classes, writes=kind.data_class, post="collection")
    def add(request: Request, case: OpenCase) -> HttpResponse:
        form = partial(kind.form, area=request.GET.get("area", ""))
        return show(request, case, kind, f"{kind.verb}.added", form=form)

    return add


@case_page(classes=AREA.classes, writes=AREA.data_class, post="collection")
def add(request: Request, case: OpenCase) -> HttpResponse:
    """Look at an area for the first time."""
    area = request.GET.get("area", "")
    return _show(request, case, "area.added", None, area)


@case_page(classes=AREA.classes, writes=AREA.data_class, post="alteration")
def update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Look at an area again."""
    row = case.one(Area, entry)
    if not case.can_write(row.row_class()):
        raise Http404
    return _show(request, case, "area.updated", row, row.area)


def _show(request: Request, case: OpenCase, verb: str, row: Area | None, area: str) -> HttpResponse:
    """The form; where the area has a factor already, that has a form of its own."""
    asked = request.POST.get("area", area)
    factors = [one for one in case.fetch(case.rows(Factor).filter(area=asked)) if holds(one, case.today)]

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, AreaForm)
        seen = form.cleaned_data["version_seen"]
        factor = form.factor() if not factors else None
        assessing.look(doing, entry=entry, facts=form.facts(), factor=factor, row=row, version_seen=seen)

    form = partial(AreaForm, area=area, has_factor=bool(factors))
    more = {"factors": factors, "reference": case.reference}
    return show(request, case, AREA, verb, row, form=form, save=save, **more)
