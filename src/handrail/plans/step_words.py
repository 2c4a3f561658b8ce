"""The choices of a step's form: when, and what will help; and how a step that stands chose."""

from datetime import date

from django.utils.translation import gettext_lazy as _l

from handrail.plans import working
from handrail.plans.desk import Desk
from handrail.plans.models import Help, Step

WHEN = (
    ("after", _l("Straight after the panel")),
    ("week", _l("This week")),
    ("stable", _l("When things are stable")),
    ("on", _l("On a day")),
    ("by", _l("By a day")),
)
HELP = {
    "lift": _l("Lift"),
    "company": _l("Someone with me"),
    "costs": _l("Costs paid"),
    "time": _l("A different time"),
    "childcare": _l("Childcare"),
    "other": _l("Other help"),
}


def help_choices(desk: Desk, step: str = "") -> list[tuple[str, str]]:
    """Help that is in the plan already, then kinds of help; nothing is offered twice."""
    there = {}
    for row in desk.facts[Help]:
        words = working.help_words(row, desk.people, desk.today)
        lasts = row.valid_to is None or row.valid_to >= desk.today
        if step in row.steps or (lasts and words != str(HELP.get(row.kind))):
            there[f"e:{row.entry}"] = words
    said = set(there.values())
    kinds = [(f"k:{kind}", str(words)) for kind, words in HELP.items() if kind != "other"]
    return [*there.items(), *(one for one in kinds if one[1] not in said)]


def when_chosen(step: Step) -> tuple[str, date | None]:
    """The choice and the day that say when a step is."""
    worded = {str(words): key for key, words in WHEN}
    if step.when in worded:
        return worded[step.when], None
    if step.due_on:
        return "by", step.due_on
    return ("on", step.starts_on) if step.starts_on else ("", None)
