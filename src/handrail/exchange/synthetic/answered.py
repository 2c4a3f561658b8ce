"""Practitioners answer some findings: it happened and is not on the record, or it is not right here.

Numbers of its own, by the case's reference: what else is said of cases stays as it was without answers.
"""

from datetime import timedelta
from random import Random
from typing import Final

from handrail.casefile.findings import FindingAnswer
from handrail.exchange.synthetic import chances
from handrail.exchange.synthetic.maker import Maker
from handrail.practice import library

WORDS: Final = {
    "not_in_record": (
        "We spoke about it on the phone; the call was never written up.",
        "It was done at the first meeting, before the record was opened here.",
        "The agency told me in the corridor, and I took it into account.",
    ),
    "not_here": (
        "They asked us to leave this for now; we look at it again at the review.",
        "It would have put somebody at risk.",
        "Another service does this already, and two of us would be one too many.",
    ),
}


def answers(make: Maker) -> None:
    """One or two answers in some cases; some are put into other words later."""
    rng = Random(f"answers {make.reference}")  # noqa: S311 - invented, not secret
    span = (make.today - make.starts).days
    if span < 21 or rng.random() >= chances.ANSWERED:
        return
    asked = library.in_force(make.cohort, make.today)
    for number, one in enumerate(rng.sample(asked, min(len(asked), rng.randint(1, 2)))):
        kind = rng.choice(sorted(WORDS))
        on = make.starts + timedelta(days=rng.randint(14, span - 1))
        facts = {"kind": kind, "words": rng.choice(WORDS[kind]), "worker": make.desk.practitioner.worker}
        row = make.put(
            "findings.answers", FindingAnswer, f"answer-{number + 1}", on, late=0, expectation=one.id, **facts
        )
        if rng.random() < chances.ANSWERED_AGAIN:
            words = f"{row.words} Asked again, and still so."
            make.correct("findings.answers", row, make.today - timedelta(days=1), words=words)
