"""Letting somebody back in who has lost their passkeys, until an administrator can do it on a page."""

from handrail.access.actors import system_actor
from handrail.access.models import User
from handrail.home import signing_in

REASON = "Let somebody back in on the command line"


class CannotRecover(Exception):
    """There is nobody to let in, or not in this way."""


def recover(username: str, *, by_link: bool) -> str:
    """Open a recovery by code, or make a link; say what happens now."""
    with system_actor(reason=REASON):
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CannotRecover(f"there is no active user {username}")
        if by_link:
            link = signing_in.first_sign_in_link(user)
            return f"Within fifteen minutes, {user.name} signs in and adds a passkey here:\n{link}"
        try:
            signing_in.open_recovery(user)
        except signing_in.NoAuthenticatorApp:
            raise CannotRecover(
                f"{username} has no authenticator app; give them a link, with --link"
            ) from None
    return (
        f"For the next hour {user.name} can sign in, once, with their username and a code from their"
        " authenticator app. They are then asked to add a new passkey."
    )
