"""Contacts, turning points and lapses as the timeline tells them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.delivery import noting
from handrail.delivery.models import Contact, TurningPoint
from handrail.design import wording
from handrail.design.parts import By, Entry, Quote
from handrail.people.models import SchemeMembership
from handrail.records import describing
from handrail.records.describing import CaseLike, anchor, mid_sentence
from handrail.records.models import VersionRow

SAYS_WHERE = frozenset({"home_visit", "custody_visit", "message", "test", "decision", "management_oversight"})
"""Kinds whose name already says how or where; the mode would only repeat it."""

AS_HOPED = frozenset({"attended", "done"})


def register() -> None:
    """Tell the timeline how this room's entries read."""
    describing.register(Contact, contacts)
    describing.register(TurningPoint, turning_points)
    describing.register_copy(Contact, _contact_copy)
    describing.register_copy(TurningPoint, lambda row, names: _turning_point(row, [], names))


def contacts(case: CaseLike, rows: Sequence[Contact], names: Names) -> dict[str, Entry]:
    """Contacts and appointments. Asks for earlier versions only where there are some."""
    before = describing.earlier(case, Contact, [row.entry for row in rows if row.version > 1])
    scheme = _scheme(case) if any("scheme" in row.explained for row in rows) else ""
    return {
        row.entry: replace(
            _contact(row, before.get(row.entry, []), names, case.today, scheme),
            url=reverse("delivery:contact", args=[case.reference, row.entry]),
        )
        for row in rows
    }


def _contact_copy(row: Contact, names: Names) -> Entry:
    """As it stood when it was recorded: then it was ahead, or it had been."""
    return _contact(row, [], names, timezone.localdate(row.recorded_at))


def turning_points(case: CaseLike, rows: Sequence[TurningPoint], names: Names) -> dict[str, Entry]:
    """Turning points say what they were used for, lapses what was done."""
    before = describing.earlier(case, TurningPoint, [row.entry for row in rows if row.version > 1])
    return {
        row.entry: replace(
            _turning_point(row, before.get(row.entry, []), names),
            url=reverse("delivery:turning_point", args=[case.reference, row.entry]),
        )
        for row in rows
    }


def heading(row: Contact) -> str:
    """Its title; without one its kind, and how or where unless the kind says so."""
    if row.title or row.kind in SAYS_WHERE:
        return row.heading
    return f"{row.kind_label}, {mid_sentence(row.mode_label)}"


def by_whom(workers: Sequence[str], names: Names) -> By:
    """Ours when one of ours took part, else a partner's."""
    return "us" if not workers or any(names[worker].ours for worker in workers) else "partner"


def was_corrected(row: Contact, before: Sequence[Contact]) -> bool:
    """Whether what had been said was changed; saying how an appointment went is no correction."""
    return any(version.outcome for version in before)


