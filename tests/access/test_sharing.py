"""Shares: under an agreement in force, for ninety days at most, ended by themselves or at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from handrail.access import sharing
from handrail.access.actors import acting_as
from handrail.access.models import Relation
from handrail.agencies.models import SharingAgreement
from tests.access.test_shutting import AsOwner, browser, exclude
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(cast: Cast, as_owner: AsOwner) -> SharingAgreement:
    """With Denise's agency, for a year."""
    today = timezone.localdate()
    with as_owner():
        Relation.objects.filter(user=cast.denise).update(ends_at=timezone.now())
        return SharingAgreement.objects.create(
            reference="housing",
            name="Housing",
            agency=cast.denise.worker.agency,
            purpose="Finding a home",
            gateway="Agreed by the person",
            classes=["identity"],
            starts_on=today - timedelta(days=30),
            ends_on=today + timedelta(days=60),
        )


def until(days: int) -> Any:
    return timezone.now() + timedelta(days=days)


def opens(cast: Cast) -> bool:
    page = reverse("home:case", args=[cast.own.reference])
    return bool(browser(cast.denise).get(page).status_code == 200)


def test_the_one_in_charge_shares_and_withdraws(cast: Cast, agreement: SharingAgreement) -> None:
    ruth = browser(cast.ruth)
    page = reverse("access:shares", args=[cast.own.reference])
    assert "Finding a home" in ruth.get(page).content.decode()
    assert not opens(cast)
    sent = {"who": f"{cast.denise.pk}-{agreement.pk}", "until": f"{until(20):%d/%m/%Y}"}
    assert ruth.post(page, sent).status_code == 302
    assert opens(cast)
    with acting_as(cast.ruth.pk):
        (share,) = [one for one in sharing.shares(cast.own.pk) if one.user == cast.denise]
    assert (share.purpose, share.gateway) == ("Finding a home", "Agreed by the person")
    end = reverse("access:withdraw", args=[cast.own.reference, share.number])
    assert ruth.post(end).status_code == 302
    assert not opens(cast)


@pytest.mark.parametrize("days", [-1, 61, 91, 400])
def test_not_for_longer_than_ninety_days_or_the_agreement(
    cast: Cast, agreement: SharingAgreement, days: int
) -> None:
    with acting_as(cast.ruth.pk), pytest.raises(sharing.Refused, match="too_long"):
        sharing.share(cast.own.pk, cast.denise, agreement, until(days))


@pytest.mark.parametrize("who", ["tom", "carol", "megan", "oliver", "denise", "dan"])
def test_nobody_else_shares(cast: Cast, agreement: SharingAgreement, who: str) -> None:
    with acting_as(cast.users[who].pk), pytest.raises(sharing.Refused, match="refused"):
        sharing.share(cast.own.pk, cast.denise, agreement, until(5))


def test_not_with_another_agency_nor_with_the_excluded(cast: Cast, agreement: SharingAgreement) -> None:
    with acting_as(cast.ruth.pk), pytest.raises(sharing.Refused, match="no_agreement"):
        sharing.share(cast.own.pk, cast.sam, agreement, until(5))
    exclude(cast, cast.denise, cast.own)
    with acting_as(cast.ruth.pk), pytest.raises(sharing.Refused, match="refused"):
        sharing.share(cast.own.pk, cast.denise, agreement, until(5))


def test_nothing_can_be_read_once_it_has_ended(
    cast: Cast, agreement: SharingAgreement, as_owner: AsOwner
) -> None:
    with acting_as(cast.ruth.pk):
        sharing.share(cast.own.pk, cast.denise, agreement, until(5))
    with as_owner():
        Relation.objects.filter(user=cast.denise, ends_at__gt=timezone.now()).update(
            starts_at=until(-6), ends_at=timezone.now() - timedelta(seconds=1)
        )
    assert not opens(cast)
    with acting_as(cast.denise.pk), connection.cursor() as cursor:
        cursor.execute("select count(*) from people_person where case_id = %s", [cast.own.pk])
        assert cursor.fetchone() == (0,)
