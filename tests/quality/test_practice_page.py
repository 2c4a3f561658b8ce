"""The practice page of a case: what is asked, what is answered, and what is shown at the point of work."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from handrail.access.actors import acting_as
from handrail.findings import at_work
from handrail.findings.models import Finding, FindingAnswer
from handrail.findings.shown import Shown
from handrail.people.models import Person
from handrail.practice import library
from handrail.practice.answers import Answer
from handrail.quality import case_views
from handrail.records import clock, writing
from tests.facts import visible_text
from tests.quality.test_keeping import note_factor

pytestmark = pytest.mark.django_db
ASKED = "A-DES-ASS-1"


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, case: Any, query: str = "") -> str:
    response = client.get(reverse("quality:practice", args=[case.reference]) + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def answers(client: Client, case: Any, key: str, **given: str) -> Any:
    url = reverse("quality:answer", args=[case.reference, ASKED])
    return client.post(url, {"key": key, **given})


def test_ruth_sees_what_is_asked_and_why(cast: Any) -> None:
    note_factor(cast.own, cast.ruth)

    shown = page(signed_in(cast.ruth), cast.own)

    assert library.by_id(ASKED).question in shown
    assert "Nothing says what this does in Helen" in shown
    assert "would change it" in shown.casefold()
    assert "Would show it:" in shown  # beside what does not arise or is not due
    assert shown.index("See it as known on another date") < shown.index("Help with this page")
    assert reverse("assessments:assessment", args=[cast.own.reference]) in shown


def test_an_answer_needs_its_words_and_stands_beside_the_finding(cast: Any, as_owner: Any) -> None:
    """A factor without a line has no "where appropriate": the finding stays, and the answer with it."""
    note_factor(cast.own, cast.ruth)
    ruth = signed_in(cast.ruth)

    refused = answers(ruth, cast.own, "first", kind="not_here", words="")
    assert refused.status_code == 422
    assert "Say what happened, or why it is not right here" in refused.content.decode()

    kept = answers(ruth, cast.own, "first", kind="not_in_record", words="She told me on Friday")
    assert kept.status_code == 302
    shown = page(ruth, cast.own)
    assert "She told me on Friday" in shown
    assert "Answered: it happened, and is not in the record" in shown
    with as_owner():
        (finding,) = Finding.objects.now().filter(case_id=cast.own.pk, entry=ASKED)
        assert finding.answer == Answer.NO_EVIDENCE


def test_an_answer_updated_keeps_the_one_before(cast: Any, as_owner: Any) -> None:
    note_factor(cast.own, cast.ruth)
    ruth = signed_in(cast.ruth)
    answers(ruth, cast.own, "first", kind="not_in_record", words="She told me on Friday")

    answers(ruth, cast.own, "second", kind="not_here", words="She asked us to wait", version_seen="1")

    with as_owner():
        rows = FindingAnswer.objects.filter(case_id=cast.own.pk).order_by("version")
        assert [(row.words, row.superseded_at is None) for row in rows] == [
            ("She told me on Friday", False),
            ("She asked us to wait", True),
        ]


def test_three_things_come_first_where_a_piece_of_work_leads_here(cast: Any) -> None:
    note_factor(cast.own, cast.ruth)

    shown = page(signed_in(cast.ruth), cast.own, "?for=case")

    assert "What might be looked at first for Helen" in shown
    assert shown.count('<article class="hr-finding"') <= at_work.MOST
    assert f'<a href="{reverse("home:case", args=[cast.own.reference])}" class="govuk-back-link">' in shown


def test_of_what_is_not_due_yet_the_form_says_what_would_show_it(cast: Any, as_owner: Any) -> None:
    note_factor(cast.own, cast.ruth)
    with as_owner():
        ahead = Finding.objects.now().filter(case_id=cast.own.pk, answer="not_yet_due").order_by("entry")[0]

    url = reverse("quality:answer", args=[cast.own.reference, ahead.entry])
    asked = visible_text(signed_in(cast.ruth).get(url).content.decode())

    assert "Would show it: " in asked
    assert "Would change it: " not in asked


def test_an_answer_on_the_way_to_a_piece_of_work_leads_back_to_what_else_bears_on_it(cast: Any) -> None:
    note_factor(cast.own, cast.ruth)
    ruth = signed_in(cast.ruth)
    url = reverse("quality:answer", args=[cast.own.reference, ASKED])

    asked = visible_text(ruth.get(url).content.decode())
    said = ruth.post(
        f"{url}?for=case", {"key": "once", "kind": "not_in_record", "words": "She told me on Friday"}
    )

    assert "Would change it: " in asked
    assert "The finding stays, and your answer stands beside it." in asked
    assert said.headers["Location"] == reverse("quality:practice", args=[cast.own.reference]) + "?for=case"


def test_what_may_want_a_look_stands_open_and_the_rest_is_folded(cast: Any) -> None:
    """One factor without its line is silent; nothing else of a new case is due, and folds with its stage."""
    note_factor(cast.own, cast.ruth)

    shown = page(signed_in(cast.ruth), cast.own)

    open_part, *folds = shown.split('<details class="hr-fold hr-fold--stage"')
    assert f'id="{ASKED}"' in open_part
    assert "What may want a look" in open_part
    assert open_part.count('class="hr-found"') <= case_views.MOST
    every = [one.id for one in library.in_force("adult", clock.today())]
    assert [shown.count(f'<li class="hr-found" id="{one}"') for one in every] == [1] * len(every)
    assert not any(fold.startswith(" open") for fold in folds)


def test_weak_spots_come_first_and_no_more_than_a_page_carries() -> None:
    """Nine are silent, two of them weak spots; what speaks against comes before the other silence."""
    asks = ("A-DES-ASS-1", "A-DES-ASS-2", "A-DES-ASS-3", "A-ENG-ASS-1", "A-ENG-ASS-2", "A-ENG-ASS-3")
    silent = [library.by_id(one) for one in (*asks, "A-SAF-ASS-1", "A-SAF-ASS-2", "A-DES-DEL-4")]
    found = [Shown(one, Answer.NO_EVIDENCE, "", (), "", None, None) for one in silent]
    against = Shown(library.by_id("A-ENG-REV-1"), Answer.AGAINST, "", (), "", None, None)

    waiting = case_views._waiting([*found, against])

    assert [one.id for one in waiting] == [
        *("A-DES-ASS-3", "A-DES-DEL-4", "A-ENG-REV-1"),
        *("A-DES-ASS-1", "A-DES-ASS-2", "A-ENG-ASS-1", "A-ENG-ASS-2"),
    ]


def test_a_link_to_a_folded_finding_opens_its_stage(cast: Any) -> None:
    """Once answered it no longer waits: the page comes back with its stage open."""
    note_factor(cast.own, cast.ruth)
    ruth = signed_in(cast.ruth)

    back = answers(ruth, cast.own, "first", kind="not_in_record", words="She told me on Friday").headers[
        "location"
    ]
    shown = page(ruth, cast.own, back[back.index("?") : back.index("#")])

    assert back.endswith(f"#{ASKED}")
    (fold,) = re.findall(r"<details class=.hr-fold hr-fold--stage. open>.*?</ul></details>", shown)
    assert f'id="{ASKED}"' in fold


def test_who_has_no_part_in_it_sees_nothing(cast: Any) -> None:
    note_factor(cast.own, cast.ruth)

    for who in (cast.denise, cast.sam):
        response = signed_in(who).get(reverse("quality:practice", args=[cast.own.reference]))
        assert response.status_code == 404


def test_as_known_on_a_day_is_worked_out_from_what_was_known(cast: Any) -> None:
    """Drinking is named today; two days ago the record knew of no factor."""
    note_factor(cast.own, cast.ruth)
    before = (clock.today() - timedelta(days=2)).isoformat()

    shown = page(signed_in(cast.ruth), cast.own, f"?known={before}")

    assert "Nothing says what this does" not in shown
    assert library.by_id(ASKED).question in shown


def test_the_front_page_of_the_case_folds_three_away(cast: Any) -> None:
    note_factor(cast.own, cast.ruth)

    response = signed_in(cast.ruth).get(reverse("home:case", args=[cast.own.reference]))

    assert '<details class="govuk-details hr-atwork">' in response.content.decode()


def test_the_manager_sees_cases_by_what_their_record_shows(cast: Any) -> None:
    note_factor(cast.own, cast.ruth)
    carol = signed_in(cast.carol)

    themes = carol.get(reverse("quality:team")).content.decode()
    listed = carol.get(reverse("quality:team") + f"?ask={ASKED}").content.decode()

    assert library.by_id(ASKED).question in themes
    to_helen = f"{reverse('quality:practice', args=[cast.own.reference])}?at={ASKED}#{ASKED}"
    assert f'href="{to_helen}">Helen Brightwell</a>' in listed
    assert "Helen" not in themes
    assert "Ruth" not in themes + listed


def test_two_cases_of_one_name_are_told_apart(cast: Any) -> None:
    """Carol manages two people who are called alike: each stands with the reference."""
    for case, worker in ((cast.own, cast.ruth), (cast.team, cast.megan)):
        note_factor(case, worker)
        with acting_as(worker.pk), writing.act(case.pk, "person.updated", by=worker) as doing:
            row = Person.objects.now().get(case_id=case.pk)
            names = {"given_name": "Ann", "family_name": "Fisher"}
            writing.amend(Person, doing, entry=row.entry, version_seen=row.version, **names)

    listed = visible_text(
        signed_in(cast.carol).get(reverse("quality:team") + f"?ask={ASKED}").content.decode()
    )

    assert f"Ann Fisher, {cast.own.reference}" in listed
    assert f"Ann Fisher, {cast.team.reference}" in listed


def test_what_was_found_with_adults_is_said_to_be_of_adults(the_demo: Any) -> None:
    """Jo manages Kai’s case, Carol those of adults; no inspection asked these of children’s cases."""
    jo, carol = (
        visible_text(signed_in(the_demo.user(name)).get(reverse("quality:team")).content.decode())
        for name in ("jo.lindley", "carol.hughes")
    )

    assert "Elsewhere, with adults: assessments draw too little on the sources available" in jo
    assert "Elsewhere: " not in jo
    assert "Elsewhere: assessments draw too little on the sources available" in carol


SHARE = re.compile(r"%|per cent|\bout of\b|\b\d+ of \d+\b|\b\d+/\d+\b", re.IGNORECASE)
"""How a share, which is a score to its reader, would be written."""


def test_nothing_is_added_up_by_person_or_worker(cast: Any) -> None:
    """One factor is left without a line in Ruth's case, one in Megan's; Carol manages both."""
    note_factor(cast.own, cast.ruth)
    note_factor(cast.team, cast.megan)
    carol = signed_in(cast.carol)

    def told(address: str) -> str:
        return visible_text(carol.get(address).content.decode())

    team = reverse("quality:team")
    themes, listed, of_ruth = told(team), told(f"{team}?ask={ASKED}"), told(f"{team}?worker=ruth-adeyemi")
    of_helen = told(reverse("quality:practice", args=[cast.own.reference]))

    assert "2 cases" in themes
    assert of_ruth == themes
    workers = {cast.ruth.name, cast.megan.name, cast.tom.name, cast.keith.name}
    assert not [name for name in workers if name in themes + listed]
    for words in (themes, listed, of_helen):
        assert ASKED in words or library.by_id(ASKED).question in words
        assert SHARE.findall(words) == []


def test_every_expectation_at_work_is_one_there_is(cast: Any) -> None:
    from csv import DictReader
    from pathlib import Path

    pinned = Path(__file__).parents[1] / "practice" / "pinned.csv"
    known = {row["id"] for row in DictReader(pinned.read_text("utf-8").splitlines())}

    for work in at_work.WORK.values():
        assert set(work.asks) <= known
        assert len(set(work.asks)) == len(work.asks)


def test_a_reasoned_not_here_satisfies_what_is_asked_where_appropriate(cast: Any, as_owner: Any) -> None:
    """The first expectation with such words, in Helen's case: silent until the reason is written."""
    escaping = next(
        (one for one in library.known() if one.escape and one.cohort == "adult"),
        None,
    )
    if escaping is None:
        pytest.skip("no expectation leaves room yet")
    with time_machine.travel(clock.now() + timedelta(days=120)):
        with acting_as(cast.ruth.pk), writing.act(cast.own.pk, "seen", by=cast.ruth):
            pass
        with as_owner():
            silent = {
                row.entry
                for row in Finding.objects.now().filter(case_id=cast.own.pk, answer=Answer.NO_EVIDENCE.value)
            }
        one = next((e for e in library.known() if e.escape and e.id in silent), None)
        if one is None:
            pytest.skip("nothing that leaves room is silent in this case")
        with acting_as(cast.ruth.pk), writing.act(cast.own.pk, "answered", by=cast.ruth) as doing:
            writing.add(
                FindingAnswer,
                doing,
                expectation=one.id,
                kind="not_here",
                words="She asked us not to.",
                valid_from=clock.today(),
            )
        with as_owner():
            row = Finding.objects.now().get(case_id=cast.own.pk, entry=one.id)
            assert (row.answer, row.because) == (
                "shown",
                "A reason is given why not here: “She asked us not to”",
            )
