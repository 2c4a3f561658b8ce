"""Beside a finding that an agency was not heard stands one way to ask it, for who may write there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.assessments.models import Source
from handrail.findings.models import Finding
from handrail.plans.models import Objective, Step
from handrail.practice.answers import Answer
from handrail.records import clock
from handrail.reviews.models import Input, Review
from tests.cast import add_row

pytestmark = pytest.mark.django_db
ASK_HOUSING, ASK_DRUGS = "Ask Wexborough Council housing", "Ask Canal drug service"


@pytest.fixture
def own(cast: Any, as_owner: Any) -> Any:
    """Things of Helen's case, and what a finding is made to say of them."""

    class Own:
        def has(self, model: Any, **facts: Any) -> str:
            with as_owner():
                return str(add_row(model, cast.own, cast.ruth, **facts).entry)

        def finds(
            self,
            expectation: str,
            *rests_on: str,
            answer: Answer = Answer.NO_EVIDENCE,
            because: str = "Denise Okoro and Mark Tully did not answer",
        ) -> None:
            with as_owner():
                add_row(
                    Finding,
                    cast.own,
                    cast.ruth,
                    entry=expectation,
                    answer=answer,
                    because=because,
                    rests_on=list(rests_on),
                )

        def page(self, user: Any, query: str = "") -> str:
            client = Client()
            client.force_login(user)
            url = reverse("quality:practice", args=[cast.own.reference])
            return " ".join(client.get(url + query).content.decode().split())

        def url(self, name: str, *entries: str) -> str:
            return f'href="{reverse(name, args=[cast.own.reference, *entries])}">Ask '

    return Own()


def source(own: Any, worker: str, **facts: Any) -> str:
    said = {"kind": "housing", "name": "Denise Okoro", "worker": worker, "state": "to_ask", **facts}
    return f"assessments.sources/{own.has(Source, **said)}"


def test_a_source_on_the_list_is_asked_from_the_assessment(cast: Any, own: Any) -> None:
    own.finds("A-DES-ASS-3", source(own, "denise-okoro"))

    page = own.page(cast.ruth)

    assert page.count(ASK_HOUSING) == 1
    assert own.url("assessments:ask") in page


def test_a_source_that_was_asked_and_is_late_is_reminded(cast: Any, own: Any) -> None:
    long_ago = clock.today() - timedelta(days=30)
    entry = source(own, "denise-okoro", state="asked", asked_on=long_ago)
    own.finds("A-DES-ASS-3", entry)

    assert own.url("delivery:source_chase", entry.split("/")[1]) in own.page(cast.ruth)


def test_only_where_one_agency_follows(cast: Any, own: Any) -> None:
    """Two agencies, an answer that came, our own colleague, the family: no link."""
    own.finds("A-DES-ASS-3", source(own, "denise-okoro"), source(own, "mark-tully", name="Mark Tully"))
    own.finds("A-DES-ASS-1", source(own, "denise-okoro", state="answered"))
    own.finds("A-ENG-ASS-1", source(own, "megan-price"))
    own.finds("A-SAF-ASS-2", source(own, None, kind="family"))

    assert ">Ask " not in own.page(cast.ruth)


def test_a_source_without_a_worker_is_asked_by_its_own_name(cast: Any, own: Any) -> None:
    own.finds(
        "A-DES-ASS-3",
        source(own, None, kind="police", name="County police"),
        source(own, None, kind="school", name="The college"),
        because="County police: no answer, no chaser and no reason",
    )

    page = own.page(cast.ruth)

    assert page.count("Ask County police") == 1
    assert "Ask The college" not in page  # the finding rests on it and does not say that it was silent


def test_only_beside_what_the_record_does_not_show(cast: Any, own: Any) -> None:
    own.finds("A-DES-ASS-3", source(own, "denise-okoro"), answer=Answer.SHOWN)

    assert ">Ask " not in own.page(cast.ruth)


