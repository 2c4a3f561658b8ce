"""Production refuses each unsafe setting, and says how to mend it."""

import dataclasses
from typing import Any

import pytest
from django.db import connection
from pydantic import SecretStr

from handrail.config import production
from handrail.config.databases import Address
from handrail.config.environment import Environment, Mode

SAFE: dict[str, Any] = {
    "mode": Mode.PRODUCTION,
    "secret_key": SecretStr("Zk3-q9Yw_7Lr2Xv5Tn8Bm1Cj4Hd6Gf0Ps-aQeWiOuRtYpLkJhMn"),
    "hosts": ["handrail.example.org"],
    "database_url": None,
    "database_app_url": SecretStr("postgres://web@db.example/handrail"),
    "debug": False,
    "demo_sign_in": False,
    "clock_offset_days": 0,
    "secure_cookies": True,
}


def problems(**changed: Any) -> list[str]:
    """The settings complained of, when these differ from safe ones."""
    found = production.problems_in(Environment.model_construct(**{**SAFE, **changed}))
    assert all(problem.why and problem.mend for problem in found)
    return [problem.setting for problem in found]


def test_safe_settings_are_let_through() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("setting", "changed"),
    [
        ("HANDRAIL_DEBUG", {"debug": True}),
        ("HANDRAIL_SECRET_KEY", {"secret_key": None}),
        ("HANDRAIL_SECRET_KEY", {"secret_key": SecretStr("short")}),
        ("HANDRAIL_SECRET_KEY", {"secret_key": SecretStr("x" * 60)}),
        ("HANDRAIL_SECRET_KEY", {"secret_key": SecretStr("django-insecure-" + "aZ3-k9Qw_7" * 5)}),
        ("HANDRAIL_HOSTS", {"hosts": []}),
        ("HANDRAIL_HOSTS", {"hosts": ["*"]}),
        ("HANDRAIL_HOSTS", {"hosts": ["handrail.example.org", "*.example.org"]}),
        ("HANDRAIL_SECURE_COOKIES", {"secure_cookies": False}),
        ("DATABASE_APP_URL", {"database_url": SecretStr("postgres://o@db/h"), "database_app_url": None}),
        ("DATABASE_URL", {"database_app_url": None}),
        ("HANDRAIL_DEMO_SIGN_IN", {"demo_sign_in": True}),
        ("HANDRAIL_CLOCK_OFFSET_DAYS", {"clock_offset_days": -4}),
    ],
)
def test_an_unsafe_setting_is_refused(setting: str, changed: dict[str, Any]) -> None:
    assert problems(**changed) == [setting]


@pytest.mark.parametrize("mode", Mode)
def test_production_alone_is_held_to_it(mode: Mode) -> None:
    try:
        production.refuse_if_unsafe(Environment.model_construct(**{**SAFE, "mode": mode, "debug": True}))
    except production.UnsafeSettings:
        refused = True
    else:
        refused = False

    assert refused == (mode is Mode.PRODUCTION)


def test_the_refusal_names_the_setting_and_the_way_out() -> None:
    unsafe = Environment.model_construct(**{**SAFE, "debug": True})

    with pytest.raises(production.UnsafeSettings, match=r"HANDRAIL_DEBUG(.|\n)*To mend it"):
        production.refuse_if_unsafe(unsafe)


# -- The database, seen by the login of the service ------------------------------


@pytest.fixture
def address(db: None, database_owner: str) -> Address:
    """The database under test, as the login that owns its tables."""
    known = connection.settings_dict
    return Address(
        name=known["NAME"],
        user=known["USER"],
        password=known["PASSWORD"],
        host=known["HOST"],
        port=known["PORT"],
    )


def test_the_owner_of_the_tables_may_not_serve(address: Address) -> None:
    found = production.problems_at(address)

    assert {problem.setting for problem in found} == {"DATABASE_APP_URL"}
    assert any("own" in problem.why for problem in found)


def test_commits_that_are_not_waited_for_are_refused(address: Address) -> None:
    loose = dataclasses.replace(address, options={"options": "-c synchronous_commit=off"})

    assert "synchronous_commit" in [problem.setting for problem in production.problems_at(loose)]


class Answers:
    """A server that answers every question with one row."""

    def __init__(self, row: tuple[object, ...]) -> None:
        self.row = row

    def execute(self, *_: object) -> "Answers":
        return self

    def fetchone(self) -> tuple[object, ...]:
        return self.row


def test_each_guard_against_loss_is_asked_for() -> None:
    found = production._durability_problems(Answers(("off",)))  # type: ignore[arg-type]

    assert [problem.setting for problem in found] == ["fsync", "synchronous_commit", "full_page_writes"]


@pytest.mark.parametrize("powers", [(True, False, False), (False, True, False), (False, False, True)])
def test_each_power_over_row_security_is_refused(powers: tuple[bool, bool, bool]) -> None:
    found = production._login_problems(Answers(("web", *powers)))  # type: ignore[arg-type]

    assert [problem.setting for problem in found] == ["DATABASE_APP_URL"]
