"""The form of a meeting ahead: what for, when and where, who is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Venue
from handrail.delivery.choosing import offer
from handrail.delivery.fields import minutes_field
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.people.frame import holds
from handrail.people.models import SchemeMembership
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow
from handrail.records.writing import Act
from handrail.reviews import standing
from handrail.reviews.meetings import asking, convening
from handrail.reviews.meetings.asking import PERSON
from handrail.reviews.models import Attendee, Meeting, Review

WIDE = {"class": "govuk-!-width-full"}
SMALL = {"class": "govuk-checkboxes--small"}
VENUES = 300


class MeetingForm(NamedForm):
    """A meeting ahead, or one that was held and is written down now."""

    row: Meeting | None
    none_if_empty = ("venue", "chair", "scheme", "review")

    kind = CodedField("meeting_kinds", label=_l("What kind of meeting is it?"), widget=forms.Select)
    purpose = forms.CharField(label=_l("What is it for?"), required=False, widget=box(2))
    valid_from = TypedDateField(label=_l("Day"), help_text=_l("Like Friday or 18 March"))
    at = TypedTimeField(label=_l("Time"), required=False, working_hours=True)
    minutes = minutes_field()
    venue = forms.ChoiceField(label=_l("Where"), required=False, widget=forms.Select)
    place = forms.CharField(label=_l("Or where, in words"), required=False, max_length=300)
    asked = forms.MultipleChoiceField(
        label=_l("Who is asked to come?"),
        widget=forms.CheckboxSelectMultiple(SMALL),
        help_text=_l("Those to whom the plan or a scheme points come first, each with why."),
        error_messages={"required": _l("Tick at least one who is asked to come")},
    )
    other = forms.ChoiceField(label=_l("Somebody else"), required=False, widget=forms.Select(WIDE))
    mode = CodedField(
        "contact_modes",
        label=_l("If {name} takes part: how?"),
        help_text=_l("It is booked as an appointment, and stands in the diary and on the card."),
        required=False,
        initial="office",
        widget=forms.Select,
    )
    chair = forms.ChoiceField(label=_l("Who chairs it?"), required=False, widget=forms.Select)
    scheme = forms.ChoiceField(label=_l("Part of which scheme?"), required=False, widget=forms.Select)
    review = forms.ChoiceField(label=_l("Part of which review?"), required=False, widget=forms.Select)
    marking = CodedField(
        "markings",
        label=_l("Marking"),
        help_text=_l("A marked meeting is given to no other agency and not to {name}."),
        initial="none",
        widget=in_a_row(),
    )

    def __init__(
        self, *args: Any, case: OpenCase, row: VersionRow | None = None, review: str = "", **options: Any
    ) -> None:
        super().__init__(*args, case=case, row=row, **options)
        facts = case.gather(*asking.TABLES, Attendee, Review)
        attending = [one for one in facts[Attendee] if row is not None and one.meeting == row.entry]
        near = [asking.key_of(one) for one in attending]
        people = asking.candidates(case, facts, near)
        self._choose("asked", [(PERSON, self.first_name), *((k, one.words) for k, one in people.items())])
        offered = offer(case)
        other = self.fields["other"]
        assert isinstance(other, forms.ChoiceField)
        other.choices = lambda: [("", _("Nobody else")), *offered.near, *offered.others]
        workers = [(key[2:], one.name) for key, one in people.items() if key.startswith("w:")]
        self._choose("chair", workers, _("Not settled"))
        self._choose("venue", list(Venue.objects.order_by("name").values_list("reference", "name")[:VENUES]))
        schemes = [(one.entry, one.kind_label) for one in facts[SchemeMembership] if holds(one, self.today)]
        self._choose("scheme", schemes)
        kept = getattr(row, "review", None)
        reviews = [
            (one.entry, one.title) for one in facts[Review] if one.state == "open" or one.entry == kept
        ]
        self._choose("review", reviews)
        for name in ("scheme", "review"):
            if len(self.fields[name].choices) == 1:  # type: ignore[attr-defined]
                del self.fields[name]
        if row is None:
            own = case.reach.user.worker
            mine = [f"w:{own.reference}"] if own else []
            self.initial.setdefault("asked", [PERSON, *mine])
            self.initial.setdefault("chair", own.reference if own else "")
            self.initial.setdefault("review", review)
        else:
            self.initial["asked"] = near
            del self.fields["mode"]

    def _choose(self, name: str, choices: list[tuple[str, str]], nothing: str = "") -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices if name == "asked" else [("", nothing or _("None of these")), *choices]

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        for name in ("asked", "mode", "other"):
            found.pop(name, None)
        return {name: value or None if name in self.none_if_empty else value for name, value in found.items()}

    def save(self, doing: Act, entry: str) -> None:
        """Plan the meeting, or settle it otherwise; the appointment of the person goes with it."""
        given, facts = self.cleaned_data, self.facts()
        other = [f"w:{given['other']}"] if given.get("other") else []
        asked = list(dict.fromkeys([*given["asked"], *other]))
        book = self.case.can_write("contact_notes") and given["valid_from"] >= self.today
        if facts.get("review") and facts["review"] != getattr(self.row, "review", None):
            standing.still_open(doing, facts["review"])
        if self.row is None:
            convening.convene(doing, entry, facts, asked, mode=given.get("mode") or "", book=book)
        else:
            seen = given["version_seen"] or self.row.version
            convening.settle(doing, entry, seen, facts, asked, book=book)
