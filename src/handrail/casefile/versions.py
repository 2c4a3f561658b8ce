"""The two times of an entry, and the marks that types carry for checking.

A case document holds *versions*. One fact is an **entry**; each time it is corrected or
comes to an end a further version of that entry is added. Every version knows when it was
true (``valid_from``, ``valid_to``: dates) and when it was known to the record
(``recorded_at``, ``superseded_at``: instants).
"""

import re
from datetime import date, datetime
from typing import Annotated, Any, Final

import msgspec

from handrail.casefile.codes import LOCAL, code_list, takes_local


class Part(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of everything in a document: unknown fields are refused, defaults are left out."""


ENTRY: Final = "[a-z0-9][a-z0-9.-]{0,63}"
"""How an entry, a directory item or a user may be called. ``document.decode`` looks at all entries of a case
together, which is quick."""


class Version(Part, kw_only=True):
    """One version of one entry."""

    entry: Annotated[str, msgspec.Meta(extra_json_schema={"pattern": f"^{ENTRY}$"})]
    version: Annotated[int, msgspec.Meta(ge=1)] = 1
    valid_from: date | None = None
    valid_to: date | None = None
    recorded_at: datetime
    superseded_at: datetime | None = None
    by: str
    change: str | None = None


def code(name: str) -> Any:
    """A string that must be in the code list of that name, or a service's own where the list takes them."""
    schema: dict[str, Any] = {"enum": list(code_list(name))}
    if takes_local(name):
        schema = {"anyOf": [schema, {"pattern": f"^{re.escape(LOCAL)}[a-z0-9][a-z0-9.-]*$"}]}
    return Annotated[str, msgspec.Meta(extra={"codes": name}, extra_json_schema=schema)]


def refers(*to: str) -> Any:
    """A string that names an entry of one of these parts, or an item of one of these kinds."""
    return Annotated[
        str,
        msgspec.Meta(extra={"refers": to}, extra_json_schema={"description": "names " + " or ".join(to)}),
    ]
