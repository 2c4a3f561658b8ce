"""Everything about the person on one page: who they are, their life, who supervises, who to keep apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.access import policy
from handrail.agencies import directory
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.people import sections, words
from handrail.people.frame import FRAME_TABLES
from handrail.people.models import (
    Address,
    Allocation,
    Characteristics,
    Circumstance,
    Closure,
    Identifier,
    MustNotMeet,
    OwnWords,
    Person,
    SamePerson,
    SchemeMembership,
    TransferDecision,
)
from handrail.people.opening import OpenCase
from handrail.people.supervision_forms import role_label

TABLES = (*FRAME_TABLES, Characteristics, OwnWords, Circumstance, Address, MustNotMeet, TransferDecision)
OPENS = ("identity", "address", "risk_management")
"""Whoever reads one of these classes has a page of details."""

WRITES = ("identity", "address", "assessment", "risk_management", "oversight", "frame")
SHOWN_QUOTES = 8
LAST_YEAR = timedelta(days=365)
SETTLED = {
    "settled": _l("Settled"),
    "temporary": _l("For a time"),
    "none": _l("No settled home"),
    "custody": _l("Custody"),
}


@dataclass(frozen=True)
class Row:
    """A row of a table, and where it is updated by those who may."""

    cells: tuple[Cell | str, ...]
    about: str
    update_url: str = ""


@dataclass(frozen=True)
class Said:
    """Words of the person or a parent."""

    words: str
    source: str
    about: str
    update_url: str = ""


@dataclass(frozen=True)
class Block:
    """Rows that hold now, and those that no longer do."""

    now: tuple[Row, ...] = ()
    before: tuple[Row, ...] = ()
    lead: str = ""


@dataclass(frozen=True)
class Details:
    """What the page shows. ``None`` or empty: out of this reader's reach, or not on record."""

    called: str
    reach: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    described: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    said_before: tuple[Said, ...]
    circumstances: Block
    addresses: Block
    schemes: Block
    allocations: Block
    decisions: Block
    closures: Block
    same: Block
    apart: Block
    after_own_words: list[sections.Section]
    before_must_not_meet: list[sections.Section]
    reads: frozenset[str]
    writes: frozenset[str]


def workers(facts: dict[Any, list[Any]]) -> list[str | None]:
    """Everybody of the directory whom the page names."""
    return [
        *(one for row in facts[Allocation] for one in (row.worker, row.covers)),
        *(row.said_to for row in facts[OwnWords]),
        *(row.lead for row in facts[SchemeMembership]),
        *(one for row in facts[TransferDecision] for one in row.decided_by or ()),
    ]


def details(case: OpenCase, facts: dict[Any, list[Any]], names: directory.Names, today: date) -> Details:
    """Make the page from the rows gathered."""
    person: Person | None = facts[Person][0] if facts[Person] else None
    called = person.first_name if person else case.reference
    page = _Page(case, names, today, called)
    said = [page.said(row) for row in _latest(facts[OwnWords])]
    return Details(
        called=called,
        reach=_reach(person, today),
        numbers=_numbers(facts),
        described=_described(facts[Characteristics]),
        said=tuple(said[:SHOWN_QUOTES]),
        said_before=tuple(said[SHOWN_QUOTES:]),
        circumstances=page.block(_by_kind(facts[Circumstance]), page.circumstance),
        addresses=page.block(_latest(facts[Address]), page.address, _moves(facts[Address], today)),
        schemes=page.block(_latest(facts[SchemeMembership]), page.scheme),
        allocations=page.block(_by_part(facts[Allocation]), page.allocation),
        decisions=Block(tuple(page.decision(row) for row in _latest(facts[TransferDecision]))),
        closures=Block(tuple(page.closure(row) for row in _latest(facts[Closure]))),
        same=Block(tuple(page.same(row) for row in _latest(facts[SamePerson]) if row.other)),
        apart=page.block(facts[MustNotMeet], page.apart),
        after_own_words=sections.made(case, facts, called, "after_own_words"),
        before_must_not_meet=sections.made(case, facts, called, "before_must_not_meet"),
        reads=frozenset(name for name in (*WRITES, "intelligence", "victim") if case.can_read(name)),
        writes=frozenset(name for name in WRITES if case.can_write(name)),
    )


