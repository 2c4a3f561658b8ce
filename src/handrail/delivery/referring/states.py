"""How a referral moves from state to state; nothing else says what may follow what."""

from handrail.delivery.models import Referral

OPEN = ("drafted", "sent", "waiting", "accepted", "started")
ANSWERED = ("waiting", "accepted", "declined")
"""What an agency can answer; as long as nothing has begun, an answer may be followed by another."""

FROM = {
    "sent": ("drafted",),
    "accepted": ("sent", *ANSWERED),
    "declined": ("sent", *ANSWERED),
    "waiting": ("sent", *ANSWERED),
    "started": ("sent", "waiting", "accepted"),
    "ended": ("started", "accepted", "waiting"),
    "withdrawn": ("drafted", "sent", "waiting", "accepted"),
}
"""The states from which each can be reached."""


class NotNow(Exception):
    """This cannot be said of the referral as it stands. ``state`` and ``words`` are how it stands."""

    def __init__(self, referral: Referral) -> None:
        super().__init__(referral.state)
        self.state = referral.state
        self.words = str(referral.state_label)


class NothingSaid(Exception):
    """A reason is missing where whoever reads on needs one."""


def may_become(referral: Referral, state: str) -> bool:
    """Whether a referral can come to this state from where it stands."""
    return referral.state in FROM[state]


def is_open(referral: Referral) -> bool:
    """Whether something is still to come of it."""
    return referral.state in OPEN
