"""Who is acting. The only module that tells the database, so that row security can ask.

The actor is set for one transaction and no longer; signed-out work has no actor and sees nothing.
With the actor comes the unit whose code lists are used.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from handrail.access.models import User
from handrail.agencies import lists

_actor: ContextVar[str] = ContextVar("actor", default="")


PLANS = "set_config('plan_cache_mode', 'force_generic_plan', true)"
"""SQL: what is prepared is planned once, for whatever values. PostgreSQL would plan it anew five times,
and planning is most of what ``Reach.gather`` costs. Other statements bring their values with them."""


def _tell(actor: str) -> str:
    """Tell the database; it answers with the digest of what stands beside the national code lists."""
    with connection.cursor() as cursor:
        cursor.execute(f"select set_config('app.user_id', %s, true), {PLANS}, {lists.DIGEST}", [actor])
        return str(cursor.fetchone()[2])


@contextmanager
def acting_as(user_id: int | None, *, tenant: int | None = None) -> Iterator[None]:
    """One transaction in which row security sees this user. Nested: the outer actor comes back.

    ``tenant`` is the unit whose code lists are used until a case of another is opened.
    """
    before = _actor.get()
    actor = "" if user_id is None else str(user_id)
    token = _actor.set(actor)
    nested = connection.in_atomic_block
    try:
        with transaction.atomic():
            with lists.used_by(tenant, _tell(actor)):
                yield
            # The outermost transaction takes its actor with it.
            if nested and not connection.needs_rollback:
                _tell(before)
    finally:
        _actor.reset(token)


@contextmanager
def system_actor(name: str = "system", reason: str = "") -> Iterator[User]:
    """Work of the command line: done by a named user, with the owner's login, for a reason.

    The user is made when it is not there yet. Callers log what they did with ``log.write``.
    """
    user = User.objects.filter(username=name).first()
    if user is None:
        user = User.objects.create_user(name, name="Handrail", role="system")
    with acting_as(user.pk):
        yield user
