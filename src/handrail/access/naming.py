"""What is asked of a worker of another agency: the rows that name them, and nothing else of their table.

The matrix lets partners read "own actions" of the plan, and what somebody chose to tell them. A table of
``TABLES`` says which column names the worker; a live share then opens the rows that do, in Python and in
row security alike, cut to ``fields``. What carries a marking is never among them. What they are asked to
answer is ``answered`` by them: a version that still names them, recorded by themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import Exists, Model, OuterRef, Q

KINDS = ("partner", "police", "ap_key_worker")
"""The relations that a share gives."""


@dataclass(frozen=True)
class Naming:
    """How the rows of a table name a worker.

    ``through`` is the table whose entry the column holds, and that names the worker in its turn.
    ``lines`` are the tables whose lines of the chronology go with the version they are of.
    ``hidden`` are values of ``state`` before a row was put to the worker. Without ``fields`` all are seen.
    """

    column: str
    through: str = ""
    lines: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    answered: bool = False


WHEN = ("when", "starts_on", "at", "due_on", "weeks", "sessions", "per_week", "minutes")
TABLES: dict[str, Naming] = {
    "plans.Step": Naming(
        "workers",
        fields=(
            "what",
            "by_person",
            "workers",
            "needs_from_them",
            "service",
            "venue",
            "women_only",
            "state",
            *WHEN,
        ),
        hidden=("no_longer_needed",),
    ),
    "plans.StepAnswer": Naming("worker", answered=True),
    "plans.Help": Naming("workers", fields=("kind", "what", "workers", "steps")),
    "delivery.Referral": Naming(
        "worker",
        fields=(
            *("step", "service", "agency", "worker", "by_worker", "what_for", "needs_from_them"),
            *("persons_words", "state", "sent_on", "answer_by", "answered_on", "answered_by", "because"),
            *("waits_until", "started_on", "ended_on", "feedback", "goes_on_after"),
        ),
        hidden=("drafted",),
        answered=True,
    ),
    "records.Line": Naming("entry", lines=("delivery.Referral", "reviews.Input"), answered=True),
    "delivery.WantedChange": Naming("referral", through="delivery.Referral", answered=True),
    "delivery.Concern": Naming("worker"),
    "delivery.Heard": Naming("worker"),
    "assessments.Source": Naming(
        "worker",
        fields=("name", "worker", "state", "asked_on", "asked_for", "answered_on", "answer"),
        hidden=("to_ask",),
        answered=True,
    ),
    "reviews.Input": Naming(
        "worker",
        fields=(
            *("worker", "asks", "state", "asked_on", "answer_by", "answered_on"),
            *("saw", "worries", "better", "should_change"),
        ),
        hidden=("to_ask",),
        answered=True,
    ),
    "reviews.Meeting": Naming(
        "circulation",
        fields=("kind", "purpose", "at", "venue", "place", "state", "outcome", "circulation", "next_on"),
    ),
    "reviews.MeetingAction": Naming("worker", fields=("what", "worker", "due_on", "state", "done_on")),
}


def of(kind: str, table: str) -> Naming | None:
    """How one relation reads the rows of a table that name its holder; ``None`` where it reads none so."""
    return TABLES.get(table) if kind in KINDS else None


def rows(model: type[Model], worker: str) -> Q:
    """The rows of a table that name a worker and were put to them."""
    naming = TABLES[model._meta.label]
    if naming.lines:
        return reduce(or_, (_lines(label, worker) for label in naming.lines))
    found = Q() if naming.answered else Q(superseded_at__isnull=True)
    if _has(model, "marking"):
        found &= Q(marking="none")
    if naming.hidden:
        found &= ~Q(state__in=naming.hidden)
    if naming.through:
        parent: Any = apps.get_model(naming.through)
        of_theirs = parent.objects.filter(
            rows(parent, worker),
            case_id=OuterRef("case_id"),
            entry=OuterRef(naming.column),
            superseded_at__isnull=True,
        )
        return found & Q(Exists(of_theirs))
    if _many(model, naming):
        return found & Q(**{f"{naming.column}__contains": [worker]})
    return found & Q(**{naming.column: worker})


def condition(model: type[Model], alias: str, worker: str) -> str:
    """The same in SQL: of the row ``alias``, and of the worker that the expression ``worker`` gives."""
    naming = TABLES[model._meta.label]
    if naming.lines:
        return f"({' or '.join(_lines_condition(label, alias, worker) for label in naming.lines)})"
    parts = [] if naming.answered else [f"{alias}.superseded_at is null"]
    if _has(model, "marking"):
        parts.append(f"{alias}.marking = 'none'")
    if naming.hidden:
        parts.append(f"{alias}.state not in ({_quoted(naming.hidden)})")
    if naming.through:
        parent = apps.get_model(naming.through)
        theirs = condition(parent, "p", worker)
        same = f"p.case_id = {alias}.case_id and p.entry = {alias}.{naming.column}"
        table = f'"{parent._meta.db_table}" p'
        where = f"{same} and p.superseded_at is null and {theirs}"
        parts.append(f"exists (select 1 from {table} where {where})")  # noqa: S608
    elif _many(model, naming):
        parts.append(f"{worker} = any({alias}.{naming.column})")
    else:
        parts.append(f"{alias}.{naming.column} = {worker}")
    return f"({' and '.join(parts)})"


def _lines(label: str, worker: str) -> Q:
    parent: Any = apps.get_model(label)
    same = {"case_id": OuterRef("case_id"), "entry": OuterRef("entry"), "version": OuterRef("version")}
    return Q(Exists(parent.objects.filter(rows(parent, worker), **same)), table=label)


def _lines_condition(label: str, alias: str, worker: str) -> str:
    parent = apps.get_model(label)
    same = " and ".join(f"p.{name} = {alias}.{name}" for name in ("case_id", "entry", "version"))
    theirs = f'select 1 from "{parent._meta.db_table}" p where {same} and {condition(parent, "p", worker)}'  # noqa: S608
    return f"""({alias}."table" = '{label}' and exists ({theirs}))"""


def _many(model: type[Model], naming: Naming) -> bool:
    return isinstance(model._meta.get_field(naming.column), ArrayField)


def _has(model: type[Model], field: str) -> bool:
    return any(one.name == field for one in model._meta.concrete_fields)


def _quoted(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)
