"""The command that lets somebody back in who has lost their passkeys."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from handrail.access.models import Recovery, SignInLink, User
from handrail.config.recovering import CannotRecover, recover


@pytest.fixture(autouse=True)
def moira(as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[User]:
    """The command line works as the owner; Moira has lost her telephone."""
    with as_owner():
        yield User.objects.create_user("moira", name="Moira Banks", role="administrator")


def test_it_opens_an_hour_for_codes(moira: User) -> None:
    TOTP.activate(moira, generate_totp_secret())

    assert "For the next hour Moira Banks can sign in, once" in recover("moira", by_link=False)

    opened = Recovery.objects.get(user=moira)
    assert (opened.ends_at - opened.starts_at).total_seconds() == 60 * 60


def test_without_an_app_it_offers_a_link(moira: User) -> None:
    with pytest.raises(CannotRecover, match="--link"):
        recover("moira", by_link=False)

    assert "/account/first/" in recover("moira", by_link=True)
    assert SignInLink.objects.filter(user=moira).count() == 1


@pytest.mark.parametrize("name", ["nobody", "moira"])
def test_it_lets_in_nobody_who_has_left(moira: User, name: str) -> None:
    User.objects.filter(pk=moira.pk).update(is_active=False)

    with pytest.raises(CannotRecover, match="no active user"):
        recover(name, by_link=True)
