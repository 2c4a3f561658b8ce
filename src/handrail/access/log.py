"""Writing the access log: one line a reading or a change, in the same transaction, without content."""

from collections.abc import Iterable

from handrail.access.models import AccessLine, User
from handrail.access.requests import Request

Operation = AccessLine.Operation


def write(
    request: Request,
    operation: str,
    cases: Iterable[int],
    *,
    relations: Iterable[str] = (),
    reason: str = "",
    recipient: str = "",
) -> None:
    """Log what the acting user does to these cases on this route. Once a request and operation."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    done: frozenset[str] = getattr(request, "access_logged", frozenset())
    if operation in done:
        return
    policy = getattr(request, "route_policy", None)
    AccessLine.objects.create(
        user=request.user,
        operation=operation,
        route=route,
        classes=sorted(policy.classes) if policy else [],
        relations=sorted(relations),
        cases=sorted(set(cases)),
        reason=reason,
        recipient=recipient,
    )
    request.access_logged = done | {operation}


def write_each(request: Request, operation: str, cases: Iterable[int]) -> None:
    """Log what the acting user does to several cases in one act: a line for each of them."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    policy = getattr(request, "route_policy", None)
    classes = sorted(policy.classes) if policy else []
    AccessLine.objects.bulk_create(
        AccessLine(user=request.user, operation=operation, route=route, classes=classes, cases=[case_id])
        for case_id in sorted(set(cases))
    )


def write_as(
    user: User, operation: str, route: str, cases: Iterable[int], *, reason: str, recipient: str = ""
) -> None:
    """Log work done outside a request, by a named user such as the command line's."""
    AccessLine.objects.create(
        user=user,
        operation=operation,
        route=route,
        cases=sorted(set(cases)),
        reason=reason,
        recipient=recipient,
    )
