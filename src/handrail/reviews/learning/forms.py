"""The form of a lesson: what was learned, and what it is used for the next time."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design import wording
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.reviews.learning import using
from handrail.reviews.models import Lesson, Review
from handrail.sentences.models import Recall, Release

SMALL = {"class": "govuk-checkboxes--small"}
GROUPS = (_l("Conditions"), _l("Areas"), _l("Strengths"), _l("Goals"), _l("Steps"), _l("Safety"))


class LessonForm(NamedForm):
    """What was learned, from what, and what it is used for."""

    row: Lesson | None
    kind = CodedField("lesson_kinds", label=_l("What is it about?"), widget=forms.Select)
    what = forms.CharField(
        label=_l("What was learned?"),
        widget=box(3),
        help_text=_l(
            "About what helped or did not, and what we did. For example: he looked for no job first."
        ),
    )
    came_from = forms.ChoiceField(label=_l("From what?"), required=False, widget=forms.Select)
    release = forms.ChoiceField(label=_l("Used for which release?"), required=False, widget=forms.Select)
    used_for = forms.CharField(
        label=_l("What is it used for this time?"),
        required=False,
        widget=box(2),
        help_text=_l("Leave empty until it is used."),
    )
    used_in = forms.MultipleChoiceField(
        label=_l("Where does it stand?"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    not_used_because = forms.CharField(label=_l("Or why it is not used"), required=False, widget=box(2))

    def __init__(
        self, *args: Any, case: OpenCase, row: VersionRow | None = None, given: str = "", **options: Any
    ) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.known = case.gather(*using.TABLES)
        came_from = using.origins(self.known)
        self._choose("came_from", list(came_from.items()), _("Something else"))
        released = [
            (one.entry, wording.full_date(one.valid_from))
            for one in sorted(self.known[Release], key=lambda one: str(one.valid_from), reverse=True)
        ]
        self._choose("release", released, _("The next one, or none"))
        if not released:
            del self.fields["release"]
        self._offer_entries()
        if row is None:
            self.initial.setdefault("came_from", given if given in came_from else next(iter(came_from), ""))

    def _choose(self, name: str, choices: list[tuple[str, str]], nothing: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices]

    def _offer_entries(self) -> None:
        kept = set(getattr(self.row, "used_in", ()) or ())
        found = []
        for group, (table, name) in zip(GROUPS, using.USED_IN, strict=True):
            rows = [one for one in self.known[table] if one.valid_to is None or one.entry in kept]
            found += [(one.entry, f"{group}: {getattr(one, name)}") for one in rows]
        field = self.fields["used_in"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = found
        if not found:
            del self.fields["used_in"]

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        assert isinstance(row, Lesson)
        return super().initial_from(row) | {"came_from": row.recall or row.review or ""}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        used = given.get("used_for") or given.get("used_in")
        if used and given.get("not_used_because"):
            self.add_error("not_used_because", _("It is used already: take this out, or what it is used for"))
        return given

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        came_from = found.pop("came_from")
        recalls = {one.entry for one in self.known[Recall]}
        reviews = {one.entry for one in self.known[Review]}
        if "release" in found:
            found["release"] = found["release"] or None
        return {
            **found,
            "recall": came_from if came_from in recalls else None,
            "review": came_from if came_from in reviews else None,
            **({} if self.row else {"valid_from": self.today}),
        }
