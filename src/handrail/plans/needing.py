"""What this room knows to need somebody: mends agreed, states of life to judge, plans to look at again."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as _n

from handrail.people.needing import LOOK_AHEAD, LOOK_BACK, MOST, Asking, Item, Kind, Source, register
from handrail.plans.models import Edition, LifeState, Mend
from handrail.records.gathering import Asked, Some

MEND = Kind("mend", _n("%(num)s gap agreed to mend", "%(num)s gaps agreed to mend", "num"))
JUDGE = Kind("judge", _n("%(num)s state of life to judge", "%(num)s states of life to judge", "num"))
BEGIN = Kind(
    "begin",
    _n(
        "%(num)s state of life holds: what waited can begin",
        "%(num)s states of life hold: what waited can begin",
        "num",
    ),
)
LOOK_AGAIN = Kind("look_again", _n("%(num)s plan to look at again", "%(num)s plans to look at again", "num"))


def add() -> None:
    """Tell the list of what needs somebody."""
    register(Source("plans", _looks_at, _find))


def _looks_at(mine: str, today: date) -> tuple[Asked, ...]:
    given = {"since": today - LOOK_BACK, "until": today + LOOK_AHEAD}
    return (
        Some(
            Mend, "mend_by >= %(since)s and mend_by <= %(until)s and because = ''", given, "mend_by, id", MOST
        ),
        Some(
            LifeState,
            "lapsed_on is null and"
            " (true_since is null and expected_on <= %(until)s or true_since > %(since)s)",
            given,
            *("id", MOST),
        ),
        Edition,
    )


def _find(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Mend]:
        if asking.supervises(row.case_id):
            words = _("Agreed to mend: %(gap)s") % {"gap": row.gap_label}
            yield Item(row.case_id, words, row.mend_by, asking.url(row.case_id, "plans:plan"), kind=MEND)
    yield from _states(asking)
    yield from _editions(asking)


def _states(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[LifeState]:
        if not (asking.supervises(row.case_id) or asking.names_me(*row.judged_by)):
            continue
        if row.true_since is None:
            words = _("Judge whether “%(state)s” holds") % {"state": row.name}
            url = asking.url(row.case_id, "plans:state_judge", row.entry)
            yield Item(row.case_id, words, row.expected_on, url, kind=JUDGE)
        elif row.true_since <= asking.today:
            words = _("“%(state)s” holds: what waited for it can begin") % {"state": row.name}
            url = asking.url(row.case_id, "plans:order")
            yield Item(row.case_id, words, row.true_since, url, since=True, kind=BEGIN)


def _editions(asking: Asking) -> Iterator[Item]:
    """The day by which the latest edition of each plan is looked at again."""
    latest: dict[int, Edition] = {}
    for row in asking.rows[Edition]:
        if row.case_id not in latest or row.number > latest[row.case_id].number:
            latest[row.case_id] = row
    for case_id, row in latest.items():
        if asking.supervises(case_id) and row.review_by and row.review_by <= asking.today + LOOK_AHEAD:
            words = _("The plan is to be looked at again")
            yield Item(case_id, words, row.review_by, asking.url(case_id, "plans:plan"), kind=LOOK_AGAIN)
