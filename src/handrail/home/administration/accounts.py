"""Forms of accounts and of the duty rota, and what saving an account does besides."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.access.models import User
from handrail.access.tenants import of_tenant, tenant_of
from handrail.agencies.models import Team, Worker
from handrail.casefile import codes
from handrail.casefile.versions import ENTRY
from handrail.design.fields import hinted
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.home.administration.forms import UNIT, ItemForm, chosen, teams_of, workers_free
from handrail.home.shell import SITE_ROLES
from handrail.people.forms import short
from handrail.records import clock


class UserForm(ItemForm):
    """An account: who, in which role, in which team, and which worker of the directory they are."""

    username = forms.CharField(
        label=_l("User name"),
        max_length=64,
        widget=forms.TextInput(
            {"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_l("Small letters, figures, dots and hyphens. It never changes and is never used again."),
    )
    name = forms.CharField(label=_l("Name"), max_length=200)
    email = forms.EmailField(
        label=_l("Work email"),
        required=False,
        help_text=_l("Workers of other agencies may have a link to sign in sent to it."),
    )
    role = hinted(
        forms.ChoiceField(label=_l("Role"), widget=forms.RadioSelect),
        {"administrator": _l("Keeps accounts and the directory. Never sees a case.")},
    )
    tenant = chosen(
        UNIT,
        required=False,
        help_text=_l("Whose account it is. Practitioners and managers are of their team’s unit."),
    )
    team = chosen(_l("Team"), required=False, help_text=_l("Practitioners and managers belong to a team."))
    worker = chosen(
        _l("Worker in the directory"),
        required=False,
        help_text=_l("For practitioners and managers one is made when nobody is chosen."),
    )
    is_active = forms.BooleanField(
        label=_l("May sign in"),
        required=False,
        help_text=_l("Take this away and every session ends at once. The account stays for the record."),
    )

    def fill(self) -> None:
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(key, words) for key, words in codes.choices("user_roles") if key in SITE_ROLES]
        user = self.row
        self.offer("team", teams_of(self.keeper), _("No team"))
        self.offer_tenants(_("The whole service"))
        kept = user.worker_id if isinstance(user, User) else None
        self.offer("worker", workers_free(kept, self.keeper), _("Nobody yet"))
        if user is None:
            del self.fields["is_active"]
        else:
            del self.fields["username"]

    def clean_username(self) -> str:
        """One of a kind, for ever."""
        name = str(self.cleaned_data["username"]).lower()
        if not re.fullmatch(ENTRY, name):
            raise forms.ValidationError(_("Use small letters, figures, dots and hyphens"))
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("This user name is taken"))
        return name

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        role = given.get("role")
        if role in policy.STAFF_ROLES and not given.get("team"):
            self.add_error("team", _("Choose the team"))
        if role in ("partner", "police", "ap_key_worker", "victim_worker") and not given.get("worker"):
            self.add_error("worker", _("Choose the worker of the directory; add them under Workers first"))
        return given

    def facts(self) -> dict[str, Any]:
        """The account's columns; a practitioner or manager stands in the directory too."""
        found = super().facts()
        if found["team_id"] is not None:
            found["tenant_id"] = None  # the team says whose
        if found["role"] in policy.STAFF_ROLES and found["worker_id"] is None:
            found["worker_id"] = self._new_worker(found).pk
        return found

    def _new_worker(self, found: dict[str, Any]) -> Worker:
        team = Team.objects.get(pk=found["team_id"])
        return Worker.objects.create(
            reference=self.reference(),
            name=found["name"],
            agency_id=team.agency_id,
            team=team,
            roles=[codes.label("user_roles", found["role"])],
        )


class DutyForm(ItemForm):
    """A time on the duty rota."""

    user = chosen(_l("Who"))
    team = chosen(_l("For which team"))
    on = TypedDateField(label=_l("Day"))
    starts = TypedTimeField(label=_l("From"))
    ends = TypedTimeField(label=_l("To"))

    def fill(self) -> None:
        staff = User.objects.filter(of_tenant(self.keeper), is_active=True, role__in=policy.STAFF_ROLES)
        self.offer("user", list(staff.order_by("name").values_list("pk", "name")))
        self.offer("team", teams_of(self.keeper))
        if self.row is None:
            self.initial["on"] = clock.today()
        for name in ("starts", "ends"):
            self.fields[name].widget.attrs["class"] = short(5).attrs["class"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", _("This is before it starts; a night takes one line for each day"))
        if given.get("user") and given.get("team"):
            officer = User.objects.select_related("team").get(pk=given["user"])
            if tenant_of(officer) != Team.objects.get(pk=given["team"]).agency_id:
                self.add_error("team", _("They are of another unit: its cases stay closed to them"))
        return given

    def facts(self) -> dict[str, Any]:
        """The slot, in the machine's own time."""
        given = self.cleaned_data

        def instant(at: Any) -> datetime:
            return clock.real(timezone.make_aware(datetime.combine(given["on"], at)))

        return {
            "user_id": int(given["user"]),
            "team_id": int(given["team"]),
            "starts_at": instant(given["starts"]),
            "ends_at": instant(given["ends"]),
        }
