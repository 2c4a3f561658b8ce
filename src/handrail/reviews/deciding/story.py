"""A question and all that came of it, as pages show it: what was considered, decided, seen to and told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.compartments.models import ClearedExtract
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.parts import Cell, Quote
from handrail.people.opening import OpenCase
from handrail.reviews import disclosing
from handrail.reviews.models import (
    ConditionLine,
    Decision,
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    Verification,
)
from handrail.sentences.models import Condition, CurfewWindow, ExclusionArea, Requirement

TABLES = (
    *(Discussion, ConditionLine, Decision, DecisionCondition, Verification, DisclosureConsent),
    *(Condition, Requirement, CurfewWindow, ExclusionArea, ClearedExtract),
)
RESTRICTIONS = (Condition, Requirement, CurfewWindow, ExclusionArea)
RHYTHM = frozenset({"rhythm", "trainee"})
"""Discussions that are a manager's own; the others are questions put to one."""
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Step:
    """One thing to be seen to before a decision holds. ``state``: done, failed, next, waits."""

    heading: str
    state: str
    lines: tuple[str, ...] = ()
    quote: Quote | None = None
    action: Action | None = None


@dataclass(frozen=True)
class Story:
    """A question, or a talk on the rhythm, from being asked to the person having been told."""

    row: Discussion
    asked: str
    considered: tuple[tuple[str, str], ...]
    lines: tuple[Any, ...]
    decided: str
    reason: str
    reason_given: str
    told: str
    quote: Quote | None
    steps: tuple[Step, ...]
    url: str

    @property
    def is_decided(self) -> bool:
        """Whether somebody has decided."""
        return bool(self.decided)


def stories(
    case: OpenCase, facts: Facts, rows: Iterable[Discussion], names: Names, called: str
) -> list[Story]:
    """Each of these discussions, the newest first."""
    newest = sorted(rows, key=lambda row: (row.valid_from or row.recorded_at.date(), row.pk), reverse=True)
    return [story(case, facts, row, names, called) for row in newest]


def story(case: OpenCase, facts: Facts, row: Discussion, names: Names, called: str) -> Story:
    """One discussion with everything that belongs to it."""
    decision = decision_of(facts, row)
    return Story(
        row=row,
        asked=_asked(row, names),
        considered=tuple(pair for pair in _considered(row, facts, called) if pair[1]),
        lines=tuple(_lines(row, facts)),
        decided=_decided(decision, names),
        reason=decision.reason if decision else "",
        reason_given=decision.reason_for_person if decision else "",
        told=_told(row, decision, names, called),
        quote=Quote(row.persons_words, called) if row.persons_words else None,
        steps=tuple(steps(case, facts, row, names, called)) if decision else (),
        url=reverse("reviews:discussion", args=[case.reference, row.entry]),
    )


def decision_of(facts: Facts, row: Discussion) -> Decision | None:
    """The latest decision on it, as far as the reader may read decisions."""
    found = [one for one in facts[Decision] if one.discussion == row.entry]
    return max(found, key=lambda one: one.pk, default=None)


def _asked(row: Discussion, names: Names) -> str:
    """Asked by Ruth Adeyemi of Carol Hughes on 12 March 2026, to answer by Friday 13 March"""
    day = wording.full_date(row.valid_from)
    if row.kind in RHYTHM:
        who = names[row.asked_of].name if row.asked_of else ""
        held = " · ".join(part for part in (str(row.kind_label), who, day) if part)
        again = wording.full_date(row.next_on)
        return f"{held} · {_('next on %(day)s') % {'day': again}}" if again else held
    words = _("Asked by %(who)s on %(day)s") % {
        "who": names[row.asked_by].name if row.asked_by else "",
        "day": day,
    }
    if row.asked_of:
        words = _("%(asked)s, of %(manager)s") % {"asked": words, "manager": names[row.asked_of].name}
    if row.answer_by:
        words = _("%(asked)s, for an answer by %(day)s") % {
            "asked": words,
            "day": wording.long_date(row.answer_by),
        }
    return words


def _considered(row: Discussion, facts: Facts, called: str) -> list[tuple[str, str]]:
    police = str(row.police_information_label) if row.police_information != "not_considered" else ""
    cleared = [one for one in facts[ClearedExtract] if one.entry in row.considered]
    if cleared:
        named = wording.listed(extract_name(one) for one in cleared)
        police = ": ".join(part for part in (police, named) if part)
    return [
        (_("What %(name)s has kept to") % {"name": called}, row.compliance),
        (_("Attitude"), row.attitude),
        (_("Tests"), row.tests),
        (_("From the police"), police),
    ]


def extract_name(row: ClearedExtract) -> str:
    """A cleared extract by its day only: what it says stays where it is."""
    return _("extract cleared on %(day)s") % {"day": wording.full_date(row.cleared_on)}


def _lines(row: Discussion, facts: Facts) -> Iterable[Any]:
    known = {one.entry: one for model in RESTRICTIONS for one in facts[model]}
    for line in facts[ConditionLine]:
        if line.discussion == row.entry:
            about = known.get(line.restriction)
            name = restriction_name(about) if about is not None else _("Something asked")
            yield [Cell(name), line.with_this, str(line.holds_label)]


def restriction_name(row: Any) -> str:
    """What is asked, in the words agreed where there are some."""
    if isinstance(row, CurfewWindow):
        hours = {"from": wording.clock(row.starts), "to": wording.clock(row.ends)}
        return _("Curfew, %(from)s to %(to)s") % hours
    return str(row.agreed_words or row.wording or row.kind_label)


