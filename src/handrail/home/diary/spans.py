"""Which days of the diary are shown: a day, a week or the four weeks of a list, and the ways on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.design.parts import Chip
from handrail.design.typed import Unreadable, read_date
from handrail.kernel.dates import monday_of

DAY, WEEK, LIST = "day", "week", "list"
LENGTHS = {DAY: 1, WEEK: 7, LIST: 28}
COVERED = "covered"


@dataclass(frozen=True)
class Span:
    """What the address of the page asks for. ``wrong`` is a day that could not be read."""

    view: str
    on: date
    today: date
    covered: bool = False
    wrong: str = ""

    @property
    def first(self) -> date:
        """The first day shown."""
        return monday_of(self.on) if self.view == WEEK else self.on

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + timedelta(days=LENGTHS[self.view] - 1)

    @property
    def days(self) -> list[date]:
        """Every day shown."""
        return [self.first + timedelta(days=n) for n in range(LENGTHS[self.view])]

    def address(self, *, view: str = "", on: date | None = None, covered: bool | None = None) -> str:
        """The diary with something else asked; what is not named stays."""
        asked = QueryDict(mutable=True)
        asked["view"] = view or self.view
        asked["on"] = (on or self.on).isoformat()
        if self.covered if covered is None else covered:
            asked["names"] = COVERED
        return f"{reverse('home:diary')}?{asked.urlencode()}"

    @property
    def views(self) -> list[Chip]:
        """The three ways to look at it."""
        labels = {DAY: _("Day"), WEEK: _("Week"), LIST: _("List")}
        return [
            Chip(words, self.address(view=key), current=key == self.view) for key, words in labels.items()
        ]

    @property
    def around(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The same length of time before and after."""
        words = {
            DAY: (_("The day before"), _("The day after")),
            WEEK: (_("The week before"), _("The week after")),
            LIST: (_("Four weeks earlier"), _("Four weeks later")),
        }[self.view]
        step = timedelta(days=LENGTHS[self.view])
        return (words[0], self.address(on=_kept(self.first, -step))), (
            words[1],
            self.address(on=_kept(self.first, step)),
        )

    @property
    def title(self) -> str:
        """The days shown, in words."""
        if self.view == DAY:
            return wording.long_date(self.on)
        if self.view == WEEK:
            return _("Week of %(day)s") % {"day": wording.full_date(self.first)}
        return _("%(from)s to %(to)s") % {
            "from": wording.day_month(self.first),
            "to": wording.full_date(self.last),
        }


def asked(request: HttpRequest, today: date) -> Span:
    """What the address asks for: this week where it asks nothing."""
    view = request.GET.get("view", WEEK)
    written = request.GET.get("on", "").strip()[:40]
    covered = request.GET.get("names") == COVERED
    on, wrong = _day(written, today)
    return Span(view if view in LENGTHS else WEEK, on, today, covered, wrong)


def _day(written: str, today: date) -> tuple[date, str]:
    """The day asked for; today, and what could not be read, where it is none."""
    if not written:
        return today, ""
    try:
        day = date.fromisoformat(written) if written[:4].isdigit() else read_date(written, today)
        return _kept(day, timedelta()), ""
    except (Unreadable, ValueError, OverflowError):
        return today, written


def _kept(day: date, step: timedelta) -> date:
    """Within a hundred years of everything, so that no step leads out of the calendar."""
    return min(max(day, date(1950, 1, 2)), date(2150, 1, 1)) + step
