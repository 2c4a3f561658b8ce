"""A worker as nobody should write one: the harness must see what it does wrong.

`before` marks a message as sent and then sends it; `after` sends it and then marks it.
"""

import sys

from handrail.config import preparing
from handrail.config.environment import Login


def work(order: str) -> None:
    """Send all that waits, in the wrong order, and come back for more."""
    preparing.set_up(preparing.settle(login=Login.WORKER))
    from handrail.delivery.models import Outgoing
    from handrail.delivery.reaching import carrying, notify

    while True:
        with carrying.at_work():
            row = Outgoing.objects.filter(state="queued").order_by("id").first()
            facts = carrying._facts(row.reference) if row else None
        if row is None or facts is None:
            continue
        row.attempts += 1
        row.state = "sent" if order == "before" else row.state
        with carrying.at_work():
            row.save()
        answer = notify.hand_over(carrying._paper(row, facts), row.reference)
        if order == "after" and answer.how is notify.How.ACCEPTED:
            row.state = "sent"
            with carrying.at_work():
                row.save()


if __name__ == "__main__":
    work(sys.argv[1])
