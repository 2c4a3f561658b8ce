"""The forms of restorative work: one moment of one side; and passing agreed wording on."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.compartments.models import RestorativeMoment
from handrail.compartments.restorative import kinds
from handrail.compartments.restorative.halves import Half
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.records.models import VersionRow


class MomentForm(NamedForm):
    """One moment of one side. Each kind asks for what belongs to it, and for nothing else."""

    not_ahead = ("valid_from", "consent_on")

    valid_from = TypedDateField(label=_l("Day"), help_text=_l("Like today or last Tuesday"), looks_back=True)
    form = CodedField("restorative_forms", label=_l("Which form is it about?"), widget=forms.Select)
    answer = CodedField(
        "restorative_answers",
        label=_l("What is the answer?"),
        required=False,
        help_text=_l("Not now is a good answer, and it can change."),
    )
    decided_by = CodedField("restorative_deciders", label=_l("Who decided?"), required=False)
    words = forms.CharField(label=_l("In their own words"), required=False, widget=box(3))
    text = forms.CharField(label=_l("What happened, and why"), required=False, widget=box(3))
    enabled_by = forms.CharField(
        label=_l("What made it possible?"),
        required=False,
        widget=box(2),
        help_text=_l("Other work, somebody’s help, time."),
    )
    wording = forms.CharField(
        label=_l("The agreed wording"),
        required=False,
        widget=box(3),
        help_text=_l(
            "Only these words may go to the other side. No names, no places, nothing to guess from."
        ),
    )
    consent = CodedField(
        "consents",
        label=_l("Do they agree to these very words, and to their going?"),
        initial="not_asked",
    )
    consent_on = TypedDateField(label=_l("Asked on"), required=False, looks_back=True)

    def __init__(self, *args: Any, half: Half, kind: str, **options: Any) -> None:
        self.kind = kind
        super().__init__(*args, **options)
        asked = ("valid_from", *kinds.ASKS[kind])
        for name in list(self.fields):
            if name not in (*asked, "key", "version_seen"):
                del self.fields[name]
        self.order_fields(asked)
        if "words" in self.fields:
            self.fields["words"].label = str(half.own_words).format(name=self.first_name)
        if "answer" in self.fields:
            self._offer_answers()
        if "wording" in self.fields and kind == "message_received":
            # What was received stands as it was sent.
            del self.fields["wording"]
        if self.row is None:
            self.initial.setdefault("valid_from", self.today)
            self.initial.setdefault("form", "shuttle" if kind.startswith("message") else "not_decided")

    def _offer_answers(self) -> None:
        field = self.fields["answer"]
        assert isinstance(field, CodedField)
        kept = (*kinds.ANSWERS[self.kind], getattr(self.row, "answer", None))
        field.choices = [pair for pair in cast(list[tuple[str, str]], field.choices) if pair[0] in kept]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("consent") in kinds.CONSENTED:
            self.need("wording", _("Write the words that they agreed to"))
        if given.get("consent") == "given":
            self.need("consent_on", _("Say on which day they agreed"))
        if self._agreed_to_other_words(given):
            self.add_error(
                "consent",
                _(
                    "They agreed to other words: choose Not asked,"
                    " or write the day on which they agreed to these"
                ),
            )
        return given

    def _agreed_to_other_words(self, given: dict[str, Any]) -> bool:
        """Whether the wording was changed, and the consent is still the one to what it was."""
        row = self.row
        if not isinstance(row, RestorativeMoment) or row.consent != "given":
            return False
        same = (given.get("consent"), given.get("consent_on")) == (row.consent, row.consent_on)
        return "wording" in given and given["wording"] != row.wording and same

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        none: dict[str, Any] = {
            name: facts[name] or None for name in ("answer", "decided_by") if name in facts
        }
        return {**facts, **none, **self._added()}

    def _added(self) -> dict[str, Any]:
        if self.row is not None:
            return {}
        worker = self.case.reach.user.worker
        return {"kind": self.kind, "workers": [worker.reference] if worker else []}


class PassOnForm(NamedForm):
    """Agreed wording, typed anew by whoever carries it, and the day on which it goes."""

    not_ahead = ("passed_on",)

    wording = forms.CharField(
        label=_l("The agreed wording, typed anew"),
        widget=box(4),
        help_text=_l("Only this reaches the other side. Leave out what could tell who, where or how."),
        error_messages={"required": _l("Type the agreed words")},
    )
    passed_on = TypedDateField(label=_l("Day it goes"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("passed_on", self.today)

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        """Typed anew: nothing of the entry stands in the form."""
        return {}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        assert isinstance(self.row, RestorativeMoment)
        agreed = self.row.consent_on
        if given.get("passed_on") and agreed and given["passed_on"] < agreed:
            self.add_error("passed_on", _("This is before the day on which they agreed"))
        return given
