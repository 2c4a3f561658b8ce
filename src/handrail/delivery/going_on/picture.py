"""What ends with the order and what goes on, beneath the time there is."""

from datetime import date

from django.utils.translation import gettext as _

from handrail.delivery.going_on.facts import Ending, Facts
from handrail.delivery.models import CommunityLink
from handrail.design import wording
from handrail.design.pictures import order
from handrail.sentences import standing


def picture(
    facts: Facts,
    ending: list[Ending],
    links: list[CommunityLink],
    ends: date | None,
    called: str,
    today: date,
) -> order.OrderPicture | None:
    """The picture; ``None`` where there is no order, or nothing to draw."""
    stands = standing.stands(dict(facts), today)
    drawn = [row for row in links if row.valid_from and row.state != "idea"]
    if stands is None or ends is None or not (ending or drawn):
        return None
    starts, last = min(phase.period.starts for phase in stands.term.phases), ends
    sections = (
        order.Section(_("What ends"), tuple(_ending(one, starts, last, today) for one in ending)),
        order.Section(
            _("What {name} goes to").format(name=called), tuple(_link(row, last, today) for row in drawn)
        ),
    )
    label = _("%(what)s, to %(day)s") % {"what": stands.name, "day": wording.full_date(last)}
    return order.draw(
        order.Order(
            _("What ends with the order, and what goes on for %(name)s") % {"name": called},
            (order.Span(label, starts, last, stands.name),),
            tuple(section for section in sections if section.works),
            today,
            last,
            _("end of the order"),
        )
    )


def _stretches(starts: date, ends: date, today: date) -> tuple[order.Stretch, ...]:
    """What has been, and what is still to come."""
    parts = []
    if starts < today:
        parts.append(order.Stretch("done", starts, min(today, ends)))
    if ends > today:
        parts.append(order.Stretch("planned", max(today, starts), ends))
    return tuple(parts)


def _ending(one: Ending, begins: date, last: date, today: date) -> order.Work:
    starts, ends = max(one.row.valid_from or begins, begins), min(one.ends or last, last)
    note = _("ends %(day)s") % {"day": wording.day_month(ends)}
    return order.Work(str(one.row.kind_label), "", _stretches(starts, ends, today), note)


def _link(row: CommunityLink, last: date, today: date) -> order.Work:
    starts = row.valid_from or today
    said = _("goes on without us") if row.goes_on else _("not settled how it goes on")
    ends = min(row.valid_to or last, last)
    return order.Work(
        row.name, str(row.state_label), _stretches(starts, ends, today), goes_on=row.goes_on, said=said
    )
