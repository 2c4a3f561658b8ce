"""Opening what is asked of a worker of another agency: through a live share, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.people.opening import open_case

ROLES = set(policy.SHARE_KINDS)
"""Users of these roles work for other agencies; the relation a share gives them has the same name."""
CLASSES = ("frame", "identity", "plan", "contact_notes", "assessment")
"""Of all of these only what names the reader, and what they wrote themselves."""


def asked_page(
    *, post: str | None = None
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Declare a page about one person for a worker of another agency; ``post`` is what a saved form logs.

    A case without a live share is absent, whatever else the reader may be to it.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @route(who=ROLES, classes=CLASSES, get=Operation.CONSULTATION, post=post)
        @wraps(view)
        def opened(request: Request, reference: str, **kwargs: Any) -> HttpResponse:
            case = open_case(request, reference)
            if not case.kinds & ROLES or case.case.closed:
                raise Http404
            response = view(request, case, **kwargs)
            saved = request.method == "POST" and 300 <= response.status_code < 400
            operation = post if saved and post else Operation.CONSULTATION
            log.write(request, operation, [case.id], relations=case.kinds)
            return response

        return opened

    return decorate
