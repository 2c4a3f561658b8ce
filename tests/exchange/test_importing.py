"""Taking documents in: twice changes nothing, replacing keeps history, a file is all or nothing."""

import io
from typing import Any

import msgspec
import pytest
from django.apps import apps

from handrail.access.models import AccessLine, Exclusion, Relation, User
from handrail.agencies.models import Worker
from handrail.casefile.document import encode
from handrail.exchange.importing import Refused, import_stream
from handrail.people.models import Address, Case, KeyPerson
from handrail.records.models import Line
from tests.exchange.documents import (
    REASON,
    at,
    bare,
    case,
    directory,
    fact,
    file_of,
    give,
    given_case,
    quiet,
    take,
)

pytestmark = pytest.mark.usefixtures("owner")


def counts() -> dict[str, int]:
    """How many rows each table has."""
    return {m._meta.label: m._default_manager.count() for m in apps.get_models() if m._meta.managed}


def test_the_report_tells_what_was_done() -> None:
    report = take([*directory(), case("T100"), bare("T101")])

    assert str(report) == (
        "cases: 2 added, 0 replaced, 0 unchanged; directory: 10 added, 0 changed, 0 unchanged"
    )


def test_the_same_file_again_changes_nothing() -> None:
    take([*directory(), case(), bare("T101")])
    before, told = counts(), give()

    report = take([*directory(), case(), bare("T101")])

    assert (report.cases_unchanged, report.directory_unchanged) == (2, 10)
    assert give() == told
    after = counts()
    assert after.pop("access.AccessLine") > before.pop("access.AccessLine")  # the export above
    assert after == before


def test_the_order_of_a_list_is_no_difference() -> None:
    take([*directory(), case()])
    turned = case()
    turned["people"]["addresses"].reverse()
    turned["access"]["restrictions"][0]["readers"].reverse()

    assert take([turned]).cases_unchanged == 1


def test_when_something_was_recorded_is_taken_from_the_document() -> None:
    take([*directory(), case()])

    address = Address.objects.get(version=1)
    assert address.recorded_at.isoformat() == "2025-03-03T09:30:00+00:00"
    assert address.by.username == "asha"


def test_every_entry_stands_in_the_chronology_with_whose_work_it_is() -> None:
    take([*directory(), case()])

    sides = dict(Line.objects.filter(table="delivery.Contact").values_list("entry", "side"))
    assert sides == {"visit": "us", "advice": "partner"}
    assert Line.objects.filter(table="people.Address", superseded_at__isnull=False).count() == 0
    assert Line.objects.get(entry="flat").version == 2


def test_users_come_without_a_way_to_sign_in() -> None:
    take(directory())

    assert not User.objects.get(username="asha").has_usable_password()


def test_a_known_user_keeps_what_only_this_installation_knows() -> None:
    take(directory())
    User.objects.filter(username="asha").update(email="asha@example.org", password="kept", is_active=False)
    changed = directory()
    changed[8]["item"]["name"] = "Asha Rowe-Lee"

    report = take(changed, replace=True)

    asha = User.objects.get(username="asha")
    assert (asha.name, asha.email, asha.password, asha.is_active) == (
        "Asha Rowe-Lee",
        "asha@example.org",
        "kept",
        False,
    )
    assert (report.directory_changed, report.directory_unchanged) == (1, 9)


def test_a_reason_is_kept_for_what_was_collected_and_for_what_was_altered() -> None:
    take([*directory(), case()])
    changed = case()
    changed["assessments"]["strengths"][0]["name"] = "Cooks for the street"
    take([changed], replace=True)

    known = Case.objects.get().pk
    lines = AccessLine.objects.filter(cases=[known]).values_list("user__username", "operation", "reason")
    assert list(lines.order_by("pk")) == [
        ("system", "collection", REASON),
        ("system", "alteration", REASON),
    ]


# -- Replacing -----------------------------------------------------------------------


def test_a_changed_case_is_refused_unless_it_shall_replace() -> None:
    take([*directory(), case()])
    before = give()
    changed = case()
    changed["people"]["addresses"][1]["area"] = "Linton"

    with pytest.raises(Refused) as refused:
        take([changed])

    problem = refused.value.problems[0]
    assert (problem.line, problem.pointer) == (1, "/reference")
    assert "--replace" in problem.allowed
    assert give() == before


def test_replacing_keeps_what_was_stored_and_adds_what_is_said_now() -> None:
    take([*directory(), case()])
    changed = case()
    changed["people"]["addresses"][1]["area"] = "Linton"

    report = take([changed], replace=True)

    first, second, third = given_case()["people"]["addresses"]
    assert (first["area"], second["area"], third["area"]) == ("Linfold", "Linford", "Linton")
    assert second["superseded_at"] == third["recorded_at"]
    assert (third["version"], third["by"]) == (3, "system")
    assert report.cases_replaced == 1
    assert Line.objects.get(entry="flat", superseded_at__isnull=True).version == 3


def test_replacing_twice_with_the_same_document_changes_nothing_more() -> None:
    take([*directory(), case()])
    changed = case()
    changed["people"]["addresses"][1]["area"] = "Linton"
    take([changed], replace=True)
    told = give()

    report = take([changed], replace=True)

    assert (report.cases_replaced, report.cases_unchanged) == (0, 1)
    assert give() == told


def test_versions_that_carry_on_come_with_their_own_times() -> None:
    take([*directory(), case()])
    longer = case()
    longer["people"]["addresses"][1]["superseded_at"] = at(9)
    longer["people"]["addresses"].append(
        fact("flat", 9, version=3, kind="renting_privately", area="Linton", valid_from="2025-02-01")
    )

    take([longer], replace=True)

    assert given_case() == longer


