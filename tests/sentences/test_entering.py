"""Entering a sentence and what belongs to it on the sentence page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.people.models import Case
from handrail.sentences import models
from handrail.sentences.entries import KINDS
from tests.cast import Cast
from tests.filling import filled, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    found = Client()
    found.force_login(cast.ruth)
    return found


def at(case: Case, name: str, *more: str) -> str:
    return reverse(f"sentences:{name}", args=[case.reference, *more])


def add(client: Client, case: Case, verb: str, **typed: Any) -> Any:
    address = at(case, f"{verb}_add")
    return client.post(address, {**filled(client.get(address)), **typed})


def rows(model: Any, case: Case, as_owner: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.filter(case_id=case.pk).order_by("pk"))


def an_order(client: Client, case: Case) -> None:
    add(client, case, "sentence", kind="community_order", valid_from="1 March 2026", months="9")
    add(client, case, "requirement", kind="curfew", wording="Curfew at home", valid_from="1 March 2026")


def test_everything_an_order_asks_is_entered_and_stands_on_the_page(
    client: Client, cast: Cast, as_owner: Any
) -> None:
    an_order(client, cast.own)
    curfew = {"weekdays": ["1", "5"], "starts": "7pm", "ends": "7am", "valid_from": "1 March 2026"}
    square = '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}'
    for verb, typed in (
        ("curfew", curfew),
        ("area", {"wording": "Inside the ring road", "geometry": square, "valid_from": "1 March 2026"}),
        ("suspension", {"basis": "policy", "reason": "Final third", "valid_from": "2 March 2026"}),
        ("offence", {"what": "Theft", "standing": "index", "valid_from": "1 February 2026"}),
    ):
        assert add(client, cast.own, verb, **typed).status_code == 302, verb
    of = offered(client.get(at(cast.own, "variation_add")), "of")[1]
    varied = {"of": of, "was": "7pm", "becomes": "8pm", "reason": "Work", "authority": "court",
              "valid_from": "9 March 2026"}  # fmt: skip
    assert add(client, cast.own, "variation", **varied).status_code == 302
    page = client.get(at(cast.own, "sentence")).content.decode()
    for words in ("Curfew at home", "Inside the ring road", "8pm", "Theft"):
        assert words in page
    (window,) = rows(models.CurfewWindow, cast.own, as_owner)
    assert window.weekdays == [1, 5]


def test_a_custodial_sentence_with_licence_release_and_recall(
    client: Client, cast: Cast, as_owner: Any
) -> None:
    case = cast.own
    add(client, case, "sentence", kind="determinate_custody", valid_from="1 March 2024", years="4")
    for verb, typed in (
        ("release", {"kind": "automatic", "valid_from": "1 September 2025"}),
        (
            "condition",
            {"kind": "good_behaviour", "wording": "Be of good behaviour", "valid_from": "1/9/2025"},
        ),
        ("recall", {"kind": "standard", "valid_from": "1 November 2025", "reason": "Not there"}),
    ):
        assert add(client, case, verb, **typed).status_code == 302, verb
    page = client.get(at(case, "sentence")).content.decode()
    assert "Recalled" in page
    (release,) = rows(models.Release, case, as_owner)
    (sentence,) = rows(models.Sentence, case, as_owner)
    assert release.sentence == sentence.entry


def test_an_update_is_a_further_version(client: Client, cast: Cast, as_owner: Any) -> None:
    an_order(client, cast.own)
    (row,) = rows(models.Requirement, cast.own, as_owner)
    address = at(cast.own, "requirement_update", row.entry)
    sent = {**filled(client.get(address)), "wording": "Curfew at his mother’s"}
    assert [client.post(address, sent).status_code for _time in range(2)] == [302, 302]
    first, second = rows(models.Requirement, cast.own, as_owner)
    assert (first.wording, second.wording) == ("Curfew at home", "Curfew at his mother’s")
    assert first.superseded_at == second.recorded_at


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.verb)
def test_an_empty_form_comes_back(client: Client, cast: Cast, kind: Any) -> None:
    assert client.post(at(cast.own, f"{kind.verb}_add"), {"key": "k"}).status_code == 422


def test_an_outline_that_cannot_be_drawn_is_refused(client: Client, cast: Cast) -> None:
    an_order(client, cast.own)
    for outline in ("not json", '{"type":"Point","coordinates":[0,0]}', '"Polygon"'):
        typed = {"wording": "There", "geometry": outline, "valid_from": "1 March 2026"}
        assert add(client, cast.own, "area", **typed).status_code == 422


def test_who_only_reads_is_offered_no_form(cast: Cast) -> None:
    for user in (cast.carol, cast.frances):
        client = Client()
        client.force_login(user)
        assert 'id="update"' not in client.get(at(cast.own, "sentence")).content.decode()
        assert client.get(at(cast.own, "sentence_add")).status_code == 404
