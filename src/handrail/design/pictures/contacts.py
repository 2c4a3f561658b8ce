"""Contact, planned and real: bars a week over a stepped line, and below them a lane for each worker.

Bars are ours at the foot and others' on top. A phone has its own drawing: four weeks a bar, the
planned amount as an upright stroke. Everything stands in the table beneath as well.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.design.pictures.labels import Label, LabelSet, place, share
from handrail.design.pictures.level import Band, Phase, band

TOP, FOOT = 78, 206
"""Between these heights the bars stand."""
ROW, DOT, SMALL_DOT, CROWDED = 38, 4.5, 3.5, 60
FOUR = 4
_WIDTHS = {"wide": 920, "middle": 520}
"""What is left beside the names of the lanes; a phone has the other drawing."""
DATED = 13
"""Every how many weeks the axis names one."""


@dataclass(frozen=True)
class Week:
    """One week: its first day, and contacts by us and by others. ``phase`` counts the phases from 0."""

    starts: date
    us: int
    others: int
    planned: float
    phase: int | None = None
    suspended: bool = False


@dataclass(frozen=True)
class Lane:
    """One worker: when the person was seen by them, and when an appointment with them was missed."""

    name: str
    ours: bool
    seen: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()


@dataclass(frozen=True)
class Contacts:
    """What the picture is drawn from. ``first`` is the number of the first week."""

    title: str
    weeks: tuple[Week, ...]
    phases: tuple[Phase, ...]
    lanes: tuple[Lane, ...]
    today: date
    first: int = 1
    gap: tuple[date, date, str] | None = None


@dataclass(frozen=True)
class Bar:
    """A week's contacts: where across, how wide, and the heights of the two parts."""

    at: float
    width: float
    us: float
    others: float


@dataclass(frozen=True)
class Dot:
    """A contact or a missed one in a lane: across and down."""

    at: float
    y: float


@dataclass(frozen=True)
class DrawnLane:
    """A lane with its signs."""

    name: str
    ours: bool
    dots: tuple[Dot, ...]
    rings: tuple[Dot, ...]
    said: str


@dataclass(frozen=True)
class Bracket:
    """The longest gap: from, to, and its words at each width."""

    at: float
    length: float
    y: float
    words: tuple[LabelSet, ...]


@dataclass(frozen=True)
class Four:
    """Four weeks on a phone: in per cent of the row, with the number of contacts."""

    weeks: str
    us: float
    others: float
    planned: float
    count: int
    suspended: bool


@dataclass(frozen=True)
class Group:
    """Fours of one phase."""

    name: str
    rows: tuple[Four, ...]


@dataclass(frozen=True)
class ContactsPicture:
    """Positions for ``contacts``."""

    title: str
    bands: tuple[Band, ...]
    flats: tuple[tuple[float, float, float], ...]
    steps: tuple[tuple[float, float, float], ...]
    scale: tuple[tuple[float, int], ...]
    bars: tuple[Bar, ...]
    shades: tuple[tuple[float, float], ...]
    bracket: Bracket | None
    lanes: tuple[DrawnLane, ...]
    today_at: float | None
    today_labels: tuple[LabelSet, ...]
    weeks: tuple[LabelSet, ...]
    radius: float
    groups: tuple[Group, ...]


