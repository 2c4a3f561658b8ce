"""The timeline of a case: one chronology, filtered, paged by key, however long it grows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Func, Q
from django.db.models.functions import TruncMonth
from django.db.models.query import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.design import wording
from handrail.design.parts import Chip, Day, Entry, Month
from handrail.design.pictures import strip
from handrail.home import timeline_filters
from handrail.home.timeline_filters import (
    CHIPS,
    CONTACTS,
    Filters,
    chosen,
    kinds_of_contact,
    page_of,
    past,
    write_key,
)
from handrail.people.frame import case_frame
from handrail.people.models import SamePerson
from handrail.people.opening import OpenCase, case_page
from handrail.records import describing
from handrail.records.models import Line
from handrail.sentences import standing

MARKS: dict[str, strip.StripKind] = {
    "turning_point": "turn",
    "lapse": "lapse",
    "move": "move",
    "release": "mile",
    "recall": "fact",
}
CLASSES = (
    "contact_notes",
    "test_results",
    "oversight",
    "assessment",
    "address",
    "plan",
    "risk_management",
    "identity",
)


@case_page(classes=CLASSES)
def timeline(request: Request, case: OpenCase) -> HttpResponse:
    """Everything that happened, newest first: contacts, moves, turning points, decisions."""
    today = case.today
    filters = Filters.read(request.GET)
    facts = case.gather(*standing.TABLES)
    records = case.with_followers(facts[SamePerson])
    every = _lines(records)
    lines = every.filter(past(today))
    counts = timeline_filters.counts(every, today)
    page, more = page_of(chosen(records, every, filters, today), filters)
    people = _with_whom(every)
    names = directory.workers({*people, *describing.worker_references(page)})
    told = _told(records, page, names)
    months = {} if filters.is_ahead else _month_counts(lines)
    address = reverse("home:timeline", args=[case.reference])
    context = {
        "frame": case_frame(case, "timeline", facts, standing=_summary(facts, counts, today)),
        "filters": filters,
        "chips": [
            Chip(str(label), address + filters.query(show=key), counts[f"n_{key}"], filters.show == key)
            for key, label, _q in CHIPS
            if not key or counts[f"n_{key}"]
        ],
        "with_choices": sorted((names[ref].with_agency, ref) for ref in people if ref in names),
        "kind_choices": kinds_of_contact(records),
        "months": list(_months(_dated(told, facts, filters, more, today), months, today)),
        "strip": _strip(lines, facts, today) if not (filters.after or filters.is_ahead) else None,
        "more_url": address + filters.query(after=write_key(page[-1])) if more else "",
        "start_url": address + filters.query() if filters.after else "",
        "address": address,
    }
    return render(request, "home/timeline.html", context)


def _lines(records: list[OpenCase]) -> QuerySet:
    """The chronology of a record, and of those of the same person that it leads."""
    first, *following = records
    if not following:
        return first.rows(Line)
    readable = reduce(or_, (Q(one.reach.readable(Line), case_id=one.id) for one in records))
    return Line.objects.known(first.reach.known).filter(readable)


def _told(records: list[OpenCase], lines: list[Line], names: directory.Names) -> list[tuple[Line, Entry]]:
    """The lines of a page in their order, each told by its own record; which one is said where it is
    another's."""
    told: dict[int, tuple[Line, Entry]] = {}
    for record in records:
        own = [one for one in lines if one.case_id == record.id]
        for line, entry in describing.pairs(record, own, names):
            if record is not records[0]:
                entry = _from(record.reference, entry)
            told[line.pk] = line, entry
    return [told[line.pk] for line in lines if line.pk in told]


def _from(reference: str, entry: Entry) -> Entry:
    """An entry as it stands in the timeline of another record: with where it is on record."""
    source = _("on record in %(reference)s") % {"reference": reference}
    anchor = f"{reference}-{entry.anchor}" if entry.anchor else ""
    if entry.plain:  # a line without a box shows its title only
        return replace(entry, title=f"{entry.title} · {source}", anchor=anchor)
    return replace(entry, meta=" · ".join(part for part in (entry.meta, source) if part), anchor=anchor)


