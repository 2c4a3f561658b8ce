"""Row security of a second name: who signs what others wrote adds a version that carries their name.

A table says in ``signed`` which column is filled once a version can be signed, and where the name
stands. Nothing else of a class is written by those who only sign. Called by ``rls.sync``.
"""

from typing import Any

from django.apps import apps
from django.db import models

from handrail.access import policy
from handrail.access.statements import CURRENT, ME, quoted

LINES = "records_line"
"""The chronology, whose lines follow the versions they are of."""


def adds(model: type[models.Model]) -> str:
    """The condition under which a version with a second name is added to a table: never a first one."""
    later = f'"{model._meta.db_table}"."version" > 1'
    return _when(model, lambda ready, name: f"{later} and {ready} is not null and {name} is not null")


def supersedes(model: type[models.Model]) -> str:
    """The condition under which the version that was signed is superseded."""
    return _when(model, lambda ready, _name: f"{ready} is not null")


def _when(model: type[models.Model], condition: Any) -> str:
    facts: Any = model
    table = model._meta.db_table
    if table == LINES:
        return _lines()
    if not hasattr(facts, "signed"):
        return "false"
    columns = [f'"{table}"."{name}"' for name in facts.signed]
    return f"({condition(*columns)} and {_signs(table, facts.data_class)})"


def _lines() -> str:
    ways = []
    for model in apps.get_models():
        facts: Any = model
        if hasattr(facts, "signed"):
            label = quoted([facts._meta.label])
            ways.append(f"""("{LINES}"."table" = {label} and {_signs(LINES, facts.data_class)})""")
    return f"({' or '.join(ways)})" if ways else "false"


def _signs(table: str, data_class: str) -> str:
    kinds = quoted(policy.kinds_signing(data_class))
    return (
        f'exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = "{table}".case_id'
        f" and {CURRENT} and r.kind in ({kinds}))"
    )
