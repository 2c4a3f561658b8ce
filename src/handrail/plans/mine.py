"""The person's own plan, in plain words: what is next, my week, what I want, who helps me.

Made from an edition as it held and from what is ahead now. Everything here may be read by the
person and over the person's shoulder: nothing that carries a marking comes in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.casefile.steps import OVER
from handrail.design import wording
from handrail.people.models import Allocation, KeyPerson, OwnWords, Person
from handrail.people.opening import OpenCase
from handrail.plans import ahead
from handrail.plans.ahead import Ahead
from handrail.plans.helpers import Directory, Helper, helpers, references
from handrail.plans.holding import Held
from handrail.plans.models import Edition, Objective, Panel, PlanAnswer, Step
from handrail.sentences import restrictions

NOW_TABLES = (Person, Allocation, OwnWords, Panel, PlanAnswer, *restrictions.TABLES)
"""What is read as it stands, whichever edition is shown."""

WEEK = timedelta(days=6)
SAID = {
    "agrees": _l("I said yes"),
    "some_of_it": _l("I said yes to some of it"),
    "not_sure": _l("I was not sure yet"),
    "disagrees": _l("I did not agree"),
}


@dataclass(frozen=True)
class Coming:
    """Something in my week: its day and time, whom I meet, what it is, where, and who brings me."""

    day: str
    time: str
    who: str
    what: str
    where: str
    help: str
    card_day: str
    card_time: str
    soon: bool


@dataclass(frozen=True)
class Doing:
    """A step: what is done, by whom, when; ``done`` when it is."""

    what: str
    who: str
    when: str
    done: bool


@dataclass(frozen=True)
class Goal:
    """Something I want, in its place."""

    number: int
    will: str
    so_that: str
    doing: tuple[Doing, ...]


@dataclass(frozen=True)
class MyPlan:
    """All of it, in words."""

    edition: Edition | None
    hope: str
    coming: tuple[Coming, ...]
    total: str
    goals: tuple[Goal, ...]
    later: tuple[Goal, ...]
    reached: tuple[str, ...]
    helpers: tuple[Helper, ...]
    keep_to: tuple[str, ...]
    words: str
    said: tuple[str, ...]
    look_again: str
    stuck: str

    @property
    def days(self) -> list[tuple[str, list[Coming]]]:
        """My week, day by day."""
        found: dict[str, list[Coming]] = {}
        for one in self.coming:
            found.setdefault(one.day, []).append(one)
        return list(found.items())

    @property
    def ringing(self) -> list[Helper]:
        """Whom I can ring."""
        return [one for one in self.helpers if one.telephone]


def made(case: OpenCase, held: Held) -> MyPlan:
    """My plan of an edition (or of the working plan), with the week from today."""
    facts = case.gather(*NOW_TABLES)
    coming = [*ahead.between(case, case.today, case.today + WEEK), *_meetings(facts[Panel], case.today)]
    coming += _steps_ahead(held, case.today, coming)
    coming.sort(key=lambda one: (one.on, one.at or time.max))
    directory = Directory.of(references(held, facts[Allocation], coming))
    people = {row.entry: row.name.split(",")[0] for row in held.rows(KeyPerson)}
    goals = [row for row in held.rows(Objective) if row.state in ("current", "later")]
    numbered = {row.entry: number for number, row in enumerate(goals, start=1)}
    steps: dict[str, list[Step]] = {}
    for step in held.open(Step):
        if step.state != "no_longer_needed":
            steps.setdefault(step.objective, []).append(step)

    def goal(row: Objective) -> Goal:
        doing = tuple(_doing(held, step, directory, people) for step in steps.get(row.entry, ()))
        return Goal(numbered[row.entry], title_words(row), so_that_words(row), doing)

    helping = helpers(held, facts[Allocation], directory, case.today)
    edition = held.edition
    return MyPlan(
        edition,
        _hope(edition, facts[OwnWords]),
        tuple(_coming(one, directory, case.today) for one in coming),
        _total(coming),
        tuple(goal(row) for row in goals if row.state == "current"),
        tuple(goal(row) for row in goals if row.state == "later"),
        tuple(title_words(row) for row in held.rows(Objective) if row.state == "achieved"),
        tuple(helping),
        tuple(_keep_to(facts, case.today)),
        edition.words if edition else "",
        tuple(_said(edition, facts[PlanAnswer])),
        wording.full_date(edition.review_by) if edition else "",
        _stuck(helping),
    )


def title_words(row: Objective) -> str:
    """What an objective is called: its headline, else what the person will do."""
    return row.headline or will_words(row)


def will_words(row: Objective) -> str:
    """ "I will get somewhere safe to live." """
    will = row.will.strip()
    return _stop(will if will.startswith(("I ", "I’", "I'")) else _("I will %(will)s") % {"will": will})


def so_that_words(row: Objective) -> str:
    """What stands beneath the title: what the person will do where the title is a headline, and what for."""
    so_that = _stop(_("So that %(what)s") % {"what": row.so_that.strip()}) if row.so_that else ""
    return " ".join(part for part in (will_words(row) if row.headline else "", so_that) if part)


def _stop(words: str) -> str:
    words = wording.sentence_case(words.strip())
    return words if words.endswith((".", "!", "?", "”")) else f"{words}."


def _hope(edition: Edition | None, words: list[OwnWords]) -> str:
    """What is hoped for at the head of the plan: as agreed, or as the person last said it."""
    if edition and edition.hoped_for:
        return edition.hoped_for
    mine = [row for row in words if row.voice == "person" and row.topic == "what_i_hope_for"]
    mine.sort(key=lambda row: (row.foremost, row.valid_from or date.min, row.pk))
    return mine[-1].words if mine else ""


def _meetings(panels: list[Panel], today: date) -> Iterator[Ahead]:
    """The meeting about the plan, while it is planned, and the next one that was settled in it."""
    for row in panels:
        if row.state == "planned" and row.valid_from:
            day, at = row.valid_from, row.at
        else:
            day, at = row.next_on, row.next_at
        if day and today <= day <= today + WEEK:
            yield Ahead(day, _("The meeting about my plan"), at)


def _steps_ahead(held: Held, today: date, booked: list[Ahead]) -> list[Ahead]:
    """Steps that have a day and a time, unless they are booked already."""
    taken = {(one.on, one.at) for one in booked}
    return [
        Ahead(row.starts_on, row.what, row.at, row.minutes, "", tuple(row.workers))
        for row in held.open(Step)
        if row.starts_on
        and row.at
        and today <= row.starts_on <= today + WEEK
        and row.state not in OVER
        and (row.starts_on, row.at) not in taken
    ]


def _coming(one: Ahead, directory: Directory, today: date) -> Coming:
    return Coming(
        _day(one.on, today),
        wording.clock(one.at) if one.at else "",
        wording.listed(directory.first_names(one.workers)),
        one.what,
        one.where,
        one.help,
        # Short and neutral: a card is read by whoever finds it.
        wording.short_day(one.on),
        wording.clock(one.at) if one.at else _("any time"),
        one.on - today <= timedelta(days=1),
    )


def _day(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    return _("Tomorrow") if day - today == timedelta(days=1) else wording.day_date(day)


def _total(coming: list[Ahead]) -> str:
    """ "That is 5 hours, in 4 visits, with 4 lifts.\""""
    if not coming:
        return ""
    minutes = sum(one.minutes or 0 for one in coming)
    hours = round(minutes / 30) / 2
    parts = [ngettext("%(n)s time out", "%(n)s times out", len(coming)) % {"n": len(coming)}]
    if hours:
        parts.insert(0, ngettext("%(n)s hour", "%(n)s hours", 1 if hours == 1 else 2) % {"n": f"{hours:g}"})
    lifts = sum("lift" in one.help.lower() for one in coming)
    if lifts:
        parts.append(ngettext("%(n)s lift", "%(n)s lifts", lifts) % {"n": lifts})
    return _("That is %(what)s.") % {"what": wording.listed(parts)}


