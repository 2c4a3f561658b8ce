"""What comes after a referral is sent, each on a short page: an answer, how it goes, its end."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies.models import Agency
from handrail.delivery.models import Referral, WantedChange
from handrail.delivery.referring import answering, handing, referring
from handrail.delivery.referring.answer_forms import AnsweredForm, EndForm, RenewForm, TellForm, WithdrawForm
from handrail.delivery.referring.states import NothingSaid, NotNow, may_become
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records.writing import Act

CLASSES = ("plan",)
changes = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
Save = Callable[[Act, EntryForm, str], object]


@changes
def answered(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What the agency said: yes, a wait, no, or that it has begun."""

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        said = form.cleaned_data
        facts: dict[str, Any] = {"on": said["day"], "by": said["by"]}
        if said["answer"] == "declined":
            answering.decline(doing, entry, _seen(form), because=said["words"], **facts)
        elif said["answer"] == "waiting":
            answering.wait(doing, entry, _seen(form), until=said["expected_on"], words=said["words"], **facts)
        elif said["answer"] == "started":
            answering.start(doing, entry, _seen(form), words=said["words"], **facts)
        else:
            answering.accept(doing, entry, _seen(form), words=said["words"], **facts)

    heading, done = _("What did they answer?"), _("Their answer is on the record.")
    possible = ("accepted", "waiting", "declined", "started")
    return _page(request, case, entry, AnsweredForm, "referral.answered", heading, save, possible, done=done)


@changes
def told(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """How it goes, as the agency tells us."""

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, TellForm)
        feedback = form.cleaned_data["feedback"]
        answering.tell(doing, entry, _seen(form), feedback=feedback, outcomes=form.outcomes())

    heading = _("What do they tell us?")
    return _page(request, case, entry, TellForm, "referral.told", heading, save, (), wanted=True)


@changes
def ended(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """It is over, with what came of each wanted change."""

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, EndForm)
        data = form.cleaned_data
        answering.end(
            doing,
            entry,
            _seen(form),
            on=data["day"],
            feedback=data["feedback"],
            because=data["because"],
            outcomes=form.outcomes(),
            goes_on_after=data["goes_on_after"],
        )

    heading = _("What came of it?")
    return _page(request, case, entry, EndForm, "referral.ended", heading, save, ("ended",), wanted=True)


@changes
def withdrawn(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """We take it back, and why."""

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        referring.withdraw(doing, entry, _seen(form), on=case.today, because=form.cleaned_data["because"])

    heading = _("Take this referral back")
    lead = _("What was shared with them stays readable until its last day, or until you withdraw it.")
    return _page(
        request, case, entry, WithdrawForm, "referral.withdrawn", heading, save, ("withdrawn",), lead=lead
    )


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.DISCLOSURE)
def renewed(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Let them read on what was shared, at most ninety days more."""
    row = case.one(Referral, entry)
    agency = Agency.objects.filter(reference=row.agency).first()
    share = handing.share_of(case, row.worker)
    if agency is None or share is None:
        return HttpResponseRedirect(_address(case, entry))
    offer = handing.offer(case, agency)
    reader = next((one for one in offer.readers if one.user == share.user), None)

    def save(doing: Act, form: EntryForm, entry: str) -> None:
        if reader is None:
            raise Refusal(str(handing.REFUSED["no_agreement"]))
        handing.hand_over(case, reader, (), form.cleaned_data["shared_until"])
        log.write(request, Operation.DISCLOSURE, [case.id], relations=case.kinds, recipient=agency.name[:200])

    heading = _("How long may %(who)s read on?") % {"who": share.user.name}
    lead = _("So far until %(day)s. It then ends by itself.") % {"day": handing.last_day(share)}
    form = partial(RenewForm, last=offer.last)
    title = _("Share for longer")
    return _show(request, case, row, form, "referral.renewed", heading, save, lead=lead, title_words=title)


def _page(
    request: Request,
    case: OpenCase,
    entry: str,
    form: Any,
    verb: str,
    heading: str,
    save: Save,
    possible: tuple[str, ...],
    *,
    wanted: bool = False,
    **more: Any,
) -> HttpResponse:
    """The page of one act; where that act cannot follow any more, back to the referral."""
    row = case.one(Referral, entry)
    can = any(may_become(row, state) for state in possible) if possible else row.state == "started"
    if not can and request.method != "POST":
        return HttpResponseRedirect(_address(case, entry))
    if wanted:
        rows = case.rows(WantedChange).filter(referral=entry).order_by("pk")
        form = partial(form, wanted=case.fetch(rows))
    return _show(request, case, row, form, verb, heading, _refusing(save), **more)


def _show(
    request: Request,
    case: OpenCase,
    row: Referral,
    form: Any,
    verb: str,
    heading: str,
    save: Save,
    **more: Any,
) -> HttpResponse:
    facts = case.gather(*FRAME_TABLES)
    frame = case_frame(case, "contacts", facts)
    return entry_page(
        request,
        case,
        model=Referral,
        form_class=partial(form, called=frame.called),
        verb=verb,
        heading=heading,
        row=row,
        done_url=_address(case, row.entry),
        frame=frame,
        save=save,
        **({"lead": row.what_for} | more),
    )


def _refusing(save: Save) -> Save:
    """Tell in words what could not follow."""

    def told(doing: Act, form: EntryForm, entry: str) -> None:
        try:
            save(doing, form, entry)
        except NotNow as refused:
            words = _("This cannot follow: the referral is “%(state)s” now. Open it again.")
            raise Refusal(words % {"state": refused.words}) from None
        except NothingSaid:
            raise Refusal(_("Say why: others read it later")) from None

    return told


def _seen(form: EntryForm) -> int:
    seen = form.cleaned_data["version_seen"]
    return int(seen or form.row.version if form.row else 0)


def _address(case: OpenCase, entry: str) -> str:
    return reverse("delivery:referral", args=[case.reference, entry])
