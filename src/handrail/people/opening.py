"""Opening a case: who asks, in what relation, and the line in the log.

A case that is not there, one that is hidden from this user and one they have no way into look
the same. Staff who have no relation see a stub: that the case exists, and whom to ring.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial, wraps
from typing import Any, TypeVar

from django.contrib.postgres.functions import TransactionNow
from django.db.models import BooleanField, F, Func, Value
from django.db.models.query import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.models import DutySlot, Relation, User
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.access.tenants import is_foreign
from handrail.agencies import lists
from handrail.people import knowing, looking_back, same
from handrail.people.models import Case, SamePerson
from handrail.records import clock
from handrail.records.gathering import Asked
from handrail.records.models import VersionRow
from handrail.records.reading import Reach

Row = TypeVar("Row", bound=VersionRow)


@dataclass
class OpenCase:
    """A case as one user may see it, now or as known on an earlier date. All its facts are read here."""

    case: Case
    reach: Reach
    asked: knowing.Asked = field(default_factory=knowing.Asked)
    beside: set[int] = field(default_factory=set)
    """Other records of the same person that the page shows as well, for the log."""
    _others: list[same.Other] | None = None

    @property
    def id(self) -> int:
        """The key of every row of the case."""
        return self.case.pk

    @property
    def reference(self) -> str:
        """The reference people know the case by."""
        return self.case.reference

    @property
    def kinds(self) -> frozenset[str]:
        """The live relations of the user to this case."""
        return self.reach.kinds[self.id]

    @property
    def known_on(self) -> date | None:
        """The earlier date it is shown as known on; ``None`` when it is shown as it stands."""
        return self.asked.on

    @cached_property
    def today(self) -> date:
        """The day its pages speak from: the date it is known on, else today."""
        return self.known_on or clock.today()

    def as_asked(self, asked: knowing.Asked) -> "OpenCase":
        """The same case, within the same reach, as known on the date asked for."""
        reach = self.reach.at(clock.end_of(asked.on)) if asked.on else self.reach
        return OpenCase(self.case, reach, asked, self.beside)

    def others(self, rows: Sequence[SamePerson]) -> list[same.Other]:
        """The other records of the same person, from what this one says of them; asked once a page."""
        if self._others is None:
            self._others = same.others(self.reach, rows, self.today)
        return self._others

    @property
    def other_references(self) -> list[str]:
        """The references of those the page has asked about."""
        return [one.reference for one in self._others or ()]

    def with_followers(self, rows: Sequence[SamePerson]) -> "list[OpenCase]":
        """This record and those of the same person that it leads, as far as the reader may open them."""
        following = [
            OpenCase(one.case, one.reach, self.asked)
            for one in self.others(rows)
            if one.follows and one.case and one.kinds
        ]
        self.beside.update(one.id for one in following)
        return [self, *following]

    def rows(self, model: type[Row]) -> "QuerySet[Row]":
        """The rows of a table of this case within reach."""
        return self.reach.rows(model).filter(case_id=self.id)

    def fetch(self, rows: "QuerySet[Row] | type[Row]") -> list[Row]:
        """Rows, or all of a table, with the fields beyond a limited part left out."""
        return self.reach.fetch(self.rows(rows) if isinstance(rows, type) else rows)

    def one(self, model: type[Row], entry: str) -> Row:
        """The current version of an entry; absent and hidden look the same (404)."""
        found = self.fetch(self.rows(model).filter(entry=entry))
        if not found:
            raise Http404
        return found[0]

    def gather(self, *parts: Asked, entries: Sequence[str] | None = None) -> dict[Any, list[Any]]:
        """The rows of many small tables (some of them, or of some entries only), in one query."""
        return self.reach.gather(*parts, entries=entries)

    def can_read(self, data_class: str, model: type[VersionRow] | None = None) -> bool:
        """Whether any part of a class is within reach."""
        return self.reach.can_read(self.id, data_class, model)

    def can_write(self, data_class: str, model: type[VersionRow] | None = None) -> bool:
        """Whether the user may add to a class (to one table, if given): never to what was known on an
        earlier date, and to a closed case only who supervises it and that it is reopened."""
        if self.known_on is not None or (self.case.closed and data_class != policy.FRAME):
            return False
        return self.reach.can_write(self.id, data_class, model)

    def can_sign(self, data_class: str) -> bool:
        """Whether the user may put their name to what others wrote of a class; as known now, while open."""
        return self.known_on is None and not self.case.closed and self.reach.can_sign(self.id, data_class)

    @cached_property
    def is_emergency(self) -> bool:
        """Open only because a reason was given."""
        return self.kinds == {policy.EMERGENCY}


class Stub(Exception):
    """The case exists, and this user is staff without a relation to it."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.reference)
        self.case = case


