"""Some people have two records: opened a second time, under a former name, and found out later."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from handrail.casefile import people as p
from handrail.casefile.document import CaseDocument
from handrail.exchange.synthetic import chances
from handrail.exchange.synthetic.setting import Desk


def is_second(number: int) -> bool:
    """Whether the case of this number is a second record of the person before it."""
    return number % chances.ONE_OF_TWO == chances.ONE_OF_TWO - 1


def tie(first: CaseDocument, second: CaseDocument, desk: Desk, rng: Random, today: date) -> None:
    """Let both say that they are of one person; the first leads. Some are of two after all."""
    former = second.people.person[-1]
    for name in first.people.person:
        name.former_names.append(f"{former.given_name} {former.family_name}")
    known = {row.kind: row.value for row in first.people.identifiers}
    for row in second.people.identifiers:
        if row.kind == "pnc":
            row.value = known.get("pnc", row.value)
    on = today - timedelta(days=rng.randint(8, 20))
    _say(first, second, desk, on, "one_person", "The same PNC number, and the same day of birth.")
    if rng.random() < chances.TWO_AFTER_ALL:
        later = on + timedelta(days=rng.randint(1, 5))
        _say(first, second, desk, later, "two_people", "Two cousins: the number was copied in error.")


def _say(first: CaseDocument, second: CaseDocument, desk: Desk, on: date, kind: str, why: str) -> None:
    for document, other in ((first, second), (second, first)):
        document.people.same_person.append(
            p.SamePerson(
                entry=kind.replace("_", "-"),
                valid_from=on,
                recorded_at=datetime.combine(on, time(12), UTC),
                by=desk.manager.user,
                kind=kind,
                other=other.reference,
                leads=document is first,
                reason=why,
            )
        )
