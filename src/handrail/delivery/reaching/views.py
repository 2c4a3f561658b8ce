"""The page of messages: what the person wants, what was sent, what became of it, what to look into."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.delivery import navigation
from handrail.delivery.models import Message, MessageWish, Outgoing
from handrail.delivery.models.outbox import State
from handrail.delivery.reaching import outbox
from handrail.delivery.reaching.forms import DecideForm, WishForm
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame
from handrail.people.models import Person
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

MOST = 60
TO_DECIDE = (State.IN_DOUBT, State.NOT_DELIVERED)


@case_page(classes=("contact_notes", "identity"))
def messages(request: Request, case: OpenCase) -> HttpResponse:
    """What the person wants to be told, what was sent, and what became of it."""
    if not case.can_read("identity", MessageWish):
        raise Http404
    wishes = sorted(case.fetch(MessageWish), key=lambda row: (row.valid_from, row.pk))
    newest = case.rows(Message).order_by("-recorded_at", "-pk")
    rows = list(newest[:MOST])
    open_to_decide = _to_decide(case)
    context = {
        "frame": case_frame(case, "contacts"),
        "within": navigation.within(case, "messages"),
        "wish": wishes[-1] if wishes else None,
        "wish_facts": _wish_facts(wishes[-1]) if wishes else [],
        "wish_url": _page(case, "message_wish") if case.can_write("identity") else "",
        "look": [_to_look_into(case, row) for row in rows if row.entry in open_to_decide],
        "rows": [_line(case, row) for row in rows],
        "waiting": _waiting(case, {row.entry for row in rows}),
        "on": settings.HANDRAIL_MESSAGES,
        "arrive_at": settings.HANDRAIL_NOTIFY_URL if settings.HANDRAIL_MODE == "demo" else "",
    }
    return render(request, "delivery/messages.html", context)


@case_page(classes=("identity",), writes="identity", post=Operation.ALTERATION)
def message_wish(request: Request, case: OpenCase) -> HttpResponse:
    """Ask the person what they want, and keep the answer; a no stops what is waiting."""
    people = case.fetch(Person)
    if not people:
        raise Http404
    wishes = sorted(case.fetch(MessageWish), key=lambda row: (row.valid_from, row.pk))
    row = wishes[-1] if wishes else None
    return entry_page(
        request,
        case,
        model=MessageWish,
        form_class=partial(WishForm, person=people[0]),
        verb="message_wish.asked",
        row=row,
        heading=_("Messages to %(name)s") % {"name": people[0].first_name},
        title_words=_("Messages"),
        lead=_("Ask. Nothing is sent without a yes, and no takes it back at once."),
        done_url=_page(case, "messages"),
        frame=case_frame(case, "contacts"),
        save=partial(_save_wish, row),
        safe_ways=people[0].safe_ways,
        template="delivery/message_wish.html",
    )


@case_page(classes=("contact_notes",), writes="contact_notes", post=Operation.ALTERATION)
def message_decide(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Somebody looks into a message and says what is to be done."""
    row = case.one(Message, entry)
    if entry not in _to_decide(case):
        return redirect(_page(case, "messages"))
    return entry_page(
        request,
        case,
        model=Message,
        form_class=DecideForm,
        verb="message.decided",
        row=row,
        heading=_heading(row),
        title_words=_("A message"),
        lead=row.why,
        done_url=_page(case, "messages"),
        frame=case_frame(case, "contacts"),
        save=partial(_decide, case),
        facts=_facts(row),
        template="delivery/message_decide.html",
    )


def _save_wish(row: MessageWish | None, doing: writing.Act, form: EntryForm, entry: str) -> None:
    facts = form.facts()
    if row is None:
        writing.add(MessageWish, doing, entry=entry, **facts)
    else:
        seen = form.cleaned_data["version_seen"] or row.version
        writing.amend(MessageWish, doing, entry=entry, version_seen=seen, **facts)
    if not facts["wants"]:
        outbox.stop(doing, outbox.OPT_OUT)