def _with_whom(lines: QuerySet) -> list[str]:
    """Everyone who appears in the chronology."""
    return list(
        lines.order_by()
        .annotate(one=Func("with_whom", function="unnest"))
        .values_list("one", flat=True)
        .distinct()
    )


def _month_counts(lines: QuerySet) -> dict[tuple[date, str], int]:
    """Contacts by month and side."""
    rows = lines.filter(CONTACTS).order_by().annotate(month=TruncMonth("valid_from")).values("month", "side")
    return {(row["month"], row["side"]): row["n"] for row in rows.annotate(n=Count("id"))}


def _dated(
    told: list[tuple[Line, Entry]], facts: dict[Any, list[Any]], filters: Filters, more: bool, today: date
) -> list[tuple[date, Entry]]:
    """The entries of a page with their days, and the milestones reached between them."""
    dated = [(line.valid_from, entry) for line, entry in told]
    if not dated or filters.is_narrow:
        return dated
    days = [day for day, _entry in dated]
    first, last = min(days), max(days)
    last = (last if more else today) if filters.oldest_first else last if filters.after else today
    marks = [
        (day, Entry(words, mark="mile", plain=True))
        for day, words in standing.reached(facts, today)
        if first <= day <= last
    ]
    return sorted([*marks, *dated], key=lambda one: one[0], reverse=not filters.oldest_first)


def _months(
    dated: list[tuple[date, Entry]], counts: dict[tuple[date, str], int], today: date
) -> Iterable[Month]:
    by_month: dict[date, dict[date, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for day, entry in dated:
        by_month[day.replace(day=1)][day].append(entry)
    for month, days in by_month.items():
        yield Month(
            wording.month_year(month),
            _contacts_line(counts.get((month, "us"), 0), counts.get((month, "partner"), 0)),
            days=tuple(
                Day(wording.day_date(day), wording.ago(day, today), tuple(items))
                for day, items in days.items()
            ),
        )


def _contacts_line(us: int, partners: int) -> str:
    if not us + partners:
        return ""
    total = ngettext("%(n)s contact", "%(n)s contacts", us + partners) % {"n": us + partners}
    return _("%(total)s: %(us)s by us, %(partners)s by partners") % {
        "total": total,
        "us": us,
        "partners": partners,
    }


def _summary(facts: dict[Any, list[Any]], counts: dict[str, int], today: date) -> str:
    now = standing.stands(facts, today)
    return " · ".join(
        part
        for part in (now.line if now else "", _contacts_line(counts["n_us"], counts["n_partners"]))
        if part
    )


def _strip(lines: QuerySet, facts: dict[Any, list[Any]], today: date) -> strip.StripPicture | None:
    """The journey so far as a picture: at most the last fourteen months, however long the case."""
    start = standing.story_start(facts, today)
    seen = lines.filter(CONTACTS | Q(kind__in=MARKS), valid_from__gte=start)
    rows = list(seen.order_by("valid_from").values_list("valid_from", "side", "kind", "table")[:1500])
    if not rows:
        return None
    contacts = [strip.Contact(day, side) for day, side, _k, table in rows if table == "delivery.Contact"]
    marks = [strip.StripMark(day, MARKS[kind]) for day, _s, kind, _t in rows if kind in MARKS]
    end = (today.replace(day=28) + (date(2000, 1, 5) - date(2000, 1, 1))).replace(day=1)
    title = _(
        "Contacts by us and by partners, week by week, with what marked the way. The same is listed below."
    )
    return strip.draw(
        strip.Strip(
            start, end, today, title, tuple(contacts), tuple(marks), tuple(standing.custody(facts, today))
        )
    )
