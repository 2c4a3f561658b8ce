"""Which login a process uses, and how an address is read."""

import pytest
from pydantic import SecretStr

from handrail.config.databases import MAINTENANCE, Address, BadDatabaseUrl, address_and_role, django_database
from handrail.config.environment import Environment, Login, Mode

OWNER_URL = SecretStr("postgres://owner:pass@db.example:6543/handrail?sslmode=verify-full")
APP_URL = SecretStr("postgres://web@db.example/handrail")


def environment(**given: object) -> Environment:
    """Settings for one process."""
    return Environment.model_construct(
        **{"mode": Mode.DEVELOPMENT, "login": Login.WEB, "owner_role": "", "threads": 4, **given}
    )


def test_an_address_is_read_whole() -> None:
    address = Address.parse("postgres://ann:a%40b@db:6543/hand?sslmode=require&connect_timeout=3")

    assert address.user == "ann"
    assert address.password == "a@b"
    assert (address.host, address.port, address.name) == ("db", "6543", "hand")
    assert address.options == {"sslmode": "require", "connect_timeout": "3"}
    assert "a@b" not in repr(address)


@pytest.mark.parametrize("url", ["mysql://db/handrail", "postgres://db", "handrail"])
def test_what_is_no_postgresql_address_is_refused(url: str) -> None:
    with pytest.raises(BadDatabaseUrl):
        Address.parse(url)


def test_the_service_signs_in_with_its_own_login() -> None:
    address, role = address_and_role(environment(database_url=OWNER_URL, database_app_url=APP_URL))

    assert address.user == "web"
    assert role == ""


def test_the_service_needs_no_owners_password() -> None:
    address, _ = address_and_role(environment(database_url=None, database_app_url=APP_URL))

    assert address.user == "web"


def test_in_development_one_address_is_enough() -> None:
    address, role = address_and_role(environment(database_url=OWNER_URL, database_app_url=None))

    assert (address.user, role) == ("owner", "handrail_web")
    entry = django_database(environment(database_url=OWNER_URL, database_app_url=None))
    assert entry["OPTIONS"]["assume_role"] == "handrail_web"
    assert "pool" not in entry["OPTIONS"]


def test_the_owner_says_that_it_maintains_and_needs_no_pool() -> None:
    entry = django_database(environment(login=Login.OWNER, database_url=OWNER_URL))

    assert entry["OPTIONS"]["options"] == MAINTENANCE
    assert "pool" not in entry["OPTIONS"]


def test_the_service_never_maintains_and_has_a_pool() -> None:
    entry = django_database(environment(database_url=None, database_app_url=APP_URL))

    assert "options" not in entry["OPTIONS"]
    assert entry["OPTIONS"]["pool"]["max_size"] == 5
    assert entry["ATOMIC_REQUESTS"] is False
