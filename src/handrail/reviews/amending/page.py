"""What changes, all together: two weeks, a table, and the press. A section of the review page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.delivery.models import Programme
from handrail.design import wording
from handrail.design.parts import Cell, Prompt
from handrail.kernel.dates import monday_of
from handrail.people.frame import FRAME_TABLES
from handrail.people.models import Person
from handrail.people.opening import OpenCase
from handrail.plans.models import Edition, LifeState
from handrail.reviews.amending import choosing, made_weeks, weeks
from handrail.reviews.amending.forms import MakeForm, shown
from handrail.reviews.amending.kept import BY_PART, MODELS
from handrail.reviews.amending.making import OVER, is_reached, proposed
from handrail.reviews.amending.weeks import Weeks
from handrail.reviews.models import Amendment, DecisionCondition, Discussion, Review, Verification

ANCHOR = "changes"
HEADING: Any = _l("What changes")
TEMPLATE = "reviews/amending.html"
WIDE = True
TABLES: Sequence[Any] = tuple(
    dict.fromkeys(
        (
            *FRAME_TABLES,
            *(Amendment, Discussion, DecisionCondition, Verification, Programme, LifeState, Edition),
            *weeks.TABLES,
            *MODELS,
        )
    )
)


@dataclass(frozen=True)
class Box:
    """Everything ``reviews/amending.html`` reads."""

    heading: str
    weeks: Weeks | None
    rows: tuple[tuple[Cell | str, ...], ...]
    columns: tuple[str, ...]
    number: int
    press: str
    form: MakeForm | None
    ready: bool
    waits: tuple[str, ...]
    groups: tuple[choosing.Group, ...]
    """What may be chosen to be changed."""
    add_url: str
    make_url: str
    no_change_url: str
    no_change_because: str
    to_end: tuple[tuple[str, str], ...]
    """What was made and still waits for somebody to say that its end has come, and where."""
    agreed: tuple[str, str]
    not_agreed_url: str
    papers_url: str


def section(case: OpenCase, review: Review, facts: Mapping[Any, list[Any]], names: Names) -> Box | None:
    """The box of a review; nothing before anything is proposed, for those who may not propose."""
    writes = case.can_write("plan") and review.state == "open"
    rows = shown_rows(facts, review)
    if not rows and not writes and review.state == "open":
        return None
    groups = choosing.groups(case, review, facts) if writes else []
    return box(case, review, facts, rows, writes=writes, groups=tuple(groups))


def box(
    case: OpenCase,
    review: Review,
    facts: Mapping[Any, list[Any]],
    rows: list[Amendment],
    *,
    writes: bool,
    form: MakeForm | None = None,
    groups: tuple[choosing.Group, ...] = (),
) -> Box:
    """What is proposed or was made, and what may be done with it."""
    waits = waiting(facts, review)
    day = review.effective_on or first_day(case.today)
    pressed = proposed(facts[Amendment], review.entry)
    called = facts[Person][0].first_name if facts.get(Person) else case.reference
    if writes and form is None:
        form = MakeForm(case=case, row=review, waits=bool(waits), shown=shown(pressed), called=called)
        form.initial.setdefault("effective_on", day)
        form.initial["effective_on"] = form.initial["effective_on"] or day
    return Box(
        _heading(review, day),
        weeks.weeks(case, facts, pressed, day) if pressed else made_weeks.looked_back(case, review, rows),
        tuple(_row(case, review, row, facts, writes) for row in rows),
        (_("What"), _("Now"), _("Becomes"), _("Until"), *([_("Change")] if writes else []))
        if review.state == "open"
        else (_("What"), _("Before"), _("Became"), _("Until")),
        len(pressed),
        ngettext("Make this change", "Make these %(n)s changes together", len(pressed)) % {"n": len(pressed)},
        form if writes else None,
        not waits,
        tuple(waits),
        groups,
        address(case, "amend_add" if groups else "amend", review) if writes else "",
        address(case, "make", review) if writes else "",
        address(case, "no_change", review) if writes else "",
        review.no_change_because,
        tuple(_to_end(case, review, rows, facts)),
        _agreed(case, review, facts, called),
        address(case, "not_agreed", review) if _is_to_agree(case, review) else "",
        address(case, "papers", review),
    )


def shown_rows(facts: Mapping[Any, list[Any]], review: Review) -> list[Amendment]:
    """What a review proposes or made, in the order of the record; what was withdrawn is left out."""
    order = list(BY_PART)
    mine = [row for row in facts[Amendment] if row.review == review.entry and row.state != "withdrawn"]
    return sorted(mine, key=lambda row: (order.index(row.part) if row.part in order else 99, row.pk or 0))


def first_day(today: date) -> date:
    """The day that is offered: the next Monday."""
    return monday_of(today) + timedelta(days=7)


def waiting(facts: Mapping[Any, list[Any]], review: Review) -> list[str]:
    """The conditions of decisions for this review that nobody has said are met."""
    asked = {row.entry for row in facts[Discussion] if row.review == review.entry}
    met: dict[str, bool] = {}
    for row in sorted(facts[Verification], key=lambda one: (str(one.valid_from), one.pk or 0)):
        met[row.condition] = row.met
    return [
        row.what for row in facts[DecisionCondition] if row.discussion in asked and not met.get(row.entry)
    ]


def left_to_do(case: OpenCase, review: Review, facts: Mapping[Any, list[Any]], names: Names) -> list[Prompt]:
    """Of an open review: that nothing is proposed yet, or that it waits for the press."""
    if not case.can_write("plan"):
        return []
    if not proposed(facts[Amendment], review.entry):
        action = (_("Propose what changes"), address(case, "amend", review))
        return [Prompt(_("Nothing is proposed yet."), (action,))]
    if waiting(facts, review):
        return []
    return [Prompt(_("Everything is ready to be made together."), ((_("Look at it"), f"#{ANCHOR}"),))]


def called(row: Amendment, facts: Mapping[Any, list[Any]]) -> str:
    """What the entry that is amended is called; something new, or not at hand, by its own facts."""
    kept = BY_PART.get(row.part)
    rows = facts.get(kept.model, ()) if kept else ()
    named = (one for entry in (row.of, row.makes) for one in rows if entry and one.entry == entry)
    target = next(named, None)
    if kept and target is not None:
        return kept.what(target)
    held = {**row.before, **row.facts}
    return str(held.get("title") or held.get("headline") or held.get("what") or held.get("name") or "")


def until(row: Amendment, facts: Mapping[Any, list[Any]]) -> str:
    """Until when an amendment holds, in words."""
    named = {one.entry: one.name for table in (Programme, LifeState) for one in facts[table]}
    said = row.until_words
    if row.until_on:
        said = said or wording.full_date(row.until_on)
    elif row.until_programme:
        said = said or _("“%(name)s” ends") % {"name": named.get(row.until_programme, "")}
    elif row.until_state:
        said = said or named.get(row.until_state, "")
    return said


def _to_end(
    case: OpenCase, review: Review, rows: list[Amendment], facts: Mapping[Any, list[Any]]
) -> Iterator[tuple[str, str]]:
    """A programme or a state ends by itself what waits for it; what is said in words needs somebody."""
    for row in rows if case.can_write("plan") else ():
        in_words = row.until_words and not (row.until_on or row.until_programme or row.until_state)
        if row.state == "made" and (in_words or has_come(row, facts)):
            yield row.becomes, address(case, "amend_end", review, row)


def has_come(row: Amendment, facts: Mapping[Any, list[Any]]) -> bool:
    """Whether what a made amendment lasts until has come, and it stands all the same."""
    if row.state != "made":
        return False
    ended = {one.entry for one in facts[Programme] if one.state in OVER}
    reached = {one.entry for one in facts[LifeState] if is_reached(one)}
    return row.until_programme in ended or row.until_state in reached


def _heading(review: Review, day: date) -> str:
    given = {"day": wording.long_date(day)}
    if review.state != "open":
        if review.no_change_because:
            return _("Nothing changed")
        return _("What changed, all together, on %(day)s") % given
    return _("What changes, all together, on %(day)s") % given


def _row(
    case: OpenCase, review: Review, row: Amendment, facts: Mapping[Any, list[Any]], writes: bool
) -> tuple[Cell | str, ...]:
    what = called(row, facts)
    kind = codes.label("amendment_kinds", row.kind)
    by = ", ".join(
        part for part in (row.authority_label if row.authority else "", row.authority_name) if part
    )
    lasts = until(row, facts)
    cells: tuple[Cell | str, ...] = (
        Cell(what or kind, kind if what and what != kind else ""),
        row.was,
        Cell(row.becomes, _("Authority: %(who)s") % {"who": by} if by else ""),
        lasts,
    )
    if writes:
        return (*cells, Cell(_("Change"), url=address(case, "amend_update", review, row)))
    if row.state == "ended":
        ended = _("Ended on %(day)s: %(why)s") % {
            "day": wording.full_date(row.ended_on),
            "why": row.ended_because,
        }
        return (*cells[:3], Cell(lasts, ended))
    return cells


def _agreed(case: OpenCase, review: Review, facts: Mapping[Any, list[Any]], called: str) -> tuple[str, str]:
    """Whether the plan was agreed again after the review, with the way to it."""
    if review.state != "complete" or review.no_change_because:
        return "", ""
    if review.edition:
        one = next((row for row in facts[Edition] if row.entry == review.edition), None)
        day = wording.full_date(one.valid_from) if one else ""
        words = _("%(name)s agreed to the plan again on %(day)s.") % {"name": called, "day": day}
        return words, reverse("plans:editions", args=[case.reference])
    if review.not_agreed_because:
        words = _("The plan was not agreed again, because: %(why)s") % {"why": review.not_agreed_because}
        return words, ""
    return _("%(name)s has not agreed to the plan again yet.") % {"name": called}, (
        reverse("plans:agree", args=[case.reference]) if case.can_write("plan") else ""
    )


def _is_to_agree(case: OpenCase, review: Review) -> bool:
    waits = review.state == "complete" and not review.no_change_because
    return waits and not review.edition and not review.not_agreed_because and case.can_write("plan")


def address(case: OpenCase, name: str, review: Review, row: Amendment | None = None) -> str:
    """Where a page of this part is."""
    args: Sequence[str] = [case.reference, review.entry, *([row.entry] if row else [])]
    return reverse(f"reviews:{name}", args=args)
