"""Sentence, release, recall, changes and breaches, as the timeline tells them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Entry
from handrail.records import describing
from handrail.records.describing import anchor, each, mid_sentence
from handrail.sentences.models import Breach, Recall, Release, Sentence, Variation


def register() -> None:
    """Tell the timeline how this room's entries read."""
    describing.register(Sentence, each(Sentence, sentenced))
    describing.register(Release, each(Release, released))
    describing.register(Recall, each(Recall, recalled))
    describing.register(Variation, each(Variation, varied))
    describing.register(Breach, each(Breach, breach))


def sentenced(row: Sentence, names: Names) -> Entry:
    """Sentenced: community order, 9 months, Northgate Magistrates' Court"""
    what = row.title or row.kind_label
    parts = [mid_sentence(what), length(row), row.court]
    title = _("Sentenced: %(what)s") % {"what": ", ".join(part for part in parts if part)}
    return Entry(title=title, mark="mile", plain=True, anchor=anchor(row))


def released(row: Release, names: Names) -> Entry:
    """Released on licence, and what is different this time."""
    title = _("Released to %(place)s") if row.place else _("Released")
    different = row.different_this_time
    return Entry(
        title=title % {"place": row.place},
        mark="mile",
        meta=row.kind_label if different else "",
        paragraphs=((_("What is different this time:"), different),) if different else (),
        plain=not different,
        anchor=anchor(row),
    )


def recalled(row: Recall, names: Names) -> Entry:
    """Recalled to custody, and why."""
    back = _("returned %(day)s") % {"day": wording.full_date(row.returned_on)} if row.returned_on else ""
    return Entry(
        title=_("Recalled to custody"),
        mark="mile",
        meta=" · ".join(part for part in (row.kind_label, back) if part),
        paragraphs=(row.reason,),
        anchor=anchor(row),
    )


def varied(row: Variation, names: Names) -> Entry:
    """What the sentence asked and asks now, on whose authority and why."""
    authority = ", ".join(part for part in (row.authority_label, row.authority_name) if part)
    return Entry(
        title=_("What the sentence asks was changed"),
        mark="fact",
        meta=authority,
        paragraphs=(
            (_("It was:"), row.was),
            (_("It is now:"), row.becomes),
            (_("Because:"), row.reason),
        ),
        anchor=anchor(row),
    )


def breach(row: Breach, names: Names) -> Entry:
    """A breach or enforcement: what, what was decided and why."""
    paragraphs: list[str | tuple[str, str]] = [row.what]
    if row.decision:
        paragraphs.append((_("What was decided:"), row.decision))
    if row.reason:
        paragraphs.append((_("Because:"), row.reason))
    return Entry(title=_("Enforcement"), mark="fact", paragraphs=tuple(paragraphs), anchor=anchor(row))


def length(row: Sentence) -> str:
    """1 year 6 months; nothing for a sentence without a set length."""
    parts = []
    if row.years:
        parts.append(ngettext("%(n)s year", "%(n)s years", row.years) % {"n": row.years})
    if row.months:
        parts.append(ngettext("%(n)s month", "%(n)s months", row.months) % {"n": row.months})
    if row.days:
        parts.append(ngettext("%(n)s day", "%(n)s days", row.days) % {"n": row.days})
    return " ".join(parts)
