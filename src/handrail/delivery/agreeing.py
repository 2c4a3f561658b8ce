"""A manager agrees, from their own account, to what somebody else decided."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.delivery.models import Enforcement, LevelDecision
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.forms import NamedForm
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase
from handrail.records import writing


class AgreeForm(NamedForm):
    """One press, no words."""


def agree_page(
    request: Request,
    case: OpenCase,
    row: Enforcement | LevelDecision,
    *,
    signs: str,
    verb: str,
    lead: str,
    done_url: str,
    **facts: Any,
) -> HttpResponse:
    """Show the decision, or put the manager's name to it. ``signs`` is the class of data it is signed in."""
    worker = request.user.worker
    if not case.can_sign(signs) or worker is None:
        raise Http404
    frame = case_frame(case, "contacts")

    def save(doing: writing.Act, form: EntryForm, _made: str) -> None:
        if row.agreed_by:
            raise Refusal(_("Somebody has agreed already"))
        if row.decided_by == worker.reference:
            raise Refusal(_("You decided this yourself: somebody else has to agree"))
        seen = form.cleaned_data["version_seen"] or row.version
        by = worker.reference
        writing.amend(type(row), doing, entry=row.entry, version_seen=seen, agreed_by=by, **facts)

    return entry_page(
        request,
        case,
        model=type(row),
        form_class=partial(AgreeForm, called=frame.called),
        verb=verb,
        row=row,
        heading=_("Agree: %(what)s") % {"what": row.kind_label},
        title_words=_("Agree to a decision"),
        lead=lead,
        done_url=done_url,
        done=_("Your agreement is on the record."),
        submit_label=_("Agree to it"),
        frame=frame,
        save=save,
    )
