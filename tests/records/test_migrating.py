"""Tables made together are the tables that one by one would make."""

from django.db import models
from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.state import ProjectState

from handrail.records.migrating import CreateModels, together


def key() -> tuple[str, models.Field]:
    return "id", models.BigAutoField(primary_key=True)


def stage(name: str) -> tuple[str, models.Field]:
    return name, models.ForeignKey("records.stage", models.PROTECT)


STAGE = CreateModel("Stage", [key()])
STEP = CreateModel("Step", [key(), stage("of")])
LATER = AddField("Step", *stage("then"))
NOTE = CreateModel("Note", [key(), stage("about")])


def test_only_tables_in_a_row_are_made_together_and_the_order_stays() -> None:
    first, alone, second = together([STAGE, STEP, LATER, NOTE])

    assert isinstance(first, CreateModels)
    assert isinstance(second, CreateModels)
    assert [*first.creating, alone, *second.creating] == [STAGE, STEP, LATER, NOTE]


def test_they_leave_the_state_that_one_by_one_would() -> None:
    one_by_one, at_once = ProjectState(), ProjectState()
    for state, operations in (
        (one_by_one, [STAGE, STEP, LATER, NOTE]),
        (at_once, together([STAGE, STEP, LATER, NOTE])),
    ):
        assert not state.apps.get_models()
        for operation in operations:
            operation.state_forwards("records", state)

    assert at_once.models == one_by_one.models
    drawn = at_once.apps.get_model("records", "note")
    assert drawn._meta.get_field("about").related_model is at_once.apps.get_model("records", "stage")