def test_only_for_who_may_write_there_and_not_of_an_earlier_day(cast: Any, own: Any) -> None:
    own.finds("A-DES-ASS-3", source(own, "denise-okoro"))

    assert ASK_HOUSING in own.page(cast.ruth)
    assert "Mark Tully did not answer" in own.page(cast.frances)
    assert ">Ask " not in own.page(cast.frances)
    assert ">Ask " not in own.page(cast.ruth, f"?known={clock.today() - timedelta(days=1):%Y-%m-%d}")


def test_an_answer_for_the_review_is_asked_for_while_one_is_open(cast: Any, own: Any) -> None:
    """Mark stands on the list of the open one; Denise did not answer in the one before."""
    today = clock.today()
    done = own.has(Review, trigger="date", title="Before", state="complete", completed_on=today)
    silent = own.has(Input, review=done, worker="denise-okoro", state="asked", asked_on=today)
    own.finds("A-SAF-REV-2", f"reviews.reviews/{done}", f"reviews.inputs/{silent}")
    assert ">Ask " not in own.page(cast.ruth)

    review = own.has(Review, trigger="date", title="Now", state="open", valid_from=today)
    to_ask = own.has(Input, review=review, worker="mark-tully", state="to_ask")
    own.finds("A-DES-REV-4", f"reviews.reviews/{review}", f"reviews.inputs/{to_ask}")
    page = own.page(cast.ruth)

    assert page.count(ASK_DRUGS) == page.count(ASK_HOUSING) == 1
    assert page.count(own.url("reviews:input_ask", review)) == 2


def test_an_answer_that_is_late_is_reminded_and_one_that_is_not_waits(cast: Any, own: Any) -> None:
    today = clock.today()
    review = own.has(Review, trigger="date", title="A review", state="open", valid_from=today)
    asked = {"review": review, "state": "asked", "asked_on": today - timedelta(days=20)}
    overdue = own.has(Input, worker="mark-tully", answer_by=today - timedelta(days=1), **asked)
    waits = own.has(Input, worker="denise-okoro", answer_by=today, **asked)
    own.finds("A-DES-REV-4", f"reviews.inputs/{overdue}")
    own.finds("A-DES-REV-2", f"reviews.inputs/{waits}")

    page = own.page(cast.ruth)

    assert own.url("reviews:input_remind", overdue) in page
    assert ASK_HOUSING not in page


def test_an_agency_at_work_and_not_heard_is_asked_for_the_open_review(cast: Any, own: Any) -> None:
    """Only for what is said of co-ordination: other findings rest on steps for other reasons."""
    goal = own.has(Objective, rank=1, will="be rid of the debt")
    step = own.has(Step, objective=goal, rank=1, what="Sees the drug service", workers=["mark-tully"])
    own.finds("A-DES-DEL-3", f"plans.steps/{step}")
    own.finds("A-DES-DEL-1", f"plans.steps/{step}")
    assert ">Ask " not in own.page(cast.ruth)  # there is no review to ask for

    review = own.has(Review, trigger="date", title="A review", state="open", valid_from=clock.today())
    page = own.page(cast.ruth)
    assert page.count(ASK_DRUGS) == 1
    assert own.url("reviews:input_ask", review) in page

    own.has(Input, review=review, worker="mark-tully", state="asked", asked_on=clock.today())
    assert ">Ask " not in own.page(cast.ruth)  # they are asked


def test_the_form_a_link_leads_to_asks_that_agency(cast: Any, own: Any) -> None:
    """The link is no dead end: the form opens and offers them."""
    own.finds("A-DES-ASS-3", source(own, "denise-okoro", name="Denise Okoro"))
    client = Client()
    client.force_login(cast.ruth)

    form = client.get(reverse("assessments:ask", args=[cast.own.reference]))

    assert form.status_code == 200
    assert "Denise Okoro" in form.content.decode()
