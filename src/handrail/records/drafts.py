"""Drafts: what is typed into a form is kept on the server as one types, for its author alone.

The page of a form carries a ``Claim``, signed: which draft it may write. Saving the form ends its
draft in the same transaction (``writing.act``). Nothing here is part of the record.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.db.models.query import QuerySet

from handrail.access.models import User
from handrail.records import clock
from handrail.records.models import Change, Draft
from handrail.records.reading import Reach

SALT = "handrail.records.drafts"
CLAIM_LASTS = timedelta(hours=24)
"""No session lasts longer than half of that."""
MOST = 10
NOT_TYPED = ("csrfmiddlewaretoken", "draft", "do")
SEALED = "sealed-"
"""How the names of fields begin whose words are for a sealed room: no draft keeps them."""
Typed = Iterable[tuple[str, list[str]]]


class NoClaim(Exception):
    """The claim was not made here, or is too old."""


class AlreadySaved(Exception):
    """The form with this key is on the record already: from another window, or a moment ago."""


@dataclass(frozen=True)
class Claim:
    """What one page of a form may keep: whose draft, of which form, and where the author goes on.

    ``writes`` is the class of data the form writes to ``case_id``; a form that no part in a case
    opens names the author's ``role``. ``page`` is this very page; ``since`` says which draft it shows.
    """

    user: int
    place: str
    key: str
    page: str
    title: str
    back: str
    case_id: int | None = None
    writes: str = ""
    role: str = ""
    since: str = ""

    def signed(self) -> str:
        """The claim as a form sends it back."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    @classmethod
    def read(cls, sent: str) -> "Claim":
        """A claim that came with a form. Raises ``NoClaim``."""
        try:
            return cls(**signing.loads(sent, salt=SALT, max_age=CLAIM_LASTS))
        except (signing.BadSignature, TypeError):
            raise NoClaim from None


def keep(claim: Claim, typed: Typed, key: str) -> Draft:
    """Keep what was typed, under its key or, where another window carried that draft on, under its own.

    ``key`` is the one the page holds now. Raises ``AlreadySaved`` when the form with it was saved.
    """
    try:
        return _keep(claim, typed, key)
    except IntegrityError:  # a page that is being left sends twice at once
        return _keep(claim, typed, key)


def _keep(claim: Claim, typed: Typed, key: str) -> Draft:
    with transaction.atomic():
        if Change.objects.filter(key=key, by=claim.user).exists():
            raise AlreadySaved
        mine = Draft.objects.select_for_update().filter(user=claim.user)
        draft = mine.filter(key=key).first()
        if draft is not None and draft.page != claim.page and revision(draft) != claim.since:
            key = claim.page
            draft = mine.filter(key=key).first()
        draft = draft or Draft(user_id=claim.user, key=key, case_id=claim.case_id)
        draft.writes, draft.role = claim.writes, claim.role
        draft.place, draft.title, draft.page = claim.place, claim.title[:200], claim.page
        draft.typed = {
            name: [value.replace("\0", "") for value in values]
            for name, values in typed
            if name not in NOT_TYPED and not name.startswith(SEALED)
        } | {"key": [key]}
        draft.typed_at = clock.now()
        draft.save()
    return draft


def drop(user: User, key: str) -> None:
    """End a draft: its form is saved, or its author throws it away."""
    Draft.objects.filter(user=user, key=key).delete()


def forget(user: User, case_id: int, words: Iterable[str]) -> None:
    """End every draft of an author in a case in which any of these words stand: they belong elsewhere."""
    gone = [one for one in words if one.strip()]
    for draft in Draft.objects.filter(user=user, case_id=case_id) if gone else ():
        typed = [value for values in draft.typed.values() for value in values]
        if any(one in value for one in gone for value in typed):
            draft.delete()


def revision(draft: Draft | None) -> str:
    """Which state of a draft a page shows."""
    return draft.typed_at.isoformat() if draft is not None else ""


def of_form(user: User, place: str, may_write: Callable[[str], bool] = bool) -> list[Draft]:
    """The drafts of one form, the newest first; ``may_write`` asks about the class it writes."""
    rows = _open(user).filter(place=place)[:MOST]
    return [row for row in rows if (may_write(row.writes) if row.writes else row.role == user.role)]


def within(reach: Reach) -> list[Draft]:
    """What somebody has begun and not saved in the cases within reach, the newest first."""
    rows = _open(reach.user).filter(case_id__in=reach.kinds)[:MOST]
    return [row for row in rows if row.case_id and reach.can_write(row.case_id, row.writes)]


def _open(user: User) -> "QuerySet[Draft]":
    """Drafts whose form was not saved after all: one may arrive late, behind its own form."""
    saved = Change.objects.filter(key=OuterRef("key"), by=user)
    return Draft.objects.filter(~Exists(saved), user=user).order_by("-typed_at")
