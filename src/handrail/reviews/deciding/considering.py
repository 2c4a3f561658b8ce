"""What the record shows of keeping to things and of tests, with counts: a beginning for a question."""

from collections import Counter
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.casefile import codes
from handrail.casefile.contacts import WITHOUT_THE_PERSON, absent
from handrail.delivery.models import Contact, DrugTest
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.sentences.models import Release

KEPT = ("attended", "done")
LOOKS_BACK = timedelta(weeks=12)
TAKEN = ("negative", "positive", "as_declared", "not_given", "spoiled")


def since(case: OpenCase) -> date:
    """From when the record is looked at: the last release, but no longer than twelve weeks."""
    days = [row.valid_from for row in case.fetch(Release) if row.valid_from and row.valid_from <= case.today]
    return max([*days, case.today - LOOKS_BACK])


def compliance(case: OpenCase, first: date) -> str:
    """Since 9 February 2026: came to 9 of 9 appointments."""
    rows = case.rows(Contact).filter(valid_from__gte=first, valid_from__lte=case.today, outcome__isnull=False)
    outcomes = Counter(
        rows.exclude(kind__in=codes.alike("contact_kinds", WITHOUT_THE_PERSON))
        .order_by()
        .values_list("outcome", flat=True)
    )
    kept = sum(outcomes[one] for one in codes.alike("contact_outcomes", KEPT))
    missed = {one: outcomes[one] for one in absent() if outcomes[one]}
    part = sum(outcomes[one] for one in codes.alike("contact_outcomes", ("attended_not_complied",)))
    asked = kept + part + sum(missed.values())
    if not asked:
        return ""
    words = ngettext("kept %(kept)s of %(n)s appointment", "kept %(kept)s of %(n)s appointments", asked)
    said = [words % {"kept": kept, "n": asked}]
    if part:
        said.append(_("%(n)s without taking part as required") % {"n": part})
    said += [f"{codes.label('contact_outcomes', one)}: {n}" for one, n in missed.items()]
    return _since(first, "; ".join(said))


def tests(case: OpenCase, first: date) -> str:
    """Since 9 February 2026: 4 tests, negative 4."""
    rows = [
        row
        for row in case.fetch(case.rows(DrugTest).filter(valid_from__gte=first, valid_from__lte=case.today))
        if row.result in TAKEN
    ]
    if not rows:
        return ""
    counted = Counter(str(row.result_label).lower() for row in rows)
    taken = ngettext("%(n)s test", "%(n)s tests", len(rows)) % {"n": len(rows)}
    return _since(first, ", ".join([taken, *(f"{words} {n}" for words, n in counted.items())]))


def _since(first: date, words: str) -> str:
    return _("Since %(day)s: %(words)s.") % {"day": wording.full_date(first), "words": words}
