"""The forms of progress: one statement with the person's own view beside it, and own ratings by topic."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.casefile import codes
from handrail.delivery.fields import WIDE
from handrail.delivery.models import Contact, DrugTest, OwnRating, Progress
from handrail.delivery.progressing.goals import evidence_names, evidence_words
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.plans.entry_forms import SMALL, DeskForm
from handrail.records import writing
from handrail.records.models import VersionRow
from handrail.records.writing import Act

RECENT = 8
"""How many contacts and tests of late are offered as what a statement rests on."""


class ProgressForm(DeskForm):
    """How far a goal or a step has come."""

    none_if_empty = ("worker", "own_rating")
    not_ahead = ("valid_from",)

    about = forms.ChoiceField(label=_l("Which goal or step"), widget=forms.Select(WIDE))
    level = CodedField("progress_levels", label=_l("How far it has come"), widget=in_a_row())
    text = forms.CharField(
        label=_l("What shows it"), required=False, widget=box(3), help_text=_l("What was seen, said or done.")
    )
    own_rating = CodedField(
        "own_ratings",
        label=_l("How is it for {name}?"),
        widget=in_a_row(),
        required=False,
        help_text=_l("{name}’s own answer. Leave it if {name} was not asked."),
    )
    words = forms.CharField(
        label=_l("In {name}’s own words"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "hr-own-words"}),
    )
    strengths = forms.MultipleChoiceField(
        label=_l("Which strengths did the work"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    strengths_words = forms.CharField(label=_l("What they did"), required=False, max_length=300)
    evidence = forms.MultipleChoiceField(
        label=_l("What it rests on"), required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    worker = forms.ChoiceField(label=_l("Who says so"), required=False, widget=forms.Select(WIDE))
    valid_from = TypedDateField(label=_l("Day"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choose("about", self._abouts(), _("Choose"))
        self.choose("strengths", [(one.entry, one.name) for one in self.desk.strengths])
        workers = [one for one in self.desk.people.values() if one.key.startswith("w:")]
        self.choose("worker", [(one.key[2:], one.name) for one in workers], _("Nobody named"))
        self.choose("evidence", self._evidence())
        own = self.case.reach.user.worker
        if self.row is None:
            fresh = {"valid_from": self.today, "worker": own.reference if own else ""}
            self.initial = {**fresh, **self.initial}

    def _abouts(self) -> list[Any]:
        """Each goal with its steps beneath it."""
        found: list[Any] = []
        for one in self.desk.plan.objectives:
            goal = _("Goal %(n)s as a whole") % {"n": one.n}
            steps = [(f"{one.row.entry}.{step.row.entry}", step.row.what) for step in one.steps]
            found.append((f"{one.n}. {one.row.headline or one.row.will}", [(one.row.entry, goal), *steps]))
        known = {key for _group, pairs in found for key, _words in pairs}
        if isinstance(self.row, Progress) and _about(self.row) not in known:
            found.append((_("A goal that has ended"), [(_about(self.row), _("As it was"))]))
        return found

    def _evidence(self) -> list[tuple[str, str]]:
        """Contacts and tests of late, and what the statement rests on already."""
        kept = list(getattr(self.row, "evidence", ()))
        rows: list[Any] = []
        for model, fields in ((Contact, {"outcome__in": ("attended", "done")}), (DrugTest, {})):
            recent = self.case.rows(model).filter(valid_from__lte=self.today, **fields)
            rows += self.case.fetch(recent.order_by("-valid_from", "-pk")[:RECENT])
        rows = sorted(rows, key=lambda row: row.valid_from, reverse=True)[:RECENT]
        there = {row.entry: evidence_words(row) for row in rows}
        if missing := [one for one in kept if one not in there]:
            there |= evidence_names(self.case, missing)
        return list(there.items())

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        assert isinstance(row, Progress)
        return super().initial_from(row) | {"about": _about(row)}

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        goal, _dot, step = found.pop("about").partition(".")
        hidden = [one for one in getattr(self.row, "evidence", ()) if one not in dict(self._evidence())]
        return {
            **found,
            "objective": goal,
            "step": step or None,
            "evidence": [*hidden, *found["evidence"]],
        }


def _about(row: Progress) -> str:
    return f"{row.objective}.{row.step}" if row.step else row.objective


class RatingsForm(NamedForm):
    """How things are for the person, topic by topic; what was not asked stays empty."""

    not_ahead = ("valid_from",)

    valid_from = TypedDateField(label=_l("Day"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["valid_from"] = self.today
        answers = [("", _("Not asked")), *codes.choices("own_ratings", on=self.on)]
        for key, label in codes.choices("rating_topics", on=self.on):
            self.fields[f"rating_{key}"] = forms.ChoiceField(
                label=label, required=False, choices=answers, widget=forms.Select
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=_("In %(name)s’s words") % {"name": self.first_name}, required=False, max_length=500
            )
            for name in (f"rating_{key}", f"words_{key}"):
                vars(self.fields[name])["said_above"] = True

    def rows(self) -> list[list[Any]]:
        """The bound fields of each topic, for the template."""
        keys = [key for key, _label in codes.choices("rating_topics", on=self.on)]
        return [[self[f"rating_{key}"], self[f"words_{key}"]] for key in keys]

    def said(self) -> list[tuple[str, str, str]]:
        """What was answered: topic, rating, words."""
        data = self.cleaned_data
        keys = [name.removeprefix("rating_") for name in data if name.startswith("rating_")]
        return [
            (key, data[f"rating_{key}"], data.get(f"words_{key}", ""))
            for key in keys
            if data[f"rating_{key}"]
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for name, value in list(given.items()):
            topic = name.removeprefix("words_")
            if name.startswith("words_") and value and not given.get(f"rating_{topic}"):
                self.add_error(f"rating_{topic}", _("Choose which of these the words mean"))
        if not self.errors and not self.said():
            self.add_error(None, _("Answer at least one"))
        return given

    def save(self, doing: Act, entry: str) -> None:
        """Write each answer; the first has the entry of the act."""
        for n, (topic, rating, words) in enumerate(self.said()):
            writing.add(
                OwnRating,
                doing,
                entry=entry if n == 0 else None,
                topic=topic,
                rating=rating,
                words=words,
                valid_from=self.cleaned_data["valid_from"],
            )


class RatingForm(NamedForm):
    """One answer, put right."""

    not_ahead = ("valid_from",)

    rating = CodedField("own_ratings", label=_l("How is it for {name}?"), widget=in_a_row())
    words = forms.CharField(
        label=_l("In {name}’s own words"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "hr-own-words"}),
    )
    valid_from = TypedDateField(label=_l("Day"), looks_back=True)
