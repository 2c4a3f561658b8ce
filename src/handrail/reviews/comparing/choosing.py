"""Which two days: typed, or one of those that a case itself offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.design import wording
from handrail.design.fields import hinted
from handrail.design.parts import Chip
from handrail.design.typed import TypedDateField
from handrail.plans.models import Edition
from handrail.reviews.comparing.sights import KNOWN, WAS
from handrail.reviews.models import Review
from handrail.sentences.models import Release

TABLES = (Review, Release, Edition)
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Pick:
    """Two days that are worth comparing, and why."""

    words: str
    days: tuple[date, date]


class DaysForm(forms.Form):
    """Two days, the earlier first, and which of the two questions is asked of them.

    The later may be ahead: what was decided takes effect on its day, and today knows of it.
    """

    ask = hinted(
        forms.ChoiceField(
            label=_l("Compare"),
            choices=[(KNOWN, _l("What was known on each day")), (WAS, _l("How things were on each day"))],
            widget=forms.RadioSelect,
        ),
        {
            KNOWN: _l("The record as it stood at the end of each day."),
            WAS: _l("Life on each day, from all that is known today, also what was written down later."),
        },
    )

    def __init__(self, *args: Any, last: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.last = last
        for name, label in (("from", _l("From")), ("to", _l("To"))):
            field = TypedDateField(
                label=label, looks_back=True, error_messages={"required": _("Enter a day")}
            )
            field.today = last
            self.fields[name] = field
        self.order_fields(["from", "to", "ask"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, second = given.get("from"), given.get("to")
        if first and first > self.last:
            self.add_error("from", _("Enter a day that has been: this one is still to come"))
        elif first and second and first > second:
            self.add_error("from", _("Enter a day before the other one: the earlier day comes first"))
        return given


def picks(facts: dict[Any, list[Any]], today: date) -> list[Pick]:
    """What the last review changed, since it, since release, one release and the one before."""
    return [one for one in _picks(facts, today) if one.days[0] < one.days[1]]


def _picks(facts: dict[Any, list[Any]], today: date) -> Iterator[Pick]:
    done = sorted(
        (row for row in facts[Review] if row.completed_on), key=lambda row: (row.completed_on, row.pk)
    )
    for row in done[-1:]:
        effective = row.effective_on or row.completed_on
        before = min(effective, row.completed_on) - ONE_DAY
        # What is weekly begins on its own weekday.
        after = max(effective, row.completed_on) + ONE_WEEK
        yield Pick(_("What the last review changed"), (before, after))
        yield Pick(_("Since the last review"), (row.completed_on, today))
    releases = sorted(row.valid_from for row in facts[Release] if row.valid_from and row.valid_from <= today)
    if releases:
        yield Pick(_("Since release"), (releases[-1], today))
    if len(releases) > 1:
        yield Pick(_("The release before, and this one"), (releases[-2], releases[-1]))
    agreed = sorted(row.valid_from for row in facts[Edition] if row.valid_from and row.valid_from <= today)
    if agreed:
        yield Pick(_("Since the plan was agreed"), (agreed[-1], today))


def chips(found: list[Pick], here: str, days: tuple[date, date] | None, ask: str) -> list[Chip]:
    """Links to each of them."""
    shown = []
    for one in found:
        query = {"from": one.days[0].isoformat(), "to": one.days[1].isoformat()}
        if ask != KNOWN:
            query["ask"] = ask
        shown.append(Chip(one.words, f"{here}?{urlencode(query)}", None, one.days == days))
    return shown


def named(day: date) -> str:
    """A day as a column is headed."""
    return wording.full_date(day)
