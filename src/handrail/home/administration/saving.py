"""Writing what an administrator keeps, and a line about it in the access log: a system event, no case."""

from typing import Any

import structlog
from django.db import ProgrammingError, connection, models, transaction

from handrail.access import log as access_log
from handrail.access.log import Operation
from handrail.access.models import DutySlot, User
from handrail.access.requests import Request
from handrail.home.administration import service_history
from handrail.home.administration.forms import ItemForm

DONE = "administration_done"
REMEMBERED = 30
log = structlog.get_logger(__name__)


class Refused(Exception):
    """The database does not let this account change so."""


def done_before(request: Request, form: ItemForm) -> bool:
    """Whether this very form was sent and saved before."""
    return request.POST.get("key", "") in request.session.get(DONE, [])


def save(request: Request, kind: str, form: ItemForm, model: type[models.Model]) -> models.Model:
    """Add the item, or change it. Raises ``Refused`` where the account may not become this."""
    try:
        with transaction.atomic():
            before = service_history.shown(form.row)
            row = _change(form) if form.row is not None else _add(form, model)
            service_history.keep(row, before, request.user)
    except ProgrammingError as fault:
        raise Refused from fault
    request.session[DONE] = [*request.session.get(DONE, []), form.cleaned_data["key"]][-REMEMBERED:]
    note(request, f"{kind} {'changed' if form.row is not None else 'added'}", about=str(row.pk))
    return row


def _add(form: ItemForm, model: type[models.Model]) -> models.Model:
    facts = form.facts()
    if model is User:
        return User.objects.create_user(facts.pop("username"), **facts)
    if model is not DutySlot:
        facts["reference"] = form.reference()
    return model._default_manager.create(**facts)


def _change(form: ItemForm) -> models.Model:
    row = form.row
    assert row is not None
    facts: dict[str, Any] = form.facts()
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in facts])
    return row


def note(request: Request, event: str, *, about: str) -> None:
    """One line in the access log, with no case and no content; one in the application's log."""
    access_log.write(request, Operation.ALTERATION, [], reason=f"{event}: {about}")
    log.info("administration", user=request.user.pk, reason=event)


def has_part_in_a_case(user: User) -> bool:
    """Whether the account has a live part in any case; which, nobody here is told."""
    with connection.cursor() as cursor:
        cursor.execute("select access_has_part(%s)", [user.pk])
        return bool(cursor.fetchone()[0])
