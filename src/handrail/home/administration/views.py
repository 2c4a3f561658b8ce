"""Pages for administrators: a list and a form for each kind, links to sign in, the rota."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.db import models
from django.db.models.query import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.models import DutySlot, User
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.access.tenants import of_tenant, tenant_of
from handrail.agencies.models import Service
from handrail.design import wording
from handrail.home import signing_in
from handrail.home.administration import saving, service_history
from handrail.home.administration.accounts import DutyForm
from handrail.home.administration.forms import ItemForm
from handrail.home.administration.kinds import KINDS, PAGE, Kind
from handrail.home.by_link import pins
from handrail.records import clock

WHO = {"administrator"}
View = Callable[..., HttpResponse]


@route(who=WHO)
def index(request: Request) -> HttpResponse:
    """What there is so far, and what to do first on an empty install."""
    keeper = tenant_of(request.user)
    counts = [(kind, kind.rows(keeper).count()) for kind in KINDS]
    page = {
        "counts": counts,
        "first": _first_steps(dict(counts), keeper),
        "unit": request.user.tenant.name if request.user.tenant else "",
    }
    return render(request, "administration/index.html", page)


def _first_steps(counts: dict[Kind, int], keeper: int | None) -> list[tuple[str, str]]:
    """What still stands between an empty install, or a new unit, and a first case."""
    have = {kind.key: count for kind, count in counts.items()}
    staffed = User.objects.filter(of_tenant(keeper), role__in=("practitioner", "manager"), is_active=True)
    steps = [
        (have["agency"] == 0, _("Add your own service as an agency"), "agency_add"),
        (have["team"] == 0, _("Add a team"), "team_add"),
        (not staffed.filter(role="manager").exists(), _("Add a manager and invite them"), "user_add"),
        (
            not staffed.filter(role="practitioner").exists(),
            _("Add a practitioner and invite them"),
            "user_add",
        ),
    ]
    return [(words, reverse(f"administration:{name}")) for needed, words, name in steps if needed]


def list_view(kind: Kind) -> View:
    """The plain list of a kind."""

    @route(who=WHO)
    def listed(request: Request) -> HttpResponse:
        keeper = tenant_of(request.user)
        page = Paginator(kind.rows(keeper), PAGE).get_page(request.GET.get("page"))
        context = {
            "kind": kind,
            "rows": kind.lines(page, keeper),
            "page": page,
            "add_url": reverse(f"administration:{kind.key}_add"),
        }
        return render(request, "administration/list.html", context)

    return listed


def add_view(kind: Kind) -> View:
    """The page on which an item is added."""

    @route(who=WHO, post="alteration")
    def add(request: Request) -> HttpResponse:
        heading = _("Add: %(what)s") % {"what": kind.words[1]}
        form = kind.form(request.POST or None, keeper=tenant_of(request.user))
        return form_page(request, kind.key, kind.model, form, heading, _after(kind))

    return add


def update_view(kind: Kind) -> View:
    """The page on which an item is changed."""

    @route(who=WHO, post="alteration")
    def update(request: Request, item: str) -> HttpResponse:
        keeper = tenant_of(request.user)
        try:
            row = kind.kept(keeper).get(**{kind.by: item})
        except ObjectDoesNotExist:
            raise Http404 from None
        if isinstance(row, User) and row.role == "system":
            raise Http404
        form = kind.form(request.POST or None, row=row, keeper=keeper)
        heading = _("Update %(name)s") % {"name": row.name}
        about: dict[str, Any] = {"account": row} if isinstance(row, User) else {}
        if isinstance(row, Service):
            about = {"changes": service_history.told(row)}
        if isinstance(row, User):
            about |= {"has_passkey": _has_passkey(row), "own": row.pk == request.user.pk}
            about["by_link"] = row.role in policy.SHARE_KINDS and bool(row.email)
        return form_page(request, kind.key, kind.model, form, heading, _after(kind), **about)

    return update


def _after(kind: Kind) -> Callable[[models.Model], str]:
    """Where to go on to: a new account still needs its link."""

    def where(row: models.Model) -> str:
        if isinstance(row, User) and not _has_passkey(row):
            return reverse("administration:user_update", args=[row.username]) + "#invite"
        return reverse(f"administration:{kind.key}")

    return where


def form_page(
    request: Request,
    key: str,
    model: type[models.Model],
    form: ItemForm,
    heading: str,
    after: Callable[[models.Model], str],
    back: str = "",
    **more: Any,
) -> HttpResponse:
    """Show the form, or save it once and go on."""
    back = back or reverse(f"administration:{key}")
    status = 200
    if request.method == "POST":
        if saving.done_before(request, form):
            return HttpResponseRedirect(back)
        status = 422
        if form.is_valid():
            try:
                row = saving.save(request, key, form, model)
            except saving.Refused:
                form.add_error(None, _refusal(request, form))
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(after(row))
    page = {"form": form, "heading": heading, "title_words": _("Administration"), "cancel_url": back, **more}
    return render(request, "administration/form.html", page, status=status)


def _refusal(request: Request, form: ItemForm) -> str:
    if form.row is not None and form.row.pk == request.user.pk:
        return _("Nobody changes their own role or takes away their own way in: ask another administrator")
    if isinstance(form.row, User) and saving.has_part_in_a_case(form.row):
        return _(
            "They have a part in a case: their manager hands their cases over first, then change the role"
        )
    return _("This cannot be saved")


def _has_passkey(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


@route(who=WHO, get=None, post="alteration")
def invite(request: Request, item: str) -> HttpResponse:
    """Make a link to sign in with once, and show it once: the administrator hands it over."""
    theirs = User.objects.filter(of_tenant(tenant_of(request.user)), username=item, is_active=True)
    user = theirs.exclude(pk=request.user.pk).first()
    if user is None or user.role == "system" or _has_passkey(user):
        raise Http404
    link = signing_in.first_sign_in_link(user)
    saving.note(request, "link to sign in made", about=str(user.pk))
    page = {"link": link, "account": user, "minutes": int(signing_in.LINK_LASTS.total_seconds() // 60)}
    response = render(request, "administration/link.html", page)
    response["Cache-Control"] = "no-store"
    return response


@route(who=WHO, get=None, post="alteration")
def forget_pin(request: Request, item: str) -> HttpResponse:
    """Have a PIN forgotten, so that the next sign-in by link sets another."""
    theirs = User.objects.filter(of_tenant(tenant_of(request.user)), username=item, is_active=True)
    user = theirs.filter(role__in=policy.SHARE_KINDS).first()
    if user is None or not pins.forget(user):
        raise Http404
    saving.note(request, "PIN forgotten", about=str(user.pk))
    messages.success(request, _("Forgotten. Their next sign-in by link sets another PIN."))
    return HttpResponseRedirect(reverse("administration:user_update", args=[user.username]))


@route(who=WHO)
def duty_rota(request: Request) -> HttpResponse:
    """Who is on duty from today on."""
    slots = _slots(request).filter(ends_at__gt=timezone.now()).select_related("user", "team")
    rows: list[Any] = []
    later: dict[str, list[Any]] = defaultdict(list)
    soon = clock.today() + timedelta(days=14)
    for slot in slots.order_by("starts_at", "team__name")[:PAGE]:
        starts, ends = (timezone.localtime(clock.shown(at)) for at in (slot.starts_at, slot.ends_at))
        hours = f"{wording.clock(starts.time())} to {wording.clock(ends.time())}"
        day = wording.full_date(starts.date())
        held = rows if starts.date() < soon else later[wording.month_year(starts.date())]
        held.append((slot, day, hours, slot.user.name, slot.team.name))
    return render(request, "administration/duty.html", {"rows": rows, "later": dict(later)})


@route(who=WHO, post="alteration")
def duty_add(request: Request) -> HttpResponse:
    """Add a time to the rota."""
    back = reverse("administration:duty")
    form = DutyForm(request.POST or None, keeper=tenant_of(request.user))
    return form_page(request, "duty", DutySlot, form, _("Add: time on duty"), lambda row: back)


@route(who=WHO, get=None, post="alteration")
def duty_remove(request: Request, item: int) -> HttpResponse:
    """Take a time off the rota."""
    if _slots(request).filter(pk=item).delete()[0]:
        saving.note(request, "duty removed", about=str(item))
        messages.success(request, _("Removed."))
    return HttpResponseRedirect(reverse("administration:duty"))


def _slots(request: Request) -> QuerySet[DutySlot]:
    """The part of the rota that is theirs to keep."""
    keeper = tenant_of(request.user)
    return DutySlot.objects.filter(**({} if keeper is None else {"team__agency": keeper}))
