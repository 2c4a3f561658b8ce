"""Reading a reminder that was drafted, mending it, and saying how it was sent or that it was not."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.agencies.models import Agency
from handrail.assessments.models import Source
from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing
from handrail.delivery.referring.answer_forms import ChaserForm
from handrail.delivery.referring.chasing import Late
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records.writing import Act

adds = case_page(classes=("plan", "assessment"), needs="plan", writes="plan", post=Operation.COLLECTION)


@adds
def referral(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Remind an agency that a referral waits for its answer."""
    row = case.one(Referral, entry)
    late = chasing.late_referrals([row], case.fetch(Chaser), case.today)
    agency = Agency.objects.filter(reference=row.agency).first()
    return _page(
        request,
        case,
        late,
        to=agency.name if agency else "",
        back=reverse("delivery:referral", args=[case.reference, entry]),
    )


@adds
def source(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Remind a source that was asked and has not answered."""
    row = case.one(Source, entry)
    late = chasing.late_sources([row], case.fetch(Chaser), case.today)
    return _page(
        request, case, late, to=row.name, back=reverse("delivery:services", args=[case.reference]) + "#late"
    )


def _page(request: Request, case: OpenCase, late: list[Late], *, to: str, back: str) -> HttpResponse:
    if request.method != "POST" and not (late and late[0].to_draft):
        return HttpResponseRedirect(back)
    frame = case_frame(case, "contacts", case.gather(*FRAME_TABLES))
    own = request.user.worker
    us = directory.workers([own.reference])[own.reference].name if own else request.user.name
    drafted = chasing.draft(late[0], frame.called, us) if late else ""

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, ChaserForm)
        if not late:
            return
        how = form.cleaned_data["how"] if form.sends else None
        by = own.reference if own else None
        text = form.cleaned_data["text"]
        about = late[0].about.entry
        chasing.keep(doing, about, text=text, on=case.today, by=by, how=how, entry=entry)
        if how:
            log.write(request, Operation.DISCLOSURE, [case.id], relations=case.kinds, recipient=to[:200])

    return entry_page(
        request,
        case,
        model=Chaser,
        form_class=partial(ChaserForm, called=frame.called, initial={"text": drafted}),
        verb="chaser.kept",
        heading=_("Remind %(who)s") % {"who": to},
        title_words=_("Send a reminder"),
        lead=_("Drafted for you to read and mend. Send it yourself, then say how."),
        done_url=lambda _entry: back,
        cancel_url=back,
        frame=frame,
        save=save,
        template="delivery/chaser_form.html",
    )
