"""What needs somebody beyond any one room: signatures, transfers, drafts."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as _n

from handrail.assessments.models import Assessment
from handrail.people.models import TransferDecision
from handrail.people.needing import LOOK_AHEAD, MOST, Asking, Item, Kind, Source, register
from handrail.records import drafts
from handrail.records.gathering import Asked, Some
from handrail.records.models import Draft

SIGN = Kind("sign", _n("%(num)s assessment to sign", "%(num)s assessments to sign", "num"))
TRANSFER = Kind(
    "transfer", _n("%(num)s transfer to decide on again", "%(num)s transfers to decide on again", "num")
)
BEGUN = Kind("begun", _n("%(num)s form begun and not saved", "%(num)s forms begun and not saved", "num"))


def add() -> None:
    """Tell the list of what needs somebody."""
    register(Source("home", _looks_at, _find))


def _looks_at(mine: str, today: date) -> tuple[Asked, ...]:
    unsigned = "to_be_countersigned and finished_on is not null and countersigned_on is null"
    return (
        Some(Assessment, unsigned, {}, "finished_on, id", MOST),
        Some(TransferDecision, "decide_again_on is not null", {}, "valid_from desc, id desc", MOST),
    )


def _find(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Assessment]:
        if asking.reach.can_sign(row.case_id, "assessment") and row.by_id != asking.user.pk:
            url = asking.url(row.case_id, "assessments:assessment")
            words = _("An assessment waits for your signature")
            yield Item(row.case_id, words, row.finished_on, url, since=True, kind=SIGN)
    latest: dict[int, TransferDecision] = {}
    for decision in sorted(
        asking.rows[TransferDecision], key=lambda one: (one.valid_from or date.min, one.pk)
    ):
        latest[decision.case_id] = decision
    for case_id, one in latest.items():
        if one.decide_again_on and one.decide_again_on <= asking.today + LOOK_AHEAD:
            url = asking.url(case_id, "home:case")
            words = _("Decide again whether to transfer")
            yield Item(case_id, words, one.decide_again_on, url, kind=TRANSFER)
    yield from begun(drafts.within(asking.reach))


def begun(rows: Iterable[Draft]) -> Iterator[Item]:
    """What was typed and not saved: the way back to the form."""
    for row in rows:
        if row.case_id:
            day = timezone.localdate(row.typed_at)
            words = _("Begun and not saved: %(what)s") % {"what": row.title}
            yield Item(row.case_id, words, day, row.place, since=True, kind=BEGUN)
