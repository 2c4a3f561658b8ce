"""Forms of the code lists: an entry of one's own, its end, and one's own words for a national entry."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import LocalCode
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.home.administration.forms import ItemForm, chosen
from handrail.records import clock

FOR_WHOM = (("adult", _l("Adults")), ("youth", _l("Children")), ("both", _l("Adults and children")))
LONGEST_WORDS = 60
WHOSE = _l("Whose cases")
EVERY_UNIT = _l("Those of every unit of ours")
"""Words of these forms."""


def seen_by(keeper: int | None) -> Q:
    """What of the lists an administrator is shown: that of the whole service, and of their own unit."""
    return Q() if keeper is None else Q(tenant=None) | Q(tenant=keeper)


class ListForm(ItemForm):
    """A form about one code list."""

    def __init__(self, data: Any = None, *, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(data, **options)

    def same_words(self, words: str) -> bool:
        """Whether the list has an entry of these words that can still be chosen."""
        today, wanted = clock.today(), words.casefold()
        own = LocalCode.objects.filter(seen_by(self.keeper), code_list=self.of, national="")
        still = own.exclude(valid_to__lt=today).values_list("name", flat=True)
        national = (entry.label for entry in codes.code_list(self.of).values())
        return wanted in {one.casefold() for one in (*national, *still)}

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "code_list": self.of}

    def reference(self) -> str:
        """Made from the words; short enough to be a key, and told apart from that of another service."""
        words = slugify(self.cleaned_data["name"])[:40].strip("-")
        return f"{words or 'entry'}-{self.cleaned_data['key'][:4]}"


class EntryForm(ListForm):
    """An entry of one's own."""

    name = forms.CharField(
        label=_l("Words"), max_length=LONGEST_WORDS, help_text=_l("As people choose and read it.")
    )
    counts_as = chosen(
        _l("Counts as"),
        help_text=_l("How pages and figures treat it: as this national entry."),
    )
    cohort = forms.ChoiceField(label=_l("For whom"), choices=FOR_WHOM, widget=forms.RadioSelect)
    tenant = chosen(WHOSE, required=False)
    valid_from = TypedDateField(label=_l("First day on which it can be chosen"))
    valid_to = TypedDateField(
        label=_l("Last day"), required=False, help_text=_l("Leave it empty while there is no end in sight.")
    )

    def fill(self) -> None:
        self.offer_tenants(EVERY_UNIT)
        self.initial.update(cohort="both", valid_from=clock.today())
        if codes.is_counted(self.of):
            self.offer("counts_as", [(one.key, one.label) for one in codes.code_list(self.of).values()])
        else:
            del self.fields["counts_as"]

    def clean_name(self) -> str:
        """Words that the list does not have."""
        words = str(self.cleaned_data["name"]).strip()
        if self.same_words(words):
            raise forms.ValidationError(_("The list has this entry already: choose other words"))
        return words

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        starts, ends = given.get("valid_from"), given.get("valid_to")
        if starts and ends and ends < starts:
            self.add_error("valid_to", _("The last day is before the first"))
        return given


class EndForm(ListForm):
    """The last day of an entry."""

    valid_to = TypedDateField(
        label=_l("Last day on which it can be chosen"),
        help_text=_l("What was recorded under it keeps its words."),
    )

    def fill(self) -> None:
        if not self.initial.get("valid_to"):
            self.initial["valid_to"] = clock.today()

    def clean_valid_to(self) -> Any:
        """Not before its first day."""
        row, day = self.row, self.cleaned_data["valid_to"]
        if isinstance(row, LocalCode) and day < row.valid_from:
            first = wording.full_date(row.valid_from)
            raise forms.ValidationError(
                _("It begins on %(day)s: choose that day or a later one") % {"day": first}
            )
        return day

    def facts(self) -> dict[str, Any]:
        return {"valid_to": self.cleaned_data["valid_to"]}


class WordsForm(ListForm):
    """One's own words for a national entry, from today on."""

    national = chosen(_l("Which entry"))
    name = forms.CharField(
        label=_l("Our words for it"),
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_l("Leave it empty to go back to the national words."),
    )
    tenant = chosen(WHOSE, required=False)

    def fill(self) -> None:
        self.offer_tenants(EVERY_UNIT)
        self.offer("national", [(one.key, one.label) for one in codes.code_list(self.of).values()])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        words = given.get("name")
        if words and self.same_words(words):
            self.add_error("name", _("Another entry of the list is called this: choose other words"))
        return given

    def facts(self) -> dict[str, Any]:
        """The row to add; the words until now end with yesterday, or today if they began today."""
        found = super().facts()
        today = clock.today()
        before = LocalCode.objects.filter(
            code_list=self.of, national=found["national"], tenant=found.get("tenant_id"), valid_to=None
        )
        before.filter(valid_from__lt=today).update(valid_to=today - timedelta(days=1))
        before.filter(valid_from__gte=today).update(valid_to=models.F("valid_from"))
        return {**found, "cohort": "both", "valid_from": today}
