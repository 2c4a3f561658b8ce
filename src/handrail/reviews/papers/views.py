"""The written review as a page and as a PDF, and who was given which."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.casefile import codes
from handrail.design import paper, wording
from handrail.design.parts import Chip
from handrail.design.typed import TypedDateField
from handrail.people.editing import EntryForm, entry_page
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.reviews import navigation, standing
from handrail.reviews.models import Review, ReviewCopy
from handrail.reviews.papers import written
from handrail.reviews.papers.written import FILE, PART, PLAIN, Written

CLASSES = ("plan", "assessment", "risk_management", policy.FRAME)
ME, ON_FILE = "me", "file"


class _Papers:
    """A review, its papers by key, and who has which. A key is the person, the file or a worker."""

    def __init__(self, request: Request, case: OpenCase, entry: str) -> None:
        self.review: Review = standing.review_of(case, entry)
        self.facts = case.gather(*dict.fromkeys((*FRAME_TABLES, *written.TABLES)))
        self.workers = written.recipients(self.facts, self.review)
        given = [row for row in self.facts[ReviewCopy] if row.review == self.review.entry]
        self.copies: list[ReviewCopy] = sorted(given, key=lambda row: (str(row.valid_from), row.pk))
        named = [*self.workers, *(row.worker for row in given if row.worker)]
        self.names = directory.workers(named)
        self.frame = case_frame(case, "reviews", self.facts)
        asked = request.GET.get("for", ME)
        self.key = asked if asked in self.keys else ME

    @property
    def keys(self) -> list[str]:
        """Whose papers there are."""
        return [ME, ON_FILE, *(f"w:{one}" for one in self.workers)]

    def name(self, key: str) -> str:
        """Whose paper it is, in words."""
        if key == ME:
            return self.frame.called
        return _("For the file") if key == ON_FILE else self.names[key[2:]].with_agency

    def paper(self) -> Written:
        """The paper that is asked for."""
        what = {ME: PLAIN, ON_FILE: FILE}.get(self.key, PART)
        worker = self.key[2:] if what == PART else ""
        return written.written(self.facts, self.review, what, self.names, worker)


@case_page(classes=CLASSES, needs="plan")
def papers(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One of the papers of a review, the others a press away, and who was given which."""
    held = _Papers(request, case, entry)
    here = reverse("reviews:papers", args=[case.reference, entry])
    context = {
        "frame": held.frame,
        "within": navigation.within(case, "reviews"),
        "review": held.review,
        "paper": held.paper(),
        "whose": [Chip(held.name(key), f"{here}?for={key}", current=key == held.key) for key in held.keys],
        "copies": [_given(held, row) for row in held.copies],
        "pdf_url": f"{reverse('reviews:paper_pdf', args=[case.reference, entry])}?for={held.key}",
        "give_url": reverse("reviews:paper_give", args=[case.reference, entry])
        if case.can_write("plan") and held.review.state == "complete"
        else "",
        "back_url": reverse("reviews:review", args=[case.reference, entry]),
    }
    return render(request, "reviews/papers.html", context)


def _given(held: _Papers, row: ReviewCopy) -> tuple[Any, ...]:
    people = {one.entry: one.name for one in held.facts[KeyPerson]}
    whom = held.frame.called if row.to_the_person else people.get(row.person or "", "")
    whom = held.names[row.worker].with_agency if row.worker else whom
    return whom, row.what_label, row.how_label, wording.full_date(row.valid_from)


@case_page(classes=CLASSES, needs="plan")
def paper_pdf(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """The same as a PDF to print."""
    held = _Papers(request, case, entry)
    context = {"frame": held.frame, "paper": held.paper()}
    return paper.answer(request, "reviews/papers_paper.html", context, "review")


class GiveForm(NamedForm):
    """Who was given their paper of a review, how, and on which day."""

    not_ahead = ("valid_from",)
    given = forms.MultipleChoiceField(
        label=_l("Who was given theirs?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _l("Choose who was given theirs")},
    )
    how = CodedField("copy_ways", label=_l("How were they given it?"))
    valid_from = TypedDateField(label=_l("On which day?"), looks_back=True)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["given"].choices = offered  # type: ignore[attr-defined]
        self.initial.setdefault("valid_from", self.today)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.DISCLOSURE)
def paper_give(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Record who was given which paper."""
    held = _Papers(request, case, entry)
    whose = [key for key in held.keys if key != ON_FILE]

    def save(doing: writing.Act, form: EntryForm, _made: str) -> None:
        for key in form.cleaned_data["given"]:
            writing.add(
                ReviewCopy,
                doing,
                review=held.review.entry,
                worker=key[2:] if key != ME else None,
                to_the_person=key == ME,
                what=PLAIN if key == ME else PART,
                how=form.cleaned_data["how"],
                valid_from=form.cleaned_data["valid_from"],
            )

    return entry_page(
        request,
        case,
        model=ReviewCopy,
        form_class=partial(
            GiveForm, called=held.frame.called, offered=[(key, held.name(key)) for key in whose]
        ),
        verb="review.given",
        heading=_("Who was given the written review?"),
        title_words=codes.label("review_papers", PLAIN),
        frame=held.frame,
        done_url=reverse("reviews:papers", args=[case.reference, entry]),
        save=save,
    )
