"""What the overview of a case says of changes: those on which nobody has decided yet."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.people.opening import OpenCase
from handrail.reviews.models import Change

LONGEST = 120


def prompts(case: OpenCase, facts: Mapping[Any, list[Any]]) -> list[Prompt]:
    """The newest of them by its words, and how many more there are."""
    writes = case.can_write("assessment")
    if not writes and not ("manager" in case.kinds and case.known_on is None):
        return []
    rows = sorted(
        (row for row in facts[Change] if row.weight == "not_decided"),
        key=lambda row: (row.valid_from, row.pk),
    )
    if not rows:
        return []
    newest, more = rows[-1], len(rows) - 1
    text = _("%(day)s: %(what)s Does it ask for a review?") % {
        "day": wording.week_date(newest.valid_from),
        "what": _sentence(newest.what),
    }
    decide = (_("Decide"), reverse("reviews:change_decide", args=[case.reference, newest.entry]))
    links = [decide] if writes else []
    every = ngettext("And %(n)s more change", "And %(n)s more changes", more) % {"n": more}
    links.append((every if more else _("What changed"), reverse("reviews:changes", args=[case.reference])))
    return [Prompt(text, tuple(links))]


def _sentence(words: str) -> str:
    words = words.strip()
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
