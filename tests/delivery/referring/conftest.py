"""Helen, housing and Denise: a referral that was sent, and how to act on it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from handrail.delivery.models import Referral, WantedChange
from handrail.records import clock, writing
from handrail.records.models import VersionRow
from tests.cast import add_row

Row = TypeVar("Row", bound=VersionRow)


@pytest.fixture
def record(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """Put a row on the record of Helen's case: ``record(Referral, what_for="A room")``."""

    def put(model: type[Row], **facts: Any) -> Row:
        with as_owner():
            return add_row(model, cast.own, cast.ruth, **facts)

    return put


@pytest.fixture
def current(cast: Any, as_owner: Any) -> Callable[..., list[Any]]:
    """The rows of a table that stand in Helen's case, oldest first."""

    def rows(model: type[Row]) -> list[Row]:
        with as_owner():
            return list(model.objects.now().filter(case_id=cast.own.pk).order_by("pk"))

    return rows


@pytest.fixture
def sent(record: Callable[..., Any]) -> Referral:
    """Ruth asked the council for a room and a bond a week ago; nobody has answered."""
    day = clock.today() - timedelta(days=7)
    for entry, what in (("a-room", "A room of her own"), ("a-bond", "The bond paid")):
        record(WantedChange, entry=entry, referral="housing", what=what, valid_from=day)
    row: Referral = record(
        Referral,
        entry="housing",
        worker="denise-okoro",
        by_worker="ruth-adeyemi",
        what_for="A safe place to live",
        state="sent",
        sent_on=day,
        answer_by=day + timedelta(days=5),
        valid_from=day,
    )
    return row


@pytest.fixture
def act(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """``act(answering.accept, "housing", 1, on=today)`` as one act of Ruth's."""

    def do(verb: Callable[..., Any], *given: Any, **facts: Any) -> Any:
        with as_owner(), writing.act(cast.own.pk, "referral.tested", by=cast.ruth) as doing:
            return verb(doing, *given, **facts)

    return do
