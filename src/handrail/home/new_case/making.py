"""From three filled forms to a case, in one act."""

from handrail.access.models import User
from handrail.casefile import codes
from handrail.home.new_case.forms import CaseForm, SentenceForm, WhoForm
from handrail.kernel.references import new_reference
from handrail.people import creating
from handrail.people.models import Identifier, Person
from handrail.records import writing
from handrail.sentences.models import Condition, Offence, Release, Requirement, Sentence

NOT_OF_THE_PERSON = ("somebody_new", "crn", "youth_id", "pnc", "prison_number")


def make(by: User, key: str, who: WhoForm, case: CaseForm, sentence: SentenceForm) -> tuple[int, str]:
    """Make the case. Gives its id and its reference; raises ``AlreadyDone`` for a form sent twice."""
    in_charge = case.chosen("in_charge")
    assert in_charge is not None
    begun = creating.beginning(
        by,
        cohort=case.cleaned_data["cohort"],
        in_charge=in_charge,
        manager=case.chosen("manager"),
        key=key,
    )
    with begun as (doing, reference):
        facts = {name: value for name, value in who.cleaned_data.items() if name not in NOT_OF_THE_PERSON}
        writing.add(Person, doing, **facts)
        for kind, value in who.numbers().items():
            writing.add(Identifier, doing, kind=kind, value=value)
        _sentence(doing, sentence)
    return doing.case_id, reference


def _sentence(doing: writing.Act, form: SentenceForm) -> None:
    given, entry = form.cleaned_data, new_reference()
    length = {name: given[name] or 0 for name in ("years", "months", "days")}
    writing.add(
        Sentence,
        doing,
        entry=entry,
        kind=given["kind"],
        court=given["court"],
        valid_from=given["imposed_on"],
        ends_on=given["ends_on"],
        **length,
    )
    released = given["released_on"]
    if released:
        writing.add(Release, doing, sentence=entry, valid_from=released)
    if given["offence"]:
        writing.add(Offence, doing, what=given["offence"], valid_from=given["offence_on"], sentence=entry)
    since = released or given["imposed_on"]
    for sort, kind, row in form.asks():
        if sort == "requirement":
            writing.add(
                Requirement,
                doing,
                sentence=entry,
                kind=kind,
                wording=row["wording"],
                amount=row["amount"],
                unit=row["unit"] or None,
                valid_from=since,
            )
        else:
            wording = row["wording"] or codes.label("condition_kinds", kind)
            writing.add(Condition, doing, sentence=entry, kind=kind, wording=wording, valid_from=since)
