"""Comparing answers of the server."""

import json
import re

from django.http import HttpResponse

REFERENCE = re.compile(r'(?<="hr-reference">)[A-Z0-9]{4}-[A-Z0-9]{4}')
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|draft|key)" value="[^"]+"')


def plain(response: HttpResponse, *, instead: dict[str, str] | None = None) -> str:
    """An answer as status, headers and body, without its nonce, its reference and what each form is given.

    ``instead`` replaces words that are meant to differ, such as a reference.
    """
    policy = response.headers.get("Content-Security-Policy", "")
    body = REFERENCE.sub("", TOKEN.sub("", response.content.decode()))
    for part in policy.split("'"):
        if part.startswith("nonce-"):
            body = body.replace(part.removeprefix("nonce-"), "")
    for word, other in (instead or {}).items():
        body = body.replace(word, other)
    headers = {name: value for name, value in response.headers.items() if name != "Content-Security-Policy"}
    headers.pop("Content-Length", None)
    return json.dumps([response.status_code, headers, body], sort_keys=True)
