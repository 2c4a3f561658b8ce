"""Copies: chosen versions of entries, read by a partner's worker as they stood when they were shared."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from handrail.access import sharing
from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Relation, SharedCopy
from handrail.agencies.models import Agency, SharingAgreement
from handrail.assessments.models import Strength
from handrail.delivery.models import Contact, TurningPoint
from handrail.people.models import SchemeMembership
from handrail.records import clock, describing, writing
from handrail.records.models import VersionRow
from tests.access.test_shutting import AsOwner, browser, exclude
from tests.cast import Cast, add_row
from tests.filling import offered

pytestmark = pytest.mark.django_db
FIRST, LATER = "Keys on Friday, she hopes.", "Keys on Friday; her uncle must not know where."


@pytest.fixture
def cast(cast: Cast, as_owner: AsOwner) -> Cast:
    """Helen's case with something to share, and agreements with Mark's and Sam's agencies."""
    today = timezone.localdate()
    with as_owner():
        Relation.objects.filter(user__in=[cast.mark, cast.sam], case_id=cast.own.pk).delete()
        for who, classes in ((cast.mark, ["contact_notes", "test_results"]), (cast.sam, ["assessment"])):
            SharingAgreement.objects.create(
                reference=f"with-{who.username}",
                name=who.name,
                agency=who.worker.agency,
                purpose="Working together",
                gateway="Consent",
                classes=classes,
                starts_on=today - timedelta(days=30),
                ends_on=today + timedelta(days=60),
            )
        day = clock.today() - timedelta(days=3)
        facts = {"mode": "office", "outcome": "attended", "valid_from": day}
        for entry, kind, text, marking in (
            ("first", "supervision", FIRST, "none"),
            ("secret", "supervision", "Not theirs to read.", "not_disclosable"),
            ("told", "supervision", "Her aunt said it in confidence.", "third_party"),
            ("test", "test", "Negative.", "none"),
            ("oversight", "management_oversight", "Talked through with Carol.", "none"),
        ):
            add_row(Contact, cast.own, cast.ruth, entry=entry, kind=kind, text=text, marking=marking, **facts)
        turning = {"kind": "turning_point", "title": "Her own key", "valid_from": day}
        add_row(TurningPoint, cast.own, cast.ruth, entry="key", **turning)
        add_row(Strength, cast.own, cast.ruth, entry="hair", kind="trade", name="Cuts hair well")
    return cast


def shared_with(cast: Cast, who: Any) -> int:
    """Share the case for a month; gives the number of the share."""
    agreement = SharingAgreement.objects.get(reference=f"with-{who.username}")
    with acting_as(cast.ruth.pk):
        sharing.share(cast.own.pk, who, agreement, timezone.now() + timedelta(days=30))
        return next(one.number for one in sharing.shares(cast.own.pk) if one.user == who)


def give(
    cast: Cast, number: int, entry: str = "first", version: int = 1, part: str = "delivery.contacts"
) -> None:
    with acting_as(cast.ruth.pk):
        sharing.share_copy(cast.own.pk, number, part, entry, version)


def read_by(cast: Cast, who: Any) -> str:
    page = browser(who).get(reverse("access:shared", args=[cast.own.reference]))
    return str(page.content.decode()) if page.status_code == 200 else ""


def correct(cast: Cast, **facts: Any) -> None:
    with acting_as(cast.ruth.pk), writing.act(cast.own.pk, "contact.corrected", by=cast.ruth) as doing:
        writing.amend(Contact, doing, entry="first", version_seen=1, **facts)


