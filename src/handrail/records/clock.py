"""The product's clock. A demonstration may run it some days behind; nothing else may."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This instant, in UTC."""
    return timezone.now() + timedelta(days=settings.HANDRAIL_CLOCK_OFFSET_DAYS)


def real(at: datetime) -> datetime:
    """An instant of this clock as the database counts it."""
    return at - timedelta(days=settings.HANDRAIL_CLOCK_OFFSET_DAYS)


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
