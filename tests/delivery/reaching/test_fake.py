"""The stand-in speaks as Notify does, and takes only what Notify would take."""

import time
from collections.abc import Iterator

import jwt
import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from handrail.delivery.reaching import fake, notify
from handrail.delivery.reaching.notify import CannotSay, How
from handrail.delivery.reaching.wording import Paper

PAPER = Paper("text", "en", "07700 900123", "Your appointment", "You have an appointment.")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with fake.answering(fake.Fake()) as here:
        yield here


def ask(address: str, token: str, scheme: str = "Bearer") -> int:
    answer = requests.get(
        f"{address}/v2/notifications", headers={"Authorization": f"{scheme} {token}"}, timeout=5
    )
    return answer.status_code


def token(secret: str = fake.SECRET, algorithm: str = "HS256", **claims: object) -> str:
    return jwt.encode({"iss": fake.SERVICE, "iat": int(time.time()), **claims}, secret, algorithm=algorithm)


def test_a_right_token_is_taken(address: str) -> None:
    assert ask(address, token()) == 200


@pytest.mark.parametrize(
    ("claims", "secret"),
    [
        ({"iss": "00000000-0000-0000-0000-000000000000"}, fake.SECRET),
        ({"iat": 0}, fake.SECRET),
        ({"iat": int(time.time()) + 3600}, fake.SECRET),
        ({}, "11111111-2222-4333-8444-555555555555"),
    ],
)
def test_another_service_an_old_token_and_a_forged_one_are_refused(
    claims: dict[str, object], secret: str, address: str
) -> None:
    assert ask(address, token(secret, **claims)) == 403


def test_a_token_without_a_signature_is_refused(address: str) -> None:
    unsigned = jwt.encode({"iss": fake.SERVICE, "iat": int(time.time())}, "", algorithm="none")

    assert ask(address, unsigned) == 403


def test_a_token_is_asked_for(address: str) -> None:
    assert requests.get(f"{address}/v2/notifications", timeout=5).status_code == 401
    assert ask(address, token(), scheme="Basic") == 401


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=200))
def test_nothing_made_up_is_taken(address: str, made_up: str) -> None:
    assert ask(address, made_up) in (401, 403)


def test_a_text_arrives_and_can_be_found_by_its_reference(provider: fake.Fake) -> None:
    answer = notify.hand_over(PAPER, "first-reference")

    assert answer.how is How.ACCEPTED
    assert notify.find("first-reference") == answer.provider_id
    assert notify.find("never-sent") is None
    assert notify.status(answer.provider_id) == "delivered"


def test_an_email_arrives_with_its_subject(provider: fake.Fake) -> None:
    paper = Paper("e_mail", "cy", "helen@example.org", "Eich apwyntiad", "Mae gennych apwyntiad.")

    assert notify.hand_over(paper, "by-mail").how is How.ACCEPTED
    (kept,) = provider.find("by-mail")
    assert (kept.kind, kept.to, kept.said["subject"]) == ("email", "helen@example.org", "Eich apwyntiad")


@pytest.mark.parametrize(
    ("mode", "how"),
    [
        (fake.Mode.TOO_MANY, How.NOT_NOW),
        (fake.Mode.FAILS, How.UNKNOWN),
        (fake.Mode.DROPS, How.UNKNOWN),
        (fake.Mode.LOST, How.UNKNOWN),
    ],
)
def test_what_is_known_after_each_trouble(mode: fake.Mode, how: How, provider: fake.Fake) -> None:
    provider.mode = lambda: mode

    assert notify.hand_over(PAPER, "in-trouble").how is how


def test_a_wrong_key_waits_for_whoever_runs_the_service(provider: fake.Fake, settings: object) -> None:
    settings.HANDRAIL_NOTIFY_KEY = f"x-{fake.SERVICE}-{'0' * 36}"  # type: ignore[attr-defined]

    assert notify.hand_over(PAPER, "wrong-key") == notify.Answer(How.NOT_NOW, word="key")


def test_nobody_there_means_that_nothing_left(provider: fake.Fake, settings: object) -> None:
    settings.HANDRAIL_NOTIFY_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]

    assert notify.hand_over(PAPER, "nobody") == notify.Answer(How.NOT_NOW, word="unreachable")
    with pytest.raises(CannotSay):
        notify.find("nobody")


def test_the_client_goes_nowhere_but_to_notify(provider: fake.Fake) -> None:
    client = notify._client()

    with pytest.raises(requests.exceptions.InvalidSchema):
        client.request_session.get("https://example.org/")
