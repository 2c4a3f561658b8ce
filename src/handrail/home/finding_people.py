"""Who fits what was typed, best first, each with why.

The reader's own cases are read by their key, through reach and row security, and compared here,
in memory. So a search costs what the reader's own caseload costs, a field beyond a limited part
cannot be found by, and a hidden case can neither show nor count nor delay.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.home.finding_asked import Asked
from handrail.kernel import names, numbers
from handrail.kernel.names import Nearness
from handrail.people.models import Case, Identifier, Person
from handrail.records.reading import Reach

NAMES = ("given_name", "family_name", "called", "former_names", "date_of_birth", "case_id", "entry")
LEGAL, CALLED, FORMER = range(3)
# Each case's reference, and what else it is known by: (what the number is, the number)
Numbers = dict[int, list[tuple[str, str]]]


Found = tuple[Nearness, int, str]
"""How near, which kind of name, and the name."""


@dataclass(frozen=True)
class Fit:
    """One person who fits: how well (less is better), and by what."""

    person: Person
    rank: tuple[int, int, int]
    names: tuple[Found, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    by_birth: bool = False

    @property
    def why(self) -> str:
        """Why, where it is not plain to see. Put into words only for those who are shown."""
        why = [*_said_names(self.names), *(f"{what} {number}" for what, number in self.numbers)]
        if self.by_birth:
            why.append(_("born %(day)s") % {"day": wording.full_date(self.person.date_of_birth)})
        return ", ".join(dict.fromkeys(why))


def search(reach: Reach, asked: Asked) -> list[Fit]:
    """Everyone within reach who fits, the nearest first."""
    if not asked:
        return []
    people = reach.fetch(reach.rows(Person).only(*NAMES))
    held = _numbers(reach) if asked.has_number else {}
    fits = [fit for person in people if (fit := _fit(person, asked, held.get(person.case_id, ())))]
    return sorted(fits, key=_order)


def _order(fit: Fit) -> tuple:
    return fit.rank, fit.person.family_name, fit.person.given_name, fit.person.pk


def _numbers(reach: Reach) -> Numbers:
    held: Numbers = defaultdict(list)
    reference_is = _("reference")
    references = Case.objects.filter(pk__in=list(reach.kinds)).values_list("pk", "reference")
    for case_id, reference in references:
        held[case_id].append((reference_is, reference))
    for row in reach.fetch(reach.rows(Identifier)):
        held[row.case_id].append((row.kind_label, row.value))
    return held


def _fit(person: Person, asked: Asked, held: Iterable[tuple[str, str]]) -> Fit | None:
    if asked.whole and (number := _numbered(asked.whole, held)):
        return Fit(person, (0, 0, 0), numbers=(number,))
    if asked.born and not asked.born.fits(person.date_of_birth):
        return None
    fitting = [_numbered(typed, held) for typed in asked.numbers]
    found = _named(person, asked.words)
    if found is None or None in fitting:
        return None
    worst = max((how for how, _kind, _name in found), default=0)
    source = max((kind for _how, kind, _name in found), default=0)
    rank = (worst, source, sum(how for how, _kind, _name in found))
    return Fit(person, rank, tuple(found), tuple(one for one in fitting if one), bool(asked.born))


def _numbered(typed: str, held: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The number that fits; one that is the same comes before one that only begins so."""
    fitting = [pair for pair in held if numbers.fits(typed, pair[1])]
    return min(fitting, key=lambda pair: len(pair[1]), default=None)


def _named(person: Person, words: tuple[str, ...]) -> list[Found] | None:
    """For each word typed the name it fits best; ``None`` when one fits none."""
    known = [(LEGAL, person.given_name), (LEGAL, person.family_name), (CALLED, person.called)]
    known += [(FORMER, name) for name in person.former_names]
    found = []
    for word in words:
        best: Found | None = None
        for kind, name in known:
            near = names.nearest(word, names.name_words(name)) if name else None
            if near and (best is None or (near[0], kind) < best[:2]):
                best = (near[0], kind, name if kind else near[1])
        if best is None:
            return None
        found.append(best)
    return found


def _said_names(found: Iterable[Found]) -> list[str]:
    """Why a name was found, where the name beside it does not show it."""
    why = []
    for how, kind, name in found:
        shown = name if kind else name.title()
        if kind == FORMER:
            why.append(_("former name %(name)s") % {"name": shown})
        elif kind == CALLED:
            why.append(_("called %(name)s") % {"name": shown})
        if how is Nearness.SOUNDS:
            why.append(_("sounds like %(name)s") % {"name": shown})
        elif how is Nearness.SPELT:
            why.append(_("spelt nearly like %(name)s") % {"name": shown})
    return why
