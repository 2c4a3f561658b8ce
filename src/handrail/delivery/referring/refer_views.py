"""Referring from a step: which service, and the form that is filled in from the plan."""

from collections.abc import Callable, Iterator
from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies.models import Service
from handrail.delivery import navigation
from handrail.delivery.models import Referral, WantedChange
from handrail.delivery.referring import expecting, handing, referring
from handrail.delivery.referring.forms import ReferForm
from handrail.delivery.referring.offering import WOMEN_ONLY, Asked, asked_of
from handrail.delivery.referring.states import NotNow
from handrail.design.parts import Chip
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.desk import lay_out
from handrail.records.writing import Act

CLASSES = ("plan", "assessment", "contact_notes", "test_results")


@case_page(classes=CLASSES, needs="plan", writes="plan")
def choose(request: Request, case: OpenCase) -> HttpResponse:
    """Services to look at for a step, with reasons and what to expect there."""
    desk = lay_out(case)
    asked = asked_of(desk, request.GET.get("step", ""))
    named = request.GET.get("name", "").strip()
    wrong = ""
    if named:
        found = list(Service.objects.filter(name__iexact=named, not_offered_from__isnull=True)[:2])
        if len(found) == 1:
            return HttpResponseRedirect(_form_url(case, asked, found[0].reference))
        wrong = _("No service has that name: write it as Services shows it")
    women_only = request.GET.get("women_only", "")
    context = {
        "frame": case_frame(case, "contacts", desk.facts),
        "within": navigation.within(case, "services"),
        "heading": _("Which service?"),
        "women_only": list(_women_only(case, asked, women_only)),
        "step": asked.step,
        "named": named,
        "wrong": wrong,
        "found": [
            (one, expecting.expect(one.service), _form_url(case, asked, one.service.reference))
            for one in asked.suggestions(women_only)
        ],
    }
    return render(request, "delivery/refer_choose.html", context, status=422 if wrong else 200)


def _women_only(case: OpenCase, asked: Asked, chosen: str) -> Iterator[Chip]:
    """Whether places for women only are wanted: asked, because nothing on record decides it."""
    here = form_url(case, asked.step.entry if asked.step else "", None)
    words = {
        "": _("All places"),
        "women_only": _("Women-only places and times"),
        "leave_out": _("Without places for women only"),
    }
    for key in WOMEN_ONLY:
        address = f"{here}{'&' if asked.step else ''}{urlencode({'women_only': key})}" if key else here
        yield Chip(words[key], address, current=key == (chosen if chosen in WOMEN_ONLY else ""))


def _form_url(case: OpenCase, asked: Asked, service: str) -> str:
    return form_url(case, asked.step.entry if asked.step else "", service)


def form_url(case: OpenCase, step: str, service: str | None) -> str:
    """Where one refers from a step: the form where the service is known, else the choice of one."""
    route = "delivery:refer" if service else "delivery:refer_choose"
    query = {name: value for name, value in (("step", step), ("service", service)) if value}
    return f"{reverse(route, args=[case.reference])}?{urlencode(query)}"


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
def refer(request: Request, case: OpenCase) -> HttpResponse:
    """A referral to one service, filled in from the step."""
    desk = lay_out(case)
    asked = asked_of(desk, request.GET.get("step", ""))
    wanted = request.GET.get("service") or (asked.step.service if asked.step else None)
    service = _service(wanted)
    if service is None:
        return HttpResponseRedirect(form_url(case, asked.step.entry if asked.step else "", None))
    return _form(request, case, asked, service)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A draft, said otherwise, and sent or kept."""
    row = case.one(Referral, entry)
    service = _service(row.service)
    if row.state != "drafted" and request.method != "POST":
        return HttpResponseRedirect(page_of(case, entry))
    if service is None:
        raise Http404
    return _form(request, case, asked_of(lay_out(case), row.step or ""), service, row)


def page_of(case: OpenCase, entry: str) -> str:
    """The page of a referral."""
    return reverse("delivery:referral", args=[case.reference, entry])


def _service(reference: str | None) -> Service | None:
    if not reference:
        return None
    return Service.objects.select_related("agency").filter(reference=reference).first()


def _form(
    request: Request, case: OpenCase, asked: Asked, service: Service, row: Referral | None = None
) -> HttpResponse:
    offer = handing.offer(case, service.agency, asked.first)
    changes = [one.what for one in case.fetch(WantedChange) if row and one.referral == row.entry]
    initial = {"wanted": changes} if row else {}
    return entry_page(
        request,
        case,
        model=Referral,
        form_class=partial(ReferForm, asked=asked, service=service, offer=offer, initial=initial),
        verb="referral.written",
        heading=_("Refer %(name)s to %(service)s") % {"name": asked.desk.called, "service": service.name},
        title_words=_("Refer to a service"),
        row=row,
        done_url=partial(page_of, case),
        cancel_url=page_of(case, row.entry) if row else reverse("delivery:services", args=[case.reference]),
        done=_("It is on the record."),
        frame=case_frame(case, "contacts", asked.desk.facts),
        template="delivery/refer_form.html",
        save=_saving(request, case, service, row),
        service=service,
        expected=expecting.expect(service),
        offer=offer,
        in_charge="in_charge" in case.kinds,
        action="" if row else form_url(case, asked.step.entry if asked.step else "", service.reference),
        elsewhere=form_url(case, asked.step.entry if asked.step else "", None),
    )


def _saving(
    request: Request, case: OpenCase, service: Service, row: Referral | None
) -> Callable[[Act, EntryForm, str], None]:
    """Write it; and where it is sent, hand over what goes along and log to whom."""

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, ReferForm)
        try:
            referring.refer(
                doing,
                form.facts(),
                form.cleaned_data["wanted"],
                on=case.today,
                send=form.sends,
                entry=entry,
                version_seen=form.cleaned_data["version_seen"] or 0 if row else 0,
            )
        except NotNow:
            raise Refusal(_("It was sent already: open it again to see how it stands")) from None
        if not form.sends:
            return
        reader = form.chosen_reader()
        if reader is not None:
            handing.hand_over(case, reader, form.chosen_items(), form.last_day())
        recipient = service.agency.name[:200]
        log.write(request, Operation.DISCLOSURE, [case.id], relations=case.kinds, recipient=recipient)

    return save
