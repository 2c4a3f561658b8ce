"""What is done to protect people who were or could be harmed: worries answered, limits watched, questions."""

from handrail.practice.answers import Said, against, no_evidence, not_applicable, not_yet_due, shown
from handrail.practice.evidence import enquiries, harm, measures, victims, worries
from handrail.practice.evidence.timing import until_planned
from handrail.practice.evidence.written import names, written
from handrail.practice.reading import Case
from handrail.practice.wording import on, start


def attended_to(case: Case) -> Said:
    """Whether worries are answered in days and something in force protects people."""
    if left := worries.open_too_long(case):
        return no_evidence(f"Raised and not answered: the worry of {worries.when(left)}", *left)
    if late := worries.slow(case):
        first = late[0]
        how = worries.how_soon(case, first)
        return against(f"The worry of {worries.when([first])} was answered {how}", *late)
    if fresh := worries.waiting(case):
        last = min(row.valid_from or case.as_of for row in fresh) + worries.ANSWERED_IN
        return not_yet_due(
            last, f"The worry of {worries.when(fresh)} is to be answered by {on(last)}", *fresh
        )
    calmed = worries.answered(case)
    limits = [row for row in measures.of_kind(case, "restrictive") if written(row.monitoring)]
    asked = [row for row in enquiries.again(case) if row.answered_on and written(row.means)]
    said = [
        *(
            f"the worry of {worries.when([row])} was answered {worries.how_soon(case, row)}"
            for row in calmed[-1:]
        ),
        *([f"watched: {names(limits, 'what')}"] if limits else []),
        *([f"{enquiries.agencies(asked)} asked again"] if asked else []),
    ]
    if said:
        return shown(start("; ".join(said)), *calmed, *limits, *asked)
    risks = harm.above_low(case)
    if not (risks or case.harmful or victims.rules(case) or victims.links(case)):
        return not_applicable(
            "No level is above low, and nobody is named as harmed or in danger", *case.harms
        )
    whom = f"harm to {harm.whom(risks)} is above low" if risks else "somebody was or could be harmed"
    return until_planned(case, start(f"{whom}, and nothing done to protect them is on record"), *risks)
