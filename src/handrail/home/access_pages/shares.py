"""Shares of one case: who of other agencies may open their part of it, why, and until when."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import log, sharing
from handrail.access.log import Operation
from handrail.access.models import User
from handrail.access.requests import Request
from handrail.agencies import policies
from handrail.agencies.models import SharingAgreement
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.home.by_link import pins
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import clock

REFUSED = {
    "no_agreement": _l("No sharing agreement with their agency is in force"),
    "too_long": _l("Choose an earlier day, within the agreement"),
    "refused": _l("This cannot be shared with them"),
}


class ShareForm(forms.Form):
    """With whom, under which agreement, until when."""

    who = forms.ChoiceField(label=_l("With whom, for what"), widget=forms.RadioSelect)
    until = TypedDateField(label=_l("Last day"))

    def __init__(self, *args: Any, tenant: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = clock.today()
        self.offers = _offers(tenant)
        field, until = self.fields["who"], self.fields["until"]
        assert isinstance(field, forms.ChoiceField)
        assert isinstance(until, TypedDateField)
        field.choices = [
            (key, f"{user.name}, {agreement.agency.name}: {agreement.purpose}")
            for key, (user, agreement) in self.offers.items()
        ]
        until.today = self.today
        self.most = policies.number("share_days", self.today, tenant=tenant)
        until.help_text = _("At most %(days)s days from now; it then ends by itself.") % {"days": self.most}

    def clean_until(self) -> date:
        """A day to come, no further than policy lets a share last."""
        day: date = self.cleaned_data["until"]
        if not self.today <= day < self.today + timedelta(days=self.most):
            message = _("Choose a day within %(days)s days and within the agreement")
            raise forms.ValidationError(message % {"days": self.most})
        return day


@case_page(classes=("frame",), post=Operation.DISCLOSURE)
def shares(request: Request, case: OpenCase) -> HttpResponse:
    """What is shared now, and sharing with somebody else."""
    only_in_charge(case)
    form = ShareForm(request.POST or None, tenant=case.case.team.agency_id)
    if request.method == "POST" and form.is_valid():
        user, agreement = form.offers[form.cleaned_data["who"]]
        try:
            sharing.share(case.id, user, agreement, clock.real(clock.end_of(form.cleaned_data["until"])))
        except sharing.Refused as refused:
            form.add_error(None, str(REFUSED[refused.why]))
        else:
            agency = agreement.agency.name[:200]
            log.write(request, Operation.DISCLOSURE, [case.id], relations=case.kinds, recipient=agency)
            messages.success(
                request, _("Shared. It ends by itself. Choose copies of entries, if they need any.")
            )
            number = next(one.number for one in sharing.shares(case.id) if one.user == user)
            return HttpResponseRedirect(reverse("access:copies", args=[case.reference, number]))
    given = Counter(one.user_id for one in sharing.copies(case.id))
    page = {
        "frame": case_frame(case, "details"),
        "form": form,
        "heading": _("Shared with other agencies"),
        "shares": [
            (one, last_day(clock.shown(one.ends_at)) if one.ends_at else _("no end set"), given[one.user.pk])
            for one in sharing.shares(case.id)
        ],
        "reference": case.reference,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "home/access/shares.html", page, status=status)


@case_page(classes=("frame",), post=Operation.ALTERATION)
def withdraw(request: Request, case: OpenCase, number: int) -> HttpResponse:
    """End a share at once, after asking."""
    only_in_charge(case)
    share = next((one for one in sharing.shares(case.id) if one.number == number), None)
    if share is None:
        raise Http404
    back = reverse("access:shares", args=[case.reference])
    if request.method == "POST":
        sharing.withdraw(case.id, number)
        messages.success(request, _("Withdrawn."))
        return HttpResponseRedirect(back)
    page = {
        "frame": case_frame(case, "details"),
        "heading": _("Withdraw what is shared with %(name)s?") % {"name": share.user.name},
        "title_words": _("Withdraw what is shared"),
        "consequences": [
            _("They can no longer open the case, nor read any copy, from this moment."),
        ],
        "submit_label": _("Withdraw"),
        "cancel_url": back,
    }
    return render(request, "design/confirm.html", page)


@case_page(classes=("frame",), post=Operation.ALTERATION)
def forget_pin(request: Request, case: OpenCase, number: int) -> HttpResponse:
    """Have the PIN of somebody who signs in by link forgotten, after asking."""
    only_in_charge(case)
    share = next((one for one in sharing.shares(case.id) if one.number == number), None)
    if share is None:
        raise Http404
    back = reverse("access:copies", args=[case.reference, number])
    if request.method == "POST":
        if not pins.forget(share.user):
            raise Http404
        messages.success(request, _("Forgotten. Their next sign-in by link sets another PIN."))
        return HttpResponseRedirect(back)
    page = {
        "frame": case_frame(case, "details"),
        "heading": _("Let %(name)s set another PIN?") % {"name": share.user.name},
        "title_words": _("Let a partner set another PIN"),
        "consequences": [
            _("Make sure it is them: ring the number you know, not one from an email."),
            _("The PIN they have, if any, is forgotten. They set another when they next sign in by link."),
        ],
        "submit_label": _("Forget the PIN"),
        "cancel_url": back,
    }
    return render(request, "design/confirm.html", page)


def only_in_charge(case: OpenCase) -> None:
    """Nothing here for anybody else."""
    if "in_charge" not in case.kinds:
        raise Http404


def _offers(tenant: int) -> dict[str, tuple[User, SharingAgreement]]:
    """Workers of agencies with whom the tenant has an agreement in force, each under each agreement."""
    today, ours = timezone.localdate(), Q(tenant=None) | Q(tenant=tenant)
    agreements = SharingAgreement.objects.filter(ours, starts_on__lte=today, ends_on__gte=today)
    return {
        f"{user.pk}-{agreement.pk}": (user, agreement)
        for agreement in agreements.select_related("agency").order_by("agency__name")[:100]
        for user in sharing.candidates(agreement)[:50]
    }


def last_day(at: datetime) -> str:
    """The day a share ends, in words."""
    return wording.full_date(timezone.localdate(at - timedelta(seconds=1)))
