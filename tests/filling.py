"""Reading the form of a page as a browser would send it back."""

from collections.abc import Callable
from html.parser import HTMLParser

from django.http import HttpResponse


class _Form(HTMLParser):
    """The fields of the first form that has a hidden key."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.options: dict[str, list[str]] = {}
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input" and given.get("name"):
            kind = given.get("type", "text")
            if kind in ("radio", "checkbox") and "checked" not in given:
                self.options.setdefault(given["name"], []).append(given.get("value", ""))
                return
            self.sent.setdefault(given["name"], []).append(given.get("value", ""))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select:
            self.options.setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given:
                self.sent[self._select] = [given.get("value", "")]
        elif tag == "textarea" and given.get("name"):
            self._text = given["name"]
            self.sent[self._text] = [""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.sent[self._text][0] += data


def _read(response: HttpResponse) -> _Form:
    form = _Form()
    form.feed(response.content.decode())
    return form


def filled(response: HttpResponse) -> dict[str, list[str]]:
    """What the page's form sends when nothing is typed."""
    sent = _read(response).sent
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def offered(response: HttpResponse, name: str) -> list[str]:
    """The keys that a field offers."""
    return _read(response).options[name]


Filled = Callable[[HttpResponse], dict[str, list[str]]]
