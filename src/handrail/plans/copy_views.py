"""Who has which edition, who has none yet; recording that copies were given; printing them all."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.casefile import codes
from handrail.design import paper, wording
from handrail.design.parts import Cell
from handrail.design.typed import TypedDateField
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm
from handrail.people.frame import case_frame, holds
from handrail.people.models import Allocation, KeyPerson
from handrail.people.opening import OpenCase, case_page
from handrail.plans import copying, holding, mine, navigation, sheets
from handrail.plans.copying import ME, Recipient
from handrail.plans.holding import Held
from handrail.plans.models import Copy, Edition, Invitee
from handrail.records.writing import Act

NOT_OF_THE_PERSON = frozenset({"full_plan", "room_record", "their_part"})


class _Given:
    """An edition, who should have it and who has which."""

    def __init__(self, request: Request, case: OpenCase) -> None:
        facts = case.gather(Edition, Copy, Invitee, KeyPerson, Allocation)
        supervising = {row.worker for row in facts[Allocation] if holds(row, case.today)}
        self.known = sorted(facts[Edition], key=lambda row: (row.number, row.pk), reverse=True)
        self.edition = holding.asked(request, self.known) if self.known else None
        self.held: Held = holding.held(case, self.edition)
        self.wanted = copying.recipients(self.held, facts[Invitee], supervising) if self.edition else []
        self.copies: list[Copy] = sorted(facts[Copy], key=lambda row: (str(row.valid_from), row.pk))
        keys = {one.key for one in self.wanted} | {copying.key_of(row) for row in self.copies}
        self.names = directory.workers(key[2:] for key in keys if key.startswith("w:"))
        self.people = {row.entry: row.name for row in facts[KeyPerson]}
        self.others = sorted(keys - {one.key for one in self.wanted} - {""})
        self.editions = {row.entry: row for row in self.known}

    def name(self, key: str, called: str) -> str:
        """How a recipient is called."""
        if key == ME:
            return called
        if key.startswith("w:"):
            return self.names[key[2:]].with_agency
        return self.people.get(key[2:], "")

    def has(self, key: str) -> list[Copy]:
        """The copies somebody was given."""
        return [row for row in self.copies if copying.key_of(row) == key]

    def has_latest(self, key: str) -> bool:
        """Whether somebody has a copy of the edition shown."""
        return any(self.edition and row.edition == self.edition.entry for row in self.has(key))


@case_page(classes=("plan",), needs="plan")
def copies(request: Request, case: OpenCase) -> HttpResponse:
    """Who has which edition, and who has none yet."""
    given, frame = _Given(request, case), case_frame(case, "plan")
    here = f"?edition={given.edition.entry}" if given.edition else ""
    context = {
        "frame": frame,
        "within": navigation.within(case, "editions"),
        "edition": given.edition,
        "edition_name": holding.called(given.edition),
        "rows": [_row(given, one, frame.called) for one in given.wanted]
        + [_row(given, Recipient(key, "", ""), frame.called) for key in given.others],
        "without": sum(not given.has_latest(one.key) for one in given.wanted),
        "give_url": reverse("plans:copies_give", args=[case.reference]) + here
        if given.edition and case.can_write("plan")
        else "",
        "print_url": reverse("plans:copies_pdf", args=[case.reference]) + here,
        "my_plan_url": reverse("plans:my_plan_pdf", args=[case.reference]) + here,
    }
    return render(request, "plans/copies.html", context)


@case_page(classes=("plan", "risk_management"), needs="plan")
def copies_pdf(request: Request, case: OpenCase) -> HttpResponse:
    """All copies of an edition in one file, a sheet for each recipient; one of them where ``for`` says so."""
    given, frame = _Given(request, case), case_frame(case, "plan")
    only = request.GET.get("for", "")
    wanted = [one for one in given.wanted if only in ("", one.key)]
    context = {
        "frame": frame,
        "edition_name": holding.called(given.edition),
        "sheets": sheets.sheets(case, given.held, wanted, given.names, given.people, frame.called),
        "plan": mine.made(case, given.held) if any(one.key == ME for one in wanted) else None,
    }
    return paper.answer(request, "plans/copies_paper.html", context, "copies")


def _row(given: _Given, one: Recipient, called: str) -> tuple[Any, ...]:
    has = "; ".join(
        _("%(edition)s: %(what)s, %(how)s, %(day)s")
        % {
            "edition": holding.called(given.editions.get(row.edition)).split(",")[0],
            "what": row.what_label,
            "how": row.how_label.lower(),
            "day": wording.full_date(row.valid_from),
        }
        for row in given.has(one.key)
    )
    what = codes.label("copy_kinds", one.what) if one.what else ""
    return (
        Cell(given.name(one.key, called), note=one.because),
        what,
        has or _("None yet"),
        "" if given.has_latest(one.key) or not one.what else _("Has not got this edition"),
    )


class GiveForm(NamedForm):
    """Who was given a copy of an edition, how, and on which day."""

    not_ahead = ("valid_from",)
    given = forms.MultipleChoiceField(
        label=_l("Who was given their copy?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _l("Choose who was given a copy")},
    )
    what = CodedField("copy_kinds", label=_l("What was {name} given, if {name} is among them?"))
    how = CodedField("copy_ways", label=_l("How were they given?"))
    valid_from = TypedDateField(label=_l("On which day?"), looks_back=True)

    def __init__(
        self, *args: Any, offered: list[tuple[str, str]], without: list[str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["given"].choices = offered  # type: ignore[attr-defined]
        self.initial.setdefault("given", without)
        what = self.fields["what"]
        assert isinstance(what, CodedField)
        what.offer(self.case.case.cohort, self.on, without=NOT_OF_THE_PERSON)
        self.initial.setdefault("what", "my_plan")
        self.initial.setdefault("valid_from", self.today)


@case_page(classes=("plan",), needs="plan", writes="plan", post="disclosure")
def copies_give(request: Request, case: OpenCase) -> HttpResponse:
    """Record that copies were given."""
    given, frame = _Given(request, case), case_frame(case, "plan")
    edition = given.edition
    offered = [(one.key, given.name(one.key, frame.called)) for one in given.wanted]
    without = [one.key for one in given.wanted if not given.has_latest(one.key)]
    due = {one.key: one.what for one in given.wanted}

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        if edition is None:
            raise Refusal(_("There is no edition yet: copies are of what was agreed"))
        facts = form.cleaned_data
        to = [(key, facts["what"] if key == ME else due[key]) for key in facts["given"]]
        copying.give(doing, edition, to, how=facts["how"], on=facts["valid_from"])

    return entry_page(
        request,
        case,
        model=Copy,
        form_class=partial(GiveForm, called=frame.called, offered=offered, without=without),
        verb="copies.given",
        heading=_("Copies of %(edition)s") % {"edition": holding.called(edition)},
        title_words=_("Copies"),
        done_url=reverse("plans:copies", args=[case.reference]),
        frame=frame,
        save=save,
    )
