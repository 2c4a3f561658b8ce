"""Who acts is known for one transaction, and nobody acts after it."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from handrail.access import log
from handrail.access.actors import acting_as
from handrail.access.middleware import ActorMiddleware
from handrail.access.models import AccessLine


def actor() -> str:
    return setting("app.user_id")


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting(%s, true), '')", [name])
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_the_actor_goes_with_the_transaction_and_the_outer_one_comes_back() -> None:
    with acting_as(7):
        assert actor() == "7"
        with acting_as(8):
            assert actor() == "8"
        assert actor() == "7"
        with acting_as(None):
            assert actor() == ""
        assert actor() == "7"
    assert actor() == ""

    with pytest.raises(ZeroDivisionError), acting_as(7):
        raise ZeroDivisionError
    assert actor() == ""


@pytest.mark.django_db(transaction=True)
def test_what_is_prepared_is_planned_once_while_somebody_acts_and_no_longer() -> None:
    with acting_as(7):
        assert setting("plan_cache_mode") == "force_generic_plan"
    assert setting("plan_cache_mode") == "auto"


@pytest.mark.parametrize(("status", "lines"), [(200, 1), (404, 1), (500, 0)])
def test_the_log_keeps_a_reading_unless_the_answer_failed(
    cast: Any, rf: RequestFactory, as_owner: Any, status: int, lines: int
) -> None:
    def read(request: HttpRequest) -> HttpResponse:
        log.write(request, log.Operation.CONSULTATION, [cast.own.pk])  # type: ignore[arg-type]
        return HttpResponse(status=status)

    request = rf.get("/")
    request.user = cast.ruth
    ActorMiddleware(read)(request)

    with as_owner():
        assert AccessLine.objects.filter(user=cast.ruth).count() == lines