def _decide(case: OpenCase, doing: writing.Act, form: EntryForm, entry: str) -> None:
    open_still = Outgoing.objects.select_for_update().filter(case_id=case.id, message=entry)
    row = open_still.filter(state__in=TO_DECIDE).first()
    if row is None:
        raise Refusal(_("Somebody decided this meanwhile: see what became of it"))
    decided = {"again": outbox.send_again, "went": outbox.it_went, "leave": outbox.let_be}
    decided[form.cleaned_data["decision"]](doing, row)


def _to_decide(case: OpenCase) -> set[str]:
    """The entries of messages that somebody must look into, for those who may."""
    if not case.can_write("contact_notes") or not _all_of_it(case):
        return set()
    found = Outgoing.objects.filter(case_id=case.id, state__in=TO_DECIDE)
    return set(found.values_list("message", flat=True))


def _waiting(case: OpenCase, recorded: set[str]) -> str:
    """How many messages wait for the worker; the record does not hold them yet."""
    if not _all_of_it(case) or case.known_on:
        return ""
    open_still = Outgoing.objects.filter(case_id=case.id, state=State.QUEUED).exclude(message__in=recorded)
    if not (count := open_still.count()):
        return ""
    words = ngettext("%(count)s message waits to be sent.", "%(count)s messages wait to be sent.", count)
    return words % {"count": count}


def _all_of_it(case: OpenCase) -> bool:
    """Whether the user reads every message of the case, not only what they wrote."""
    return bool(case.kinds & set(policy.kinds_reading("contact_notes", "delivery.Message")))


def _wish_facts(row: MessageWish) -> list[tuple[str, str]]:
    asked = (_("Asked"), wording.full_date(row.valid_from) if row.valid_from else "")
    if not row.wants:
        return [(_("Wants messages"), _("No")), asked, *_note_of(row)]
    days = row.days_before or 1
    before = ngettext("%(days)s day before", "%(days)s days before", days) % {"days": days}
    return [
        (_("Wants messages"), _("Yes: %(way)s") % {"way": row.channel_label}),
        (_("Language"), row.language_label),
        (_("Reminded"), before),
        (_("May say where"), _("Yes") if row.say_place else _("No")),
        asked,
        *_note_of(row),
    ]


def _note_of(row: MessageWish) -> list[tuple[str, str]]:
    return [(_("Safe because"), row.safe_note)] if row.safe_note else []


def _line(case: OpenCase, row: Message) -> list[Any]:
    about = reverse("delivery:contact", args=[case.reference, row.contact]) if row.contact else ""
    way = f"{row.channel_label}, {row.language_label}"
    return [
        wording.short_day(row.due_on) if row.due_on else "",
        Cell(row.kind_label, url=about),
        way,
        Cell(row.state_label, note=row.why),
        _recorded(row),
    ]


def _recorded(row: Message) -> str:
    at = timezone.localtime(row.recorded_at)
    return f"{wording.short_day(at.date())}, {wording.clock(at.time())}"


def _to_look_into(case: OpenCase, row: Message) -> dict[str, str]:
    return {
        "heading": _heading(row),
        "state": row.state_label,
        "why": row.why,
        "url": reverse("delivery:message_decide", args=[case.reference, row.entry]),
    }


def _heading(row: Message) -> str:
    day = wording.short_day(row.due_on) if row.due_on else ""
    return f"{row.kind_label}, {day}" if day else row.kind_label


def _facts(row: Message) -> list[tuple[str, str]]:
    return [
        (_("How"), f"{row.channel_label}, {row.language_label}"),
        (_("What became of it"), row.state_label),
        (_("When"), _recorded(row)),
    ]


def _page(case: OpenCase, name: str) -> str:
    return reverse(f"delivery:{name}", args=[case.reference])
