"""One press that mends a gap, wherever it was shown: the plan page or a panel."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.plans import planning
from handrail.plans.gaps import Gap
from handrail.records.writing import Act

SOON = timedelta(days=7)
"""By when a gap is mended that was only agreed to be."""
LEAVE, LATER = "leave", "later"


class NeedsReason(Exception):
    """This gap is left only with a reason."""


class NoSuchWay(Exception):
    """The gap is not there any more, or is not mended this way."""


def press(doing: Act, gap: Gap, do: str, *, because: str, on: date) -> None:
    """Mend a gap, leave it with a reason, or say by when it is mended.

    Raises ``NeedsReason`` or ``NoSuchWay``.
    """
    if do == LEAVE:
        if not because and gap.must_say:
            raise NeedsReason
        planning.mend(doing, gap.kind, gap.about, because=because or _("Left as it is"), on=on)
    elif do == LATER:
        planning.mend(doing, gap.kind, gap.about, by=on + SOON, on=on)
    elif do in {way.do for way in gap.ways}:
        _mend(doing, gap, do, on)
    else:
        raise NoSuchWay


def later_words(today: date) -> str:
    """Agreed today, mend by Friday 2 October."""
    return _("Agreed today, mend by %(day)s") % {"day": wording.week_date(today + SOON)}


def _mend(doing: Act, gap: Gap, do: str, on: date) -> None:
    verb, _space, what = do.partition(" ")
    if verb == "goal":
        kind = "strength" if gap.kind == "strength" else "factor"
        planning.put_to_work(doing, what, **{kind: gap.about})
    elif verb == "actor":
        planning.take_on(doing, gap.about, what)
    elif verb == "step":
        planning.meet(doing, what, gap.about)
    elif verb == "until":
        planning.keep_on(doing, gap.about, date.fromisoformat(what))
    else:
        step, _space, who = gap.about.partition(" ")
        planning.answer(doing, step, who, verb, on=on)
