"""Services: which fit, from where, for whom, with the reasons; and what to expect at each."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory, places, suggesting
from handrail.agencies.models import Service
from handrail.agencies.suggesting import CHILD, About, Asked
from handrail.design.parts import Chip
from handrail.home.directory import hours_words
from handrail.home.shell import SITE_ROLES
from handrail.people.forms import short

PAGE = 20
MILES = (1, 3, 5, 10, 25)
FOR = {
    "": About(),
    "woman": About(woman=True),
    "women_only": About(woman=True, women_only=True),
    "man": About(woman=False),
}


class SearchForm(forms.Form):
    """What is looked for. Everything may be left out; nothing typed here is about anybody by name."""

    q = forms.CharField(label=_l("Words"), max_length=100, required=False, widget=short(20))
    need = forms.ChoiceField(label=_l("Need"), required=False, widget=forms.Select)
    near = forms.CharField(
        label=_l("Near"),
        max_length=100,
        required=False,
        widget=short(20),
        help_text=_l("A venue, a town, or the first half of a postcode."),
    )
    within = forms.TypedChoiceField(
        label=_l("How far"), required=False, coerce=int, empty_value=None, widget=forms.Select
    )
    whom = forms.ChoiceField(
        label=_l("For"),
        required=False,
        widget=forms.Select,
        choices=[
            ("", _l("Anybody")),
            ("woman", _l("A woman")),
            ("women_only", _l("A woman, women-only places or times")),
            ("man", _l("A man")),
        ],
    )
    community = forms.ChoiceField(
        label=_l("Faith, culture or community"), required=False, widget=forms.Select
    )
    child = forms.BooleanField(label=_l("A child"), required=False)
    supervised = forms.BooleanField(label=_l("Somebody on supervision"), required=False)

    def __init__(self, data: Any, known: dict[str, list[str]], communities: list[str]) -> None:
        super().__init__(data)
        self.known = known
        self.place: places.Place | None = None
        far = [(str(n), _("1 mile") if n == 1 else _("%(far)s miles") % {"far": n}) for n in MILES]
        self._offer("need", _("Any need"), [(key, ways[0]) for key, ways in known.items()])
        self._offer("within", _("Any distance"), far)
        self._offer("community", _("Any"), [(word, word) for word in communities])

    def _offer(self, name: str, anything: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", anything), *choices]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        words = given.get("near", "")
        if words:
            try:
                self.place = places.find(words)
            except places.Unknown as unknown:
                self.add_error("near", str(unknown))
        elif given.get("within"):
            self.add_error("near", _("Say from where the distance is meant"))
        return given

    def asked(self) -> Asked:
        """What is looked for."""
        given = self.cleaned_data
        about = FOR[given["whom"]]
        return Asked(
            needs=suggesting.spelled([given["need"]] if given["need"] else [], self.known),
            about=About(
                woman=about.woman,
                women_only=about.women_only,
                ages=CHILD if given["child"] else None,
                supervised=given["supervised"],
            ),
            near=self.place,
            near_words=given["near"],
            within=given["within"],
            words=given["q"],
            community=given["community"],
        )


@route(who=set(SITE_ROLES))
def services(request: Request) -> HttpResponse:
    """Services by need, place and whom they are for: nearest first, then by name."""
    form = SearchForm(request.GET, suggesting.known_needs(), suggesting.communities())
    context: dict[str, Any] = {"form": form, "tabs": _tabs()}
    if not form.is_valid():
        return render(request, "home/services.html", context, status=422)
    asked = form.asked()
    page = Paginator(suggesting.fitting(asked), PAGE).get_page(request.GET.get("page"))
    context |= {
        "found": [suggesting.fit(service, asked) for service in page],
        "count": page.paginator.count,
        "place": form.place,
        "newer": _turn(request, page.number - 1) if page.has_previous() else "",
        "older": _turn(request, page.number + 1) if page.has_next() else "",
    }
    return render(request, "home/services.html", context)


def _turn(request: Request, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{reverse('home:services')}?{query.urlencode()}"


@route(who=set(SITE_ROLES))
def service(request: Request, item: str) -> HttpResponse:
    """One service: what it is for, whom it takes, what happens there, who goes along."""
    found = get_object_or_404(Service.objects.select_related("agency", "venue"), reference=item)
    venues = directory.venues(row.get("venue") for row in found.hours)
    page = {"service": found, "hours": hours_words(found.hours, venues), "ages": suggesting.ages(found)}
    return render(request, "home/service.html", page)


def _tabs() -> list[Chip]:
    return [
        Chip(_("Find a service"), reverse("home:services"), current=True),
        Chip(_("All agencies"), reverse("home:agencies")),
    ]