def open_case(request: Request, reference: str) -> OpenCase:
    """Find a case for the signed-in user. Raises ``Http404`` when it is absent to them, else ``Stub``.

    To staff of another tenant it is absent.
    """
    case = Case.objects.filter(reference=reference).select_related("team").first()
    if case is None:
        raise Http404
    reach = Reach.of(request.user, [case.pk])
    if case.pk not in reach.kinds and _open_on_duty(request, case):
        reach = Reach.of(request.user, [case.pk])
    if case.pk not in reach.kinds:
        if request.user.role in policy.STAFF_ROLES and not is_foreign(request.user, case.team):
            raise Stub(case)
        raise Http404
    lists.of_tenant(case.team.agency_id)
    return OpenCase(case, reach)


class IsShut(Func):
    """Whether an exclusion or a restriction shuts a case to a user: only the database may know which."""

    function = "access_is_shut"
    output_field = BooleanField()


def is_shut(user: User, case: Case) -> bool:
    """Whether this user may not open this case, whatever their part in it or their reason."""
    return User.objects.filter(IsShut(F("pk"), Value(case.pk)), pk=user.pk).exists()


def _open_on_duty(request: Request, case: Case) -> bool:
    """While on the rota an officer opens the team's cases without a reason, until the slot ends."""
    now = timezone.now()
    slot = DutySlot.objects.filter(
        user=request.user, team=case.team_id, starts_at__lte=now, ends_at__gt=now
    ).first()
    if slot is None or is_shut(request.user, case):
        return False
    Relation.objects.create(
        user=request.user,
        case_id=case.pk,
        kind="duty_officer",
        # Row security looks at the instant the transaction began: this very page must show the case.
        starts_at=TransactionNow(),
        ends_at=slot.ends_at,
        granted_by=request.user,
        purpose="duty",
    )
    return True


def case_page(
    *,
    classes: tuple[str, ...],
    needs: str | None = None,
    writes: str | None = None,
    post: str | None = None,
    dated: bool = True,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Declare a page of one case; the view is called with the request and the open case.

    ``classes`` are the data classes it may show: who can read none of them finds nothing here.
    ``needs`` names a class without which there is nothing; ``writes`` the class the page adds to;
    ``post`` the operation a saved form logs. A page that only reads takes ``?known=``,
    unless it is not ``dated``: what it shows is no part of the record.
    """
    reads = dated and writes is None and post is None

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @route(classes=classes, get=Operation.CONSULTATION, post=post)
        @wraps(view)
        def opened(request: Request, reference: str, **kwargs: Any) -> HttpResponse:
            try:
                case = open_case(request, reference)
            except Stub as stub:
                return stub_page(request, stub.case)
            if not any(case.can_read(name) or name == policy.FRAME for name in classes):
                raise Http404
            if needs and not case.can_read(needs):
                raise Http404
            if writes and not case.can_write(writes):
                raise Http404
            response, day = looking_back.answer(request, case, partial(view, **kwargs), reads=reads)
            saved = request.method == "POST" and 300 <= response.status_code < 400
            operation = post if saved and post else Operation.CONSULTATION
            reason = f"as known on {day.isoformat()}" if day else ""
            log.write(request, operation, [case.id, *case.beside], relations=case.kinds, reason=reason)
            return response

        return opened

    return decorate


def stub_page(request: Request, case: Case) -> HttpResponse:
    """That the case exists and whom to ring; the way in with a reason, unless the case is restricted."""
    if request.method not in ("GET", "HEAD"):
        raise Http404
    log.write(request, Operation.CONSULTATION, [case.pk], reason="stub")
    return render(request, "people/stub.html", {"case": case, "way_in": not is_shut(request.user, case)})
