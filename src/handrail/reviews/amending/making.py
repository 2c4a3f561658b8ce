"""Making what a review amends: everything together, or nothing.

One act writes the entries in their rooms, the variations with who had the authority, each amendment with
what stood before it, and the review, which is frozen from then on. The review goes first: it is held
against whoever else finishes it or proposes something in the same moment.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.casefile.waits import Circular
from handrail.delivery.models import Programme
from handrail.design import wording
from handrail.kernel.references import new_reference
from handrail.people.editing import Refusal
from handrail.people.opening import OpenCase
from handrail.plans import waiting
from handrail.plans.models import LifeState, Wait
from handrail.records import writing
from handrail.records.models import VersionRow
from handrail.reviews.amending import facts as kept_facts
from handrail.reviews.amending.applying import Effect, NotOnThatDay, effect
from handrail.reviews.amending.kept import BY_PART, KEPT, VARIED, Kept
from handrail.reviews.hearing import asking
from handrail.reviews.models import Amendment, Review
from handrail.sentences.models import Variation

OVER = frozenset({"completed", "stopped"})
"""States of a programme that has ended."""


class Changed(Exception):
    """What an amendment is about was changed since it was proposed. ``row`` stands now, if anything."""

    def __init__(self, amendment: Amendment, row: VersionRow | None) -> None:
        super().__init__(amendment.entry)
        self.amendment, self.row = amendment, row


class OthersProposed(Exception):
    """What is proposed is no longer what was seen: others added to it, changed it or took it back."""


Seen = Collection[tuple[str, int]]
"""The amendments that were looked at, each with its version."""


def proposed(rows: Iterable[Amendment], review: str) -> list[Amendment]:
    """What a review proposes, in the order of the record."""
    place = {kept.part: n for n, kept in enumerate(KEPT)}
    mine = [row for row in rows if row.review == review and row.state == "proposed"]
    return sorted(mine, key=lambda row: (place.get(row.part, 99), row.pk or 0))


def make(
    doing: writing.Act,
    case: OpenCase,
    review: Review,
    *,
    on: date,
    version_seen: int,
    seen: Seen | None = None,
    **said: Any,
) -> list[Amendment]:
    """Make everything that is proposed, effective on a day, and finish the review.

    Raises ``Conflict`` where somebody else changed the review, ``OthersProposed`` and ``Changed`` where
    what was seen is no longer so, and ``Refusal`` in words.
    """
    _finish(doing, review, version_seen, effective_on=on, **said)
    rows = proposed(case.fetch(Amendment), review.entry)
    if seen is not None and {(row.entry, row.version) for row in rows} != set(seen):
        raise OthersProposed
    if not rows:
        raise Refusal(_("Nothing is proposed: propose what changes, or say why nothing does"))
    return [_made(doing, case, row, on) for row in rows]


def no_change(
    doing: writing.Act, case: OpenCase, review: Review, *, because: str, version_seen: int, **said: Any
) -> None:
    """Finish the review without a change, and say why; what was proposed is withdrawn."""
    _finish(doing, review, version_seen, no_change_because=because, **said)
    for row in proposed(case.fetch(Amendment), review.entry):
        writing.amend(Amendment, doing, entry=row.entry, version_seen=row.version, state="withdrawn")


def _finish(doing: writing.Act, review: Review, version_seen: int, **said: Any) -> None:
    worker = doing.by.worker
    writing.amend(
        Review,
        doing,
        entry=review.entry,
        version_seen=version_seen,
        state="complete",
        completed_on=timezone.localdate(doing.at),
        completed_by=worker.reference if worker else None,
        **said,
    )
    asking.close(doing, review.entry)


def _made(doing: writing.Act, case: OpenCase, amendment: Amendment, on: date) -> Amendment:
    kept = BY_PART[amendment.part]
    row = _standing(case, kept, amendment)
    _can_begin(doing, amendment)
    if not case.can_write(row.row_class() if row else kept.model.data_class, kept.model):
        raise Refusal(_("“%(what)s” is not yours to change") % {"what": amendment.becomes})
    try:
        does = effect(amendment, row, on)
    except NotOnThatDay as clash:
        raise Refusal(_not_then(clash, on)) from None
    makes = _write(doing, kept, row, does)
    varied = _variation(doing, amendment, makes, on) if amendment.kind in VARIED else None
    return writing.amend(
        Amendment,
        doing,
        entry=amendment.entry,
        version_seen=amendment.version,
        state="made",
        before=kept_facts.of(row) if row else {},
        makes=makes,
        variation=varied,
    )


def _standing(case: OpenCase, kept: Kept, amendment: Amendment) -> VersionRow | None:
    """The version an amendment is about, as it was when it was proposed."""
    if not amendment.of:
        return None
    found = case.fetch(case.rows(kept.model).filter(entry=amendment.of))
    row = found[0] if found else None
    if row is None or row.version != amendment.before.get(kept_facts.SEEN, row.version):
        raise Changed(amendment, row)
    return row


def _can_begin(doing: writing.Act, amendment: Amendment) -> None:
    """Until something that has come already nothing can last."""
    programme, state = amendment.until_programme, amendment.until_state
    came = ""
    if programme:
        one = Programme.objects.now().filter(case_id=doing.case_id, entry=programme).first()
        came = one.name if one is not None and one.state in OVER else ""
    elif state:
        reached = LifeState.objects.now().filter(case_id=doing.case_id, entry=state).first()
        came = reached.name if reached is not None and is_reached(reached) else ""
    if came:
        raise Refusal(
            _("“%(what)s” was to last until “%(event)s”, which has come: say another end")
            % {"what": amendment.becomes, "event": came}
        )


def is_reached(state: LifeState) -> bool:
    """Whether a state of life is judged to hold."""
    return state.true_since is not None and state.lapsed_on is None


def _not_then(clash: NotOnThatDay, on: date) -> str:
    row, what = clash.row, clash.kept.what(clash.row)
    if row.valid_to and row.valid_to < on:
        words = _("“%(what)s” ends on %(day)s: choose a day up to then, or take this change out")
        return words % {"what": what, "day": wording.full_date(row.valid_to)}
    words = _("“%(what)s” begins on %(day)s: choose a day after that, or take this change out")
    return words % {"what": what, "day": wording.full_date(row.valid_from)}


def _write(doing: writing.Act, kept: Kept, row: VersionRow | None, does: Effect) -> str:
    """Write what an amendment does; the entry that says it from the day on."""
    makes = row.entry if row else ""
    if row is not None and does.changes:
        writing.amend(kept.model, doing, entry=row.entry, version_seen=row.version, **does.changes)
    if does.begins is not None:
        makes = _begin(doing, kept, does.begins)
    if does.again is not None:
        writing.add(kept.model, doing, **does.again)
    return makes


def _begin(doing: writing.Act, kept: Kept, facts: dict[str, Any]) -> str:
    made = new_reference()
    if kept.model is not Wait:
        writing.add(kept.model, doing, entry=made, **facts)
        return made
    try:
        waiting.add_wait(doing, entry=made, **facts)
    except Circular:
        raise Refusal(_("Steps would wait for each other in a circle: take one of the waits out")) from None
    return made


def _variation(doing: writing.Act, amendment: Amendment, makes: str, on: date) -> str:
    if not amendment.authority:
        raise Refusal(
            _("“%(what)s” changes only by who has the authority: say who decided it")
            % {"what": amendment.becomes}
        )
    return writing.add(
        Variation,
        doing,
        of=makes or amendment.of,
        was=amendment.was,
        becomes=amendment.becomes,
        reason=amendment.reason,
        authority=amendment.authority,
        authority_name=amendment.authority_name[:200],
        decided_on=timezone.localdate(doing.at),
        valid_from=on,
    ).entry
