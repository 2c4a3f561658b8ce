"""Who measures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Partner:
    """A worker of another agency, and the cases they are let into: id and reference."""

    user_id: int
    username: str
    cases: list[tuple[int, str]]


@dataclass(frozen=True)
class Visitor:
    """A practitioner who measures: their sign-in, their worker, and cases of theirs by name."""

    user_id: int
    username: str
    worker: str
    cases: list[tuple[int, str, str]]
    """Id, reference and family name."""
    panels: list[tuple[int, str, str]]
    """Id and reference of a case of theirs, and a panel of it."""
    agreed: list[tuple[int, str]]
    """Id and reference of the cases whose plan was agreed."""
    reviews: list[tuple[int, str, str]]
    """Id and reference of a case of theirs, and a review of it."""
    followed: list[tuple[int, str, str]]
    """Id and reference of a case of theirs, and a strength of it that a thread follows."""
    partner: Partner
