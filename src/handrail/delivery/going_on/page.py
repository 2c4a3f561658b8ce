"""What the page of the time after shows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.agencies.models import Service
from handrail.assessments.models import Strength
from handrail.delivery.going_on import facts as found
from handrail.delivery.going_on.facts import Ending, Facts
from handrail.delivery.going_on.picture import picture
from handrail.delivery.models import CommunityLink, ExitItem
from handrail.design import wording
from handrail.design.parts import Cell, Prompt
from handrail.people.frame import holds
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase

KINDS = ("replaces_restriction", "to_adult_services", "goes_on", "turn_to", "last_meeting", "check_in")
NEARLY_OVER, MOST = timedelta(weeks=26), 3
"""When the time after is asked about if nothing is planned, and how much is asked at once."""
Row = tuple[Cell | str, ...]


@dataclass(frozen=True)
class Known:
    """The names that references stand for."""

    workers: Names
    people: dict[str, str]
    strengths: dict[str, str]
    services: dict[str, str]


def page(case: OpenCase, facts: Facts, called: str) -> dict[str, Any]:
    """Everything the template reads."""
    today, writes = case.today, case.can_write("plan")
    links = found.current(facts, today)
    items = [row for row in facts[ExitItem] if holds(row, today)]
    ending, ends = found.endings(facts, today), found.order_ends(facts, today)
    names = _names(facts, links, items)
    return {
        "share": _share(links),
        "picture": picture(facts, ending, links, ends, called, today),
        "prompts": _prompts(case, facts, ending, items, ends) if writes else [],
        "endings": [_ending(one) for one in ending],
        "links": [_link(case, row, names, writes=writes) for row in links],
        "stopped": [row.name for row in facts[CommunityLink] if row not in links],
        "items": [_item(case, row, names, writes=writes) for row in sorted(items, key=_place)],
        "words": [row for row in links if row.words],
    }


def _names(facts: Facts, links: list[CommunityLink], items: list[ExitItem]) -> Known:
    workers = {worker for row in links for worker in (*row.introduced_by, *row.accompanied_by)}
    workers |= {row.worker for row in items if row.worker}
    services = {row.service for row in links if row.service}
    pairs = (
        Service.objects.filter(reference__in=services).values_list("reference", "name") if services else ()
    )
    return Known(
        directory.workers(workers),
        {row.entry: row.name for row in facts[KeyPerson]},
        {row.entry: row.name for row in facts[Strength]},
        dict(pairs),
    )


def _share(links: list[CommunityLink]) -> str:
    """5 of 7 go on without us: boxing, rugby and the graffiti project."""
    share = found.share(links)
    if not share.of:
        return ""
    counted = {"n": apnumber(len(share.going_on)), "of": apnumber(share.of)}
    if not share.going_on:
        return _("None of %(of)s is settled to go on without us yet.") % counted
    said = _("%(n)s of %(of)s go on without us") % counted
    return f"{wording.sentence_case(said)}: {wording.listed(row.name for row in share.going_on)}."


def _ending(one: Ending) -> Row:
    useful = getattr(one.row, "useful_because", "")
    instead = [*(row.name for row in one.links), *(row.what for row in one.items)]
    return (
        Cell(str(one.row.kind_label), note=one.row.agreed_words or one.row.wording),
        wording.full_date(one.ends),
        useful,
        "; ".join(instead),
    )


def _link(case: OpenCase, row: CommunityLink, names: Known, *, writes: bool) -> Row:
    update = reverse("delivery:link_update", args=[case.reference, row.entry]) if writes else ""
    strengths = wording.listed(names.strengths[one] for one in row.because_of if one in names.strengths)
    return (
        Cell(row.name, url=update, tags=(str(row.state_label),), note=_since(row)),
        strengths,
        _who(row, names),
        _goes_on(row),
        Cell(names.services[row.service], url=reverse("home:service", args=[row.service]))
        if row.service in names.services
        else "",
    )


def _since(row: CommunityLink) -> str:
    parts = (
        _("Since %(day)s") % {"day": wording.full_date(row.valid_from)} if row.valid_from else "",
        _("tried on %(day)s") % {"day": wording.full_date(row.taster_on)} if row.taster_on else "",
        str(row.reach_label),
    )
    return " · ".join(part for part in parts if part)


def _who(row: CommunityLink, names: Known) -> str:
    introduced, along = names.workers.named(row.introduced_by), names.workers.named(row.accompanied_by)
    known = wording.listed(names.people[one] for one in row.people if one in names.people)
    parts = (
        _("Introduced by %(who)s") % {"who": introduced} if introduced else "",
        _("with %(who)s the first times") % {"who": along} if along else "",
        _("knows %(who)s there") % {"who": known} if known else "",
    )
    return "; ".join(part for part in parts if part)


def _goes_on(row: CommunityLink) -> str:
    said = _("Goes on without us") if row.goes_on else _("Not settled yet")
    return f"{said}: {row.how_it_goes_on}" if row.how_it_goes_on else said


def _place(row: ExitItem) -> tuple[int, date, int]:
    return (KINDS.index(row.kind) if row.kind in KINDS else len(KINDS), row.by_on or date.max, row.pk)


def _item(case: OpenCase, row: ExitItem, names: Known, *, writes: bool) -> Row:
    update = reverse("delivery:exit_update", args=[case.reference, row.entry]) if writes else ""
    people = wording.listed(names.people[one] for one in row.people if one in names.people)
    who = "; ".join(
        part for part in (names.workers.named([row.worker] if row.worker else []), people) if part
    )
    said = f"{row.state_label}, {wording.full_date(row.done_on)}" if row.done_on else str(row.state_label)
    return (
        Cell(row.what, url=update, note=row.because),
        str(row.kind_label),
        who,
        wording.full_date(row.by_on),
        Cell(said, note=wording.quoted(row.words) if row.words else ""),
    )


def _prompts(
    case: OpenCase, facts: Facts, ending: list[Ending], items: list[ExitItem], ends: date | None
) -> list[Prompt]:
    """What is not answered yet, each with where to answer it."""
    asked = [
        Prompt(
            _("%(what)s ends on %(day)s, and helped: %(how)s What takes its place?")
            % {
                "what": str(one.row.kind_label),
                "day": wording.full_date(one.ends),
                "how": one.row.useful_because,
            },
            (
                (
                    _("Plan it"),
                    _add(case, "exit_add", kind="replaces_restriction", restriction=one.row.entry),
                ),
                (_("Add a link"), _add(case, "link_add", replaces=one.row.entry)),
            ),
        )
        for one in ending
        if getattr(one.row, "useful_because", "") and not one.replaced
    ]
    there = {row.kind for row in items}
    move = found.half_past_seventeen(case, facts)
    if move and ends and move <= ends and "to_adult_services" not in there:
        text = _("Seventeen and a half on %(day)s: who goes along if the work passes to adult services?")
        link = _add(case, "exit_add", kind="to_adult_services", by_on=f"{move:%d/%m/%Y}")
        asked.append(Prompt(text % {"day": wording.full_date(move)}, ((_("Plan it"), link),)))
    if not items and not (ends and ends - case.today <= NEARLY_OVER):
        return asked[:MOST]
    for kind, text in (
        ("check_in", _("Nobody has offered a check-in after the end yet.")),
        ("turn_to", _("It is not said yet whom to turn to after the end.")),
    ):
        if kind not in there:
            asked.append(Prompt(text, ((_("Add it"), _add(case, "exit_add", kind=kind)),)))
    return asked[:MOST]


def _add(case: OpenCase, name: str, **given: str) -> str:
    return f"{reverse(f'delivery:{name}', args=[case.reference])}?{urlencode(given)}"
