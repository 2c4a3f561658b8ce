"""How messages stand, for those who run the service: counts only."""

from django.db.models import Count, Min

from handrail.delivery.models import Outgoing
from handrail.delivery.models.outbox import State
from handrail.delivery.reaching import outbox
from handrail.delivery.reaching.carrying import at_work
from handrail.records import clock


def by_state() -> dict[str, int]:
    """How many messages there are in each state."""
    with at_work():
        counted = Outgoing.objects.values_list("state").annotate(Count("id")).order_by()
        return dict.fromkeys(State.values, 0) | dict(counted)


def longest_waiting() -> float:
    """For how many seconds the message that waits longest has been due."""
    with at_work():
        open_still = Outgoing.objects.filter(state__in=outbox.OPEN)
        first = open_still.aggregate(first=Min("next_at"))["first"]
    return max(0.0, (clock.now() - first).total_seconds()) if first else 0.0
