"""What the last looking back leaves open: said beside closing, never in its way."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.people.opening import OpenCase
from handrail.reviews.models import Ending, Feedback


def of_case(case: OpenCase) -> list[str]:
    """The same for a page that has not read them."""
    facts = case.gather(Ending, Feedback)
    return missing(facts[Ending], facts[Feedback])


def missing(endings: Iterable[Ending], feedback: Iterable[Feedback]) -> list[str]:
    """In words, each by itself."""
    row = max(endings, key=lambda one: one.pk, default=None)
    rows = list(feedback)
    if row is None:
        found = [_("Nobody has looked back with the person yet")]
    else:
        asked = (
            (row.worked, _("What worked is not said")),
            (row.persons_words, _("The person’s own words are not there")),
            (row.goes_on or row.people, _("Who goes on with them is not said")),
            (row.next_contact, _("No contact after the end is offered")),
        )
        found = [words for said, words in asked if not said]
    if not rows:
        found.append(_("How it was for the person was never asked"))
    waiting = sum(waits(one) for one in rows)
    if waiting:
        words = ngettext(
            "What was done about %(n)s thing they said is not written down",
            "What was done about %(n)s things they said is not written down",
            waiting,
        )
        found.append(words % {"n": waiting})
    return found


def waits(row: Feedback) -> bool:
    """Nothing was done about it yet, and no reason given."""
    return not row.done and not row.not_done_because
