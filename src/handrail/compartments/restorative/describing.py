"""How the timeline tells the person's half: that there was something, in neutral words. The victim's half has
no line at all."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.compartments.models import RestorativePerson
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each


def register() -> None:
    """Tell the timeline how these entries read."""
    describing.register(RestorativePerson, each(RestorativePerson, moment))


def moment(row: RestorativePerson, names: Names) -> Entry:
    """What kind of moment; its text stays on its own page."""
    return Entry(
        title=_("Restorative work"), mark="us", by="us", meta=str(row.kind_label), anchor=anchor(row)
    )
