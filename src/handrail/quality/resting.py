"""What findings rest on, as links: each entry by the words its room tells it in, else by where it stands."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l

from handrail.agencies import directory
from handrail.casefile import registry
from handrail.findings.shown import Shown
from handrail.people.opening import OpenCase
from handrail.records import describing
from handrail.records.models import Line

PAGES: dict[str, tuple[str, Promise]] = {
    "people": ("people:network", _l("People")),
    "sentences": ("sentences:sentence", _l("Sentence")),
    "assessments": ("assessments:assessment", _l("Assessment")),
    "plans": ("plans:plan", _l("Plan")),
    "delivery": ("delivery:contacts", _l("Contacts")),
    "reviews": ("reviews:reviews", _l("Reviews")),
    "findings": ("quality:practice", _l("Answers")),
}
"""Where entries stand that no room tells by themselves, by part of the document."""


class Link(NamedTuple):
    """An entry: what it is, and where it is read."""

    words: str
    url: str


def links(case: OpenCase, findings: Iterable[Shown]) -> dict[str, list[Link]]:
    """For each expectation, what its finding rests on; entries beyond the reader's reach are left out."""
    found = list(findings)
    told = _told(case, {path for one in found for path in one.rests_on})
    return {one.id: list(dict.fromkeys(_links(case, one.rests_on, told))) for one in found}


def _links(case: OpenCase, paths: Iterable[str], told: dict[str, Link]) -> Iterable[Link]:
    for path in paths:
        if path in told:
            yield told[path]
        elif page := PAGES.get(path.split(".")[0]):
            route, words = page
            yield Link(str(words), reverse(route, args=[case.reference]))


def _told(case: OpenCase, paths: set[str]) -> dict[str, Link]:
    """The entries that stand in the chronology, in their own words."""
    wanted = {(label, entry): path for path in paths for label, entry in [_place(path)] if label}
    rows = case.rows(Line).filter(
        table__in={label for label, _ in wanted}, entry__in={entry for _, entry in wanted}
    )
    lines = [line for line in rows if (line.table, line.entry) in wanted]
    names = directory.workers(describing.worker_references(lines))
    return {
        wanted[line.table, line.entry]: Link(_words(entry, line), entry.url or _timeline(case))
        for line, entry in describing.pairs(case, lines, names)
    }


def _words(entry: Any, line: Line) -> str:
    day = line.valid_from
    return f"{entry.title}, {day.day} {day:%B}" if day else str(entry.title)


def _timeline(case: OpenCase) -> str:
    return reverse("home:timeline", args=[case.reference])


def _place(path: str) -> tuple[str, str]:
    """The table that keeps an entry, and the entry: "delivery.contacts/visit-1"."""
    table, _, entry = path.partition("/")
    return _tables().get(table, ""), entry


@cache
def _tables() -> dict[str, str]:
    return {
        f"{keeper.name}.{name}": model._meta.label
        for keeper in registry.parts()
        for name, model in keeper.models.items()
    }
