"""The one policy table: which role reads and writes which class of data.

``policy.csv`` holds a row per class and role. Code, row security and the page "Who sees what"
all read it from here; nothing else decides. A role comes from a live relation between a user
and a case (``RELATION_ROLES``); a reason given in an emergency gives the emergency column.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from handrail.access import naming

FRAME = "frame"
"""Reference, cohort, office and who supervises: for everyone with a live relation."""

CLASSES = (
    "identity",
    "address",
    "contact_notes",
    "assessment",
    "plan",
    "risk_management",
    "intelligence",
    "victim",
    "health",
    "test_results",
    "oversight",
    "practice_checks",
    "audit",
)
RELATION_ROLES = {
    "in_charge": "in_charge",
    "co_worker": "co_worker",
    "cover": "co_worker",
    "manager": "manager",
    "partner": "partner",
    "police": "police",
    "ap_key_worker": "ap_key_worker",
    "inspector": "inspector",
    "victim_worker": "victim_worker",
    "duty_officer": "duty_officer",
    "break_glass": "other_practitioner",
    "person": "person",
    "parent": "parent",
}
NAMED = {"victim": "named_victim", "intelligence": "named_intelligence"}
"""The relation that names a reader of a sealed compartment."""

FRAME_WHOLE = frozenset(
    {"in_charge", "co_worker", "cover", "manager", "inspector", "duty_officer", "break_glass"}
)
FRAME_PART = ("role", "worker", "covers", "kind")
"""Others with a live relation learn who supervises and whether the case is closed, and not why."""

PORTAL_KINDS = frozenset({"person", "parent"})
"""People under supervision and their parents have a site of their own; this one is closed to them."""

SHARE_KINDS = naming.KINDS
"""The relations that a share gives; their holders may also read copies of chosen entries."""

EMERGENCY = "break_glass"
STAFF_ROLES = frozenset({"practitioner", "manager"})
"""Who may be shown that a case exists, and may open it with a reason."""

NAMES = ("given_name", "family_name", "called", "pronouns")
LIMITED: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
    ("identity", "partner"): {"people.Person": (*NAMES, "reach_by", "safe_ways", "suits")},
    ("identity", "police"): {"people.Person": (*NAMES, "reach_by", "safe_ways", "suits")},
    ("identity", "victim_worker"): {"people.Person": NAMES},
    ("assessment", "ap_key_worker"): {"assessments.Strength": ()},
    ("victim", "in_charge"): {"compartments.VictimCondition": ()},
    ("victim", "co_worker"): {"compartments.VictimCondition": ()},
    ("victim", "manager"): {"compartments.VictimCondition": ()},
    ("victim", "ap_key_worker"): {"compartments.VictimCondition": ()},
    ("health", "in_charge"): {"people.Circumstance": ()},
    ("health", "co_worker"): {"people.Circumstance": ()},
    ("health", "manager"): {"people.Circumstance": ()},
}
"""What a "limited part" is: the tables, and the fields of each where not all (empty: every field)."""

OWN_PART: dict[tuple[str, str], tuple[str, ...]] = {
    ("contact_notes", "victim_worker"): ("compartments.RestorativePerson", "records.Line"),
}
"""Where "own entries" are those of some tables only; the chronology goes with what is written."""

KEPT_FROM: dict[str, frozenset[str]] = {
    "reviews.Countersignature": frozenset({"partner", "police", "ap_key_worker", "victim_worker"}),
    "compartments.RestorativePerson": frozenset({"partner", "police", "ap_key_worker"}),
}
"""Tables that some roles neither read nor add to, whatever they may do with the rest of the class."""


@dataclass(frozen=True)
class Cell:
    """One cell: how a role reads and writes a class, whether a reason opens it, and the limit in words."""

    data_class: str
    role: str
    read: str
    write: str
    emergency: bool
    short: str
    limit: str


@cache
def cells() -> dict[tuple[str, str], Cell]:
    """Every cell by (class, role)."""
    text = resources.files(__package__).joinpath("policy.csv").read_text("utf-8")
    return {
        (row["data_class"], row["role"]): Cell(
            row["data_class"],
            row["role"],
            row["read"],
            row["write"],
            row["emergency"] == "yes",
            row["short"],
            row["limit"],
        )
        for row in csv.DictReader(text.splitlines())
    }


def roles() -> tuple[str, ...]:
    """The roles of the table, in its order."""
    return tuple(dict.fromkeys(role for _, role in cells()))


def marks(data_class: str, role: str) -> frozenset[str]:
    """The letters of a cell of the matrix: ``O own force + N`` has O and N."""
    return frozenset(part.split()[0] for part in cells()[data_class, role].short.split(" + "))


def may_be_named(room: str) -> tuple[str, ...]:
    """The relations whose holders can be named as readers of a sealed room."""
    return tuple(kind for kind in served_kinds() if "N" in marks(room, RELATION_ROLES[kind]))


SHARED_ONLY = {
    ("test_results", "partner"): "to a drug or alcohol service",
    ("assessment", "police"): "while an IOM or MAPPA membership is open",
}
"""Where the matrix narrows what may be shared; ``rls_copies`` holds to it."""


def shared_classes(kind: str) -> tuple[str, ...]:
    """The classes of which copies may be shared with the holder of a relation."""
    return tuple(name for name in CLASSES if "S" in marks(name, RELATION_ROLES[kind]))


def counted(kinds: frozenset[str]) -> frozenset[str]:
    """What counts of somebody's live relations: being named, only beside a part that can be."""
    idle = {name for room, name in NAMED.items() if not kinds & set(may_be_named(room))}
    return kinds - idle


