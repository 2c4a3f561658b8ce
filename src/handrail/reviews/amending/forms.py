"""What an amendment says besides what the entry becomes: why, until when, and by whose authority.

``Amending`` is mixed into the form of the entry's own room, so that what the entry becomes is asked in
the words of that room and filled in with what stands.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.models import Contact, Programme
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.plans.models import LifeState, Step, Wait
from handrail.records.models import VersionRow
from handrail.reviews.amending import facts as kept_facts
from handrail.reviews.amending.kept import ENDS, FROM_THE_DAY, IN_PLACE, NEW, VARIED, Kept, names
from handrail.reviews.amending.making import OVER, is_reached
from handrail.reviews.models import Amendment

WAYS = {
    FROM_THE_DAY: _l("It becomes what stands above"),
    IN_PLACE: _l("It becomes what stands above"),
    ENDS: _l("It ends the day before"),
}


class Amending(NamedForm):
    """The fields of an amendment; those of the entry come from the form it is mixed into.

    ``row`` is the amendment, once there is one; ``target`` the entry it is about, unless it is new.
    """

    way = forms.ChoiceField(label=_l("What happens to it?"), widget=forms.RadioSelect)
    becomes = forms.CharField(
        label=_l("What it becomes, in a few words"),
        required=False,
        max_length=300,
        help_text=_l("Leave empty to have it said from what stands above."),
    )
    why = forms.CharField(
        label=_l("Why?"), widget=box(2), error_messages={"required": _l("Say why this changes")}
    )
    authority = CodedField(
        "authorities",
        label=_l("Who has the authority for it?"),
        error_messages={"required": _l("Choose who has the authority to change this")},
    )
    authority_name = forms.CharField(label=_l("Their name, or which office"), max_length=200, required=False)
    until_on = TypedDateField(label=_l("Until, the last day"), required=False)
    until_programme = forms.ChoiceField(
        label=_l("Until this programme ends"), required=False, widget=forms.Select
    )
    until_state = forms.ChoiceField(label=_l("Until this is reached"), required=False, widget=forms.Select)
    until_words = forms.CharField(label=_l("Until, in words"), required=False, max_length=200)

    OWN = (
        *("way", "becomes", "why", "authority", "authority_name"),
        *("until_on", "until_programme", "until_state", "until_words"),
    )

    def __init__(
        self, *args: Any, kept: Kept, row: Amendment | None = None, target: VersionRow | None = None, **o: Any
    ) -> None:
        self.kept, self.amendment, self.target = kept, row, target
        super().__init__(*args, row=self._filled(row, target), **o)
        self.initial["version_seen"] = row.version if row else None
        for name in ("valid_from", "valid_to"):
            if kept.model is not Contact:
                self.fields.pop(name, None)
        self._offer_ways()
        if kept.kind not in VARIED:
            del self.fields["authority"], self.fields["authority_name"]
        self._offer_ends()
        if row is not None:
            self.initial.update({name: getattr(row, name) for name in self.OWN if hasattr(row, name)})
            self.initial.update(why=row.reason, becomes=row.becomes)
        if isinstance(self.row, Wait):
            self.initial["waits_for"] = self.row.for_state or self.row.for_step

    def _filled(self, row: Amendment | None, target: VersionRow | None) -> VersionRow | None:
        """What the fields show: the entry as it stands, with what was proposed already."""
        if row is None:
            return target
        stands = kept_facts.of(target) if target else {}
        said = kept_facts.values(self.kept.model, {**stands, **row.facts})
        version = target.version if target else 0
        return self.kept.model(entry=row.of, case_id=row.case_id, version=version, **said)

    @property
    def own_fields(self) -> list[Any]:
        """What the amendment says, to stand beside what the entry becomes."""
        return [self[name] for name in self.OWN if name in self.fields]

    @property
    def entry_fields(self) -> list[Any]:
        """What the entry becomes."""
        return [bound for bound in self.visible_fields() if bound.name not in self.OWN]

    def _offer_ways(self) -> None:
        ways = self.kept.ways if self.target is not None else ()
        if len(ways) < 2:
            del self.fields["way"]
            return
        field = self.fields["way"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(way, WAYS[way]) for way in ways]
        self.initial.setdefault("way", ways[0])

    def _offer_ends(self) -> None:
        facts = self.case.gather(Programme, LifeState)
        running = [(row.entry, row.name) for row in facts[Programme] if row.state not in OVER]
        ahead = [(row.entry, row.name) for row in facts[LifeState] if not is_reached(row)]
        for name, found in (("until_programme", running), ("until_state", ahead)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            if found:
                field.choices = [("", _("Not until that")), *found]
            else:
                del self.fields[name]
        if IN_PLACE in self.kept.ways[:1] and self.target is not None:
            # Nothing of it follows by itself on a day: an entry added to in place has no days of its own.
            del self.fields["until_on"]

    def clean(self) -> dict[str, Any]:
        if self._way() == ENDS:
            self._excuse()
        given = super().clean()
        if self._way() == ENDS:
            self._excuse()
        ends = [n for n in ("until_on", "until_programme", "until_state") if given.get(n)]
        if len(ends) > 1:
            self.add_error(ends[1], _("Choose one end: a day, a programme or what is reached"))
        if not self.errors and self._way() in (FROM_THE_DAY, IN_PLACE) and not self._changes():
            self.add_error(None, _("Nothing is different yet: change what it becomes, or let it end"))
        return given

    def _excuse(self) -> None:
        """What ends becomes nothing: its fields need no answer."""
        for name in list(self.errors):
            if name not in self.OWN:
                del self.errors[name]

    def _way(self) -> str:
        if self.target is None:
            return NEW
        return str(self.cleaned_data.get("way") or self.kept.ways[0])

    def _said(self) -> dict[str, Any]:
        """What the form of the room makes of its own fields."""
        found = super().facts()
        columns = {f.name for f in self.kept.model._meta.concrete_fields}
        days = set() if self.kept.model is Contact else kept_facts.DAYS
        own = {*self.OWN} - {"because"}
        return {n: value for n, value in found.items() if n in columns - days and n not in own}

    def _changes(self) -> dict[str, Any]:
        said = self._said()
        if self.target is None:
            return {name: kept_facts.plain(value) for name, value in said.items()}
        return kept_facts.differing(self.target, said)

    def facts(self) -> dict[str, Any]:
        way, data = self._way(), self.cleaned_data
        changes = {} if way == ENDS else self._changes()
        called = names(self.case.gather(Step, LifeState))
        stood = kept_facts.of(self.target) if self.target else {}
        new = self.kept.model(**kept_facts.values(self.kept.model, {**stood, **changes}))
        said = _("Ends") if way == ENDS else self.kept.said(new, called)
        return {
            "kind": self.kept.kind,
            "way": way,
            "part": self.kept.part,
            "of": self.target.entry if self.target else "",
            "was": self.kept.said(self.target, called) if self.target else "",
            "becomes": data["becomes"] or said,
            "reason": data["why"],
            "facts": changes,
            "before": stood,
            "until_on": data.get("until_on"),
            "until_programme": data.get("until_programme") or None,
            "until_state": data.get("until_state") or None,
            "until_words": data["until_words"],
            "authority": data.get("authority") or None,
            "authority_name": data.get("authority_name", ""),
        }


class MakeForm(NamedForm):
    """The day from which everything that is proposed holds; ``seen`` is what was looked at."""

    effective_on = TypedDateField(
        label=_l("From which day?"),
        error_messages={"required": _l("Enter the day from which this holds")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    despite = forms.CharField(
        label=_l("Why now, although not everything is seen to?"), required=False, widget=box(2)
    )

    def __init__(self, *args: Any, waits: bool = False, shown: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.waits = waits
        self.initial["seen"] = shown
        if not waits:
            del self.fields["despite"]

    @property
    def makes(self) -> bool:
        """Whether the changes are to be made now, and not only kept for later."""
        return self.data.get("do") != "later"

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.makes and self.waits:
            self.need("despite", _("Say why this cannot wait for what is left to do"))
        return given

    def looked_at(self) -> set[tuple[str, int]]:
        """The amendments that stood on the page, each with its version."""
        pairs = [one.rpartition(":") for one in self.cleaned_data["seen"].split()]
        return {(entry, int(version)) for entry, _colon, version in pairs if version.isdigit()}


def shown(rows: list[Amendment]) -> str:
    """What a page shows of amendments, for the form to bring back."""
    return " ".join(f"{row.entry}:{row.version}" for row in rows)


class NoChangeForm(NamedForm):
    """Why a review changes nothing."""

    no_change_because = forms.CharField(
        label=_l("Why does nothing change?"),
        widget=box(3),
        help_text=_l("In words {name} can be given as well."),
        error_messages={"required": _l("Say why nothing changes")},
    )


class NotAgreedForm(NamedForm):
    """Why a plan was not agreed again after a review."""

    not_agreed_because = forms.CharField(
        label=_l("Why has {name} not agreed to the plan again?"),
        widget=box(3),
        error_messages={"required": _l("Say why it was not agreed again")},
    )


class WithdrawForm(NamedForm):
    """Take a proposed change out of a review."""


class EndForm(NamedForm):
    """Let what lasts until something come to its end by hand."""

    last = TypedDateField(label=_l("On which day did it end?"), looks_back=True)
    because = forms.CharField(
        label=_l("What has come?"), widget=box(2), error_messages={"required": _l("Say what has come")}
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("last", self.today)

    not_ahead = ("last",)
