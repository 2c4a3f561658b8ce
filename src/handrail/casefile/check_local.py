"""Checks of what a service has added to the code lists, and of the cases that use it."""

from collections.abc import Iterator, Mapping
from typing import Any

from handrail.casefile.codes import BOTH, LOCAL, Code, code_list, is_counted, names, takes_local, title
from handrail.casefile.directory import LocalCode
from handrail.casefile.problems import Problem, listed

LONGEST_REFERENCE = 54
"""Characters, so that "local." and the reference fit where keys are kept."""

Local = Mapping[tuple[str, str], Code]
"""A service's own entries, by list and key."""


def entry_of(item: Any) -> tuple[tuple[str, str], Code] | None:
    """Of an item, or a row with the same fields: its list and key, and the entry.

    ``None`` where it only has words for a national one.
    """
    if item.national:
        return None
    key = f"{LOCAL}{item.reference}"
    cohorts = BOTH if item.cohort == "both" else (item.cohort,)
    entry = Code(key, item.name, cohorts, item.valid_from, item.valid_to, like=item.counts_as)
    return (item.code_list, key), entry


def local_code(item: LocalCode) -> Iterator[Problem]:
    """What is wrong with one item."""
    if item.code_list not in names() or not takes_local(item.code_list):
        open_lists = [name for name in names() if takes_local(name)]
        message = f"{item.code_list!r} is no list that takes entries of a service’s own"
        yield Problem("/item/code_list", message, listed(open_lists, most=20))
        return
    if len(item.reference) > LONGEST_REFERENCE:
        yield Problem("/item/reference", "too long", f"at most {LONGEST_REFERENCE} characters")
    if item.valid_to is not None and item.valid_to < item.valid_from:
        yield Problem(
            "/item/valid_to",
            f"{item.valid_to} is before valid_from",
            f"{item.valid_from} or later, or nothing",
        )
    yield from _refers_to_national(item)


def _refers_to_national(item: LocalCode) -> Iterator[Problem]:
    """An item names a national entry of its list where it must, and no other."""
    national = code_list(item.code_list)
    needed = is_counted(item.code_list) and not item.national
    for name, value in (("national", item.national), ("counts_as", item.counts_as)):
        if value and value not in national:
            message = f"{value!r} is not in the list {item.code_list}"
            yield Problem(f"/item/{name}", message, listed(list(national)))
    if needed and not item.counts_as:
        message = f"an entry of {item.code_list} counts as a national one: which, is missing"
        yield Problem("/item/counts_as", message, listed(list(national)))
    if item.counts_as and not needed:
        yield Problem("/item/counts_as", "nothing asks what this counts as", "leave it out")


def unknown(value: str, of: str, local: Local) -> Problem:
    """Words for a key that no list here has; the pointer is the caller's."""
    here = [key for name, key in local if name == of]
    way = (
        "a line of kind local_code before the cases, as in the export it came from,"
        f" or an entry that an administrator adds under Administration, Code lists, {title(of)}"
    )
    known = f"{listed(here)}; else " if here else ""
    return Problem("", f"{value!r} is in no list {of} of this service", f"{known}{way}")