def _decided(decision: Decision | None, names: Names) -> str:
    """Approved, if: Carol Hughes, 12 March 2026"""
    if decision is None:
        return ""
    by = f"{names[decision.decided_by].name}, {wording.full_date(decision.valid_from)}"
    return f"{decision.decision_label} · {by}"


def _told(row: Discussion, decision: Decision | None, names: Names, called: str) -> str:
    if decision is None or row.kind in RHYTHM:
        return ""
    if row.told_on is None:
        return _("%(name)s has not been told yet.") % {"name": called}
    words = _("%(name)s was told on %(day)s") % {"name": called, "day": wording.full_date(row.told_on)}
    if row.told_by:
        words = _("%(words)s by %(who)s") % {"words": words, "who": names[row.told_by].name}
    return ". ".join(part for part in (words, row.told_how) if part)


def steps(case: OpenCase, facts: Facts, row: Discussion, names: Names, called: str) -> list[Step]:
    """What must be seen to, in order: the person's yes where something is told, then each condition."""
    asked = [one for one in facts[DecisionCondition] if one.discussion == row.entry]
    met: dict[str, Verification] = {}
    for one in facts[Verification]:
        met[one.condition] = one
    found: list[tuple[str, Step]] = []
    if any(one.basis == "consent" for one in asked):
        found.append(_agreeing(case, facts, row, called))
    found += [_condition(case, facts, one, met.get(one.entry), names) for one in asked]
    shown, before = [], False
    for state, step in found:
        turn = "waits" if state == "open" and before else "next" if state == "open" else state
        before = before or state == "open"
        shown.append(Step(step.heading, turn, step.lines, step.quote, step.action))
    return shown


def consents_for(facts: Facts, row: Discussion) -> list[DisclosureConsent]:
    """The person's answers that belong to a question: of its review, or given since it was asked."""
    rows = [one for one in facts[DisclosureConsent] if one.basis == "consent"]
    if row.review and any(one.review == row.review for one in rows):
        return [one for one in rows if one.review == row.review]
    return [one for one in rows if one.valid_from and row.valid_from and one.valid_from >= row.valid_from]


def _agreeing(case: OpenCase, facts: Facts, row: Discussion, called: str) -> tuple[str, Step]:
    rows = consents_for(facts, row)
    given = disclosing.open_among(rows)
    if given:
        one = given[0]
        heading = _("%(name)s agrees, %(day)s") % {"name": called, "day": wording.day_month(one.valid_from)}
        return "done", Step(heading, "done", _what_is_told(one), _quoted(one, called))
    add = _add_consent(case, row)
    refused = [one for one in rows if one.consent == "refused"]
    if refused:
        line = _("%(name)s said no. Nobody outside is told or asked anything.") % {"name": called}
        return "failed", Step(
            _("%(name)s does not agree") % {"name": called}, "", (line,), _quoted(refused[-1], called), add
        )
    line = _("Nobody outside is asked anything before that.")
    return "open", Step(_("%(name)s is asked") % {"name": called}, "", (line,), None, add)


def _add_consent(case: OpenCase, row: Discussion) -> Action | None:
    if not case.can_write("plan"):
        return None
    address = reverse("reviews:disclosure_add", args=[case.reference])
    return Action(_("Record the answer"), f"{address}?{urlencode({'question': row.entry})}")


def _quoted(row: DisclosureConsent, called: str) -> Quote | None:
    return Quote(row.persons_words, called) if row.persons_words else None


def _what_is_told(row: DisclosureConsent) -> tuple[str, ...]:
    not_told = _("Not: %(what)s") % {"what": row.not_told} if row.not_told else ""
    told = _("Told on %(day)s") % {"day": wording.full_date(row.told_on)} if row.told_on else ""
    lines = (
        _("To be told: %(what)s") % {"what": row.to_be_told},
        not_told,
        _("To: %(whom)s") % {"whom": row.to_whom},
        told,
    )
    return tuple(line for line in lines if line)


def _condition(
    case: OpenCase, facts: Facts, row: DecisionCondition, met: Verification | None, names: Names
) -> tuple[str, Step]:
    by = ", ".join(part for part in (names[row.worker].with_agency, when(row)) if part)
    ground = (
        ""
        if row.basis == "none_needed"
        else ": ".join(p for p in (str(row.basis_label), row.basis_words) if p)
    )
    if met is not None:
        day = wording.full_date(met.valid_from)
        who = names[met.worker].name if met.worker else ""
        lines = (met.what, ", ".join(part for part in (who, day) if part))
        return ("done" if met.met else "failed"), Step(row.what, "", lines)
    barred = barred_by(row, facts[DisclosureConsent])
    words = _("Not open yet: %(why)s") % {"why": barred} if barred else ""
    action = None
    if case.can_write("plan") and not barred:
        action = Action(
            _("Record how it was seen to"), reverse("reviews:verify", args=[case.reference, row.entry])
        )
    return "open", Step(row.what, "", tuple(line for line in (by, ground, words) if line), None, action)


def when(row: DecisionCondition) -> str:
    """by 18 March, 5pm"""
    if row.by_on is None:
        return ""
    day = _("by %(day)s") % {"day": wording.day_month(row.by_on)}
    return f"{day}, {wording.clock(row.by_at)}" if row.by_at else day


def barred_by(row: DecisionCondition, consents: Iterable[DisclosureConsent]) -> str:
    """Why nobody outside may be asked yet, or nothing."""
    if row.basis == "none_needed":
        return ""
    if row.basis in disclosing.LAWFUL:
        return "" if row.basis_words.strip() else _("no lawful basis is named in words.")
    if disclosing.open_among(consents):
        return ""
    return _("nobody has recorded that the person agreed, and no lawful basis is named.")
