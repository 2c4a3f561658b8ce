"""The draft behind a form: what it offers on return, and what it keeps of a form that was refused.

A view makes one ``FormDraft`` for its form and hands the template what ``shown`` gives; the shared
form page and a small script do the rest. Only forms with a long text have one.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.design import wording
from handrail.kernel.references import new_reference
from handrail.people.opening import OpenCase
from handrail.records import drafts
from handrail.records.drafts import Claim
from handrail.records.models import Draft, VersionRow

CHOICE, FRESH = "draft", "new"
"""In the address of a form: which of its drafts, or an empty form."""


@dataclass(frozen=True)
class ShownDraft:
    """What the form page shows of a draft, and what it sends along."""

    claim: str
    key: str
    needs_key: bool
    typed_at: datetime | None
    changed: str
    fresh_url: str
    others: tuple[tuple[datetime, str], ...]


class FormDraft:
    """The drafts of one form for the user who opened it."""

    def __init__(
        self,
        request: Request,
        *,
        title: str,
        back: str,
        case: OpenCase | None = None,
        writes: str = "",
        case_id: int | None = None,
        place: str = "",
    ) -> None:
        """``writes`` is the class of data of the case; without one the author's role counts."""
        self.request, self.title, self.back, self.case, self.writes = request, title, back, case, writes
        self.case_id = case.id if case is not None else case_id
        self.place = place or request.path
        self.page = new_reference()
        self.kept: Draft | None = None

    @cached_property
    def found(self) -> list[Draft]:
        """The drafts of this form, the newest first."""
        if self.request.method == "POST":
            return []
        may_write = self.case.can_write if self.case is not None else bool
        return drafts.of_form(self.request.user, self.place, may_write)

    @cached_property
    def offered(self) -> Draft | None:
        """The draft the form comes back filled with: the newest, or the one the address asks for."""
        asked = self.request.GET.get(CHOICE, "")
        return next((one for one in self.found if asked in ("", one.key)), None)

    @property
    def data(self) -> QueryDict | None:
        """What fills the form: what was sent, else what was typed and kept."""
        if self.request.method == "POST":
            return self.request.POST
        if self.offered is None:
            return None
        data = QueryDict(mutable=True)
        for name, values in self.offered.typed.items():
            data.setlist(name, values)
        return data

    def spare(self, form: forms.Form) -> None:
        """Nothing is wrong yet with what was only typed: the form shows it without judging it."""
        if self.offered is not None:
            for one in _whole(form):
                vars(one)["_errors"] = ErrorDict(renderer=one.renderer)  # as a form that has been looked at

    def saved(self) -> None:
        """The form is saved by an act that does not know its key."""
        drafts.drop(self.request.user, self.request.POST.get("key", ""))

    def refused(self, form: forms.Form, instead_of: str = "") -> None:
        """Keep what was sent and not saved: it waits for its author, even if they go away now.

        ``instead_of`` is the key of the draft whose place it takes.
        """
        if not wanted(form) or not self.request.POST:
            return  # nothing was sent: the form is only shown
        key, data = self._key(form), cast(QueryDict, form.data).copy()
        try:
            self.kept = drafts.keep(self._sent() or self._claim(key), data.lists(), key)
        except drafts.AlreadySaved:
            return
        if instead_of:
            drafts.drop(self.request.user, instead_of)
        if self.kept.key != key:
            data["key"] = self.kept.key
            form.data = data

    def shown(self, form: forms.Form, row: VersionRow | None = None) -> ShownDraft | None:
        """For the template; nothing for a form without a long text."""
        if not wanted(form):
            return None
        key = self._key(form)
        return ShownDraft(
            claim=self._claim(key).signed(),
            key=key,
            needs_key="key" not in form.fields,
            typed_at=self.offered.typed_at if self.offered is not None else None,
            changed=_changed(self.offered, row),
            fresh_url=self._address(FRESH) if row is None else "",
            others=tuple(
                (one.typed_at, self._address(one.key)) for one in self.found if one is not self.offered
            ),
        )

    def _key(self, form: forms.Form) -> str:
        """The key of the form; a form without one of its own goes by that of its draft."""
        if "key" in form.fields:
            return str(form["key"].value())
        held = self.kept or self.offered
        return held.key if held is not None else self.request.POST.get("key") or self.page

    def _claim(self, key: str) -> Claim:
        return Claim(
            user=self.request.user.pk,
            place=self.place,
            key=key,
            page=self.page,
            title=self.title,
            back=self.back,
            case_id=self.case_id,
            writes=self.writes,
            role="" if self.writes else self.request.user.role,
            since=drafts.revision(self.kept or self.offered),
        )

    def _sent(self) -> Claim | None:
        """The claim of the page the form came from."""
        try:
            claim = Claim.read(self.request.POST.get("draft", ""))
        except drafts.NoClaim:
            return None
        return claim if (claim.user, claim.place) == (self.request.user.pk, self.place) else None

    def _address(self, choice: str) -> str:
        return f"{self.place}{'&' if '?' in self.place else '?'}{urlencode({CHOICE: choice})}"


def _whole(form: forms.Form) -> list[forms.Form]:
    """A form and the forms it is made of; some speak of parts that are no forms."""
    parts = getattr(form, "parts", None)
    return [form, *(parts if isinstance(parts, list) else [])]


def wanted(form: forms.Form) -> bool:
    """Whether a form, or one of the forms it is made of, asks for a long text."""
    asked = (field for one in _whole(form) for field in one.fields.values())
    return any(isinstance(field.widget, forms.Textarea) for field in asked)


def _changed(draft: Draft | None, row: VersionRow | None) -> str:
    """Who changed the entry after the author of the draft had opened it."""
    if draft is None or row is None or draft.typed.get("version_seen") in (None, [""], [str(row.version)]):
        return ""
    return _("%(name)s saved this entry on %(time)s, after you had begun.") % {
        "name": row.by.name,
        "time": wording.when(row.recorded_at),
    }
