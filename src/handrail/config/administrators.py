"""The first administrator, who comes before anybody could let them in."""

import re

from allauth.mfa.models import Authenticator

from handrail.access.actors import system_actor
from handrail.access.models import User
from handrail.casefile.versions import ENTRY
from handrail.home.signing_in import first_sign_in_link

ROLE = "administrator"
REASON = "Made an administrator on the command line"


class NotAnAdministrator(Exception):
    """The name is none that a user can have, or taken by somebody who cannot be let in this way."""


def admit(username: str, name: str) -> str:
    """Make the administrator, unless they only wait for a passkey; give a link to sign in with."""
    # Whoever is made stays for good, and no case could be exported beside a name that no document can hold.
    if not re.fullmatch(ENTRY, username):
        raise NotAnAdministrator("A user name has small letters, figures, dots and hyphens, 64 at most")
    if not name.strip():
        raise NotAnAdministrator("Say the name that colleagues see, with --name")
    with system_actor(reason=REASON):
        user = User.objects.filter(username=username).first()
        if user is None:
            user = User.objects.create_user(username, name=name, role=ROLE)
        elif user.role != ROLE:
            raise NotAnAdministrator(f"{username} is a user already, and no administrator")
        elif Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists():
            raise NotAnAdministrator(f"{username} has a passkey already")
        return first_sign_in_link(user)
