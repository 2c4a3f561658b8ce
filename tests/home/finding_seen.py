"""What a search handed to its page: Jinja templates do not tell Django's test client."""

from typing import Any
from unittest import mock

from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client

from handrail.home import searching


def ask(client: Client, path: str, **query: str) -> tuple[dict[str, Any], HttpResponse]:
    """The context of the page and the answer itself."""
    told: dict[str, Any] = {}

    def and_keep(request: Any, template: str, context: dict[str, Any]) -> HttpResponse:
        told.update(context)
        return render(request, template, context)

    with mock.patch.object(searching, "render", and_keep):
        response = client.get(path, query)
    assert response.status_code == 200
    return told, response
