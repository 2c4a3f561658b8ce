"""Where somebody looks from: a venue, a town, or a postcode area, as far as the directory knows it.

There is no geocoder: no address of anybody is sent anywhere. What is typed is looked for in the
names and addresses of venues; a town or a postcode area is the middle of the venues that are in it.
"""

import math
import re
from dataclasses import dataclass

from django.db.models import Avg, Count, F, Max, Min, Q
from django.db.models.expressions import ExpressionWrapper
from django.db.models.fields import FloatField
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt
from django.utils.translation import gettext as _

from handrail.agencies.models import Venue

EARTH_MILES = 3958.8
FAR_APART = 0.5
"""Degrees: places further from each other than this are not one area."""
POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?[0-9][A-Z]{2})?$", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A position, and the words for it."""

    name: str
    latitude: float
    longitude: float


class Unknown(Exception):
    """No place we know; says what to type instead."""


def of(venue: Venue | None) -> Place | None:
    """The position of a venue, if it has one."""
    if venue is None or venue.latitude is None or venue.longitude is None:
        return None
    return Place(venue.name, venue.latitude, venue.longitude)


def find(words: str) -> Place:
    """The place that somebody typed. Raises ``Unknown``."""
    known = Venue.objects.filter(latitude__isnull=False, longitude__isnull=False)
    exact = of(known.filter(name__iexact=words).order_by("pk").first())
    if exact is not None:
        return exact
    postcode = POSTCODE.match(words)
    where = Q(name__icontains=words) | Q(address__icontains=words)
    if postcode:
        where = Q(address__iregex=rf"\m{postcode.group(1)}\M")
    latitude, longitude = F("latitude"), F("longitude")
    found = known.filter(where).aggregate(
        count=Count("pk"),
        north=Avg(latitude),
        east=Avg(longitude),
        tall=Max(latitude) - Min(latitude),
        wide=Max(longitude) - Min(longitude),
        called=Min("name"),
    )
    if not found["count"]:
        raise Unknown(
            _(
                "No place in the directory is called “%(words)s” or has it in its address. Give the name"
                " of a venue, a town, or the first half of a postcode."
            )
            % {"words": words}
        )
    if max(found["tall"], found["wide"]) > FAR_APART:
        raise Unknown(_("“%(words)s” is in places far apart. Give more of the name.") % {"words": words})
    middle = _("the middle of %(words)s") % {"words": postcode.group(1).upper() if postcode else words}
    return Place(found["called"] if found["count"] == 1 else middle, found["north"], found["east"])


def miles(place: Place, path: str = "venue__") -> ExpressionWrapper:
    """SQL: how far a row's position is from a place, as the crow flies; null where it has none."""
    latitude, longitude = F(f"{path}latitude"), F(f"{path}longitude")
    half_up = Power(Sin(Radians(latitude - place.latitude) / 2.0), 2)
    half_across = Power(Sin(Radians(longitude - place.longitude) / 2.0), 2)
    narrowed = Cos(Radians(latitude)) * math.cos(math.radians(place.latitude))
    return ExpressionWrapper(
        ASin(Sqrt(half_up + narrowed * half_across)) * (2 * EARTH_MILES), output_field=FloatField()
    )
