"""Taking a feed into the directory: again and again, without losing what we found out ourselves.

Each page is taken whole in one transaction, so memory holds one page. A bad entry is told and left
out; what was taken of it before stays as it was. Only when the whole feed has been read are the
services that are gone from it marked, with the day; nothing is ever deleted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from django.db import transaction

from handrail.agencies.feeds import entries
from handrail.agencies.feeds.entries import FED, Taken
from handrail.agencies.feeds.pages import Page, Trouble, base, pages, whole
from handrail.agencies.models import Agency, Service, Venue
from handrail.casefile import directory
from handrail.casefile.problems import Problem


@dataclass(frozen=True)
class Bad:
    """An entry that was left out: where it stands, which it is, and what to mend."""

    page: int
    place: int
    identity: str
    name: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        which = " ".join(
            [f"id {self.identity}" if self.identity else "no id", *([f"“{self.name}”"] if self.name else [])]
        )
        faults = "; ".join(
            f"{one.pointer or '/'} {one.message} (mend: {one.allowed})" for one in self.problems
        )
        return f"page {self.page}, entry {self.place} ({which}): {faults}"


@dataclass
class Report:
    """What an import did."""

    added: int = 0
    changed: int = 0
    same: int = 0
    gone: int | None = 0
    """Services marked as not offered any more; nothing when we could not tell."""
    bad: list[Bad] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def taken(self) -> int:
        """Services that the feed holds and we hold as it does."""
        return self.added + self.changed + self.same

    def __str__(self) -> str:
        counts = [f"{self.added:,} added", f"{self.changed:,} changed", f"{self.same:,} as they were"]
        if self.gone is not None:
            counts.append(f"{self.gone:,} not offered any more")
        return ", ".join([*counts, f"{len(self.bad):,} left out"])


def take(url: str, on: date, progress: Callable[[int, int | None], None] | None = None) -> Report:
    """Take in a feed. Raises ``Trouble`` when it cannot be read to its end; what was taken stays."""
    feed, report = base(url), Report()
    for page in pages(feed):
        _take_page(feed, page, on, report)
        if progress is not None:
            progress(report.taken + len(report.bad), page.total)
    if not report.seen:
        raise Trouble(feed, "holds no services", "Look at the address; nothing was marked as not offered")
    report.gone = _mark_gone(feed, on, report)
    return report


def _take_page(feed: str, page: Page, on: date, report: Report) -> None:
    found: list[Taken] = []
    again = 0
    for place, raw in enumerate(page.entries, 1):
        identity = entries.identity(raw)
        if identity in report.seen and identity:
            again += 1
            answer: Taken | list[Problem] = [Problem("/id", "was told before", "give each service its own")]
        else:
            report.seen.add(identity)
            answer = _read(feed, identity, raw)
        if isinstance(answer, Taken):
            found.append(answer)
        else:
            name = raw.get("name") if isinstance(raw, dict) else None
            shown = name[:80] if isinstance(name, str) else ""
            report.bad.append(Bad(page.number, place, identity, shown, tuple(answer)))
    if page.number > 1 and again and again == len(page.entries):
        raise Trouble(
            f"{feed}, page {page.number}",
            "repeats services of earlier pages and holds no other",
            "Ask who keeps the feed; it must answer each page with its own services",
        )
    _keep(found, on, report)


def _read(feed: str, identity: str, raw: Any) -> Taken | list[Problem]:
    """The entry, asked for by itself where the list leaves out what hangs from it."""
    if identity and isinstance(raw, dict) and "service_at_locations" not in raw:
        try:
            raw = whole(feed, identity)
        except Trouble as trouble:
            return [Problem("", str(trouble), "it stays as it was until then")]
        if entries.identity(raw) != identity:
            return [Problem("/id", "is another one when asked for by itself", "ask who keeps the feed")]
    return entries.read(feed, raw)


@transaction.atomic
def _keep(found: list[Taken], on: date, report: Report) -> None:
    agencies = _agencies(found)
    venues = _venues(found)
    known = Service.objects.in_bulk([one.service.reference for one in found], field_name="reference")
    new: list[Service] = []
    changed: list[Service] = []
    for one in found:
        before = known.get(one.service.reference)
        row = before or Service(
            reference=one.service.reference, feed=one.service.feed, feed_id=one.service.feed_id
        )
        facts = _facts(one, agencies, venues, row.not_offered_from, on)
        moved = [name for name, value in facts.items() if getattr(row, name) != value]
        for name in moved:
            setattr(row, name, facts[name])
        (new if before is None else changed if moved else []).append(row)
    Service.objects.bulk_create(
        [*new, *changed], update_conflicts=True, unique_fields=["reference"], update_fields=FED
    )
    report.added += len(new)
    report.changed += len(changed)
    report.same += len(found) - len(new) - len(changed)


def _facts(
    one: Taken, agencies: dict[str, int], venues: dict[str, int], gone_from: date | None, on: date
) -> dict[str, Any]:
    facts = {name: getattr(one.service, name) for name in FED if name not in ("agency", "venue", "hours")}
    return facts | {
        "agency_id": agencies[one.service.agency],
        "venue_id": venues[one.service.venue] if one.service.venue else None,
        "hours": msgspec.to_builtins(one.service.hours),
        "not_offered_from": None if one.active else gone_from or on,
    }


def _agencies(found: Iterable[Taken]) -> dict[str, int]:
    """Who offers the services, by the feed's reference: known by it, or a partner of that very name."""
    told = {one.agency.reference: one.agency for one in found}
    known = Agency.objects.in_bulk(list(told), field_name="reference")
    names = {agency.name for reference, agency in told.items() if reference not in known}
    partners = Agency.objects.filter(ours=False, name__in=names).order_by("-pk")
    by_name = dict(partners.values_list("name", "pk"))
    ids = {}
    for reference, agency in told.items():
        row = known.get(reference)
        if row is None and agency.name in by_name:
            ids[reference] = by_name[agency.name]
            continue
        if row is None:
            row = Agency.objects.create(reference=reference, name=agency.name, type=agency.type)
            by_name[agency.name] = row.pk
        elif row.name != agency.name:
            row.name = agency.name
            row.save(update_fields=["name"])
        ids[reference] = row.pk
    return ids


def _venues(found: Iterable[Taken]) -> dict[str, int]:
    """Where the services are. A position we found ourselves stays where the feed has none."""
    told = {one.venue.reference: one.venue for one in found if one.venue is not None}
    known = Venue.objects.in_bulk(list(told), field_name="reference")
    for reference, venue in told.items():
        row = known.get(reference)
        if row is None:
            known[reference] = Venue(**_place(venue), reference=reference)
            continue
        for name, value in _place(venue).items():
            if value is not None:
                setattr(row, name, value)
    rows = Venue.objects.bulk_create(
        known.values(),
        update_conflicts=True,
        unique_fields=["reference"],
        update_fields=["name", "address", "longitude", "latitude"],
    )
    return {row.reference: row.pk for row in rows}


def _place(venue: directory.Venue) -> dict[str, Any]:
    return {name: getattr(venue, name) for name in ("name", "address", "longitude", "latitude")}


def _mark_gone(feed: str, on: date, report: Report) -> int | None:
    """Mark those that the feed holds no more. An entry without id may be any of them: then nobody."""
    if "" in report.seen:
        return None
    offered = Service.objects.filter(feed=feed, not_offered_from__isnull=True)
    return offered.exclude(feed_id__in=report.seen).update(not_offered_from=on)
