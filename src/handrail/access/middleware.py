"""One transaction a request, with the actor known to the database before anything is read."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from handrail.access.actors import acting_as
from handrail.access.tenants import tenant_of


class ActorMiddleware:
    """After authentication. Renders inside the transaction; an answer of 500 or more undoes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        who = user if user.is_authenticated and user.is_active else None
        with acting_as(who.pk if who else None, tenant=tenant_of(who) if who else None):
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Nothing is kept of a request that failed."""
        transaction.set_rollback(True)
