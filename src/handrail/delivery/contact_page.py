"""What the page of one contact is made from: its facts, its names, what it is tied to, what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies import directory
from handrail.assessments.models import Strength
from handrail.casefile.contacts import WITHOUT_THE_PERSON, absent, took_place
from handrail.delivery import choosing, kinds, leads_on, noting, read_by, upcoming, versions
from handrail.delivery.models import Contact, Heard, TurningPoint
from handrail.design.frame import Action, CaseFrame
from handrail.people.frame import FRAME_TABLES, case_frame, holds
from handrail.people.models import KeyPerson, SchemeMembership
from handrail.people.opening import OpenCase
from handrail.plans.models import Step
from handrail.records import describing
from handrail.records.models import VersionRow

TABLES = (*FRAME_TABLES, KeyPerson, Step, Strength, Heard)
Told = TypeVar("Told", Contact, TurningPoint)
Facts = dict[Any, list[Any]]


@dataclass(frozen=True)
class Ties:
    """What an appointment took the place of, what took its place, and the rest of its series."""

    before: Contact | None = None
    after: Contact | None = None
    series: tuple[Contact, ...] = field(default=())
    today: date = field(default=date.min)

    @property
    def ahead(self) -> list[Contact]:
        """Those of the series that are still to come."""
        return [row for row in self.series if upcoming.is_next(row, self.today)]


def form_frame(case: OpenCase) -> CaseFrame:
    """The frame of a form: its own button is the one main button of the page."""
    return replace(case_frame(case, "contacts"), main_action=None)


def with_versions(case: OpenCase, model: type[Told], entry: str) -> tuple[Told, list[Told]]:
    """The version that stands and those before it; absent and hidden look the same."""
    found = describing.current(case, model, [entry])
    if not found:
        raise Http404
    before = describing.earlier(case, model, [entry] if found[0].version > 1 else [])
    return found[0], before.get(entry, [])


def changeable(case: OpenCase, model: type[Told], entry: str) -> Told:
    """An entry this user may change; otherwise it is not there."""
    row = case.one(model, entry)
    if not kinds.may_change(case, row):
        raise Http404
    return row


def known(facts: Facts, rows: Sequence[Contact | TurningPoint], case: OpenCase) -> versions.Known:
    """The names behind the references of these versions."""
    schemes = [row for row in facts[SchemeMembership] if holds(row, case.today)]
    return versions.Known(
        directory.workers({worker for row in rows for worker in row.workers}),
        {row.entry: row.name for row in facts.get(KeyPerson, ())},
        choosing.venue_names({getattr(row, "venue", None) for row in rows}),
        {row.entry: row.what for row in facts.get(Step, ())},
        {row.entry: row.name for row in facts.get(Strength, ())},
        noting.short_scheme(schemes[0].kind_label) if schemes else "",
    )


def short_facts(
    parts: versions.Parts, row: VersionRow, before: Sequence[VersionRow], leave: tuple[str, ...]
) -> list[tuple[str, str]]:
    """The short facts for the list; the texts stand beneath in their own right."""
    apart = {
        *leave,
        _("What happened"),
        _("In their own words"),
        _("What was done"),
        _("What it was used for"),
    }
    facts = [(name, words) for name, words in parts.items() if words and name not in apart]
    first = before[0] if before else row
    facts.append((_("Recorded"), versions.recorded(first)))
    if before:
        facts.append((_("Last changed"), versions.recorded(row)))
    return facts


def first_met(case: OpenCase, row: Contact) -> list[str]:
    """Of those who took part, who had had no contact with the person before that day."""
    if row.outcome not in took_place() or row.kind in WITHOUT_THE_PERSON:
        return []
    earlier = case.rows(Contact).filter(valid_from__lt=row.valid_from, workers__overlap=row.workers)
    held = earlier.filter(outcome__in=took_place()).order_by()
    met = {worker for workers in held.values_list("workers", flat=True).distinct() for worker in workers}
    return [worker for worker in row.workers if worker not in met]


def ties(case: OpenCase, row: Contact) -> Ties:
    """What it is tied to, in one question."""
    wanted = Q(instead_of=row.entry) | Q(entry=row.instead_of or "")
    if row.series:
        wanted |= Q(series=row.series)
    rows = case.fetch(case.rows(Contact).filter(wanted).order_by("valid_from", "at", "pk"))
    return Ties(
        next((one for one in rows if one.entry == row.instead_of), None),
        next((one for one in rows if one.instead_of == row.entry), None),
        tuple(one for one in rows if row.series and one.series == row.series),
        case.today,
    )


def tied(case: OpenCase, row: Contact, found: Ties) -> list[tuple[str, str, str]]:
    """Those ties as words before a link, the link's words and its address."""
    said = []
    for words, one in ((_("Instead of:"), found.before), (_("Moved to:"), found.after)):
        if one is not None:
            said.append((words, versions.when(one.valid_from, one.at, None), _contact(case, one.entry)))
    ahead = [one for one in found.ahead if one.entry != row.entry]
    if ahead:
        count = ngettext("%(n)s more booked with it, next:", "%(n)s more booked with it, next:", len(ahead))
        day = versions.when(ahead[0].valid_from, ahead[0].at, None)
        said.append((count % {"n": len(ahead)}, day, _contact(case, ahead[0].entry)))
    return said


