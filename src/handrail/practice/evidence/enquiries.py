"""Questions about safety to agencies: sent, chased, answered, what the answer means, asked again."""

from collections.abc import Iterable
from datetime import date, timedelta

from handrail.casefile.assessments import Enquiry
from handrail.practice.answers import Said, no_evidence, not_yet_due
from handrail.practice.evidence.written import written
from handrail.practice.reading import ANSWERED_WITHIN, Case, once
from handrail.practice.wording import listed, on, start


@once
def sent(case: Case) -> tuple[Enquiry, ...]:
    """Those that went out by the day."""
    went = [row for row in case.on("assessments.enquiries") if row.sent_on and row.sent_on <= case.as_of]
    return tuple(sorted(went, key=lambda row: (row.valid_from or date.min, row.entry)))


@once
def back(case: Case) -> tuple[Enquiry, ...]:
    """Those answered by the day."""
    return tuple([row for row in sent(case) if row.answered_on and row.answered_on <= case.as_of])


def again(case: Case) -> tuple[Enquiry, ...]:
    """Those sent after the first assessment of this supervision was finished."""
    done = [row.finished_on for row in case.assessments if row.finished_on and row.finished_on >= case.began]
    return tuple([row for row in sent(case) if done and row.sent_on and row.sent_on > done[0]])


def agencies(rows: Iterable[Enquiry]) -> str:
    """Who was asked, as a sentence lists them."""
    return listed([row.agency for row in rows])


def unfinished(case: Case) -> Said | None:
    """What is left to do about those that went out: an answer to chase, to wait for or to read."""
    silent = [row for row in sent(case) if row not in back(case)]
    late = [row for row in silent if _age(case, row) > ANSWERED_WITHIN and not row.chased_on]
    if late:
        days = listed([on(row.sent_on) for row in late if row.sent_on])
        return no_evidence(start(f"{agencies(late)}: asked on {days}, no answer and no chaser"), *late)
    if unread := [row for row in back(case) if not written(row.means)]:
        return no_evidence(f"{agencies(unread)} answered, and nothing says what it means for safety", *unread)
    if silent and not back(case):
        last = max(row.chased_on or row.sent_on or case.as_of for row in silent) + ANSWERED_WITHIN
        if case.as_of <= last:
            return not_yet_due(last, f"An answer from {agencies(silent)} may take until {on(last)}", *silent)
        return no_evidence(start(f"{agencies(silent)}: chased, and still no answer"), *silent)
    return None


def _age(case: Case, row: Enquiry) -> timedelta:
    return case.as_of - (row.sent_on or case.as_of)
