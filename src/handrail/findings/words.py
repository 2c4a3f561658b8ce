"""The seven answers in words: what each is called, and what it says of the record."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.practice.answers import Answer

LABELS: dict[Answer, Promise] = {
    Answer.SHOWN: _l("Shown"),
    Answer.NO_EVIDENCE: _l("No evidence found"),
    Answer.AGAINST: _l("Evidence against"),
    Answer.NEEDS_JUDGEMENT: _l("Needs judgement"),
    Answer.NOT_APPLICABLE: _l("Not applicable"),
    Answer.NOT_YET_DUE: _l("Not yet due"),
    Answer.SUSPENDED: _l("Contact suspended by policy"),
}
MEANINGS: dict[Answer, Promise] = {
    Answer.SHOWN: _l("The record has it"),
    Answer.NO_EVIDENCE: _l("The record is silent"),
    Answer.AGAINST: _l("The record says otherwise"),
    Answer.NEEDS_JUDGEMENT: _l("A person has to look"),
    Answer.NOT_APPLICABLE: _l("Does not arise here, and why"),
    Answer.NOT_YET_DUE: _l("And until when"),
    Answer.SUSPENDED: _l("Those days are not counted"),
}
REPLIES = {
    "not_in_record": _l("it happened, and is not in the record"),
    "not_here": _l("not right here"),
}
"""What somebody answered, in the middle of a sentence."""
STAGES = {
    "assess": _l("Assess"),
    "plan": _l("Plan"),
    "deliver": _l("Deliver"),
    "review": _l("Review"),
}
"""The stages of supervision, in their order."""
