"""My caseload: my day, what needs me first, and everyone I work with, soonest appointment first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Max, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory
from handrail.casefile.contacts import took_place
from handrail.delivery import agenda
from handrail.delivery.mine import WRITERS
from handrail.delivery.models import Contact
from handrail.delivery.standing_in import Covers, covered, covers, theirs
from handrail.delivery.upcoming import book_url
from handrail.design import wording
from handrail.design.parts import CaseGroup, CaseRow, Chip, DayRow
from handrail.design.pictures import minibar
from handrail.home import by_when, personal
from handrail.home.access_pages import alerts
from handrail.home.shell import CASE_ROLES, SITE_ROLES
from handrail.people import needing
from handrail.people.frame import holds
from handrail.people.models import Allocation, Case, Person
from handrail.records import clock
from handrail.records.reading import Reach
from handrail.sentences import standing

PAGE = 60
AHEAD = timedelta(days=14)
MOST_OURS = 200


@route(who=set(SITE_ROLES))
def start(request: Request) -> HttpResponse:
    """The first page after signing in."""
    if request.user.role == "information_governance":
        return redirect("governance:start")
    if request.user.role == "partner":
        return redirect("partners:everyone")
    if request.user.role == "inspector":
        return redirect("inspections:all")
    return redirect("home:caseload" if request.user.role in CASE_ROLES else "home:agencies")


@dataclass
class Load:
    """What the page is made from: each table read once, whatever the number of cases."""

    cases: dict[int, Case]
    people: dict[int, Person]
    allocations: dict[int, list[Allocation]]
    upcoming: dict[int, Contact]
    last: dict[int, date]
    standings: dict[int, standing.Standing | None]
    names: directory.Names
    places: dict[str, str]
    bookable: set[int]
    """Cases with nothing booked in which the reader writes contacts."""


@route(
    who=set(CASE_ROLES),
    classes=("frame", "identity", "assessment", "contact_notes", "plan", "risk_management", "oversight"),
    get=Operation.CONSULTATION,
)
def caseload(request: Request) -> HttpResponse:
    """The cases of the one who is signed in."""
    today = clock.today()
    everything = Reach.of(request.user)
    cases = Case.objects.in_bulk(list(everything.kinds))
    reach = everything.only(case_id for case_id, case in cases.items() if not case.closed)
    mine = request.user.worker.reference if request.user.worker else ""
    order = _order(reach, today)
    ids, more = _page(list(order), request.GET.get("after", ""))
    standing_in = covers(reach, mine, (today, today))
    ours = _ours(reach, mine, standing_in, today)
    day = [row for row in ours if row.valid_from == today]
    quiet = personal.own(request).get("quiet", ())
    opened = {case_id: cases[case_id] for case_id in reach.kinds}
    items = [
        one
        for one in needing.needed(request.user, reach, opened, today)
        if one.due and one.due <= today + AHEAD and not (one.kind and one.kind.name in quiet)
    ]
    due = by_when.first(by_when.lines(items, today))
    touched = {row.case_id for row in day} | {one.case_id for _key, line in due for one in line.items}
    load = _read(reach, cases, ids, touched, order, day, today)
    chips, kept = _chips(request.GET.get("show", ""), load, ids, len(order), mine, today)
    called = by_when.names(load.people, cases, touched)
    log.write(request, Operation.CONSULTATION, load.people)
    context = {
        "today": today,
        "count": len(order),
        "writes": request.user.role in WRITERS,
        "closed": sum(case.closed for case in cases.values()),
        "team": request.user.team.name if request.user.team else "",
        "my_day": [_day_row(row, load, mine) for row in day if row.case_id in load.people],
        "next_day": today + timedelta(days=1),
        "tomorrow": sum(row.valid_from == today + timedelta(days=1) for row in ours),
        "needs": [
            *(alerts.needs(request.user, today) if request.user.role == "manager" else ()),
            *(by_when.need(line, called, today, f"{reverse('home:my_day')}#{key}") for key, line in due),
        ],
        "chips": chips,
        "groups": list(_groups([case_id for case_id in ids if case_id in kept], load, today, mine)),
        "more_url": f"{reverse('home:caseload')}?after={ids[-1]}" if more else "",
        "managed": any("manager" in kinds for kinds in reach.kinds.values()),
    }
    return render(request, "home/caseload.html", context)


def _order(reach: Reach, today: date) -> dict[int, Contact | None]:
    """Every case with its next appointment, soonest first; those without one come last."""
    ahead = (
        reach.rows(Contact)
        .filter(outcome__isnull=True, valid_from__gte=today)
        .order_by("case_id", "valid_from", "at", "id")
        .distinct("case_id")
        .defer("text", "words", "help")
    )
    soonest: dict[int, Contact | None] = {row.case_id: row for row in ahead}

    def key(case_id: int) -> tuple[date, time, int]:
        row = soonest.get(case_id)
        return (row.valid_from, row.at or time.max, case_id) if row else (date.max, time.max, case_id)

    return {case_id: soonest.get(case_id) for case_id in sorted(reach.kinds, key=key)}


def _page(ordered: list[int], after: str) -> tuple[list[int], bool]:
    start = next((n + 1 for n, case_id in enumerate(ordered) if str(case_id) == after), 0)
    return ordered[start : start + PAGE], start + PAGE < len(ordered)


def _read(
    reach: Reach,
    cases: dict[int, Case],
    ids: list[int],
    touched: set[int],
    order: dict[int, Contact | None],
    day: list[Contact],
    today: date,
) -> Load:
    within = {"case_id__in": ids}
    last = (
        reach.rows(Contact)
        .filter(outcome__in=took_place(), valid_from__lte=today, **within)
        .order_by()
        .values_list("case_id")
        .annotate(Max("valid_from"))
    )
    gathered = reach.only(ids).gather(Allocation, *standing.CALENDAR)
    allocations: dict[int, list[Allocation]] = defaultdict(list)
    for row in gathered.pop(Allocation):
        if holds(row, today):
            allocations[row.case_id].append(row)
    facts: dict[int, dict[Any, list[Any]]] = defaultdict(lambda: {model: [] for model in standing.CALENDAR})
    for model, rows in gathered.items():
        for fact in rows:
            facts[fact.case_id][model].append(fact)
    upcoming = {case_id: ahead for case_id in ids if (ahead := order[case_id]) is not None}
    workers = {w for row in [*upcoming.values(), *day] for w in row.workers}
    workers |= {row.worker for rows in allocations.values() for row in rows}
    wanted = [case_id for case_id in {*ids, *touched} if case_id in reach.kinds]
    people = reach.fetch(reach.rows(Person).filter(case_id__in=wanted))
    return Load(
        cases=cases,
        people={person.case_id: person for person in people},
        allocations=allocations,
        upcoming=upcoming,
        last=dict(last),
        standings={case_id: standing.stands(facts[case_id], today) for case_id in ids},
        names=directory.workers(workers),
        places=directory.venues(row.venue for row in [*upcoming.values(), *day]),
        bookable={one for one in ids if one not in upcoming and reach.can_write(one, "contact_notes")},
    )


def _ours(reach: Reach, mine: str, standing_in: Covers, today: date) -> list[Contact]:
    """My appointments of today and tomorrow, and theirs whom I cover; by time."""
    tomorrow = today + timedelta(days=1)
    whose = theirs(standing_in) | (Q(workers__contains=[mine]) if mine else Q(pk__in=()))
    within = reach.rows(Contact).filter(valid_from__gte=today, valid_from__lte=tomorrow).filter(whose)
    rows = within.filter(Q(outcome__isnull=True) | Q(valid_from=today)).defer("text", "words")
    found = [row for row in rows[:MOST_OURS] if mine in row.workers or covered(row, standing_in)]
    return sorted(found, key=lambda row: (row.valid_from, row.at or time.max, row.pk))


def _case_url(load: Load, case_id: int) -> str:
    return reverse("home:case", args=[load.cases[case_id].reference])


def _day_row(row: Contact, load: Load, mine: str) -> DayRow:
    reference, names = load.cases[row.case_id].reference, load.names
    others = [worker for worker in row.workers if worker != mine]
    if row.outcome:
        aside, aside_url = _("%(outcome)s · recorded") % {"outcome": row.outcome_label}, ""
    elif row.at and row.at < clock.local_time():
        aside = _("Say how it went")
        aside_url = reverse("delivery:contact_outcome", args=[reference, row.entry])
    else:
        with_ = names.named(other for other in others if other in names)
        aside, aside_url = (_("With %(who)s") % {"who": with_} if with_ else ""), ""
    where = agenda.place(row, load.places)
    detail = row.heading if not where or where in row.heading else f"{row.heading}, {where}"
    return DayRow(
        wording.clock(row.at) if row.at else _("Any time"),
        load.people[row.case_id].full_name,
        detail,
        aside,
        aside_url,
        url=_case_url(load, row.case_id),
    )


def _chips(
    show: str, load: Load, ids: list[int], total: int, mine: str, today: date
) -> tuple[list[Chip], set[int]]:
    """Ways to narrow the page, each with its count; a way that would show nobody is left out."""
    standings = load.standings
    everyone = set(ids)
    ways: list[tuple[str, str, set[int]]] = [
        ("", _("All"), everyone),
        ("today", _("Today"), {c for c, row in load.upcoming.items() if row.valid_from == today}),
        ("unbooked", _("Nothing booked"), everyone - set(load.upcoming)),
        ("first", _("First 12 weeks"), {c for c, s in standings.items() if s and s.week <= 12}),
        (
            "ends",
            _("Ends in 8 weeks"),
            {c for c, s in standings.items() if s and s.days_left is not None and s.days_left <= 56},
        ),
        (
            "shared",
            _("With a co-worker"),
            {c for c, rows in load.allocations.items() if any(r.role == "co_worker" for r in rows)},
        ),
        (
            "cover",
            _("Cover"),
            {
                c
                for c, rows in load.allocations.items()
                if any(r.role == "cover" and r.worker == mine for r in rows)
            },
        ),
    ]
    kept = next((found for key, _label, found in ways if key == show), everyone)
    base = reverse("home:caseload")
    return [
        Chip(label, base + (f"?show={key}" if key else ""), len(found) if key else total, key == show)
        for key, label, found in ways
        if found or not key
    ], kept


def _groups(shown: list[int], load: Load, today: date, mine: str) -> Iterable[CaseGroup]:
    by_heading: dict[str, list[CaseRow]] = defaultdict(list)
    for case_id in shown:
        if case_id in load.people:
            upcoming = load.upcoming.get(case_id)
            day = upcoming.valid_from if upcoming else date.max
            by_heading[_heading(day, today)].append(_row(case_id, load, today, mine))
    for heading, rows in by_heading.items():
        yield CaseGroup(heading, tuple(rows))


def _heading(day: date, today: date) -> str:
    monday = today - timedelta(days=today.weekday())
    if day == today:
        return _("Today")
    if day == date.max:
        return _("No appointment booked")
    if day < monday + timedelta(days=7):
        return _("Later this week")
    return _("Week of %(day)s") % {"day": wording.day_month(day - timedelta(days=day.weekday()))}


def _row(case_id: int, load: Load, today: date, mine: str) -> CaseRow:
    case, person = load.cases[case_id], load.people[case_id]
    stands = load.standings[case_id]
    upcoming = load.upcoming.get(case_id)
    return CaseRow(
        name=person.full_name,
        url=reverse("home:case", args=[case.reference]),
        reference=case.reference,
        order=stands.name if stands else "",
        next_when=_when(upcoming, today) if upcoming else "",
        next_what=(agenda.place(upcoming, load.places) or upcoming.mode_label) if upcoming else "",
        book_url=book_url(case.reference) if case_id in load.bookable else "",
        with_whom=_with(case_id, load, mine),
        last=_last(load.last.get(case_id), today),
        bar=minibar.draw(stands.starts, stands.ends, today) if stands and stands.ends else None,
    )


def _when(row: Contact, today: date) -> str:
    at = wording.clock(row.at) if row.at else _("any time")
    return at if row.valid_from == today else f"{wording.short_day(row.valid_from)}, {at}"


def _with(case_id: int, load: Load, mine: str) -> str:
    """Who else works the case: the co-worker, and for a manager who is in charge."""
    others = [a.worker for a in load.allocations.get(case_id, []) if a.role != "manager" and a.worker != mine]
    others += [w for w in load.upcoming[case_id].workers if w != mine] if case_id in load.upcoming else []
    named = [
        load.names[w].name if load.names[w].ours else load.names[w].agency for w in dict.fromkeys(others)
    ]
    return ", ".join(dict.fromkeys(named)) or _("Only you")


def _last(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return _("Today") if day == today else wording.short_day(day)