def test_what_a_document_no_longer_holds_comes_to_an_end_and_stays_readable() -> None:
    take([*directory(), case()])
    less = case()
    del less["people"]["key_people"]
    less["delivery"]["contacts"][1]["people"] = []

    take([less], replace=True)

    assert not KeyPerson.objects.now().exists()
    assert KeyPerson.objects.get().name == "Leila"


def test_a_replaced_case_can_be_exported_and_taken_in_elsewhere() -> None:
    take([*directory(), case()])
    changed = case(cohort="adult", team="quay")
    changed["people"]["addresses"] = changed["people"]["addresses"][:1]
    del changed["people"]["addresses"][0]["superseded_at"]
    changed["people"]["key_people"][0]["name"] = "Leila Noor"
    take([changed], replace=True)
    told = give()

    assert import_stream(io.BytesIO(told), replace=False, reason=REASON, progress=quiet).cases_unchanged == 1


def test_a_case_stays_about_its_person() -> None:
    take([*directory(), case()])
    other = case()
    other["people"]["person"][0]["entry"] = "somebody-else"

    with pytest.raises(Refused) as refused:
        take([other], replace=True)

    assert refused.value.problems[0].pointer == "/people/person/0/entry"


def test_access_that_a_document_no_longer_gives_ends() -> None:
    take([*directory(), case()])
    shut = case()
    shut["access"]["relations"] = []
    shut["access"]["exclusions"].append({"user": "asha", "starts_at": at(6), "set_by": "olu"})

    take([shut], replace=True)

    assert Relation.objects.get().ends_at is not None
    assert Exclusion.objects.filter(user__username="asha", ends_at=None).exists()


def test_a_relation_changes_its_end_and_its_purpose() -> None:
    take([*directory(), case()])
    changed = case()
    changed["access"]["relations"][0] |= {"ends_at": at(20), "purpose": "Cover"}

    take([changed], replace=True)

    assert given_case()["access"]["relations"] == changed["access"]["relations"]


def test_a_changed_directory_item_is_refused_unless_it_shall_replace() -> None:
    take(directory())
    changed = directory()
    changed[4]["item"]["telephone"] = "01632 960500"

    with pytest.raises(Refused) as refused:
        take(changed)
    assert (refused.value.problems[0].line, refused.value.problems[0].pointer) == (5, "/item/reference")

    take(changed, replace=True)
    assert Worker.objects.get(reference="asha-rowe").telephone == "01632 960500"


def test_the_programs_own_user_is_described_by_the_file() -> None:
    own = {"kind": "user", "reference": "system", "name": "The programme", "role": "system"}
    line = {"format": "handrail-directory/1", "item": own}

    take([line])
    assert User.objects.get(username="system").name == "The programme"

    own["role"] = "administrator"
    with pytest.raises(Refused):
        take([line])


# -- All or nothing --------------------------------------------------------------------


def test_one_bad_line_refuses_the_whole_file() -> None:
    before = counts()

    with pytest.raises(Refused) as refused:
        take([*directory(), case("T100"), case("T101", team="nowhere")])

    assert [problem.line for problem in refused.value.problems] == [12]
    assert counts() == before


def test_a_case_twice_in_a_file_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        take([*directory(), case(), case()])

    problem = refused.value.problems[0]
    assert (problem.line, problem.pointer, problem.allowed) == (12, "/reference", "each reference once")


def test_what_comes_through_a_pipe_is_read_twice_all_the_same() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: Any) -> int:
            raise io.UnsupportedOperation("seek")

    pipe = Pipe(file_of([*directory(), case()]).getvalue())

    assert import_stream(pipe, replace=False, reason=REASON, progress=quiet).cases_added == 1


def test_a_file_that_changes_while_it_is_read_is_refused() -> None:
    file = file_of([*directory(), bare("T100")])

    def meddle(*_: int) -> None:
        file.getbuffer()[:] = file.getvalue().replace(b"Noor", b"Moor")

    before = counts()
    with pytest.raises(Refused, match="changed while it was read"):
        import_stream(file, replace=False, reason=REASON, progress=meddle)
    assert counts() == before


def test_empty_lines_are_passed_over() -> None:
    file = io.BytesIO(b"\n" + file_of(directory()).getvalue() + b"  \n")

    assert import_stream(file, replace=False, reason=REASON, progress=quiet).directory_added == 10


def test_one_document_may_be_laid_out_for_reading() -> None:
    take(directory())
    laid_out = io.BytesIO(msgspec.json.format(file_of([case("T100")]).getvalue(), indent=2))

    report = import_stream(laid_out, replace=False, reason=REASON, progress=quiet)

    assert report.cases_added == 1
    assert take([case("T100")]).cases_unchanged == 1


def test_what_is_wrong_with_a_document_laid_out_is_told_once() -> None:
    wrong = case("T100") | {"team": "nowhere"}
    laid_out = io.BytesIO(msgspec.json.format(file_of([wrong]).getvalue(), indent=2))

    with pytest.raises(Refused) as refused:
        import_stream(laid_out, replace=False, reason=REASON, progress=quiet)

    assert [one.line for one in refused.value.problems] == [1] * len(refused.value.problems)
    assert "/team" in {one.pointer for one in refused.value.problems}


def test_how_an_equal_document_is_written_makes_no_difference() -> None:
    from handrail.casefile.document import decode

    bare_bytes = file_of([case()]).getvalue()
    spelt_out = case()
    spelt_out["people"]["person"][0]["pronouns"] = "they"

    assert encode(decode(file_of([spelt_out]).getvalue())) == encode(decode(bare_bytes))
