"""Links to sign in, sent by e-mail to workers of other agencies.

The job holds the reference of what was asked for, which lets nobody in. The token is made at the moment
of sending, goes to the provider, and is kept nowhere; the link works only in the browser that asked.
"""

import hashlib
import secrets

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from handrail.delivery.reaching import notify
from handrail.delivery.reaching.carrying import at_work
from handrail.delivery.reaching.notify import How
from handrail.delivery.reaching.wording import Paper

TOKEN_BYTES = 32


class NotNow(Exception):
    """The provider took nothing: worth another try."""


def knock(reference: str) -> None:
    """Let the worker know that a link was asked for."""
    from handrail.delivery.reaching import jobs  # procrastinate is ready when the rooms are

    jobs.send_link.defer(reference=reference)


def send(reference: str) -> None:
    """Send the link that was asked for, if anybody is at that address; raises ``NotNow``."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with at_work(), connection.cursor() as cursor:
        made = hashlib.sha256(token.encode()).hexdigest()
        cursor.execute("select access_link_to_send(%s, %s)", [reference, made])
        (address,) = cursor.fetchone()
    if address is None:
        return
    # Whatever else comes of it, a second e-mail is asked for by a person.
    if notify.hand_over(_paper(address, token), reference).how is How.NOT_NOW:
        raise NotNow


def _paper(address: str, token: str) -> Paper:
    link = settings.HANDRAIL_BASE_URL + reverse("account_link_open", args=[token])
    with override("en"):
        words = _(
            "Here is the link you asked for. It works once, for 15 minutes, in the browser you asked from:"
            "\n\n%(link)s\n\nYou did not ask for it? Do nothing, and nothing happens."
        )
        return Paper("e_mail", "en", address, _("The link you asked for"), words % {"link": link})
