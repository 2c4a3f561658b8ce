"""Making many tables in one migration without Django's drawing all models up anew after each.

Most rows name a case and a user, so nearly every model is related to nearly every other. Of twenty
tables in a row that was most of what a first migration took.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, cast

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """Several tables, of which the models are drawn up once, when all are known."""

    category = OperationCategory.ADDITION

    def __init__(self, creating: Sequence[CreateModel]) -> None:
        self.creating = creating

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Forget what was drawn up; Django draws it up when it is next asked for."""
        state.__dict__.pop("apps", None)
        for one in self.creating:
            one.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Make each table."""
        for one in self.creating:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Remove each table, the last first."""
        for one in reversed(self.creating):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For who asks for the plan of a migration."""
        return "; ".join(one.describe() for one in self.creating)


def together(operations: Sequence[Operation]) -> list[Operation]:
    """The same operations, with tables that are made one after the other made together."""
    found: list[Operation] = []
    for creates, ones in groupby(operations, lambda one: isinstance(one, CreateModel)):
        run = list(ones)
        found += [CreateModels(cast(list[CreateModel], run))] if creates else run
    return found
