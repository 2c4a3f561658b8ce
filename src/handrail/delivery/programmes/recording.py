"""The verbs of a session: it is written once, with its contact and what it adds to a requirement."""

from collections.abc import Sequence
from typing import Any

from handrail.delivery import beside, kinds
from handrail.delivery.models import Programme, ProgrammeSession
from handrail.delivery.programmes import dosage
from handrail.people.opening import OpenCase
from handrail.records import writing
from handrail.records.writing import Act
from handrail.sentences.models import Requirement

OUTCOMES = {
    dosage.CAME: "attended",
    dosage.PART: "attended",
    dosage.CAUGHT_UP: "attended",
    dosage.MISSED: "absence_waiting",
    dosage.NOT_HELD: "ours",
}
"""What a session's attendance says of its contact. Why somebody missed it is asked, not decided here."""
KINDS = {"reparation": "reparation_session", "unpaid_work": "activity", "activity_days": "activity"}


def contact_kind(programme: Programme) -> str:
    """The kind of contact that a session of this programme is."""
    return KINDS.get(programme.kind, "programme_session")


def record(
    doing: Act,
    case: OpenCase,
    programme: Programme,
    before: Sequence[ProgrammeSession],
    facts: dict[str, Any],
    *,
    entry: str,
    contact: str = beside.NONE,
    mode: str = "office",
) -> ProgrammeSession:
    """Add a session, put it on the timeline if that is asked, and count it towards its requirement."""
    put = beside.Put(
        kind=contact_kind(programme),
        title=_title(programme, facts),
        purpose=kinds.usual_purpose(contact_kind(programme)),
        mode=mode,
        outcome=OUTCOMES[facts["attendance"]],
        facts={
            **{name: facts[name] for name in ("valid_from", "minutes", "text", "words", "workers")},
            "techniques": facts["techniques"],
            "steps": [programme.step] if programme.step else [],
            "strengths": list(programme.strengths),
        },
    )
    told = beside.put(doing, case, contact, put)
    row = writing.add(ProgrammeSession, doing, entry=entry, programme=programme.entry, contact=told, **facts)
    count(doing, case, programme, before, [*before, row])
    return row


def correct(
    doing: Act,
    case: OpenCase,
    programme: Programme,
    before: Sequence[ProgrammeSession],
    facts: dict[str, Any],
    *,
    entry: str,
    version_seen: int,
) -> ProgrammeSession:
    """Correct a session; the requirement it counts towards is put right by the difference."""
    row = writing.amend(ProgrammeSession, doing, entry=entry, version_seen=version_seen, **facts)
    count(doing, case, programme, before, [*(one for one in before if one.entry != entry), row])
    return row


def count(
    doing: Act,
    case: OpenCase,
    programme: Programme,
    before: Sequence[ProgrammeSession],
    after: Sequence[ProgrammeSession],
) -> None:
    """Add what is new in whole hours, days or sessions to the requirement, never the same twice."""
    new = int(dosage.amount(programme.unit, after)) - int(dosage.amount(programme.unit, before))
    if not new or not programme.requirement or not case.can_write(Requirement.data_class):
        return
    for row in case.fetch(case.rows(Requirement).filter(entry=programme.requirement)):
        if row.amount and row.unit == programme.unit:
            writing.amend(
                Requirement,
                doing,
                entry=row.entry,
                version_seen=row.version,
                done=max(0, row.done + new),
            )


def _title(programme: Programme, facts: dict[str, Any]) -> str:
    number, topic = facts.get("number"), facts.get("topic")
    name = f"{programme.name}, {number}" if number else programme.name
    return (f"{name}: {topic}" if topic else name)[:300]
