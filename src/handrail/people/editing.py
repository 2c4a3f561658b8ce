"""One way to add an entry or add a version to one, for every form of every room.

The form brings its key, so sending it twice does one thing; it brings the version it was opened
on, so a second editor sees both texts; a refused form comes back filled in, and so does one that
was left before it was saved.
"""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.design import wording
from handrail.design.frame import CaseFrame
from handrail.kernel.references import new_reference
from handrail.people import learned
from handrail.people.drafting import FormDraft
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase
from handrail.records import promises, writing
from handrail.records.models import Change, VersionRow


class Refusal(Exception):
    """An act was refused, in words to be shown on its form."""


class EntryForm(forms.Form):
    """A form about one entry. Fields are named as the model's; ``facts`` is what will be written."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    version_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: OpenCase, row: VersionRow | None = None, **options: Any) -> None:
        self.case, self.row = case, row
        initial = self.initial_from(row) if row is not None else {}
        given = {"key": new_reference(), "version_seen": row.version if row is not None else None}
        options["initial"] = {**given, **initial, **options.get("initial", {})}
        super().__init__(*args, **options)

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        """What the fields show of a version."""
        return {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}

    def facts(self) -> dict[str, Any]:
        """The facts to write: every visible field, under its own name."""
        hidden = {"key", "version_seen"}
        return {name: value for name, value in self.cleaned_data.items() if name not in hidden}

    def in_words(self, name: str, value: Any) -> str:
        """A field's value as a person reads it: the words of a choice, not its key."""
        choices = _flat(getattr(self.fields[name], "choices", ()))
        many = value if isinstance(value, list | tuple) else [self.fields[name].prepare_value(value)]
        return ", ".join(word for word in (choices.get(_words(one), _words(one)) for one in many) if word)


def entry_page(
    request: Request,
    case: OpenCase,
    *,
    model: type[VersionRow],
    form_class: Callable[..., EntryForm],
    verb: str,
    heading: str,
    done_url: str | Callable[[str], str],
    row: VersionRow | None = None,
    done: str | Callable[[], str] = "",
    current: str = "",
    template: str = "design/form_page.html",
    frame: CaseFrame | Callable[[], CaseFrame] | None = None,
    save: Callable[[writing.Act, EntryForm, str], object] | None = None,
    drafted_as: str = "",
    place: str = "",
    **context: Any,
) -> HttpResponse:
    """Show the form, or save it and go on to ``done_url`` (or what it makes of the entry's reference;
    then ``cancel_url`` is given too).

    ``row`` is the version opened; without one an entry is added, by ``save`` where adding it does
    more and may raise ``Refusal``. Answers 409 with both texts when somebody saved first, 422 with
    the form filled in when something is wrong. A ``frame`` that is yet to be made is made only for
    a page: what is saved needs none. ``drafted_as`` is the class a draft is kept under, of a form of
    whose class the user writes one table only; ``place`` its address, where that is more than the path.
    """
    page: dict[str, Any] = {"heading": heading, "cancel_url": "" if callable(done_url) else done_url}
    page |= {"learned": partial(learned.before, case, model, row), **context}
    made = frame if callable(frame) else lambda: frame or case_frame(case, current)
    draft = FormDraft(
        request,
        title=str(page.get("title_words") or heading),
        back=page["cancel_url"],
        case=case,
        writes=drafted_as or _writes(case, model, row),
        place=place,
    )
    form = form_class(draft.data, case=case, row=row)
    draft.spare(form)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                entry = _save(request, case, model, form, verb, row, save)
            except writing.AlreadyDone as done_before:
                return HttpResponseRedirect(done_url(done_before.entry) if callable(done_url) else done_url)
            except writing.Conflict as conflict:
                both = _both_texts(case, form, form_class, conflict.theirs)
                draft.refused(both["form"], instead_of=form.cleaned_data["key"])
                page |= {**both, "frame": made(), "draft": draft.shown(both["form"], conflict.theirs)}
                return render(request, "people/both_texts.html", page, status=409)
            except (Refusal, IntegrityError) as refusal:
                form.add_error(None, promises.words_of(refusal))
            else:
                messages.success(request, (done() if callable(done) else done) or _("Saved."))
                return HttpResponseRedirect(done_url(entry) if callable(done_url) else done_url)
        if before := _done_before(request, case):
            return HttpResponseRedirect(done_url(before.entry) if callable(done_url) else done_url)
        draft.refused(form)
    page |= {"form": form, "frame": made(), "draft": draft.shown(form, row)}
    return render(request, template, page, status=status)


def _writes(case: OpenCase, model: type[VersionRow], row: VersionRow | None) -> str:
    """The class of data the form writes: its entry's, or the first of its table that the user writes."""
    if row is not None:
        return row.row_class()
    classes = (model.data_class, *getattr(model, "data_class_by", ("", {}))[1].values())
    return next((name for name in classes if case.can_write(name)), model.data_class)


def _done_before(request: Request, case: OpenCase) -> Change | None:
    """The act of a form sent again: what it did may be the very reason why it is wrong now."""
    return Change.objects.filter(key=request.POST.get("key", ""), case_id=case.id, by=request.user.pk).first()


def _save(
    request: Request,
    case: OpenCase,
    model: type[VersionRow],
    form: EntryForm,
    verb: str,
    row: VersionRow | None,
    save: Callable[[writing.Act, EntryForm, str], object] | None,
) -> str:
    key = form.cleaned_data["key"]
    entry = row.entry if row else new_reference()
    with writing.act(case.id, verb, by=request.user, key=key, entry=entry) as doing:
        if save is not None:
            save(doing, form, entry)
        elif row is None:
            writing.add(model, doing, entry=entry, **form.facts())
        else:
            seen = form.cleaned_data["version_seen"] or row.version
            writing.amend(model, doing, entry=entry, version_seen=seen, **form.facts())
    return entry


def _both_texts(
    case: OpenCase, form: EntryForm, form_class: Callable[..., EntryForm], theirs: VersionRow
) -> dict[str, Any]:
    """The form again with what was typed, and beside each field that differs what stands now."""
    shown = form_class(case=case, row=theirs)
    differing = []
    for name in form.fields:
        stands = form.in_words(name, shown[name].initial)
        written = form.in_words(name, form.cleaned_data.get(name))
        if name not in ("key", "version_seen") and stands != written:
            differing.append((str(form[name].label), stands, written))
    data = cast(QueryDict, form.data).copy()
    data["version_seen"], data["key"] = str(theirs.version), new_reference()
    return {"form": form_class(data, case=case, row=theirs), "differing": differing, "theirs": theirs}


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, time):
        return wording.clock(value)
    return wording.full_date(value) if isinstance(value, date) else str(value)


def _flat(choices: Any) -> dict[str, str]:
    """The words of each choice by its key, groups opened."""
    found: dict[str, str] = {}
    for key, words in choices:
        found.update(_flat(words) if isinstance(words, list | tuple) else {str(key): str(words)})
    return found
