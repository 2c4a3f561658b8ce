"""Every reader asks for every row, in Python and by SQL; both must say what the matrix says by hand."""

import csv
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from handrail.access import policy
from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, Exclusion, Relation, Restriction
from handrail.access.rls import GROUP, OWN_TABLES, case_models
from handrail.records import writing
from handrail.records.models import Line, VersionRow
from handrail.records.reading import Reach
from tests.access.world import (
    HERE,
    HIDDEN_OF_NAMED,
    NAMED,
    NAMES_THEM,
    PERSON_LIMITED,
    ROLES,
    Row,
    World,
    is_live,
    may_read,
    tables,
)

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
ADDED_BY_PARTNERS = (
    *("delivery.Contact", "delivery.TurningPoint", "delivery.Promise", "delivery.Absence"),
    *("delivery.Message", "delivery.Letter", "delivery.Handover", "delivery.ProgrammeSession"),
    *("delivery.Concern", "delivery.Heard"),
)
"""Contact notes, of which workers of other agencies add their own."""
ANSWERED = {"assessments.Source": "answered", "delivery.Referral": "accepted", "reviews.Input": "answered"}
"""The state of what an agency has answered."""


def expected(world: World, role: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in world.rows:
        if may_read(role, row):
            found[row.table].add((row.state, row.entry))
    return found


@pytest.mark.parametrize("role", ROLES)
def test_sql_through_the_serving_role_shows_what_the_matrix_says(world: World, role: str) -> None:
    """No Python in between: the database alone is asked."""
    state_of = {case.pk: state for state, case in world.cases.items()}
    by_hand = expected(world, role)
    with acting_as(world.users[role].pk), connection.cursor() as cursor:
        for model in tables():
            cursor.execute(f'select case_id, entry from "{model._meta.db_table}"')
            seen = {(state_of[case_id], entry) for case_id, entry in cursor.fetchall()}
            assert seen == without_rota(role, by_hand[model._meta.label]), model._meta.label


@pytest.mark.parametrize("role", ROLES)
def test_python_alone_shows_what_the_matrix_says(world: World, role: str, as_owner: AsOwner) -> None:
    """Past row security, so that the second wall cannot hide a hole in the first."""
    state_of = {case.pk: state for state, case in world.cases.items()}
    by_hand = expected(world, role)
    with as_owner():
        reach = Reach.of(world.users[role])
        gathered = reach.gather(*tables())
        for model in tables():
            rows = without_rota(role, by_hand[model._meta.label])
            assert {(state_of[row.case_id], row.entry) for row in reach.rows(model)} == rows, (
                model._meta.label
            )
            assert {(state_of[row.case_id], row.entry) for row in gathered[model]} == rows, model._meta.label
        for line in reach.rows(Line):
            assert (state_of[line.case_id], line.entry) in by_hand[line.table], line.table


def without_rota(role: str, rows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """A duty officer has no relation before opening a case, so nothing is within reach yet."""
    return set() if role == "duty_officer" else rows


@pytest.mark.parametrize("role", ROLES)
def test_the_chronology_shows_only_lines_of_rows_that_may_be_read(world: World, role: str) -> None:
    state_of = {case.pk: state for state, case in world.cases.items()}
    by_hand = expected(world, role)
    with acting_as(world.users[role].pk):
        lines = list(Line.objects.all())
    assert bool(lines) == bool(set().union(*(without_rota(role, rows) for rows in by_hand.values())))
    for line in lines:
        assert (state_of[line.case_id], line.entry) in by_hand[line.table], line.table


@pytest.mark.parametrize("role", ["partner", "police", "victim_worker"])
def test_a_limited_part_of_the_person_leaves_the_other_fields_out(world: World, role: str) -> None:
    from handrail.people.models import Person

    with acting_as(world.users[role].pk):
        reach = Reach.of(world.users[role])
        (person,) = reach.fetch(reach.rows(Person).filter(case_id=world.cases["own"].pk))
        (gathered,) = reach.only([world.cases["own"].pk]).gather(Person)[Person]
    for one in (person, gathered):
        for name in ("phone", "email", "suits", "reach_by", "called", "interpreter", "safe_ways"):
            assert bool(getattr(one, name)) == (name in PERSON_LIMITED[role]), name
        assert one.date_of_birth in (None, "")


def test_a_signed_out_connection_sees_no_row_of_any_case(world: World) -> None:
    with connection.cursor() as cursor:
        for model in (*case_models(), Relation, AccessLine):
            cursor.execute(f'select count(*) from "{model._meta.db_table}"')
            assert cursor.fetchone() == (0,), model._meta.label


@pytest.mark.parametrize("role", ROLES)
def test_a_stub_is_seen_by_staff_only_and_never_by_the_excluded(world: World, role: str) -> None:
    staff = role in ("in_charge", "co_worker", "other_practitioner", "manager", "duty_officer")
    with acting_as(world.users[role].pk):
        from handrail.people.models import Case

        seen = set(Case.objects.values_list("pk", flat=True))
    state_of = {case.pk: state for state, case in world.cases.items()}
    for pk, state in state_of.items():
        known = is_live(role, state) and role != "duty_officer" and role not in ("person", "parent")
        beyond = state in ("excluded", "elsewhere")
        assert (pk in seen) == ((staff and not beyond) or known), state


@pytest.mark.parametrize("role", ROLES)
def test_nobody_writes_through_sql_what_their_role_does_not_write(world: World, role: str) -> None:
    """One new row for each table and case: only F and O cells of a live case take it."""
    writers = {"in_charge", "co_worker"}
    for model in tables():
        for state in ("own", "team", "excluded", "restricted", "expired"):
            allowed = state == "own" and _writes(role, model._meta.label, writers)
            with acting_as(world.users[role].pk):
                assert _takes(_a_row(model, world, state)) == allowed, (model._meta.label, state)


def _takes(row: VersionRow) -> bool:
    """Whether the database takes the row; a refusal must be row security's and nothing else."""
    why = ""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            transaction.set_rollback(True)
    except ProgrammingError as refusal:
        why = str(refusal)
    assert not why or "row-level security" in why
    return not why


def _writes(role: str, table: str, writers: set[str]) -> bool:
    """By hand: who adds rows to a table of a live case."""
    if table in ("people.Allocation", "people.TransferDecision", "people.Closure"):
        return role == "manager"
    if table in ("reviews.Decision", "reviews.DecisionCondition"):
        return role == "manager"
    if table == "findings.Finding":  # worked out from what an act left, the manager's acts too
        return role in writers | {"manager"}
    if table == "people.SamePerson":  # written of two records at once, and the other one is not there
        return False
    if table in ("compartments.Victim", "compartments.VictimCondition", "compartments.RestorativeVictim"):
        return role == "victim_worker"
    if table == "compartments.RestorativePerson":  # kept from the agencies, though it is a contact note
        return role in writers | {"victim_worker"}
    if table == "compartments.Intelligence":
        return role == "police"
    if table == "delivery.DrugTest":  # an approved premises adds those taken there
        return role in writers | {"ap_key_worker"}
    if table in ADDED_BY_PARTNERS:
        return role in writers | {"partner", "police", "ap_key_worker"}
    return role in writers


@pytest.mark.parametrize("role", NAMED)
def test_what_names_a_worker_leaves_the_other_fields_out(world: World, role: str) -> None:
    """Named in a step, a worker reads what is to be done and when, and not why nor for whom else."""
    with acting_as(world.users[role].pk):
        reach = Reach.of(world.users[role]).only([world.cases["own"].pk])
        for table, hidden in HIDDEN_OF_NAMED.items():
            model = next(one for one in tables() if one._meta.label == table)
            entry = f"named-{role}".replace("_", "-")
            (fetched,) = reach.fetch(reach.rows(model).filter(entry=entry))
            (gathered,) = (row for row in reach.gather(model)[model] if row.entry == entry)
            for name in hidden:
                assert not getattr(fetched, name), (table, name)
                assert not getattr(gathered, name), (table, name)
            assert "canary" in str(vars(fetched)), table


@pytest.mark.parametrize("role", NAMED)
def test_only_what_asks_for_an_answer_is_answered_by_whom_it_names(world: World, role: str) -> None:
    """Through SQL: a yes of one's own, never a colleague's, and never a step."""
    mine = f"w-{role.replace('_', '-')}"
    for table, name, taken in (
        ("plans.StepAnswer", mine, True),
        ("plans.StepAnswer", "w-in-charge", False),
        ("plans.Step", [mine], False),
        ("plans.Help", [mine], False),
        ("assessments.Source", mine, True),
        ("assessments.Source", "w-in-charge", False),
        ("delivery.Referral", mine, True),
        ("reviews.Input", mine, True),
        ("reviews.Input", "w-in-charge", False),
        ("reviews.Meeting", [mine], False),
        ("reviews.MeetingAction", mine, False),
    ):
        model = next(one for one in tables() if one._meta.label == table)
        for state in ("own", "expired", "excluded"):
            with acting_as(world.users[role].pk):
                row = _a_row(model, world, state)
                setattr(row, NAMES_THEM[table], name)
                if table in ANSWERED:
                    row.state = ANSWERED[table]
                assert _takes(row) == (taken and state == "own"), (table, name, state)


@pytest.mark.parametrize("role", NAMED)
def test_what_is_asked_is_no_longer_read_once_the_share_has_ended(
    world: World, role: str, as_owner: AsOwner
) -> None:
    """One second before its end all of it; one second after nothing, in Python and in SQL, of any table."""
    case, user = world.cases["own"], world.users[role]
    named = [model for model in tables() if model._meta.label in NAMES_THEM]
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        (instant,) = cursor.fetchone()
    for moved, there in ((timedelta(seconds=1), True), (timedelta(seconds=-1), False)):
        with as_owner():
            Relation.objects.filter(case_id=case.pk, user=user).update(ends_at=instant + moved)
        with time_machine.travel(instant, tick=False), acting_as(user.pk), connection.cursor() as cursor:
            assert (case.pk in Reach.of(user).kinds) == there
            for model in named if there else tables():
                seen = Reach.of(user).rows(model).filter(case_id=case.pk).exists()
                cursor.execute(f'select count(*) from "{model._meta.db_table}" where case_id = %s', [case.pk])
                assert (seen, cursor.fetchone() != (0,)) == (there, there), model._meta.label


def test_agencies_never_read_the_persons_half_of_restorative_work(world: World, as_owner: AsOwner) -> None:
    """Not even a row that came to be under their own name."""
    model = next(one for one in tables() if one._meta.label == "compartments.RestorativePerson")
    case = world.cases["own"]
    for role in NAMED:
        user = world.users[role]
        with as_owner():
            model.objects.create(
                case_id=case.pk, entry=f"of-{role}", by=user, recorded_at=timezone.now(), kind="readiness"
            )
        with acting_as(user.pk):
            assert not model.objects.filter(case_id=case.pk).exists(), role
        with as_owner():
            reach = Reach.of(user)
            assert not reach.rows(model).exists(), role
            assert not reach.gather(model)[model], role
            assert not reach.can_write(case.pk, "contact_notes", model), role


def test_what_is_marked_since_is_no_longer_read(world: World, as_owner: AsOwner) -> None:
    """Marked as not for partners in a later version, a step is gone with its earlier versions."""
    model = next(one for one in tables() if one._meta.label == "plans.Step")
    case, user = world.cases["own"], world.users["partner"]
    asked = "select version from plans_step where case_id = %s and entry = 'named-partner'"
    with acting_as(user.pk), connection.cursor() as cursor:
        cursor.execute(asked, [case.pk])
        assert cursor.fetchall() == [(1,)]
    ruth = world.users["in_charge"]
    with acting_as(ruth.pk), writing.act(case.pk, "step.updated", by=ruth) as doing:
        writing.amend(model, doing, entry="named-partner", version_seen=1, marking="not_disclosable")
    with acting_as(user.pk), connection.cursor() as cursor:
        cursor.execute(asked, [case.pk])
        assert cursor.fetchall() == []
        day_before = timezone.now() - timedelta(days=1)
        for reach in (Reach.of(user), Reach.of(user).at(day_before)):
            assert not reach.rows(model).filter(case_id=case.pk, entry="named-partner").exists()


def _a_row(model, world: World, state: str):
    from tests.access.world import BASE, _filled

    by = next(user for user in world.users.values() if str(user.pk) == _actor())
    row = model(
        case_id=world.cases[state].pk,
        entry="new",
        by=by,
        recorded_at=timezone.now() - timedelta(minutes=1),
        valid_from=timezone.now().date(),
    )
    for field in model._meta.concrete_fields:
        if field.name not in BASE and (value := _filled(field, "words")) is not None:
            setattr(row, field.name, value)
    if model._meta.label == "people.Circumstance":
        row.kind = "travel_and_money"
    if model._meta.label == "delivery.Contact":
        row.kind = "supervision"
    return row


def _actor() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.user_id', true)")
        return cursor.fetchone()[0]


def test_nobody_changes_a_row_but_to_supersede_it(world: World) -> None:
    for model in tables():
        with (
            acting_as(world.users["in_charge"].pk),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            model.objects.filter(entry="first").update(version=2)


@pytest.mark.parametrize("table", [AccessLine, Exclusion, Restriction])
def test_the_serving_role_cannot_rewrite_the_log_or_read_exclusions(world: World, table: type) -> None:
    asked = f'select * from "{table._meta.db_table}"'
    if table is AccessLine:
        asked = "update access_accessline set reason = 'other'"
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(asked)


def test_nobody_grants_to_themselves(world: World) -> None:
    case = world.cases["team"]
    for role, kind in (("manager", "manager"), ("other_practitioner", "in_charge"), ("partner", "partner")):
        user = world.users[role]
        with (
            acting_as(user.pk),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            Relation.objects.create(user=user, case_id=case.pk, kind=kind, granted_by=user)


def test_a_manager_ends_a_relation_and_never_lengthens_one(world: World) -> None:
    relations = Relation.objects.filter(case_id=world.cases["own"].pk, kind="co_worker")
    soon, later = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=2)
    with acting_as(world.users["manager"].pk):
        assert relations.update(ends_at=soon) == 1
        for wrong in (later, None):
            with pytest.raises(ProgrammingError, match="only be ended"), transaction.atomic():
                relations.update(ends_at=wrong)
        assert relations.update(ends_at=timezone.now()) == 1


def test_every_table_of_a_case_is_forced_and_the_role_owns_nothing(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, c.relrowsecurity, c.relforcerowsecurity, r.rolname from pg_class c"
            " join pg_roles r on r.oid = c.relowner join pg_attribute a on a.attrelid = c.oid"
            " where c.relkind = 'r' and a.attname in ('case_id', 'cases') and not a.attisdropped"
        )
        found = cursor.fetchall()
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = %s", [GROUP])
        assert cursor.fetchone() == (False, False)
        cursor.execute("select count(*) from pg_views where schemaname = 'public'")
        assert cursor.fetchone() == (0,), "a view needs security_invoker and a test of its own"
    assert {name for name, *_rest in found} >= {*(m._meta.db_table for m in tables()), *OWN_TABLES}
    for name, on, forced, owner in found:
        assert on, name
        assert forced, name
        assert owner != GROUP, name


def test_the_shipped_policy_says_what_the_matrix_says() -> None:
    """The product’s own table against the matrix: the same cells in short, none lost."""
    with (HERE / "matrix.csv").open() as file:
        matrix = {
            (line["data_class"], line["role"]): (line["access"], line["limit"].replace("'", "’"))
            for line in csv.DictReader(file)
        }
    shipped = {key: (cell.short, cell.limit) for key, cell in policy.cells().items()}
    assert shipped == matrix
    assert set(policy.CLASSES) == {data_class for data_class, _role in matrix}


def test_every_model_of_a_case_has_one_of_the_classes() -> None:
    for model in case_models():
        classes = {model.data_class, *(getattr(model, "data_class_by", ("", {}))[1].values())}
        assert classes <= {*policy.CLASSES, policy.FRAME}, model._meta.label


def test_the_hand_written_rows_name_every_table(world: World) -> None:
    from tests.access.world import HAND

    assert {table for table, _kind in HAND} == {model._meta.label for model in tables()}
    assert isinstance(world.rows[0], Row)
