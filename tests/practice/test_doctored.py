"""A record made otherwise in one thing changes the findings it should, and no other.

Each copy is of one of the four cases on its last day. Beside it stands what it changes: the
expectation, its answer before and its answer now.
"""

from collections.abc import Callable
from datetime import date

import pytest

from handrail.casefile.document import CaseDocument
from handrail.practice.answers import Answer
from tests.practice import doctoring
from tests.practice.cases import HELEN, KAI, LEON, WAYNE, asked, document, findings

SHOWN, SILENT, AGAINST = Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST

Doctored = Callable[[CaseDocument], CaseDocument]
Changes = dict[str, tuple[Answer, Answer]]


def doctored(name: str, case: str, copy: Doctored, **changes: tuple[Answer, Answer]) -> object:
    """One copy: what was done to which case, and what changes, ``A_DES_PLN_1=(before, now)``."""
    told = {one.replace("_", "-"): answers for one, answers in changes.items()}
    return pytest.param(case, copy, told, id=name)


COPIES = (
    doctored(
        "Helen's goals in the opposite order: hairdressing first, a home last",
        HELEN,
        doctoring.goals_turned_round,
        A_DES_PLN_1=(SHOWN, AGAINST),
    ),
    doctored(
        "Wayne's talks about the thefts begin in his third week, months before he is stable",
        WAYNE,
        lambda case: doctoring.with_facts(case, "plans.steps", "sessions", starts_on=date(2025, 9, 29)),
        A_DES_DEL_1=(SHOWN, AGAINST),
    ),
    doctored(
        "Nobody was asked about Helen but Helen",
        HELEN,
        doctoring.interview_only,
        A_DES_ASS_3=(SHOWN, SILENT),
    ),
    doctored(
        "A factor of Helen's is ticked, and nothing says what it does",
        HELEN,
        lambda case: doctoring.with_facts(case, "assessments.factors", "no-income", does="", evidence=""),
        A_DES_ASS_1=(SHOWN, SILENT),
    ),
    doctored(
        "Helen's trade is known, and the plan makes nothing of it",
        HELEN,
        lambda case: doctoring.strength_unused(case, "hairdresser"),
        A_DES_PLN_2=(SHOWN, SILENT),
    ),
    doctored(
        "Nobody is named for Helen's money",
        HELEN,
        lambda case: doctoring.with_facts(case, "plans.steps", "claim", "old-rent", workers=[], service=None),
        A_DES_PLN_3=(SHOWN, SILENT),
    ),
    doctored(
        "Helen's nan is dropped without a reason",
        HELEN,
        lambda case: doctoring.left_out(case, "joyce"),
        A_DES_DEL_4=(SHOWN, SILENT),
        A_SAF_DEL_4=(SHOWN, SILENT),
    ),
    doctored(
        "A joiner was asked for Wayne six weeks ago, never answered and was not chased",
        WAYNE,
        lambda case: doctoring.with_facts(
            case, "delivery.referrals", "joiner", sent_on=date(2026, 2, 4), answer_by=date(2026, 2, 11)
        ),
        A_DES_DEL_3=(SHOWN, SILENT),
    ),
    doctored(
        "Since December four contacts with Wayne where seven were planned",
        WAYNE,
        lambda case: doctoring.contact_thinned(
            case,
            date(2025, 12, 1),
            ("college-14-january", "supper-4-march", "turnway-9-march", "visit-16-march"),
        ),
        A_DES_DEL_5=(SHOWN, SILENT),
        A_SAF_DEL_1=(SHOWN, SILENT),
    ),
    doctored(
        "Everything around Wayne ends with the sentence",
        WAYNE,
        doctoring.ends_with_the_sentence,
        A_DES_DEL_6=(SHOWN, SILENT),
    ),
    doctored(
        "Leon's offer came a month before anybody looked at it",
        LEON,
        lambda case: doctoring.with_facts(
            case, "reviews.changes", "work-offered", valid_from=date(2026, 2, 10)
        ),
        A_DES_REV_1=(SHOWN, AGAINST),
        A_SAF_REV_1=(SHOWN, AGAINST),
    ),
    doctored(
        "After Leon's offer the plan stays as it was, and nothing says why",
        LEON,
        doctoring.nothing_altered,
        A_DES_REV_2=(SHOWN, AGAINST),
        A_ENG_REV_2=(SHOWN, AGAINST),
    ),
    doctored(
        "Leon's review goes through the risks and names no strength",
        LEON,
        doctoring.strengths_not_spoken_of,
        A_DES_REV_3=(SHOWN, SILENT),
    ),
    doctored(
        "No agency is asked for Leon's review",
        LEON,
        doctoring.agencies_not_asked,
        A_DES_REV_4=(SHOWN, SILENT),
    ),
    doctored(
        "Nobody wrote how far Wayne has come",
        WAYNE,
        lambda case: doctoring.without(case, "delivery.progress"),
        A_DES_REV_5=(SHOWN, SILENT),
    ),
    doctored(
        "Beth carries messages for Kai months before he can think about the shopkeeper",
        KAI,
        lambda case: doctoring.with_facts(case, "plans.steps", "messages", starts_on=date(2025, 12, 1)),
        Y_DES_DEL_2=(SHOWN, AGAINST),
    ),
    doctored(
        "Nobody was asked about Kai but Kai",
        KAI,
        doctoring.interview_only,
        Y_CHS_ASS_2=(SHOWN, SILENT),
        Y_DES_ASS_2=(SHOWN, SILENT),
        Y_DES_ASS_4=(SHOWN, SILENT),
        Y_DES_ASS_10=(SHOWN, SILENT),
    ),
    doctored(
        "Nobody was in touch with Kai's parents",
        KAI,
        lambda case: doctoring.not_in_touch_with(case, "angela", "paul"),
        Y_DES_DEL_3=(SHOWN, SILENT),
        Y_DES_DEL_5=(SHOWN, SILENT),
    ),
    doctored(
        "Kai's parents were not asked what they think of the plan",
        KAI,
        lambda case: doctoring.with_facts(case, "plans.editions", parents_view=""),
        Y_DES_PLN_6=(SHOWN, SILENT),
        Y_OTH_REV_3=(SHOWN, SILENT),
    ),
)


@pytest.mark.parametrize(("case", "copy", "changes"), COPIES)
def test_the_copy_changes_what_it_should_and_nothing_else(
    case: str, copy: Doctored, changes: Changes
) -> None:
    before, now = findings(case), asked(copy(document(case)))

    moved = {
        one: (before[one].answer, now[one].answer) for one in before if before[one].answer != now[one].answer
    }
    assert moved == changes


@pytest.mark.parametrize("case", [HELEN, WAYNE, LEON])
def test_who_somebody_is_moves_nothing(case: str) -> None:
    """Age, sex, ethnicity and faith, as described for monitoring, are no part of any finding."""
    other = doctoring.with_facts(document(case), "people.person", date_of_birth=date(1969, 2, 3))
    other = doctoring.without(other, "people.characteristics")

    assert asked(other) == findings(case)


@pytest.mark.parametrize("case", [HELEN, WAYNE, LEON, KAI])
def test_what_is_marked_is_never_quoted(case: str) -> None:
    """Every entry that can be kept from somebody is, and says something that no finding may repeat."""
    marked = doctoring.marked(document(case), says="Canary")

    assert not [one for one in asked(marked).values() if "Canary" in one.because + one.would_change]