def test_the_one_in_charge_chooses_entries_and_the_partner_reads_them(cast: Cast, as_owner: AsOwner) -> None:
    number = shared_with(cast, cast.mark)
    assert FIRST not in read_by(cast, cast.mark)
    ruth, page = browser(cast.ruth), reverse("access:copies", args=[cast.own.reference, number])
    assert set(offered(ruth.get(page), "delivery.contacts")) == {"first:1", "test:1"}
    assert offered(ruth.get(page), "delivery.turning_points") == ["key:1"]
    assert ruth.post(page, {}).status_code == 422
    chosen = {"delivery.contacts": ["first:1"], "delivery.turning_points": ["key:1"]}
    assert ruth.post(page, chosen)["Location"] == page
    read = read_by(cast, cast.mark)
    for words in (FIRST, "Turning point: Her own key", "as it stood on", "Working together"):
        assert words in read, words
    assert "/contacts/first" not in read
    assert "2 copies" in ruth.get(reverse("access:shares", args=[cast.own.reference])).content.decode()
    with as_owner():
        line = AccessLine.objects.filter(user=cast.ruth, operation="disclosure").latest("id")
    assert (line.cases, line.recipient) == ([cast.own.pk], "Canal drug service")


def test_what_is_corrected_later_does_not_leak(cast: Cast) -> None:
    number = shared_with(cast, cast.mark)
    give(cast, number)
    correct(cast, text=LATER)
    assert FIRST in read_by(cast, cast.mark)
    assert "uncle" not in read_by(cast, cast.mark)
    with acting_as(cast.mark.pk), connection.cursor() as cursor:
        cursor.execute("select facts::text from access_my_copies(%s)", [cast.own.pk])
        assert "uncle" not in str(cursor.fetchall())
        cursor.execute("select count(*) from delivery_contact where entry = 'first'")
        assert cursor.fetchone() == (0,)
    page = browser(cast.ruth).get(reverse("access:copies", args=[cast.own.reference, number]))
    assert "Changed since" in page.content.decode()
    give(cast, number, version=2)
    assert "uncle" in read_by(cast, cast.mark)
    assert FIRST not in read_by(cast, cast.mark)


def test_marking_an_entry_later_ends_the_reading_of_its_copy(cast: Cast) -> None:
    give(cast, shared_with(cast, cast.mark))
    correct(cast, marking="not_disclosable")
    assert FIRST not in read_by(cast, cast.mark)


def test_taking_back_withdrawing_and_excluding_hold_at_once(cast: Cast) -> None:
    number = shared_with(cast, cast.mark)
    give(cast, number)
    with acting_as(cast.ruth.pk):
        (copy,) = sharing.copies(cast.own.pk)
    back = reverse("access:take_back", args=[cast.own.reference, number, copy.number])
    assert browser(cast.ruth).get(back).status_code == 404
    assert browser(cast.ruth).post(back).status_code == 302
    assert FIRST not in read_by(cast, cast.mark)

    give(cast, number)
    assert FIRST in read_by(cast, cast.mark)
    with acting_as(cast.ruth.pk):
        sharing.withdraw(cast.own.pk, number)
    assert read_by(cast, cast.mark) == ""
    again = shared_with(cast, cast.mark)
    assert FIRST not in read_by(cast, cast.mark)

    give(cast, again)
    exclude(cast, cast.mark, cast.own)
    with acting_as(cast.mark.pk):
        assert sharing.received(cast.own.pk) == []


def test_a_copy_ends_with_its_share_and_goes_on_with_a_renewal(cast: Cast, as_owner: AsOwner) -> None:
    give(cast, shared_with(cast, cast.mark))
    renewed = shared_with(cast, cast.mark)
    assert FIRST in read_by(cast, cast.mark)
    with as_owner():
        ended = timezone.now() - timedelta(hours=1)
        Relation.objects.filter(pk=renewed).update(starts_at=ended - timedelta(days=1), ends_at=ended)
    with acting_as(cast.mark.pk):
        assert sharing.received(cast.own.pk) == []


