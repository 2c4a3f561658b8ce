"""Comparing answers of the server."""

import io
import json
import re

from django.http import HttpResponse
from pypdf import PdfReader

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


def said(response: HttpResponse) -> str:
    """All that an answer says; of a PDF its words, run together as lines may break them."""
    if response.headers.get("Content-Type") != "application/pdf" or not response.content:
        return response.content.decode()
    pages = PdfReader(io.BytesIO(response.content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)
