"""The written review: plain words for the person, the whole for the file, and to each agency its part."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from handrail.records import clock
from handrail.reviews.models import (
    Decision,
    Discussion,
    Input,
    Meeting,
    MeetingAction,
    Movement,
    Review,
    ReviewCopy,
)
from tests.cast import add_row
from tests.filling import filled
from tests.pdf_ua import keep_every_rule
from tests.reviews.amended import Leon, leon, make, propose, propose_everything

pytestmark = pytest.mark.django_db
PAPERS = "/cases/X340572/reviews/job-review/papers"


@pytest.fixture
def his(cast: Any, as_owner: Any, monkeypatch: pytest.MonkeyPatch) -> Leon:
    """The review is finished: Priya and PC Whitlock were heard, Carol decided, a meeting asked for things."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 18))
    with as_owner():
        his = leon(cast)
        Review.objects.filter(entry="job-review").update(persons_words="It is the first thing I have got.")

        def put(model: Any, **said: Any) -> None:
            add_row(model, his.case, his.by, **said)

        put(
            Input,
            review="job-review",
            worker="priya-nair",
            state="answered",
            answered_on=date(2026, 3, 11),
            saw="Up early every day.",
            should_change="Short key work in the evenings.",
        )
        put(
            Input,
            review="job-review",
            worker="sam-whitlock",
            state="answered",
            answered_on=date(2026, 3, 12),
            saw="Zzpolice was at the same address.",
        )
        put(Movement, review="job-review", of="barber", before="No job", now="An offer", means="A wage.")
        put(
            Discussion,
            entry="talk",
            kind="question",
            question="May he work?",
            review="job-review",
            compliance="Nine of nine kept.",
        )
        put(
            Decision,
            discussion="talk",
            decision="agreed",
            reason="Zzreason as the manager put it.",
            reason_for_person="Work fits every condition with two changes.",
            decided_by="carol-hughes",
        )
        put(Meeting, entry="three", kind="three_way", review="job-review", state="held")
        put(MeetingAction, meeting="three", what="Ring the owner once a month", worker="priya-nair")
        put(MeetingAction, meeting="three", what="Tell Megan of any change of shift", by_person=True)
        propose_everything(his)
        sooner = {"will": "finish Thinking Skills by July"}
        propose(his, "plans.objectives", of="skills", facts=sooner, becomes="Done by July")
        propose(
            his,
            "plans.risk_measures",
            facts={"kind": "constructive", "what": "Zzrisk", "owner": "priya-nair", "marking": "none"},
            becomes="Zzrisk: the owner knows",
        )
        propose(
            his,
            "plans.contingencies",
            facts={
                "when": "He is late",
                "then": "Ring",
                "worker": "priya-nair",
                "marking": "not_disclosable",
            },
            becomes="Zzmarked",
        )
    make(his)
    return his


def megan(cast: Any) -> Client:
    client = Client()
    client.force_login(cast.megan)
    return client


def paper(cast: Any, whose: str) -> str:
    html = megan(cast).get(f"{PAPERS}?for={whose}").content.decode()
    return html[html.index('class="hr-written') : html.index('id="given"')]


def test_in_plain_words_it_says_what_changes_and_why(his: Leon, cast: Any) -> None:
    html = paper(cast, "me")

    for words in (
        "It is the first thing I have got.",
        "Work fits every condition with two changes.",
        "All of it from Monday 23 March 2026",
        "9pm to 6:45am",
        "Tell Megan of any change of shift",
        "“Thinking Skills” ends",
    ):
        assert words in html, words
    for words in ("Zzpolice", "Zzreason", "Zzrisk", "Zzmarked", "Up early", "Ring the owner"):
        assert words not in html, words


@pytest.mark.parametrize("whose", ["me", "file"])
def test_a_goal_that_changed_is_called_by_its_name(his: Leon, cast: Any, whose: str) -> None:
    assert "<b>finish Thinking Skills by July</b>: Done by July" in paper(cast, whose)


def test_the_file_has_the_whole(his: Leon, cast: Any) -> None:
    html = paper(cast, "file")

    for words in ("Up early every day.", "Zzreason", "Zzrisk", "Zzmarked", "A wage.", "Ring the owner"):
        assert words in html, words


def test_an_agency_has_its_part_alone(his: Leon, cast: Any) -> None:
    html = paper(cast, "w:priya-nair")

    for words in ("Up early every day.", "Ring the owner once a month", "Zzrisk"):
        assert words in html, words
    for words in (
        "Zzpolice",
        "Zzreason",
        "Zzmarked",
        "9pm to 6:45am",
        "first thing I have got",
        "offered a job",
    ):
        assert words not in html, words


@pytest.mark.parametrize("whose", ["me", "file", "w:priya-nair"])
def test_it_is_a_tagged_pdf_with_title_and_language(whose: str, his: Leon, cast: Any) -> None:
    answer = megan(cast).get(f"{PAPERS}/pdf?for={whose}")

    read = PdfReader(BytesIO(answer.content))
    assert answer.headers["Content-Type"] == "application/pdf"
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert read.metadata is not None
    assert read.metadata.title == "Written review"


@pytest.mark.long
def test_each_keeps_every_rule_of_pdf_ua(his: Leon, cast: Any, tmp_path: Path) -> None:
    files = []
    for number, whose in enumerate(("me", "file", "w:priya-nair")):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(megan(cast).get(f"{PAPERS}/pdf?for={whose}").content)

    keep_every_rule(files)


def test_who_was_given_theirs_is_kept(his: Leon, as_owner: Any, cast: Any) -> None:
    client = megan(cast)
    sent = filled(client.get(f"{PAPERS}/give")) | {"given": ["me", "w:priya-nair"], "how": "by_hand"}

    answer = client.post(f"{PAPERS}/give", sent | {"valid_from": "18 March 2026"})

    assert answer.headers["Location"] == PAPERS
    with as_owner():
        rows = ReviewCopy.objects.now().order_by("pk")
        assert [(row.to_the_person, row.worker, row.what) for row in rows] == [
            (True, None, "in_plain_words"),
            (False, "priya-nair", "their_part"),
        ]
    assert "By hand" in client.get(PAPERS).content.decode()


def test_the_manager_reads_and_gives_nothing(his: Leon, cast: Any) -> None:
    client = Client()
    client.force_login(cast.carol)

    html = client.get(PAPERS).content.decode()

    assert "It is the first thing I have got." in html
    assert "/papers/give" not in html
    assert client.get(f"{PAPERS}/give").status_code == 404