def _doing(held: Held, step: Step, directory: Directory, people: dict[str, str]) -> Doing:
    names = [*directory.first_names(held.doing(step)), *(people[one] for one in step.people if one in people)]
    names += [step.someone_else] if step.someone_else else []
    if names:
        with_me = _("With %(names)s.") if step.by_person else _("%(names)s will do this.")
        who = with_me % {"names": wording.listed(names)}
    else:
        who = _("I do this.") if step.by_person else ""
    done = step.state == "completed"
    return Doing(_stop(step.what), who, "" if done else _when(step), done)


def _when(step: Step) -> str:
    """When, in words first: "Straight after the panel. By 2 October.\""""
    parts = [_stop(step.when)] if step.when else []
    if step.starts_on and step.at:
        day = wording.week_date(step.starts_on)
        parts.append(_("%(day)s, %(time)s.") % {"day": day, "time": wording.clock(step.at)})
    elif step.starts_on and not step.due_on and not step.when:
        parts.append(_("From %(day)s.") % {"day": wording.day_month(step.starts_on)})
    if step.due_on and step.due_on != step.starts_on:
        parts.append(_("By %(day)s.") % {"day": wording.day_month(step.due_on)})
    return " ".join(parts)


def _keep_to(facts: dict[Any, list[Any]], today: date) -> Iterator[str]:
    for one in restrictions.now(facts, today):
        if one.agreed:
            yield _stop(one.words.strip("“”"))
        elif one.words:
            yield _stop(f"{one.label}: {one.words}")


def _said(edition: Edition | None, answers: Iterable[PlanAnswer]) -> Iterator[str]:
    """What I said in the room, then on my own."""
    if edition is None:
        return
    if edition.answer in SAID:
        yield _("%(said)s on %(day)s.") % {
            "said": SAID[edition.answer],
            "day": wording.day_month(edition.valid_from),
        }
    for row in answers:
        if row.edition == edition.entry and row.voice == "person" and row.answer in SAID:
            yield _("On my own, on %(day)s: %(said)s.") % {
                "said": SAID[row.answer],
                "day": wording.day_month(row.valid_from),
            }


def _stuck(helping: list[Helper]) -> str:
    """Whom to ring when late or stuck: who drives first, then who supervises."""
    order = [one for one in helping if one.telephone and one.lifts][:1]
    order += [one for one in helping if one.telephone and one.in_charge][:1]
    names = list(dict.fromkeys(one.name for one in order))
    if not names:
        return ""
    if len(names) == 1:
        return _("Late or stuck? Ring %(first)s.") % {"first": names[0]}
    return _("Late or stuck? Ring %(first)s, then %(second)s.") % {"first": names[0], "second": names[1]}
