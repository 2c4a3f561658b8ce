"""Appointments missed or not kept to, the help before a warning, what was decided, and coming back."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from handrail.casefile import codes
from handrail.casefile.contacts import Absence, Contact, Enforcement
from handrail.casefile.versions import Version
from handrail.practice.evidence import contact
from handrail.practice.reading import Case, once

SIGNS: Final = ("unacceptable_absence", "absence_waiting", "attended_not_complied", "sent_home")
FIRM: Final = ("warning", "final_warning", "breach", "recall")
BEFORE_A_COURT: Final = ("breach", "recall")
ACTED_WITHIN: Final = timedelta(days=7)
"""Time to ask what got in the way, and to decide whether an absence was acceptable."""
DECIDED_WITHIN: Final = timedelta(days=14)
"""Time to decide what follows from an absence that was not acceptable."""
BACK_WITHIN: Final = timedelta(days=14)
"""Time to be in touch again after enforcement."""


@once
def signs(case: Case) -> tuple[Contact, ...]:
    """Contacts that were missed without an accepted reason, or in which the person did not take part."""
    kinds = codes.alike("contact_outcomes", SIGNS)
    return tuple([row for row in case.contacts if row.outcome in kinds])


def of_outcome(case: Case, outcome: str) -> tuple[Contact, ...]:
    """Contacts of one outcome."""
    kinds = codes.alike("contact_outcomes", (outcome,))
    return tuple([row for row in signs(case) if row.outcome in kinds])


@once
def absences(case: Case) -> dict[str, Absence]:
    """What was found out about each missed appointment, up to the day."""
    return {row.contact: row for row in case.past("delivery.absences")}


@once
def enforcement(case: Case) -> tuple[Enforcement, ...]:
    """Decisions to enforce or not to, in this supervision, in order."""
    return tuple([row for row in case.past("delivery.enforcement") if row.valid_from >= case.began])


def firm(case: Case) -> tuple[Enforcement, ...]:
    """Warnings, breaches and recalls asked for."""
    return tuple([row for row in enforcement(case) if row.kind in FIRM])


def acted_on(case: Case, sign: Contact) -> bool:
    """Whether within days somebody asked what got in the way, offered help, or saw the person."""
    day = sign.valid_from or case.began
    last = day + ACTED_WITHIN
    found = absences(case).get(sign.entry)
    asked = found and (found.in_the_way or found.helps or found.why.strip() or found.words.strip())
    if found and asked and (found.help_offered_on or found.valid_from or day) <= last:
        return True
    return bool(contact.between(case.seen, day + timedelta(days=1), last))


def warned_first(case: Case) -> Enforcement | None:
    """A warning, breach or recall for absences before any help was offered or tried for one of them."""
    for row in firm(case):
        mine = [absences(case)[entry] for entry in row.contacts if entry in absences(case)]
        helped = any(
            one.helps and (one.help_offered_on or one.valid_from or date.max) <= (row.valid_from or date.max)
            for one in mine
        )
        if row.contacts and not helped and not row.help_tried.strip():
            return row
    return None


def again_and_again(rows: Iterable[Contact], case: Case) -> str:
    """What stood in the way of three or more of these contacts, in words; empty if nothing did."""
    found = (absences(case)[row.entry] for row in rows if row.entry in absences(case))
    reasons = Counter(reason for one in found for reason in set(one.in_the_way))
    reason, times = max(reasons.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return codes.label("absence_reasons", reason).lower() if times >= 3 else ""


def undecided(case: Case, missed: Contact) -> bool:
    """Whether an absence that was not acceptable has no decision on what follows."""
    day = missed.valid_from or case.began
    return not any(
        missed.entry in row.contacts or day <= row.valid_from <= day + DECIDED_WITHIN
        for row in enforcement(case)
        if row.valid_from
    )


def decide_by(case: Case, missed: Contact) -> date:
    """Until when there is time to decide: a fortnight, or until the day by which evidence was asked for."""
    found = absences(case).get(missed.entry)
    last = (missed.valid_from or case.began) + DECIDED_WITHIN
    return max(last, found.evidence_by) if found and found.evidence_by else last


def unreasoned(case: Case, missed: Contact) -> bool:
    """Whether nobody wrote why an absence was not acceptable, or who decided it."""
    found = absences(case).get(missed.entry)
    return found is None or not (found.because.strip() and found.decided_by)


def mistaken(case: Case) -> Enforcement | None:
    """A warning, breach or recall only for absences that stand as acceptable."""
    kinds = codes.alike("contact_outcomes", ("acceptable_absence", "ours"))
    excused = {row.entry for row in case.contacts if row.outcome in kinds}
    return next((row for row in firm(case) if row.contacts and excused.issuperset(row.contacts)), None)


def late(case: Case) -> Enforcement | None:
    """A warning, breach or recall that came long after the last absence it names."""
    days = {row.entry: row.valid_from for row in case.contacts if row.valid_from}
    for row in firm(case):
        named = [days[entry] for entry in row.contacts if entry in days]
        if named and row.valid_from and row.valid_from > max(named) + 2 * DECIDED_WITHIN:
            return row
    return None


def word(row: Enforcement) -> str:
    """What it is called in a sentence: "final warning"."""
    return codes.label("enforcement_kinds", row.kind).lower()


def back(case: Case, since: date) -> tuple[Version, ...]:
    """What shows the person back after a day: an entry that says so, or that they were seen within days."""
    said = [
        row for row in enforcement(case) if row.kind == "back" and row.valid_from and row.valid_from >= since
    ]
    came = contact.between(case.seen, since + timedelta(days=1), since + BACK_WITHIN)
    return (*said, *came)


def learned(case: Case, row: Enforcement) -> tuple[Version, ...]:
    """What shows that it was talked over, or that something changed because of it."""
    since = row.valid_from or case.began
    mine = [absences(case)[one] for one in row.contacts if one in absences(case)]
    after = (
        *(one for one in case.past("reviews.lessons") if one.valid_from >= since),
        *(one for one in case.rows("reviews.amendments") if one.state == "made" and _from(one, since, case)),
        *(one for one in case.past("delivery.level_decisions") if one.valid_from >= since),
        *(one for one in case.editions if one.valid_from and one.valid_from > since),
    )
    said = [row] if row.persons_words.strip() or row.next_step.strip() else []
    return (*said, *(one for one in mine if one.words.strip()), *after)


def _from(row: Version, since: date, case: Case) -> bool:
    return row.valid_from is not None and since <= row.valid_from <= case.as_of