def length(minutes: int | None) -> str:
    """45 minutes, 1 hour, 1 hour 20 minutes; nothing when not said."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    if rest:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest})
    return " ".join(parts)


def _scheme(case: CaseLike) -> str:
    """The scheme the person is in, by its short name; asked only where an induction speaks of it."""
    rows = case.gather(SchemeMembership)[SchemeMembership]
    return noting.short_scheme(rows[0].kind_label) if rows else ""


def _contact(row: Contact, before: Sequence[Contact], names: Names, today: date, scheme: str = "") -> Entry:
    by = by_whom(row.workers, names)
    return Entry(
        title=heading(row),
        mark=by or "us",
        by=by,
        meta=" · ".join(part for part in _contact_meta(row, before, by, names, today) if part),
        paragraphs=_paragraphs(row, scheme),
        quotes=tuple(Quote(one) for one in (row.words, row.useful_words) if one),
        tags=_tags(row),
        anchor=anchor(row),
    )


def _contact_meta(row: Contact, before: Sequence[Contact], by: By, names: Names, today: date) -> list[str]:
    parts = [names.named(row.workers)]
    if row.outcome is None:
        return [*parts, wording.clock(row.at), length(row.minutes), *_about_ahead(row, today)]
    parts.append(length(row.minutes))
    if by == "us" or row.outcome not in codes.alike("contact_outcomes", AS_HOPED):
        parts.append(mid_sentence(row.outcome_label))
    if row.fed_back_on:
        parts.append(fed_back(row.valid_from, row.fed_back_on))
    else:
        parts.append(_recorded_later([*before, row][0]))
    if was_corrected(row, before):
        parts.append(_("corrected %(day)s") % {"day": _recorded_on(row)})
    return parts


def _about_ahead(row: Contact, today: date) -> list[str]:
    if row.valid_from and row.valid_from < today:
        return [_("how it went is not recorded yet")]
    return [_("appointment")]


def _paragraphs(row: Contact, scheme: str) -> tuple[str | tuple[str, str], ...]:
    parts: list[str | tuple[str, str]] = [row.text] if row.text else []
    if row.explained:
        parts.append((_("Explained:"), "; ".join(noting.topics(row.explained, scheme))))
    if row.understood:
        shown = ". ".join(part for part in (row.understood_label, row.understood_how) if part)
        parts.append((_("Understood:"), shown))
    if row.useful and row.useful != "did_not_say":
        parts.append((_("Of use to them:"), mid_sentence(row.useful_label)))
    if row.help:
        asked = _("Help asked for:") if row.outcome else _("Help asked for, not settled yet:")
        lead = _("Help beside it:") if row.help_settled else asked
        parts.append((lead, row.help))
    return tuple(parts)


def _tags(row: Contact) -> tuple[str, ...]:
    tags = [_("Women only")] if row.women_only else []
    return (*tags, *marked(row))


def marked(row: Contact | TurningPoint) -> tuple[str, ...]:
    """The marking as a tag, when there is one."""
    return (row.marking_label,) if row.marking != "none" else ()


def _turning_point(row: TurningPoint, before: Sequence[TurningPoint], names: Names) -> Entry:
    lapse = row.kind == "lapse"
    lead = _("What was done:") if lapse else _("What it was used for:")
    parts: list[str | tuple[str, str]] = [row.text] if row.text else []
    if row.used_for:
        parts.append((lead, row.used_for))
    updated = _("updated %(day)s") % {"day": _recorded_on(row)} if before else ""
    meta = (names.named(row.workers), _recorded_later([*before, row][0]), updated)
    return Entry(
        title=turning_title(row),
        mark="lapse" if lapse else "turn",
        by=by_whom(row.workers, names),
        meta=" · ".join(part for part in meta if part),
        paragraphs=tuple(parts),
        quotes=(Quote(row.words),) if row.words else (),
        tags=marked(row),
        anchor=anchor(row),
    )


def turning_title(row: TurningPoint) -> str:
    """ "Lapse: two nights away"; a title that says so itself stays as it is."""
    kind = row.kind_label
    if row.title.lower().startswith(kind.lower()):
        return row.title
    return f"{kind}: {row.title}"


def fed_back(happened: date | None, told: date) -> str:
    """fed back same day, fed back next day, fed back 6 March"""
    days = (told - happened).days if happened else None
    if days == 0:
        return _("fed back same day")
    if days == 1:
        return _("fed back next day")
    return _("fed back %(day)s") % {"day": _short(told, happened)}


def _recorded_later(first: VersionRow) -> str:
    """When it was first recorded, unless on the day itself."""
    if first.valid_from is None or timezone.localdate(first.recorded_at) <= first.valid_from:
        return ""
    return _("recorded %(day)s") % {"day": _recorded_on(first)}


def _recorded_on(row: VersionRow) -> str:
    return _short(timezone.localdate(row.recorded_at), row.valid_from)


def _short(day: date, beside: date | None) -> str:
    same_year = beside is not None and day.year == beside.year
    return wording.day_month(day) if same_year else wording.full_date(day)
