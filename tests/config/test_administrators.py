"""The first administrator comes in by a link that the command line prints."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from allauth.mfa.models import Authenticator

from handrail.access.models import User
from handrail.config.administrators import NotAnAdministrator, admit


@pytest.fixture(autouse=True)
def command_line(as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Commands that change users work as the owner."""
    with as_owner():
        yield


def test_a_new_administrator_gets_a_link() -> None:
    link = admit("moira", "Moira Banks")

    assert "/account/first/" in link
    assert User.objects.get(username="moira").role == "administrator"


def test_a_link_that_ran_out_is_replaced_while_there_is_no_passkey() -> None:
    assert admit("moira", "Moira Banks") != admit("moira", "Moira Banks")
    assert User.objects.filter(username="moira").count() == 1


def test_with_a_passkey_there_is_no_second_way_in() -> None:
    admit("moira", "Moira Banks")
    user = User.objects.get(username="moira")
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})

    with pytest.raises(NotAnAdministrator, match="passkey"):
        admit("moira", "Moira Banks")


def test_nobody_else_is_made_an_administrator() -> None:
    User.objects.create_user("priya", name="Priya Shah", role="practitioner")

    with pytest.raises(NotAnAdministrator, match="no administrator"):
        admit("priya", "Priya Shah")


@pytest.mark.parametrize(
    ("username", "name", "why"),
    [
        ("Moira Banks", "Moira Banks", "small letters"),
        ("", "Moira Banks", "small letters"),
        ("m" * 65, "Moira Banks", "64 at most"),
        ("moira", " ", "--name"),
    ],
)
def test_nobody_is_made_whom_no_document_could_name(username: str, name: str, why: str) -> None:
    with pytest.raises(NotAnAdministrator, match=why):
        admit(username, name)
    assert not User.objects.filter(name__in=("Moira Banks", " ")).exists()
