"""What is typed on the pages of a new case, kept as a draft of the whole until the case is made.

So it outlives signing out, and ends in the transaction that makes the case: its key is the act's.
"""

import hashlib
import json

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.kernel.references import new_reference
from handrail.records import drafts
from handrail.records.models import Draft

PAGES = ("who", "case", "sentence")
APART = (*drafts.NOT_TYPED, "key")
"""What a page sends that is not about the case."""


def _place() -> str:
    return reverse("new_case:check")


def held(request: Request) -> Draft | None:
    """The case being typed, if there is one."""
    return next(iter(drafts.of_form(request.user, _place())), None)


def page(draft: Draft | None, name: str) -> QueryDict | None:
    """What was sent with one page."""
    before = f"{name}."
    sent = {key: values for key, values in (draft.typed if draft else {}).items() if key.startswith(before)}
    if not sent:
        return None
    found = QueryDict(mutable=True)
    for key, values in sent.items():
        found.setlist(key.removeprefix(before), values)
    return found


def keep(request: Request, name: str) -> None:
    """Keep what was sent with one page beside the others."""
    draft = held(request)
    key = draft.key if draft else new_reference()
    others = (
        [] if draft is None else [one for one in draft.typed.items() if not one[0].startswith(f"{name}.")]
    )
    sent = [(f"{name}.{field}", values) for field, values in request.POST.lists() if field not in APART]
    claim = drafts.Claim(
        user=request.user.pk,
        place=_place(),
        key=key,
        page=name,
        title=_("A new case"),
        back="",
        role=request.user.role,
        since=drafts.revision(draft),
    )
    drafts.keep(claim, [*others, *sent], key)


def seen(draft: Draft) -> str:
    """What was looked at, in short: another window may change it meanwhile."""
    return hashlib.sha256(json.dumps(draft.typed, sort_keys=True).encode()).hexdigest()[:16]


def throw_away(request: Request) -> None:
    """Forget all of it."""
    if draft := held(request):
        drafts.drop(request.user, draft.key)
