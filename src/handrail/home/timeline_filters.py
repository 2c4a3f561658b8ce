"""How a timeline is narrowed and paged: by what it is, with whom, which kind, in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import reduce
from operator import or_

from django.db.models import Count, Q
from django.db.models.query import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from handrail.casefile import codes
from handrail.delivery.models import Contact
from handrail.people.opening import OpenCase
from handrail.records import finding
from handrail.records.models import Line

PAGE = 40
AHEAD = "appointment_booked"
CONTACTS = Q(table="delivery.Contact")
DECIDED = (
    "decision",
    "variation",
    "allocation",
    "breach",
    "enforcement",
    "level_decision",
    "recall",
    "closed",
    "reopened",
    "one_person",
    "two_people",
)
REVIEWED = ("change", "outside_call", "review", "review_input", "verification", "meeting", "meeting_held")
CHIPS = (
    ("", _("Everything"), ~Q(kind="own_words")),
    ("us", _("Contacts by us"), CONTACTS & Q(side="us")),
    ("partners", _("By partners"), CONTACTS & Q(side="partner")),
    ("turning", _("Turning points and lapses"), Q(kind__in=("turning_point", "lapse"))),
    ("visits", _("Home visits"), Q(kind="home_visit")),
    ("words", _("In their words"), Q(kind="own_words")),
    ("decisions", _("Decisions"), Q(kind__in=DECIDED)),
    ("reviews", _("Changes and reviews"), Q(kind__in=REVIEWED)),
    ("ahead", _("Appointments ahead"), Q(kind=AHEAD)),
)


@dataclass(frozen=True)
class Filters:
    """What the reader asked to see."""

    show: str = ""
    words: str = ""
    with_whom: str = ""
    kind: str = ""
    oldest_first: bool = False
    after: tuple[date, time, int] | None = None

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """From the address; what cannot be understood is left out."""
        show, kind = query.get("show", ""), query.get("kind", "")
        return cls(
            show if show in {key for key, _label, _q in CHIPS} else "",
            query.get("q", "").strip()[:100],
            query.get("with", "")[:64],
            kind if codes.found("contact_kinds", kind) else "",
            query.get("order") == "oldest",
            _read_key(query.get("after", "")),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether only some entries are asked for."""
        return bool(self.show or self.words or self.with_whom or self.kind)

    @property
    def is_ahead(self) -> bool:
        """Whether appointments still ahead are asked for; the soonest stands first."""
        return self.show == "ahead"

    @property
    def is_rising(self) -> bool:
        """Whether the order is that of the days."""
        return self.oldest_first or self.is_ahead

    def query(self, **changes: str) -> str:
        """The same as an address, with changes."""
        asked = {
            "show": self.show,
            "q": self.words,
            "with": self.with_whom,
            "kind": self.kind,
            "order": "oldest" if self.oldest_first else "",
            **changes,
        }
        given = QueryDict(mutable=True)
        given.update({name: value for name, value in asked.items() if value})
        return "?" + given.urlencode() if given else "?"


def counts(lines: QuerySet, today: date) -> dict[str, int]:
    """How many entries each way to narrow them has: ``n_us`` and the like."""
    when = {"ahead": ahead(today)}
    wanted = {f"n_{key}": q & when.get(key, past(today)) for key, _label, q in CHIPS}
    return lines.aggregate(**{name: Count("id", filter=q) for name, q in wanted.items()})


def past(today: date) -> Q:
    """What has happened, and appointments before today of which nobody has said how they went."""
    return Q(valid_from__lte=today) & ~Q(kind=AHEAD, valid_from=today)


def ahead(today: date) -> Q:
    """Appointments of today and of days to come."""
    return Q(kind=AHEAD, valid_from__gte=today)


def chosen(records: Sequence[OpenCase], lines: QuerySet, filters: Filters, today: date) -> QuerySet:
    """The lines that were asked for."""
    lines = lines.filter(ahead(today) if filters.is_ahead else past(today))
    lines = lines.filter(next(q for key, _label, q in CHIPS if key == filters.show))
    if filters.words:
        asked = finding.question(filters.words)
        lines = lines.filter(words=asked) if asked is not None else lines.none()
    if filters.with_whom:
        lines = lines.filter(with_whom__contains=[filters.with_whom])
    return lines.filter(_of_kind(records, filters.kind)) if filters.kind else lines


def _of_kind(records: Sequence[OpenCase], kind: str) -> Q:
    """Contacts of a kind. The line of one without an outcome does not name it: the contact is asked."""
    without = [
        Q(case_id=one.id, entry__in=one.rows(Contact).filter(kind=kind, outcome=None).values("entry"))
        for one in records
    ]
    return CONTACTS & (Q(kind=kind) | (Q(kind=AHEAD) & reduce(or_, without)))


def kinds_of_contact(records: Sequence[OpenCase]) -> list[tuple[str, str]]:
    """The kinds that there are, as choices, by their words."""
    first, *following = records
    rows = reduce(or_, (one.rows(Contact) for one in following), first.rows(Contact))
    found = rows.order_by().values_list("kind", flat=True).distinct()
    return sorted((codes.label("contact_kinds", kind), kind) for kind in found)


def page_of(lines: QuerySet, filters: Filters) -> tuple[list[Line], bool]:
    """One page after the key: day, time, id."""
    if filters.after:
        day, at, key = filters.after
        beyond = "gt" if filters.is_rising else "lt"
        lines = lines.filter(
            Q(**{f"valid_from__{beyond}": day})
            | Q(valid_from=day, **{f"at__{beyond}": at})
            | Q(valid_from=day, at=at, **{f"id__{beyond}": key})
        )
    order = ("valid_from", "at", "id") if filters.is_rising else ("-valid_from", "-at", "-id")
    found = list(lines.order_by(*order)[: PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def write_key(line: Line) -> str:
    """The key after which the next page begins."""
    return f"{line.valid_from.isoformat()}_{line.at.strftime('%H%M%S')}_{line.pk}"


def _read_key(written: str) -> tuple[date, time, int] | None:
    try:
        day, at, key = written.split("_")
        return date.fromisoformat(day), time(int(at[:2]), int(at[2:4]), int(at[4:6])), int(key)
    except ValueError:
        return None