def actions(case: OpenCase, row: Contact, found: Ties) -> list[Action]:
    """What this user can do with it next."""
    if not kinds.may_change(case, row):
        return []
    at = [case.reference, row.entry]
    acts = [Action(_("Correct"), reverse("delivery:contact_correct", args=at))]
    if row.outcome is None:
        acts = [
            Action(_("Say how it went"), reverse("delivery:contact_outcome", args=at)),
            Action(_("Rearrange"), reverse("delivery:rearrange", args=at)),
            *acts,
        ]
    if row.outcome in absent():
        acts.insert(0, Action(_("Why, and what would help"), reverse("delivery:absence", args=at)))
        acts.append(Action(_("Write to them"), _about("letter_add", case, contact=row.entry, kind="missed")))
    if row.outcome in took_place():
        acts.append(Action(_("Something was promised"), _about("promise_add", case, contact=row.entry)))
    if found.ahead and row.series:
        acts.append(Action(_("Call the rest off"), reverse("delivery:call_off", args=at)))
    if row.group:
        address = f"{reverse('delivery:group_add')}?{urlencode({'group': row.group})}"
        acts.append(Action(_("The next session of the group"), address))
    if change := leads_on.change_url(case, leads_on.CONTACTS, row.entry):
        acts.append(Action(_("This changes something"), change))
    if row.fed_back_on and case.can_write("assessment"):
        acts.append(Action(_("Say what changed because of it"), reverse("delivery:heard", args=at)))
    return acts


def page(case: OpenCase, row: Contact, before: list[Contact]) -> dict[str, Any]:
    """Everything the page reads of a contact besides its words, from one gathering."""
    facts = case.gather(*TABLES, *read_by.tables())
    names = known(facts, [*before, row], case)
    read = read_by.beside(case, row, facts)
    told = [(version, versions.contact_parts(version, names)) for version in (*before, row)]
    found = ties(case, row)
    leave = (_("Title"), "" if row.title else _("Kind"), _("What they said of it"))
    next_missing = bool(row.outcome) and case.can_write("contact_notes") and not upcoming.is_booked(case)
    met = names.workers.named(first_met(case, row))
    return {
        "frame": case_frame(case, "timeline", facts),
        "names": names,
        "facts": [
            *short_facts({**told[-1][1], _("Met for the first time"): met}, row, before, leave),
            *read.facts,
        ],
        "earlier": versions.earlier_versions(told),
        "tied": tied(case, row, found),
        "heard": [one for one in facts[Heard] if one.about == row.entry],
        "actions": [*read.actions, *actions(case, row, found)],
        "book_next": upcoming.book_url(case.reference, row.entry) if next_missing else "",
    }


def timeline(case: OpenCase, entry: str = "") -> str:
    """The timeline, at an entry."""
    address = reverse("home:timeline", args=[case.reference])
    return f"{address}#entry-{entry}" if entry else address


def _about(route: str, case: OpenCase, **asked: str) -> str:
    """A form of the case that begins with what is said here."""
    return f"{reverse(f'delivery:{route}', args=[case.reference])}?{urlencode(asked)}"


def _contact(case: OpenCase, entry: str) -> str:
    return reverse("delivery:contact", args=[case.reference, entry])
