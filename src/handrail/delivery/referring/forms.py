"""The form of a referral: what for, because of what, what the person needs there, and what goes along."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Service
from handrail.delivery.referring import referring
from handrail.delivery.referring.handing import Item, Offer, Reader
from handrail.delivery.referring.offering import Asked
from handrail.design import wording
from handrail.design.fields import hinted
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, LinesField, WorkerField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow

SMALL = {"class": "govuk-checkboxes--small"}
NOW, LATER = "now", "later"
ANSWER_DAYS = 5
"""Working days in which an answer is hoped for, unless another day is said."""
MAY_SEND = ("given", "not_needed")


class ReferForm(NamedForm):
    """A referral to one service. ``sends`` says whether it is sent now or kept as a draft."""

    worker = WorkerField(
        label=_l("Who there"),
        required=False,
        max_length=200,
        help_text=_l("Their name as Agencies shows it. Leave it for whoever answers."),
    )
    what_for = forms.CharField(label=_l("What for"), widget=box(2))
    wanted = LinesField(
        label=_l("What should change for {name}"),
        required=False,
        longest=300,
        help_text=_l("One a line. What came of each is asked at the end."),
    )
    because_of_factors = forms.MultipleChoiceField(
        label=_l("Because of which need"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    because_of_strengths = forms.MultipleChoiceField(
        label=_l("Because of which strength"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    needs_from_them = forms.CharField(
        label=_l("What {name} needs from them"),
        required=False,
        widget=box(2),
        help_text=_l("What makes coming possible and being there bearable."),
    )
    persons_words = forms.CharField(
        label=_l("In {name}’s words"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "hr-own-words"}),
    )
    consent = CodedField(
        "consents", label=_l("Has {name} said yes to this, and to what goes along?"), widget=in_a_row()
    )
    reader = forms.ChoiceField(label=_l("Who reads it in Handrail"), required=False, widget=forms.RadioSelect)
    shared_until = TypedDateField(label=_l("Last day they read it"), required=False)
    shares = forms.MultipleChoiceField(
        label=_l("Which entries"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    more = forms.MultipleChoiceField(
        label=_l("Also"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    answer_by = TypedDateField(label=_l("Answer hoped for by"))

    def __init__(
        self,
        *args: Any,
        case: OpenCase,
        asked: Asked,
        service: Service,
        offer: Offer,
        row: VersionRow | None = None,
        **options: Any,
    ) -> None:
        self.asked, self.service, self.offer = asked, service, offer
        fresh = {} if row is not None else asked.initial(service)
        options["initial"] = {**fresh, **options.get("initial", {})}
        super().__init__(*args, case=case, row=row, called=asked.desk.called, **options)
        self._word_consent()
        self._offer_reasons()
        self._offer_readers()
        self._offer_items()
        self.initial.setdefault("answer_by", referring.working_days_after(self.today, ANSWER_DAYS))

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        found = super().initial_from(row)
        return {**found, "more": found["shares"]}

    def _word_consent(self) -> None:
        consent = self.fields["consent"]
        assert isinstance(consent, CodedField)
        consent.say("given", _("Yes"))
        consent.say("refused", _("No"))
        consent.say("not_asked", _("Not asked yet"))

    def _offer_reasons(self) -> None:
        desk = self.asked.desk
        for name, rows in (("because_of_factors", desk.factors), ("because_of_strengths", desk.strengths)):
            if rows:
                self._choose(name, [(row.entry, row.name) for row in rows])
            else:
                del self.fields[name]

    def _offer_readers(self) -> None:
        readers = self.offer.readers
        if not readers:
            del self.fields["reader"], self.fields["shared_until"]
            return
        self.fields["reader"].required = True
        nobody = _("Nobody: it is handed over another way")
        self._choose("reader", [*((one.key, one.words) for one in readers), ("none", nobody)])
        named = self.initial.get("worker")
        likely = [one for one in readers if one.user.worker and one.user.worker.reference == named]
        only = likely or (list(readers) if len(readers) == 1 else [])
        self.initial.setdefault("reader", only[0].key if only else "")
        self.initial.setdefault("shared_until", self.offer.last)

    def _offer_items(self) -> None:
        """The step is ticked, as they could not help without it. Everything else is chosen."""
        about = self.asked.first
        near = [one for one in self.offer.items if one.entry in about]
        far = [one for one in self.offer.items if one.entry not in about]
        for name, items in (("shares", near), ("more", far)):
            if items:
                self._choose(name, [(one.key, one.title) for one in items])
                hinted(self.fields[name], {one.key: one.words for one in items if one.words})
            else:
                del self.fields[name]
        if self.row is None and self.asked.step is not None:
            self.initial.setdefault("shares", [f"plans.steps/{self.asked.step.entry}"])

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    @property
    def sends(self) -> bool:
        """Whether it is sent now."""
        return self.data.get("send", NOW) != LATER

    def chosen_reader(self) -> Reader | None:
        """Who reads it here."""
        return self.offer.reader(self.cleaned_data.get("reader", ""))

    def chosen_items(self) -> list[Item]:
        """What goes along, each entry once."""
        keys = {*self.cleaned_data.get("shares", []), *self.cleaned_data.get("more", [])}
        return [one for one in self.offer.items if one.key in keys]

    def last_day(self) -> date:
        """Until when they read it."""
        last: date | None = self.cleaned_data.get("shared_until")
        return last or self.offer.last

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.sends and given.get("consent") and given["consent"] not in MAY_SEND:
            self.add_error("consent", self._no_consent(given["consent"]))
        self._clean_reader(given)
        self._clean_until(given)
        by = given.get("answer_by")
        if by and by < self.today:
            self.add_error("answer_by", _("This day is past: write a day to come"))
        return given

    def _no_consent(self, consent: str) -> str:
        if consent == "refused":
            return _("%(name)s has said no: keep it as a draft, and talk about it again") % {
                "name": self.first_name
            }
        return _("Ask %(name)s first, or keep it as a draft") % {"name": self.first_name}

    def _clean_reader(self, given: dict[str, Any]) -> None:
        reader = self.chosen_reader()
        if reader is None:
            return
        theirs = reader.user.worker.reference if reader.user.worker else None
        if given.get("worker") and given["worker"] != theirs:
            message = _("%(who)s reads it: name them here, or choose otherwise")
            self.add_error("worker", message % {"who": reader.user.name})
        given["worker"] = theirs
        beyond = [one.title for one in self.chosen_items() if one.data_class not in reader.classes]
        if beyond:
            message = _(
                "The agreement with them does not cover this: take it out, or choose otherwise. %(what)s"
            )
            self.add_error("reader", message % {"what": "; ".join(beyond)})

    def _clean_until(self, given: dict[str, Any]) -> None:
        until = given.get("shared_until")
        if until and not self.today <= until <= self.offer.last:
            message = _("Choose a day from today to %(day)s: it can be made longer later")
            self.add_error("shared_until", message % {"day": wording.full_date(self.offer.last)})

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        step, own = self.asked.step, self.case.reach.user.worker
        return {
            "step": step.entry if step else getattr(self.row, "step", None),
            "service": self.service.reference,
            "agency": self.service.agency.reference,
            "worker": data.get("worker"),
            "by_worker": own.reference if own else None,
            "because_of_factors": data.get("because_of_factors", []),
            "because_of_strengths": data.get("because_of_strengths", []),
            "what_for": data["what_for"],
            "needs_from_them": data["needs_from_them"],
            "persons_words": data["persons_words"],
            "consent": data["consent"],
            "shares": [one.key for one in self.chosen_items()],
            "answer_by": data["answer_by"],
        }
