"""Kai's record made otherwise in one thing, beside what his findings then show; and what none of them says.

Where several findings rest on the same entries they move together; each copy names all that move.
"""

from collections.abc import Callable
from datetime import date

import pytest

from handrail.casefile.document import CaseDocument
from handrail.practice.answers import Answer
from tests.practice import doctoring
from tests.practice.cases import KAI, asked, document, findings

SHOWN, SILENT, AGAINST = Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST

Copy = Callable[[CaseDocument], CaseDocument]

COPIES: dict[str, tuple[Copy, dict[str, Answer]]] = {
    "Nobody was rung about what Kai said until the next day": (
        lambda case: doctoring.with_facts(case, "assessments.safety_calls", valid_from=date(2025, 11, 26)),
        {"Y-CHS-DEL-1": AGAINST},
    ),
    "Nobody was rung about what Kai said": (
        lambda case: doctoring.without(case, "assessments.safety_calls"),
        {"Y-CHS-DEL-1": SILENT, "Y-CHS-REV-1": SILENT},
    ),
    "Nothing says by when somebody acts if he goes very low": (
        lambda case: doctoring.with_facts(case, "plans.contingencies", "very-low", by_when=" "),
        {"Y-CHS-PLN-3": SILENT},
    ),
    "Nothing says what is done about the exploitation": (
        lambda case: doctoring.with_facts(case, "assessments.own_safety", "exploitation", we_do=""),
        {"Y-CHS-ASS-3": SILENT},
    ),
    "The child in need plan was to be looked at last month": (
        lambda case: doctoring.with_facts(
            case, "plans.other_plans", "child-in-need", review_on=date(2026, 2, 10)
        ),
        {"Y-CHS-PLN-1": SILENT},
    ),
    "His parents were never asked, and have no word anywhere": (
        lambda case: _without_parents(case),
        {"Y-DES-ASS-1": SILENT, "Y-DES-ASS-10": SILENT},
    ),
    "What Kai sees otherwise has no answer": (
        lambda case: doctoring.with_facts(case, "assessments.self_assessments", our_answer=""),
        {"Y-DES-ASS-10": SILENT},
    ),
    "A circumstance is only named": (
        lambda case: doctoring.with_facts(case, "people.circumstances", "school", means=""),
        {"Y-DES-ASS-5": SILENT},
    ),
    "The waiting list is nobody's to work on": (
        lambda case: doctoring.with_facts(case, "assessments.barriers", "camhs-wait", we_do=""),
        {"Y-DES-ASS-7": SILENT},
    ),
    "His parents were in touch in autumn, and not since": (
        lambda case: _parents_until(case, date(2025, 12, 31)),
        {"Y-DES-DEL-3": SILENT},
    ),
    "Joel has not seen him since Christmas": (
        lambda case: doctoring.without(
            case,
            "delivery.contacts",
            lambda row: (
                bool(row.outcome) and row.valid_from > date(2025, 12, 24) and "joel-marsh" in row.workers
            ),
        ),
        {"Y-DES-DEL-5": AGAINST, "Y-DES-DEL-3": SILENT},
    ),
    "Nobody asked why he missed the session on cannabis": (
        lambda case: doctoring.without(case, "delivery.absences", lambda row: row.entry == "why-19-december"),
        {"Y-DES-DEL-7": SILENT},
    ),
    "Boxing and all that goes on would end with the order, of which more than half is left": (
        doctoring.ends_with_the_sentence,
        {"Y-DES-PLN-1": AGAINST, "Y-DES-DEL-2": AGAINST, "Y-DES-DEL-6": Answer.NOT_YET_DUE},
    ),
    "The new plan does not say why, and has no words of his parents": (
        lambda case: doctoring.with_facts(case, "plans.editions", "edition-2", why="", parents_view=""),
        {"Y-DES-PLN-6": SILENT, "Y-DES-REV-5": SILENT},
    ),
}


def _without_parents(case: CaseDocument) -> CaseDocument:
    case = doctoring.without(case, "assessments.sources", lambda row: row.kind == "parents")
    case = doctoring.without(case, "assessments.self_assessments", lambda row: row.voice == "parent")
    return doctoring.without(case, "people.own_words", lambda row: row.voice == "parent")


def _parents_until(case: CaseDocument, last: date) -> CaseDocument:
    def later(row: object) -> bool:
        return row.valid_from > last and bool({"angela", "paul"} & set(row.people))  # type: ignore[attr-defined]

    return doctoring.without(case, "delivery.contacts", later)


@pytest.mark.parametrize("copy", COPIES)
def test_the_copy_moves_what_it_should_and_nothing_else(copy: str) -> None:
    change, expected = COPIES[copy]
    before, now = findings(KAI), asked(change(document(KAI)))

    moved = {one: now[one].answer for one in before if now[one].answer != before[one].answer}

    assert {one: answer for one, answer in moved.items() if not one.startswith("Y-OTH")} == expected


def test_no_finding_says_what_is_sealed_or_marked() -> None:
    said = " ".join(f"{one.because} {one.entries}" for one in findings(KAI).values())

    for word in ("Penrose", "shopkeeper", "package", "Exploitation panel", "Marcus", "eased", "rather-not"):
        assert word not in said


def test_everything_expected_of_a_child_is_shown_by_this_record() -> None:
    """Inspectors found good work in the case of the guide; its record shows it, in every stage."""
    held = {one: found.answer for one, found in findings(KAI).items() if not one.startswith("Y-OTH")}

    assert len(held) == 39
    assert set(held.values()) == {SHOWN}
