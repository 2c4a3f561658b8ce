"""PINs: set at the first sign-in by link, asked for at each, and locked after a few wrong tries."""

from itertools import pairwise

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection
from django.db.models import F

from handrail.access.models import Pin, User

SHORTEST, LONGEST = 6, 12
WRONG_ALLOWED = 5


def is_simple(pin: str) -> bool:
    """Whether a PIN is among the first that anybody would try: 111111, 121212, 123456, 654321."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(set(pin)) < 3 or steps in ({1}, {9})


def of(user: User) -> Pin | None:
    """The user's own PIN, if it is set."""
    return Pin.objects.filter(user=user).first()


def is_locked(pin: Pin) -> bool:
    """Whether it takes somebody else to let them in again."""
    return pin.wrong >= WRONG_ALLOWED


def choose(user: User, pin: str) -> None:
    """Set the first PIN, or the first after one was forgotten. There is no setting it over another."""
    Pin.objects.create(user=user, hashed=make_password(pin))


def right(username: str, given: str) -> User | None:
    """The acting user, if this is their PIN.

    A try counts before it is looked at, so that many at once do not get more of them; and a locked
    PIN takes as long to refuse as a wrong one.
    """
    mine = Pin.objects.filter(user__username=username)
    counted = mine.filter(wrong__lt=WRONG_ALLOWED).update(wrong=F("wrong") + 1)
    pin = mine.select_related("user").first()
    matches = check_password(given, pin.hashed if pin else make_password(None))
    if pin is None or not counted or not matches:
        return None
    mine.update(wrong=0)
    return pin.user


def forget(user: User) -> bool:
    """Have a PIN forgotten, so that the next sign-in by link sets another. The database says who may."""
    with connection.cursor() as cursor:
        cursor.execute("select access_forget_pin(%s)", [user.pk])
        return bool(cursor.fetchone()[0])
