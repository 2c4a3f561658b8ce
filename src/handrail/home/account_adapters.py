"""How allauth, which does the passkey ceremony for us, is told about our users and our rules."""

import base64
from functools import cache
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.access.models import User
from handrail.home import signing_in


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up here, and only a passkey proves again who one is."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Users are made by an administrator."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say in their own words what has been done."""

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A passkey; an authenticator code counts in a recovery only."""
        has_passkey = (
            user.is_authenticated
            and Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()
        )
        if not has_passkey:
            return []
        url = reverse("mfa_reauthenticate_webauthn")
        return [{"id": "mfa_reauthenticate:webauthn", "description": _("Use your passkey"), "url": url}]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of a session that has just come in by link or code, and can only add a passkey."""
        if signing_in.must_add_passkey(self.request):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)


class MFAAdapter(DefaultMFAAdapter):
    """Names for passkeys, and secrets of authenticator apps kept encrypted."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("That was not accepted. Try again."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt with a key made from the secret key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt, also what an earlier secret key encrypted."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a passkey is called until somebody gives it a better name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Our host, which the browser checks, and our name, which people see."""
        return super().get_public_key_credential_rp_entity() | {"name": "Handrail"}

    def _get_user_identifier(self, user: User) -> str:
        return user.username


def _cipher() -> MultiFernet:
    return MultiFernet([_key(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@cache
def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"handrail authenticator apps").derive(
        secret.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from, past our proxy if there is one: axes and allauth agree on it."""
    return get_client_ip(request)
