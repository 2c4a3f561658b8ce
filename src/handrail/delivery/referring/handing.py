"""What goes with a referral: chosen entries, as copies, to a worker who signs in there, until a day.

The person's name and how to reach them safely come with the share. Everything else is an entry
chosen one by one, of a class that a sharing agreement with that agency names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy, sharing
from handrail.access.models import User
from handrail.access.rls_copies import KEPT_BACK
from handrail.agencies import directory, policies
from handrail.agencies.models import Agency, SharingAgreement
from handrail.design import wording
from handrail.people.editing import Refusal
from handrail.people.opening import OpenCase
from handrail.records import clock, describing
from handrail.records.models import VersionRow

NEWEST = 12
"""Entries of one list that are offered; every other entry is shared under "Shared with other agencies"."""
FIRST_WORDS = 110
LISTS = {
    "plans.steps": _l("Step"),
    "plans.objectives": _l("Goal"),
    "plans.help": _l("Help"),
    "assessments.strengths": _l("Strength"),
    "people.own_words": _l("Own words"),
    "delivery.contacts": _l("Contact"),
    "delivery.turning_points": _l("Turning point"),
}
REFUSED = {
    "no_agreement": _l("No sharing agreement with their agency is in force"),
    "too_long": _l("Choose an earlier last day, within the sharing agreement"),
    "refused": _l("This cannot be shared with them. Choose somebody else, or hand it over another way"),
    "not_agreed": _l("The sharing agreement with them does not name one of these entries: take it out"),
}


@dataclass(frozen=True)
class Reader:
    """A worker of the agency who signs in here, under one agreement."""

    key: str
    user: User
    agreement: SharingAgreement

    @property
    def words(self) -> str:
        """Denise Okoro, homelessness team: what the agreement is for."""
        return f"{self.user.name}: {self.agreement.purpose}"

    @property
    def classes(self) -> frozenset[str]:
        """The classes of which they may be given copies."""
        return frozenset(policy.shared_classes(self.user.role)) & frozenset(self.agreement.classes)


@dataclass(frozen=True)
class Item:
    """An entry that can go along: its list, itself, the version that stands, and how one knows it."""

    part: str
    entry: str
    version: int
    data_class: str
    title: str
    words: str = ""

    @property
    def key(self) -> str:
        """As a referral names it: the list and the entry."""
        return f"{self.part}/{self.entry}"


@dataclass(frozen=True)
class Offer:
    """Who of an agency could read here, what the agreements with it let go along, and until when."""

    readers: tuple[Reader, ...]
    items: tuple[Item, ...]
    agreed: bool
    last: date

    def reader(self, key: str) -> Reader | None:
        """The reader of that key."""
        return next((one for one in self.readers if one.key == key), None)


def offer(case: OpenCase, agency: Agency, first: Sequence[str] = ()) -> Offer:
    """What can go along to an agency; ``first`` names the entries that the referral is about."""
    agreements = list(sharing.agreements(case.case.team.agency_id, agency))
    readers = tuple(
        Reader(f"{user.pk}-{one.pk}", user, one) for one in agreements for user in sharing.candidates(one)
    )
    agreed = {name for one in agreements for name in one.classes}
    classes = agreed & {name for kind in policy.SHARE_KINDS for name in policy.shared_classes(kind)}
    most = policies.number("share_days", case.today, tenant=case.case.team.agency_id)
    days = [case.today + timedelta(days=most - 1)]
    days += [clock.told(one.ends_on) for one in agreements[:1]]
    signed_in_here = readers if "in_charge" in case.kinds else ()
    return Offer(signed_in_here, tuple(_items(case, classes, first)), bool(agreements), min(days))


def _items(case: OpenCase, classes: set[str], first: Sequence[str]) -> Iterable[Item]:
    models = describing.shareable()
    wanted = {part: model for part, model in models.items() if part in LISTS}
    gathered = case.gather(*wanted.values()) if classes else {}
    found: list[tuple[str, VersionRow]] = []
    for part, model in wanted.items():
        rows = [row for row in gathered.get(model, []) if row.row_class() in classes and _open(row)]
        rows.sort(
            key=lambda row: (row.entry not in first, -(row.valid_from or date.min).toordinal(), -row.pk)
        )
        found += [(part, row) for row in rows[:NEWEST]]
    names = directory.workers({one for _part, row in found for one in getattr(row, "workers", ())})
    order = list(LISTS)
    found.sort(key=lambda pair: (pair[1].entry not in first, order.index(pair[0])))
    for part, row in found:
        told = describing.copy(row, names)
        words = describing.first_words(told, FIRST_WORDS)
        yield Item(part, row.entry, row.version, row.row_class(), f"{LISTS[part]}: {told.title}", words)


def _open(row: VersionRow) -> bool:
    """Neither marked as not for partners nor over."""
    state = getattr(row, "state", "")
    return getattr(row, "marking", "") not in KEPT_BACK and state not in ("dropped", "no_longer_needed")


def hand_over(case: OpenCase, reader: Reader, items: Iterable[Item], last: date) -> None:
    """Let somebody in, until the end of a day, and give them the copies. Raises ``Refusal``."""
    try:
        _let_in(case, reader, last)
        number = next(one.number for one in sharing.shares(case.id) if one.user == reader.user)
        for one in items:
            sharing.share_copy(case.id, number, one.part, one.entry, one.version)
    except sharing.Refused as refused:
        raise Refusal(str(REFUSED[refused.why])) from None


def _let_in(case: OpenCase, reader: Reader, last: date) -> None:
    """A share that stands and lasts longer stays as it is: it never ends sooner by a referral."""
    until = clock.real(clock.end_of(last))
    standing = next((one for one in sharing.shares(case.id) if one.user == reader.user), None)
    if standing is None or (standing.ends_at is not None and standing.ends_at < until):
        sharing.share(case.id, reader.user, reader.agreement, until)


def share_of(case: OpenCase, worker: str | None) -> sharing.Share | None:
    """The share that stands with a worker, for whoever is in charge."""
    if not worker or "in_charge" not in case.kinds:
        return None
    shares = sharing.shares(case.id)
    return next((one for one in shares if one.user.worker and one.user.worker.reference == worker), None)


def last_day(share: sharing.Share) -> str:
    """The last day of a share, in words."""
    if share.ends_at is None:
        return _("no end set")
    return wording.full_date(timezone.localdate(clock.shown(share.ends_at) - timedelta(seconds=1)))
