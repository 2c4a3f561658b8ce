"""What pages say of missed appointments and of enforcement, in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.delivery.absence.rules import Rules
from handrail.delivery.models import Absence, Enforcement
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.records.describing import mid_sentence


def helped_before(rows: Iterable[Absence], entry: str) -> list[str]:
    """What was offered after earlier missed appointments, the latest first."""
    before = [row for row in rows if row.contact != entry and (row.help or row.helps)]
    before.sort(key=lambda row: row.valid_from or date.min, reverse=True)
    return [f"{wording.full_date(row.valid_from)}: {_help(row)}" for row in before[:3]]


def helps_tried(rows: Iterable[Absence]) -> str:
    """The help on record for missed appointments, as a beginning for the decision."""
    return "\n".join(
        f"{wording.full_date(row.valid_from)}: {_help(row)}" for row in rows if row.help or row.helps
    )


def _help(row: Absence) -> str:
    kinds = wording.listed(mid_sentence(codes.label("absence_helps", one)) for one in row.helps)
    return ". ".join(part for part in (wording.sentence_case(kinds), row.help) if part)


def rules_shown(rules: Rules, warnings: Sequence[Any]) -> dict[str, Any]:
    """The rules beside a decision: what they say, where from, as at when; and the warnings on record."""
    dates = wording.listed(wording.full_date(row.valid_from) for row in warnings)
    count = ngettext("%(n)s warning", "%(n)s warnings", len(warnings)) % {"n": len(warnings)}
    given = {"count": count, "months": rules.window, "dates": dates}
    return {
        "title": str(rules.title),
        "says": [str(line) for line in rules.says],
        "source": _("%(source)s. In force from %(from)s; wording as at %(as_at)s.")
        % {
            "source": rules.source,
            "from": wording.full_date(rules.from_on),
            "as_at": wording.full_date(rules.as_at),
        }
        if rules.source
        else "",
        "warnings": _("%(count)s on record in the last %(months)s months: %(dates)s.") % given
        if warnings
        else _("No warning on record in the last %(months)s months.") % given,
    }


def waiting(case: OpenCase, rows: Iterable[Absence]) -> list[tuple[str, str]]:
    """What is waited for: words and the page on which it is decided."""
    return [
        (
            _("%(what)s, by %(day)s") % {"what": row.evidence, "day": wording.week_date(row.evidence_by)},
            reverse("delivery:absence", args=[case.reference, row.contact]),
        )
        for row in rows
        if row.decided_on is None and row.evidence_by
    ]


def decision(row: Enforcement, names: Names, called: str, *, waits: bool) -> dict[str, Any]:
    """One decision, as its card shows it."""
    how = mid_sentence(row.told_how) if row.told_on else row.told_how
    told = ", ".join(part for part in (wording.full_date(row.told_on), how) if part)
    who = [_("%(name)s decided.") % {"name": names[row.decided_by].name}]
    if row.agreed_by:
        given = {"name": names[row.agreed_by].name, "day": wording.full_date(row.agreed_on)}
        who.append(_("%(name)s agreed, %(day)s.") % given if row.agreed_on else _("%(name)s agreed.") % given)
    elif waits:
        who.append(_("Waits for a manager to agree."))
    rules_say = ""
    if row.rules:
        since = wording.full_date(row.rules_from)
        rules_say = _("%(title)s, in force from %(day)s") % {"title": row.rules, "day": since}
    facts = [
        (_("Why"), row.because, False),
        (_("Help tried"), row.help_tried, False),
        (_("What %(name)s said") % {"name": called}, row.persons_words, True),
        (_("Who decided"), " ".join(who), False),
        (_("Told"), told, False),
        (_("What comes next"), row.next_step, False),
        (_("Rules shown"), rules_say, False),
    ]
    return {
        "entry": row.entry,
        "day": wording.full_date(row.valid_from),
        "heading": row.kind_label.removesuffix(", because"),
        "facts": [fact for fact in facts if fact[1]],
    }
