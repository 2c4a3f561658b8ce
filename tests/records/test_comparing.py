"""Two sights of the same rows side by side."""

from typing import Any

from handrail.plans.models import Objective
from handrail.records.comparing import Change, compare

ENDS = (("state", "dropped"),)


def objective(entry: str, rank: int, will: str = "", **facts: Any) -> Objective:
    return Objective(entry=entry, rank=rank, will=will or entry, **facts)


def kinds(before: list[Objective], after: list[Objective]) -> dict[str, str]:
    return {one.row.entry: one.kind for one in compare(before, after, order="rank", ends=ENDS)}


def test_what_is_new_what_is_gone_and_what_stands() -> None:
    before = [objective("home", 1), objective("money", 2)]
    after = [objective("home", 1), objective("work", 2)]

    assert kinds(before, after) == {"home": "same", "work": "added", "money": "dropped"}


def test_a_change_is_told_word_beside_word() -> None:
    (home,) = compare(
        [objective("home", 1, "get a tenancy", version=1)],
        [objective("home", 1, "keep my tenancy", version=2)],
    )

    assert home.kind == "changed"
    assert home.changes == (Change("will", "get a tenancy", "keep my tenancy"),)


def test_only_what_was_taken_out_of_its_order_was_moved() -> None:
    """Work goes from last to first: home and money only have another number now."""
    before = [objective("home", 1), objective("money", 2), objective("work", 3)]
    after = [objective("work", 1), objective("home", 2), objective("money", 3)]

    assert kinds(before, after) == {"work": "moved", "home": "same", "money": "same"}


def test_something_put_in_before_the_rest_moves_nothing() -> None:
    before = [objective("home", 1), objective("money", 2)]
    after = [objective("health", 1), objective("home", 2), objective("money", 3)]

    assert kinds(before, after) == {"health": "added", "home": "same", "money": "same"}


def test_nothing_is_moved_for_whoever_is_not_told_the_order() -> None:
    """A partner may read that there are phases of contact, and not their numbers."""
    held = [objective("home", 1), objective("money", 2)]
    for one in held:
        one.rank = None  # type: ignore[assignment]  # as a limited part of a row comes

    assert kinds(held, held) == {"home": "same", "money": "same"}


def test_what_was_changed_and_moved_says_both() -> None:
    before = [objective("home", 1), objective("money", 2)]
    after = [objective("money", 1, "sort out my rent"), objective("home", 2)]

    (money, _home) = compare(before, after, order="rank", ends=ENDS)

    assert money.kind == "changed"
    assert {change.field for change in money.changes} >= {"will"}


def test_what_is_kept_and_out_of_use_is_dropped_with_its_reason() -> None:
    before = [objective("home", 1)]
    after = [objective("home", 1, state="dropped", because="The council gave her a flat.")]

    (home,) = compare(before, after, order="rank", ends=ENDS)

    assert home.kind == "dropped"
    assert home.row.because == "The council gave her a flat."


def test_what_was_dropped_before_and_still_is_does_not_appear() -> None:
    gone = objective("home", 1, state="dropped")

    assert compare([gone], [gone], order="rank", ends=ENDS) == []


def test_what_was_taken_up_again_is_added() -> None:
    assert kinds([objective("home", 1, state="dropped")], [objective("home", 1)]) == {"home": "added"}
