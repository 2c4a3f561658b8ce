"""Lessons in words: from where, what each was used for and in which entries, or why it was not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.assessments.models import Strength
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.plans.models import Objective, RiskMeasure, Step
from handrail.reviews.models import Lesson, Review
from handrail.sentences.models import Condition, ExclusionArea, Recall, Release

USED_IN: tuple[tuple[type[Any], str], ...] = (
    (Condition, "wording"),
    (ExclusionArea, "wording"),
    (Strength, "name"),
    (Objective, "will"),
    (Step, "what"),
    (RiskMeasure, "what"),
)
"""What a lesson can be used in, and the field that says what it is."""
TABLES: tuple[type[Any], ...] = (*(table for table, _words in USED_IN), Lesson, Recall, Release, Review)
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Told:
    """One lesson in words."""

    row: Lesson
    from_where: str
    used: str
    url: str

    @property
    def answered(self) -> bool:
        """Used for something, or left out for a reason."""
        return bool(self.row.used_for or self.row.used_in or self.row.not_used_because)


def told(case: OpenCase, facts: Facts) -> list[Told]:
    """The latest learned first."""
    rows = sorted(facts[Lesson], key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    names = entry_names(facts)
    return [_told(case, row, facts, names) for row in rows]


def entry_names(facts: Facts) -> dict[str, str]:
    """What each entry is called that a lesson can be used in."""
    return {row.entry: getattr(row, name) for table, name in USED_IN for row in facts[table]}


def origins(facts: Facts) -> dict[str, str]:
    """Recalls and reviews from which something can be learned, the latest first, by entry."""
    recalls = sorted(facts[Recall], key=lambda row: row.valid_from or date.min, reverse=True)
    reviews = sorted(facts[Review], key=lambda row: row.valid_from or date.min, reverse=True)
    found = {
        row.entry: _("The recall of %(day)s") % {"day": wording.full_date(row.valid_from)} for row in recalls
    }
    return found | {row.entry: _("The review “%(title)s”") % {"title": row.title} for row in reviews}


def _told(case: OpenCase, row: Lesson, facts: Facts, names: Mapping[str, str]) -> Told:
    where = origins(facts).get(row.recall or row.review or "", "")
    in_words = wording.listed(wording.quoted(names[one]) for one in row.used_in if one in names)
    url = reverse("reviews:lesson_update", args=[case.reference, row.entry])
    return Told(row, where, in_words, url if case.can_write("assessment") else "")
