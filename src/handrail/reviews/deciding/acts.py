"""The writes: ask and mend a question, decide on it, write down a talk, see to a condition."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from handrail.access.models import User
from handrail.people.editing import Refusal
from handrail.records import writing
from handrail.reviews.deciding import story
from handrail.reviews.models import (
    ConditionLine,
    Decision,
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    Verification,
)

Facts = dict[str, Any]


def ask(doing: writing.Act, entry: str, *, facts: Facts, lines: Iterable[Facts]) -> None:
    """Put a question, with its lines."""
    writing.add(Discussion, doing, entry=entry, **facts)
    for line in lines:
        writing.add(ConditionLine, doing, discussion=entry, **line)


def mend(
    doing: writing.Act,
    row: Discussion,
    *,
    version_seen: int,
    facts: Facts,
    lines: Iterable[Facts],
    said: Iterable[ConditionLine],
) -> None:
    """Mend a question that nobody has decided on; only lines that say something else get a version."""
    writing.amend(Discussion, doing, entry=row.entry, version_seen=version_seen, **facts)
    stands = {one.restriction: one for one in said if one.discussion == row.entry}
    for line in lines:
        before = stands.get(line["restriction"])
        if before is None:
            writing.add(ConditionLine, doing, discussion=row.entry, **line)
        elif (before.with_this, before.holds) != (line["with_this"], line["holds"]):
            writing.amend(ConditionLine, doing, entry=before.entry, version_seen=before.version, **line)


def why_not(row: Discussion, decided: Decision | None, user: User) -> str:
    """Why this user does not decide on it, or nothing. Nobody decides on what they asked themselves."""
    worker = user.worker.reference if user.worker else ""
    if not worker:
        return _("Only somebody in the directory of workers can decide")
    if row.asked_by == worker:
        return _("You asked this yourself: another manager decides")
    if decided is not None and decided.decision != "more_needed":
        return _("This is decided already")
    return ""


def decide(
    doing: writing.Act, row: Discussion, entry: str, *, facts: Facts, conditions: Iterable[Facts]
) -> None:
    """Decide on a question somebody else asked, and say what must be seen to first."""
    stands = (
        Decision.objects.now().filter(case_id=doing.case_id, discussion=row.entry).order_by("-pk").first()
    )
    if why := why_not(row, stands, doing.by):
        raise Refusal(why)
    worker = doing.by.worker
    assert worker is not None
    day = doing.at.date()
    writing.add(
        Decision,
        doing,
        entry=entry,
        discussion=row.entry,
        valid_from=day,
        decided_by=worker.reference,
        **facts,
    )
    for one in conditions:
        writing.add(DecisionCondition, doing, discussion=row.entry, valid_from=day, **one)


def talk(doing: writing.Act, entry: str, *, facts: Facts, agreed: str) -> None:
    """A talk on the rhythm, with what was agreed as its decision."""
    writing.add(Discussion, doing, entry=entry, **facts)
    if agreed:
        writing.add(
            Decision,
            doing,
            discussion=entry,
            valid_from=facts["valid_from"],
            decision="noted",
            reason=agreed,
            decided_by=facts["asked_of"],
        )


def see_to(
    doing: writing.Act,
    condition: DecisionCondition,
    entry: str,
    *,
    facts: Facts,
    consents: Iterable[DisclosureConsent],
) -> None:
    """Record how a condition was seen to. Where somebody outside was told something, the ground says when."""
    consents = list(consents)
    if why := story.barred_by(condition, consents):
        raise Refusal(_("Nobody outside may be asked yet: %(why)s") % {"why": why})
    ground = next((row for row in consents if row.entry == facts["disclosure"]), None)
    writing.add(Verification, doing, entry=entry, condition=condition.entry, **facts)
    if ground is not None and ground.told_on is None:
        writing.amend(
            DisclosureConsent,
            doing,
            entry=ground.entry,
            version_seen=ground.version,
            told_on=facts["valid_from"],
        )
