"""Pages on which entries of a plan are added and updated, for those who read the plan whole.

A partner may add their own actions to a plan that they do not read: these forms show more than that.
"""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from handrail.access.requests import Request
from handrail.people.entries import Entry, show
from handrail.people.opening import OpenCase, case_page

View = Callable[..., HttpResponse]


def add_view(kind: Entry) -> View:
    """The page on which an entry is added."""

    @case_page(classes=kind.classes, needs=kind.data_class, writes=kind.data_class, post="collection")
    def add(request: Request, case: OpenCase) -> HttpResponse:
        return show(request, case, kind, f"{kind.verb}.added")

    return add


def update_view(kind: Entry) -> View:
    """The page on which a version is added to an entry."""

    @case_page(classes=kind.classes, needs=kind.data_class, writes=kind.data_class, post="alteration")
    def update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
        row = case.one(kind.model, entry)
        if not case.can_write(row.row_class()):
            raise Http404
        return show(request, case, kind, f"{kind.verb}.updated", row)

    return update