class _Page:
    """Turns rows into words for one reader."""

    def __init__(self, case: OpenCase, names: directory.Names, today: date, called: str) -> None:
        self.case, self.names, self.today, self.called = case, names, today, called

    def block(self, rows: Iterable[Any], shown: Any, lead: str = "") -> Block:
        """Rows of one table, those that have ended apart."""
        rows = list(rows)
        return Block(
            tuple(shown(row) for row in rows if not words.ended(row, self.today)),
            tuple(shown(row) for row in rows if words.ended(row, self.today)),
            lead,
        )

    def said(self, row: OwnWords) -> Said:
        """Words, who said them, where and when."""
        to = _("to %(name)s") % {"name": self.names[row.said_to].with_agency} if row.said_to else ""
        who = self.called if row.voice == "person" else str(row.voice_label)
        source = words.source(who, wording.full_date(row.valid_from), row.occasion, to)
        return Said(row.words, source, str(row.topic_label), self._update("own_words", "assessment", row))

    def circumstance(self, row: Circumstance) -> Row:
        """What it is, what it means for taking part, what we do."""
        first = Cell(str(row.kind_label), note=words.period(row))
        cells = (first, row.what, row.means or _("Not asked yet"), row.we_do or _("Nothing so far"))
        return Row(cells, str(row.kind_label), self._update("circumstance", row.row_class(), row))

    def address(self, row: Address) -> Row:
        """Where, how settled, when, and with whom."""
        group = codes.group("accommodation_kinds", row.kind)
        where = [*row.lines.splitlines(), row.postcode]
        first = Cell(
            f"{row.kind_label}, {row.area}" if row.area else str(row.kind_label),
            note=", ".join(part.strip(" ,") for part in where if part.strip()),
        )
        lasted = ""
        if row.valid_from is not None and row.valid_from <= self.today:
            lasted = wording.span((min(row.valid_to or self.today, self.today) - row.valid_from).days + 1)
        cells = (
            first,
            Cell(str(SETTLED.get(group, "")), note=row.note),
            Cell(words.period(row), note=lasted),
            row.with_whom,
        )
        return Row(cells, str(row.kind_label), self._update("address", "address", row))

    def scheme(self, row: SchemeMembership) -> Row:
        """The scheme, its level, what it is for, and who leads."""
        level = " ".join(part for part in (row.category, row.level) if part)
        lead = self.names[row.lead].with_agency if row.lead else ""
        cells = (Cell(str(row.kind_label), note=level), row.why, lead, words.period(row))
        return Row(cells, str(row.kind_label), self._update("scheme", "risk_management", row))

    def allocation(self, row: Allocation) -> Row:
        """Who, in which part, when and why."""
        who = self.names[row.worker]
        part = role_label(row.role, self.case.case.cohort)
        if row.covers:
            part = _("%(cover)s for %(name)s") % {"cover": part, "name": self.names[row.covers].name}
        cells = (Cell(who.name, note=who.role), part, words.period(row), row.reason)
        return Row(cells, who.name)

    def decision(self, row: TransferDecision) -> Row:
        """What was decided, why, by whom, and when to decide again."""
        again = wording.full_date(row.decide_again_on)
        first = Cell(str(row.decision_label), note=wording.full_date(row.valid_from))
        by = wording.listed(self.names[one].name for one in row.decided_by or ())
        cells = (first, row.to, row.reason, by, again)
        return Row(cells, str(row.decision_label), self._update("transfer_decision", "oversight", row))

    def closure(self, row: Closure) -> Row:
        """That it was closed or reopened, when and why."""
        first = Cell(str(row.kind_label), note=wording.full_date(row.valid_from))
        cells = (first, str(row.reason_label), row.note)
        return Row(cells, str(row.kind_label), self._update("closure", policy.FRAME, row))

    def same(self, row: SamePerson) -> Row:
        """That another record is of the same person, or is not, when it was said and why."""
        first = Cell(str(row.kind_label), note=wording.full_date(row.valid_from))
        return Row((first, row.other, row.reason), str(row.kind_label))

    def apart(self, row: MustNotMeet) -> Row:
        """Who is kept apart, why, and what to know."""
        cells = (Cell(row.who, note=row.case or ""), str(row.kind_label), row.reason, words.period(row))
        return Row(cells, row.who, self._update("must_not_meet", "risk_management", row))

    def _update(self, name: str, data_class: str, row: Any) -> str:
        if not self.case.can_write(data_class):
            return ""
        return reverse(f"people:{name}_update", args=[self.case.reference, row.entry])


def _latest(rows: Iterable[Any]) -> list[Any]:
    """The latest first; what has no first day last."""
    return sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)


def _by_part(rows: Iterable[Allocation]) -> list[Allocation]:
    """The one in charge first; within a part the latest first."""
    order = list(codes.code_list("allocation_roles"))
    return sorted(_latest(rows), key=lambda row: order.index(row.role) if row.role in order else len(order))


def _by_kind(rows: Iterable[Circumstance]) -> list[Circumstance]:
    """In the order of the code list, so that two of a kind stand together."""
    order = list(codes.code_list("circumstance_kinds"))
    return sorted(rows, key=lambda row: (order.index(row.kind) if row.kind in order else len(order), row.pk))


def _reach(person: Person | None, today: date) -> tuple[tuple[str, str], ...]:
    if person is None:
        return ()
    born = person.date_of_birth
    rows = [
        (_("Name"), person.full_name),
        (_("Likes to be called"), person.called),
        (_("Other and former names"), wording.listed(person.former_names or ())),
        (_("Born"), f"{wording.full_date(born)} ({wording.age(born, today)})" if born else ""),
        (_("Pronoun"), str(person.pronouns_label)),
        (_("Languages"), wording.listed(person.languages or ())),
        (_("Interpreter"), person.interpreter),
        (_("Best way to reach %(whom)s") % {"whom": words.OBJECT[person.pronouns]}, person.reach_by),
        (_("What keeps it safe"), person.safe_ways),
        (_("Telephone"), person.phone),
        (_("Email"), person.email),
        (_("What suits %(whom)s") % {"whom": words.OBJECT[person.pronouns]}, person.suits),
    ]
    return tuple((label, wording.sentence_case(value)) for label, value in rows if value)


def _numbers(facts: dict[Any, list[Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(row.kind_label), row.value) for row in facts[Identifier])


def _described(rows: list[Characteristics]) -> tuple[tuple[str, str], ...]:
    if not rows:
        return ()
    row = rows[0]
    found = [
        (_("Sex"), row.sex),
        (_("Gender identity"), row.gender_identity),
        (_("Ethnicity"), row.ethnicity),
        (_("Faith"), row.faith),
        (_("Disability"), row.disability),
        (_("Sexual orientation"), row.sexual_orientation),
    ]
    return tuple((label, value) for label, value in found if value)


def _moves(addresses: list[Address], today: date) -> str:
    """How often the person moved of late: what "how settled" comes to."""
    moved = [row for row in addresses if row.valid_from and today - LAST_YEAR <= row.valid_from <= today]
    if not moved:
        return ""
    words_ = ngettext("%(n)s move in the past 12 months.", "%(n)s moves in the past 12 months.", len(moved))
    return words_ % {"n": len(moved)}
