"""Declare a connection: say that one knows somebody who may be supervised here."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import connecting, log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.home.access_pages.forms import ConnectionForm
from handrail.home.shell import SITE_ROLES
from handrail.people.drafting import FormDraft


@route(who=set(SITE_ROLES), post=Operation.COLLECTION)
def connections(request: Request) -> HttpResponse:
    """The form, and what one has declared. Never whether there is such a case."""
    here = reverse("access:connections")
    draft = FormDraft(request, title=_("Declare a connection"), back=here)
    form = ConnectionForm(draft.data)
    draft.spare(form)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        connecting.declare(request.user, **{name: value for name, value in given.items() if value})
        draft.saved()
        log.write(request, Operation.COLLECTION, [])
        messages.success(request, _("Sent to information governance. You need do nothing more."))
        return HttpResponseRedirect(here)
    draft.refused(form)
    page = {
        "form": form,
        "heading": _("Declare a connection"),
        "draft": draft.shown(form),
        "declared": connecting.declared_by(request.user)[: connecting.MOST],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "home/access/connections.html", page, status=status)
