"""A missed appointment that waits, as the case page says it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.delivery.models import Absence, Contact
from handrail.design import wording
from handrail.design.parts import Prompt
from handrail.people.opening import OpenCase

WAITING = "absence_waiting"


def prompt(case: OpenCase, row: Contact, absences: Iterable[Absence]) -> Prompt:
    """What is waited for and until when, or that nobody has asked yet; and the page for it."""
    known = next((one for one in absences if one.contact == row.entry), None)
    given = {"what": row.heading, "day": wording.week_date(row.valid_from)}
    said = _("%(what)s on %(day)s was missed. Ask what got in the way, and offer help.") % given
    if known is not None and known.evidence_by:
        given |= {"evidence": known.evidence, "by": wording.week_date(known.evidence_by)}
        said = _("%(what)s on %(day)s was missed. Waiting for this by %(by)s: %(evidence)s") % given
    link = reverse("delivery:absence", args=[case.reference, row.entry])
    return Prompt(said, ((_("Why, and what would help"), link),) if case.can_write("contact_notes") else ())
