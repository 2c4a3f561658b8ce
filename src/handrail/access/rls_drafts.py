"""Row security of drafts: their author's alone, while the author may still write what the form writes."""

from collections import defaultdict
from collections.abc import Iterable

from handrail.access.policy import CLASSES, FRAME, kinds_writing
from handrail.access.statements import CURRENT, ME, policy, protect, quoted

TABLE = "records_draft"


def policies(owner: str) -> Iterable[str]:
    """Nobody in a case sees what a colleague has begun, nor does the owner in passing."""
    mine = f"{TABLE}.user_id = {ME} and ({_by_part()} or {_by_role()})"
    yield from protect(TABLE, owner)
    yield policy(TABLE, "own", "all", f"using ({mine}) with check ({mine})")


def _by_part() -> str:
    """A live relation to the case that writes the class of the form."""
    classes: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in (FRAME, *CLASSES):
        if kinds := kinds_writing(name, ("all", "own")):
            classes[tuple(kinds)].append(name)
    doors = " or ".join(
        f"({TABLE}.writes in ({quoted(names)}) and r.kind in ({quoted(kinds)}))"
        for kinds, names in classes.items()
    )
    return (
        f"exists (select 1 from access_relation r where r.user_id = {ME} and r.case_id = {TABLE}.case_id"
        f" and {CURRENT} and ({doors}))"
    )


def _by_role() -> str:
    """For forms that no part in a case opens: the role they had, and no case that is shut to them."""
    return (
        f"({TABLE}.writes = '' and {TABLE}.role = (select u.role from access_user u where u.id = {ME}"
        f" and u.is_active) and ({TABLE}.case_id is null or not access_is_shut({ME}, {TABLE}.case_id)))"
    )