def served_kinds() -> tuple[str, ...]:
    """The relations that count on this site."""
    return tuple(kind for kind in RELATION_ROLES if kind not in PORTAL_KINDS)


def reading(kind: str, data_class: str, table: str) -> str:
    """How one relation reads one table of a class: ``all``, ``limited``, ``own`` or ``none``."""
    if kind in PORTAL_KINDS or kind not in RELATION_ROLES:
        return "all" if NAMED.get(data_class) == kind else "none"
    if data_class == FRAME:
        return "all" if kind in FRAME_WHOLE else "limited"
    cell = cells()[data_class, RELATION_ROLES[kind]]
    if kind == EMERGENCY:
        return "all" if cell.emergency else "none"
    if cell.read == "limited":
        return "limited" if table in LIMITED.get((data_class, cell.role), {}) else "none"
    return _held(cell, cell.read, table)


def writing(kind: str, data_class: str, table: str = "") -> str:
    """How one relation writes a class: ``all``, ``own`` (may add, and correct what it added) or ``none``.

    ``table`` asks about one table of it; without one a part that is of some tables only does not count.
    """
    if kind in PORTAL_KINDS or kind not in RELATION_ROLES or kind == EMERGENCY:
        return "none"
    if data_class == FRAME:
        return "all" if kind == "manager" else "none"
    cell = cells()[data_class, RELATION_ROLES[kind]]
    return _held(cell, cell.write, table)


def _held(cell: Cell, way: str, table: str) -> str:
    """A way of reading or writing a class as it holds for one of its tables."""
    if way not in ("all", "own") or cell.role in KEPT_FROM.get(table, ()):
        return "none"
    part = OWN_PART.get((cell.data_class, cell.role))
    return "none" if way == "own" and part is not None and table not in part else way


def writes_own(data_class: str, table: str) -> list[str]:
    """The relations that add rows of their own to a table and correct those; of the plan that is what
    they answer to, which ``naming`` opens."""
    return [] if data_class == "plan" else kinds_writing(data_class, ("own",), table)


def signing(kind: str, data_class: str) -> bool:
    """Whether one relation puts its name to what others wrote of a class."""
    if kind not in served_kinds() or data_class not in CLASSES:
        return False
    write = cells()[data_class, RELATION_ROLES[kind]].write
    return write in ("sign", "agree") and kind != EMERGENCY


def kinds_signing(data_class: str) -> list[str]:
    """The relations that put their name to what others wrote of a class."""
    return [kind for kind in RELATION_ROLES if signing(kind, data_class)]


def kinds_reading(data_class: str, table: str, how: tuple[str, ...] = ("all", "limited")) -> list[str]:
    """The relations that read a table of a class in one of these ways."""
    every = [*RELATION_ROLES, *NAMED.values()]
    return [kind for kind in every if reading(kind, data_class, table) in how]


def kinds_writing(data_class: str, how: tuple[str, ...] = ("all",), table: str = "") -> list[str]:
    """The relations that write a class (one of its tables, if given) in one of these ways."""
    return [kind for kind in RELATION_ROLES if writing(kind, data_class, table) in how]


def visible_fields(kinds: frozenset[str], data_class: str, table: str) -> tuple[str, ...] | None:
    """The fields these relations may see of a table, or ``None`` for all of them."""
    seen: set[str] = set()
    for kind in kinds:
        how = reading(kind, data_class, table)
        if how in ("all", "own"):
            return None
        parts: list[tuple[str, ...]] = []
        if how == "limited":
            part = LIMITED.get((data_class, RELATION_ROLES[kind]), {})
            parts.append(FRAME_PART if data_class == FRAME else part[table])
        if named := naming.of(kind, table):
            parts.append(named.fields)
        if not all(parts):
            return None
        seen.update(*parts)
    return tuple(sorted(seen))
