"""A request as a view behind ``route`` meets it: somebody is signed in, and the route has a policy."""

from dataclasses import dataclass

from django.http import HttpRequest

from handrail.access.models import User


@dataclass(frozen=True)
class RoutePolicy:
    """What one route declares.

    ``who`` is "everyone", "signed in", or the user roles that may use it. ``classes`` are the
    data classes it may show. ``logs`` maps a method to the operation it logs; a method that is
    not in it is refused, one mapped to ``None`` touches no case.
    """

    who: str | frozenset[str]
    classes: frozenset[str]
    logs: dict[str, str | None]


class Request(HttpRequest):
    """For types only: Django makes the request, the decorator sees to the rest."""

    user: User
    route_policy: RoutePolicy
    access_logged: frozenset[str]
