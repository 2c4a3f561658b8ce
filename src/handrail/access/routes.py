"""Every route says who may use it, which classes of data it touches and what it logs.

The decorator ``route`` registers the declaration and holds the view to it: a view that shows
case data and forgets to log fails, and so does one that has no declaration (a test walks the
URL resolver).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from handrail.access.log import Operation
from handrail.access.requests import Request, RoutePolicy

EVERYONE = "everyone"
SIGNED_IN = "signed in"


class Declared(Protocol):
    """A view that says what it may do."""

    route_policy: RoutePolicy

    def __call__(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse: ...


def route(
    *,
    who: str | set[str] = SIGNED_IN,
    classes: tuple[str, ...] = (),
    get: str | None = "nothing",
    post: str | None = None,
) -> Callable:
    """Declare a view's policy. ``get`` and ``post`` name the operation logged, or "nothing"."""
    logs = {
        method: None if operation == "nothing" else Operation(operation).value
        for method, operation in (("GET", get), ("POST", post))
        if operation is not None
    }
    policy = RoutePolicy(who if isinstance(who, str) else frozenset(who), frozenset(classes), logs)

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def held(request: Request, *args: object, **kwargs: object) -> HttpResponse:
            method = "GET" if request.method == "HEAD" else request.method or ""
            if method not in policy.logs:
                return HttpResponseNotAllowed(list(policy.logs))
            if policy.who != EVERYONE:
                if not request.user.is_authenticated:
                    asked = urlencode({"next": request.get_full_path()})
                    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{asked}")
                if policy.who != SIGNED_IN and request.user.role not in policy.who:
                    raise Http404
            request.route_policy = policy
            response = view(request, *args, **kwargs)
            _must_have_logged(request, response, policy.logs[method])
            return response

        declared = cast(Declared, held)
        declared.route_policy = policy
        return declared

    return decorate


def _must_have_logged(request: Request, response: HttpResponse, operation: str | None) -> None:
    """A reading without its line in the log must not leave the building."""
    if (
        operation == Operation.CONSULTATION
        and response.status_code == 200
        and not getattr(request, "access_logged", None)
    ):
        raise RuntimeError("a page of case data was about to be shown without a line in the access log")
