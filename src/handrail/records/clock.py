"""The product's clock. A demonstration may run it some days behind; nothing else may.

It is the wall clock of the service's time zone that is moved, so that the day turns at
midnight on both sides of a change to summer time. ``real`` undoes ``shown`` exactly, but
for an hour that comes more often on one of the two days than on the other: it then leads
to an instant at which the same is shown.
"""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This instant, in UTC."""
    return shown(timezone.now())


def shown(at: datetime) -> datetime:
    """An instant the database noted, as this clock tells it."""
    return _moved(at, settings.HANDRAIL_CLOCK_OFFSET_DAYS)


def real(at: datetime) -> datetime:
    """An instant of this clock as the database counts it."""
    return _moved(at, -settings.HANDRAIL_CLOCK_OFFSET_DAYS)


def _moved(at: datetime, days: int) -> datetime:
    local = timezone.localtime(at)
    # Adding days forgets which of an hour that comes twice it was.
    return (local + timedelta(days=days)).replace(fold=local.fold).astimezone(UTC)


def told(day: date) -> date:
    """A day kept by the real clock, as the clock of the pages has it."""
    return day + timedelta(days=settings.HANDRAIL_CLOCK_OFFSET_DAYS)


def today() -> date:
    """The day it is in the service's time zone."""
    return timezone.localdate(now())


def local_time() -> time:
    """The time of day it is in the service's time zone."""
    return timezone.localtime(now()).time()


def end_of(day: date) -> datetime:
    """The last instant of a day in the service's time zone."""
    begins = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    return begins - timedelta(microseconds=1)