@pytest.mark.parametrize(
    ("part", "entry", "version", "why"),
    [
        ("delivery.contacts", "secret", 1, "refused"),
        ("delivery.contacts", "told", 1, "refused"),
        ("delivery.contacts", "oversight", 1, "not_agreed"),
        ("assessments.strengths", "hair", 1, "not_agreed"),
        ("delivery.contacts", "first", 2, "refused"),
        ("delivery.contacts", "none", 1, "refused"),
        ("compartments.intelligence", "first", 1, "refused"),
        ("people.addresses", "first", 1, "refused"),
    ],
)
def test_only_what_matrix_agreement_and_marking_let_be_shared(
    cast: Cast, part: str, entry: str, version: int, why: str
) -> None:
    number = shared_with(cast, cast.mark)
    with acting_as(cast.ruth.pk), pytest.raises(sharing.Refused, match=why):
        sharing.share_copy(cast.own.pk, number, part, entry, version)


@pytest.mark.parametrize("who", ["tom", "carol", "megan", "oliver", "mark", "dan"])
def test_nobody_else_shares_lists_or_takes_back(cast: Cast, who: str) -> None:
    number = shared_with(cast, cast.mark)
    give(cast, number)
    with acting_as(cast.ruth.pk):
        (copy,) = sharing.copies(cast.own.pk)
    with acting_as(cast.users[who].pk):
        assert sharing.copies(cast.own.pk) == []
        assert sharing.shareable_classes(cast.own.pk, number) == frozenset()
        with pytest.raises(sharing.Refused):
            sharing.share_copy(cast.own.pk, number, "delivery.contacts", "test", 1)
        with pytest.raises(sharing.Refused):
            sharing.take_back(cast.own.pk, copy.number)
        for asked in ("select * from access_sharedcopy", "select access_shared_class(1, 'x', 'x', 1)"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(asked)
    if who != "mark":
        with acting_as(cast.users[who].pk):
            assert sharing.received(cast.own.pk) == []


def test_test_results_go_to_a_drug_service_only(cast: Cast, as_owner: AsOwner) -> None:
    number = shared_with(cast, cast.mark)
    give(cast, number, "test")
    assert "Negative." in read_by(cast, cast.mark)
    with as_owner():
        Agency.objects.filter(pk=cast.mark.worker.agency_id).update(type="housing")
    assert "Negative." not in read_by(cast, cast.mark)


def test_police_read_of_the_assessment_while_a_scheme_is_open(cast: Cast, as_owner: AsOwner) -> None:
    number = shared_with(cast, cast.sam)
    strength = {"entry": "hair", "part": "assessments.strengths"}
    with pytest.raises(sharing.Refused, match="not_agreed"):
        give(cast, number, **strength)
    with as_owner():
        scheme = add_row(SchemeMembership, cast.own, cast.ruth, kind="iom", valid_from=clock.today())
    give(cast, number, **strength)
    assert "Cuts hair well" in read_by(cast, cast.sam)
    with as_owner():
        SchemeMembership.objects.filter(pk=scheme.pk).update(
            valid_from=clock.today() - timedelta(days=9), valid_to=clock.today() - timedelta(days=1)
        )
    assert "Cuts hair well" not in read_by(cast, cast.sam)


def test_every_list_that_can_be_shared_says_how_it_reads() -> None:
    from django.apps import apps

    marked = {m.shared_as for m in apps.get_models() if issubclass(m, VersionRow) and hasattr(m, "shared_as")}
    assert marked == set(describing.shareable())


def test_the_copies_of_a_case_are_part_of_its_document(cast: Cast, as_owner: AsOwner) -> None:
    from handrail.casefile import registry

    give(cast, shared_with(cast, cast.mark))
    with as_owner():
        (document,) = registry.read_cases([cast.own.pk]).values()
        stored = SharedCopy.objects.get()
    (copy,) = document.access.copies
    assert (copy.user, copy.part, copy.entry, copy.version) == ("mark", "delivery.contacts", "first", 1)
    assert copy.ends_at == stored.ends_at
    assert {one.agreement for one in document.access.relations} == {None, "with-mark"}
