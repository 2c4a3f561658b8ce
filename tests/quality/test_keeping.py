"""What is done to a case is seen in its findings at once; what changes with time, by the night."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from handrail.access.actors import acting_as
from handrail.assessments.models import Factor, Strength
from handrail.findings.models import Finding
from handrail.people.models import Case
from handrail.quality import jobs
from handrail.records import clock, writing
from tests.delivery.reaching.helping import as_worker

pytestmark = pytest.mark.django_db
FACTORS = "A-DES-ASS-1"


def note_factor(case: Case, by: Any, does: str = "", **facts: Any) -> Any:
    """Something is written of a factor of this case."""
    with acting_as(by.pk), writing.act(case.pk, "factor.added", by=by) as doing:
        return writing.add(
            Factor, doing, area="alcohol_use", name="drinking", offending="linked", does=does, **facts
        )


def versions(as_owner: Any, case: Case, expectation: str = FACTORS) -> list[Finding]:
    with as_owner():
        return list(
            Finding.objects.filter(case_id=case.pk, entry=expectation)
            .select_related("by")
            .order_by("version")
        )


def test_the_act_that_explains_a_factor_changes_the_finding(cast: Any, as_owner: Any) -> None:
    """Ruth names drinking, and says a day later what it does in Helen's life."""
    row = note_factor(cast.own, cast.ruth)
    (silent,) = versions(as_owner, cast.own)
    assert (silent.answer, silent.because) == (
        "no_evidence_found",
        "Nothing says what this does in Helen’s life: drinking",
    )
    assert silent.rests_on == [f"assessments.factors/{row.entry}"]

    with (
        time_machine.travel(clock.now() + timedelta(days=1)),
        acting_as(cast.ruth.pk),
        writing.act(cast.own.pk, "factor.updated", by=cast.ruth) as doing,
    ):
        writing.amend(Factor, doing, entry=row.entry, version_seen=1, does="She sleeps on it", critical=True)

    before, after = versions(as_owner, cast.own)
    assert (after.version, after.answer, after.change) == (2, "shown", doing.key)
    assert before.superseded_at == after.recorded_at == doing.at
    assert after.valid_from == before.valid_from + timedelta(days=1)


def test_what_changes_nothing_writes_nothing(cast: Any, as_owner: Any) -> None:
    note_factor(cast.own, cast.ruth)
    before = versions(as_owner, cast.own)

    with acting_as(cast.carol.pk), writing.act(cast.own.pk, "nothing.much", by=cast.carol):
        pass

    assert [row.pk for row in versions(as_owner, cast.own)] == [row.pk for row in before]


def test_the_manager_s_act_is_checked_at_once_too(cast: Any, as_owner: Any) -> None:
    with acting_as(cast.carol.pk), writing.act(cast.own.pk, "discussed", by=cast.carol):
        pass

    (row,) = versions(as_owner, cast.own)
    assert row.by == cast.carol


def test_a_partner_s_act_leaves_one_job_for_the_worker(cast: Any, as_owner: Any) -> None:
    """Denise does not read all of Helen's case: the worker checks it, once for two acts."""
    for _ in range(2):
        with acting_as(cast.denise.pk), writing.act(cast.own.pk, "fed.back", by=cast.denise):
            pass
    assert versions(as_owner, cast.own) == []
    with as_owner():
        from procrastinate.contrib.django.models import ProcrastinateJob

        waiting = ProcrastinateJob.objects.filter(task_name="findings.check", args={"case_id": cast.own.pk})
        assert waiting.count() == 1

    with as_worker():
        jobs.check(cast.own.pk)

    (row,) = versions(as_owner, cast.own)
    assert row.by.username == "system"


def test_an_act_that_fails_leaves_no_finding(cast: Any, as_owner: Any) -> None:
    with (
        pytest.raises(RuntimeError),
        acting_as(cast.ruth.pk),
        writing.act(cast.own.pk, "factor.added", by=cast.ruth),
    ):
        raise RuntimeError

    assert versions(as_owner, cast.own) == []


def test_the_night_sees_that_time_ran_out(cast: Any, as_owner: Any) -> None:
    """A fortnight after allocation there is a week left to say what Helen is good at; then there is not."""
    with acting_as(cast.ruth.pk), writing.act(cast.own.pk, "seen", by=cast.ruth):
        pass
    (first,) = versions(as_owner, cast.own, "A-DES-ASS-2")

    with time_machine.travel(clock.now() + timedelta(days=400)), as_worker():
        jobs.nightly(0)

    rows = versions(as_owner, cast.own, "A-DES-ASS-2")
    assert rows[-1].answer == "no_evidence_found"
    assert rows[0].valid_from == first.valid_from


def test_a_fault_in_one_expectation_stops_nobody(
    cast: Any, as_owner: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from handrail.practice.reading import Case as Read

    monkeypatch.setattr(Read, "linked", property(lambda _: 1 / 0))
    note_factor(cast.own, cast.ruth)
    assert versions(as_owner, cast.own) == []
    (strengths,) = versions(as_owner, cast.own, "A-DES-ASS-2")

    assert strengths.answer
    assert "expectation could not be asked" in caplog.text


def test_a_strength_with_a_use_shows(cast: Any, as_owner: Any) -> None:
    with acting_as(cast.ruth.pk), writing.act(cast.own.pk, "strength.added", by=cast.ruth) as doing:
        writing.add(
            Strength, doing, kind="skill", name="cooking", evidence="A reference", could_be_used="Thursdays"
        )

    (row,) = versions(as_owner, cast.own, "A-DES-ASS-2")
    assert (row.answer, row.would_change) == ("shown", "a strength that nobody says a use for")
