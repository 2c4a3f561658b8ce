"""The entries of this room: their tables, forms and words, from which their pages are made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.requests import Request
from handrail.people import forms
from handrail.people.closing_forms import ClosureForm
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.models import (
    Circumstance,
    Closure,
    KeyPerson,
    MustNotMeet,
    OwnWords,
    SchemeMembership,
)
from handrail.people.opening import OpenCase, case_page
from handrail.records.models import VersionRow

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Entry:
    """One kind of entry. ``{name}`` in a heading is what the person is called, ``{entry}`` what it is about.

    ``titles`` are the words of the browser's title: neutral, for others may see it over a shoulder.
    ``needs`` names the class that must be read whole where a form shows more of it than its entry.
    """

    model: type[VersionRow]
    form: type[EntryForm]
    verb: str
    data_class: str
    titles: tuple[Promise, Promise]
    headings: tuple[Promise, Promise]
    about: str = ""
    page: str = "people:details"
    anchor: str = ""
    current: str = "details"
    template: str = "design/form_page.html"
    lead: Promise | str = ""
    also: tuple[str, ...] = ()
    needs: str | None = None

    @property
    def classes(self) -> tuple[str, ...]:
        """The data classes its pages may show; the frame stands above every form."""
        return (policy.FRAME, self.data_class, *self.also)

    def back(self, case: OpenCase) -> str:
        """Where a reader goes on to."""
        return reverse(self.page, args=[case.reference]) + (f"#{self.anchor}" if self.anchor else "")


KEY_PERSON = Entry(
    KeyPerson,
    forms.KeyPersonForm,
    "key_person",
    "assessment",
    (_l("Add someone"), _l("Update someone")),
    (_l("Add someone around {name}"), _l("Update {entry}")),
    about="name",
    page="people:network",
    current="people",
    template="people/key_person_form.html",
)
OWN_WORDS = Entry(
    OwnWords,
    forms.OwnWordsForm,
    "own_words",
    "assessment",
    (_l("Add own words"), _l("Update own words")),
    (_l("Add {name}’s own words"), _l("Update {name}’s own words")),
    anchor="own-words",
    template="people/own_words_form.html",
)
CIRCUMSTANCE = Entry(
    Circumstance,
    forms.CircumstanceForm,
    "circumstance",
    "identity",
    (_l("Add a circumstance"), _l("Update a circumstance")),
    (_l("Add something in {name}’s life"), _l("Update something in {name}’s life")),
    anchor="circumstances",
    also=("health",),
)
SCHEME = Entry(
    SchemeMembership,
    forms.SchemeForm,
    "scheme",
    "risk_management",
    (_l("Add a scheme"), _l("Update a scheme")),
    (_l("Add a scheme {name} is in"), _l("Update a scheme {name} is in")),
    anchor="schemes",
)
MUST_NOT_MEET = Entry(
    MustNotMeet,
    forms.MustNotMeetForm,
    "must_not_meet",
    "risk_management",
    (_l("Must not meet"), _l("Must not meet")),
    (_l("Add somebody {name} must not meet"), _l("Update somebody {name} must not meet")),
    anchor="must-not-meet",
    lead=_l("Shown to those who work this case; never to the other side, never in the picture of people."),
)

CLOSURE = Entry(
    Closure,
    ClosureForm,
    "closure",
    policy.FRAME,
    (_l("Why the case was closed"), _l("Why the case was closed or reopened")),
    (_l("Why {name}’s case was closed"), _l("Why {name}’s case was closed or reopened")),
    anchor="closures",
)


def add_view(kind: Entry) -> View:
    """The page on which an entry is added."""

    @case_page(classes=kind.classes, needs=kind.needs, writes=kind.data_class, post="collection")
    def add(request: Request, case: OpenCase) -> HttpResponse:
        return show(request, case, kind, f"{kind.verb}.added")

    return add


def update_view(kind: Entry) -> View:
    """The page on which a version is added to an entry."""

    @case_page(classes=kind.classes, needs=kind.needs, writes=kind.data_class, post="alteration")
    def update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
        row = case.one(kind.model, entry)
        if not case.can_write(row.row_class()):
            raise Http404
        return show(request, case, kind, f"{kind.verb}.updated", row)

    return update


def show(
    request: Request,
    case: OpenCase,
    kind: Entry,
    verb: str,
    row: VersionRow | None = None,
    **more: Any,
) -> HttpResponse:
    """Show or save the form of an entry, under its heading."""
    frame = case_frame(case, kind.current)
    which = 0 if row is None else 1
    about = getattr(row, kind.about) if row is not None and kind.about else ""
    return entry_page(
        request,
        case,
        model=kind.model,
        form_class=partial(more.pop("form", kind.form), called=frame.called),
        verb=verb,
        heading=str(kind.headings[which]).format(name=frame.called, entry=about),
        title_words=kind.titles[which],
        done_url=kind.back(case),
        row=row,
        frame=frame,
        template=kind.template,
        lead=kind.lead,
        **more,
    )
