"""Agencies that keep others safe: what they told us, what they were told, what meetings asked of whom."""

from handrail.casefile.versions import Version
from handrail.practice.answers import Said, no_evidence, not_applicable, shown
from handrail.practice.evidence import co_ordination, harm, joint, naming, schemes
from handrail.practice.evidence.timing import until_planned
from handrail.practice.reading import Case, once
from handrail.practice.wording import counted, listed, on


@once
def told(case: Case) -> tuple[Version, ...]:
    """What went to workers of other agencies: copies, what came of what they said, referrals, meetings."""
    copies = (*case.past("plans.copies"), *case.past("reviews.copies"))
    return (
        *(row for row in copies if row.worker and row.worker not in case.allocated),
        *case.past("delivery.heard"),
        *(row for row in case.past("delivery.referrals") if row.sent_on and row.worker not in case.allocated),
        *schemes.held(case),
    )


def co_ordinated(case: Case) -> Said:
    """Whether agencies tell and are told, and what meetings asked for is done in time."""
    if late := schemes.overdue(case):
        days = listed([on(row.due_on) for row in late if row.due_on])
        what = counted(len(late), "action", "actions")
        return no_evidence(f"Asked for by a meeting and still open: {what}, due {days}", *late)
    heard = {one: day for one, day in co_ordination.heard_on(case).items() if one not in case.allocated}
    parts = joint.parts(case)
    rows = [row for each in parts.values() for row in each]
    if not heard:
        if not parts and harm.little_feared(case):
            return not_applicable("Every level is low and no other agency has a part", *case.harms)
        return until_planned(case, "Nothing from another agency is on record", *rows)
    latest = sorted(heard, key=lambda one: (heard[one], one), reverse=True)
    who = f"{naming.workers(case, latest)} told us, last on {on(heard[latest[0]])}"
    if not told(case):
        return until_planned(case, f"{who}; nothing shows what they were told", *rows)
    also = f", {counted(len(met), 'meeting', 'meetings')} held" if (met := schemes.held(case)) else ""
    return shown(f"{who}, and were told{also}", *told(case)[-4:], *rows)