def draw(given: Contacts) -> ContactsPicture:
    """Work out where everything stands."""
    begins, days = given.weeks[0].starts, 7 * len(given.weeks)
    most = max(
        1, *(-int(-week.planned // 1) for week in given.weeks), *(w.us + w.others for w in given.weeks)
    )

    def at(day: date) -> float:
        return share((day - begins).days, days)

    def height(number: float) -> float:
        return round(FOOT - (FOOT - TOP) * number / most, 1)

    flats = tuple(_flats(given.weeks, at, height))
    today_at = at(given.today) if begins <= given.today < begins + timedelta(days=days) else None
    return ContactsPicture(
        given.title,
        tuple(band(one, at(one.start), at(one.end + timedelta(days=1)), _WIDTHS) for one in given.phases),
        flats,
        tuple((b[0], a[2], b[2]) for a, b in pairwise(flats) if a[2] != b[2]),
        tuple((height(n), n) for n in range(0, most + 1, 1 if most < 7 else 2)),
        tuple(_bars(given.weeks, height)),
        tuple((at(w.starts), round(100 / len(given.weeks), 2)) for w in given.weeks if w.suspended),
        _bracket(given, at, height),
        tuple(_lane(lane, begins, len(given.weeks)) for lane in given.lanes),
        today_at,
        _placed([Label(today_at, (_("Today"),), anchors=("start", "end"))]) if today_at is not None else (),
        _placed(_dates(given, at)),
        DOT if len(given.weeks) <= CROWDED else SMALL_DOT,
        tuple(_groups(given)),
    )


def _placed(labels: Iterable[Label]) -> tuple[LabelSet, ...]:
    wanted = tuple(labels)
    return tuple(LabelSet(tier, place(wanted, width)) for tier, width in _WIDTHS.items())


def _flats(
    weeks: Sequence[Week], at: Callable[[date], float], height: Callable[[float], float]
) -> Iterable[tuple[float, float, float]]:
    """Stretches of the line, each as long as the planned amount stays the same."""
    for planned, stretch in groupby(weeks, key=lambda week: week.planned):
        mine = list(stretch)
        yield at(mine[0].starts), at(mine[-1].starts + timedelta(days=7)), height(planned)


def _bars(weeks: Sequence[Week], height: Callable[[float], float]) -> Iterable[Bar]:
    step = 100 / len(weeks)
    width = min(step * 0.76, 2.4)
    for n, week in enumerate(weeks):
        if week.us or week.others:
            us, others = FOOT - height(week.us), FOOT - height(week.others)
            yield Bar(round(step * (n + 0.5) - width / 2, 2), round(width, 2), round(us, 1), round(others, 1))


def _bracket(
    given: Contacts, at: Callable[[date], float], height: Callable[[float], float]
) -> Bracket | None:
    if given.gap is None:
        return None
    starts, ends, words = given.gap
    near = [w for w in given.weeks if w.starts + timedelta(days=6) >= starts and w.starts <= ends]
    highest = max((max(float(w.us + w.others), w.planned) for w in near), default=0)
    y = max(height(highest) - 10, TOP - 6)
    middle = (at(starts) + at(ends)) / 2
    label = Label(round(middle, 2), (words,), anchors=("middle", "start", "end"))
    return Bracket(at(starts), round(at(ends) - at(starts), 2), round(y, 1), _placed([label]))


def _lane(lane: Lane, begins: date, weeks: int) -> DrawnLane:
    signs = sorted([*((day, True) for day in lane.seen), *((day, False) for day in lane.missed)])
    dots: list[Dot] = []
    rings: list[Dot] = []
    for week, mine in groupby(signs, key=lambda sign: (sign[0] - begins).days // 7):
        row = list(mine)
        for n, (_day, was_seen) in enumerate(row):
            y = ROW / 2 + (n - (len(row) - 1) / 2) * (10 if len(row) < 4 else 28 / len(row))
            (dots if was_seen else rings).append(Dot(share(week + 0.5, weeks), round(y, 1)))
    said = _("%(name)s: seen %(seen)s, missed %(missed)s") % {
        "name": lane.name,
        "seen": len(lane.seen),
        "missed": len(lane.missed),
    }
    return DrawnLane(lane.name, lane.ours, tuple(dots), tuple(rings), said)


def _dates(given: Contacts, at: Callable[[date], float]) -> Iterable[Label]:
    every = DATED if len(given.weeks) > 2 * DATED else FOUR
    for n in range(0, len(given.weeks), every):
        week, number = given.weeks[n], given.first + n
        words = _("Week %(n)s") % {"n": number} if n == 0 else str(number)
        yield Label(
            at(week.starts), (words, wording.short_date(week.starts)), strong=False, anchors=("start", "end")
        )


def _groups(given: Contacts) -> Iterable[Group]:
    """The weeks that have begun, phase by phase, four to a row."""
    begun = [(given.first + n, w) for n, w in enumerate(given.weeks) if w.starts <= given.today]
    fours: list[tuple[str, list[list[tuple[int, Week]]]]] = []
    for phase, mine in groupby(begun, key=lambda one: one[1].phase):
        weeks = list(mine)
        name = given.phases[phase].name if phase is not None else _("Outside a phase")
        fours.append((name, [weeks[n : n + FOUR] for n in range(0, len(weeks), FOUR)]))
    rows = [four for _name, mine in fours for four in mine]
    most = max((max(_planned(four), float(_count(four))) for four in rows), default=1) or 1
    for name, chunks in fours:
        yield Group(name, tuple(_four(four, most) for four in chunks))


def _planned(four: list[tuple[int, Week]]) -> float:
    return sum(week.planned for _n, week in four)


def _count(four: list[tuple[int, Week]]) -> int:
    return sum(week.us + week.others for _n, week in four)


def _four(four: list[tuple[int, Week]], most: float) -> Four:
    first, last = four[0][0], four[-1][0]
    return Four(
        str(first) if first == last else f"{first}–{last}",
        share(sum(week.us for _n, week in four), most),
        share(sum(week.others for _n, week in four), most),
        share(_planned(four), most),
        _count(four),
        any(week.suspended for _n, week in four),
    )
