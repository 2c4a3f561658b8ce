"""Which services fit, and why each does: for the search page, and beside a step of a plan.

The order is the same for everybody: nearest first, then by name. Nothing else moves a service up or
down: not money, not how often it is used, nothing about the person. What is not on record never
shuts a service out; it is something to ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import CharField, F, Func, Q
from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from handrail.agencies import places
from handrail.agencies.models import Service, Venue
from handrail.agencies.places import Place

MOST = 5
CHILD = (10, 17)
"""Ages of children under supervision, first and last."""

AREAS: dict[str, tuple[str, ...]] = {
    "accommodation": ("housing",),
    "home": ("housing", "families"),
    "employment_and_education": ("work", "learning"),
    "learning": ("learning",),
    "finances": ("money",),
    "money": ("money",),
    "drug_use": ("drugs",),
    "alcohol_use": ("alcohol",),
    "substances": ("drugs", "alcohol"),
    "health_and_wellbeing": ("health", "mental health", "wellbeing"),
    "physical_health": ("health",),
    "personal_relationships_and_community": ("relationships", "families", "support"),
    "parents_carers": ("families",),
    "care": ("families", "support"),
    "thinking_behaviours_and_attitudes": ("thinking",),
    "maturity": ("thinking", "mentoring"),
    "lifestyle_and_associates": ("leisure", "friendships", "mentoring"),
    "friends": ("friendships", "leisure"),
    "neighbourhood": ("housing", "leisure"),
    "identity_meaning": ("faith", "culture"),
    "identity": ("faith", "culture"),
    "feelings": ("mental health", "wellbeing"),
    "communication": ("learning", "health"),
    "thinking": ("thinking",),
    "exploitation": ("support", "mentoring"),
    "interests": ("leisure",),
    "resilience": ("wellbeing", "mentoring"),
}
"""What the directory calls the help for an area of need."""


@dataclass(frozen=True)
class About:
    """What is known of the person whom a service is for; what is not known asks for nothing."""

    woman: bool | None = None
    """As whoever looks has said; nothing on record is asked."""
    ages: tuple[int, int] | None = None
    supervised: bool = False
    women_only: bool = False
    """Whether only women-only places or times will do."""


@dataclass(frozen=True)
class Asked:
    """What is looked for: needs in the directory's words, for whom, from where, how far at most."""

    needs: tuple[str, ...] = ()
    about: About = field(default_factory=About)
    near: Place | None = None
    near_words: str = ""
    within: int | None = None
    words: str = ""
    community: str = ""
    """A faith, a culture or a community, in the directory's words."""


@dataclass(frozen=True)
class Fit:
    """A service, why it fits, and what is not on record and worth asking."""

    service: Service
    miles: float | None
    reasons: tuple[str, ...]
    ask: tuple[str, ...]


def suggestions(
    needs: Iterable[str], about: About, venue: Venue | None = None, most: int = MOST
) -> list[Fit]:
    """The services to look at beside a step, with reasons: for needs or areas of need, near a venue.

    Two queries at most, however many services there are.
    """
    wanted = tuple(dict.fromkeys(word for need in needs for word in AREAS.get(need, (need,))))
    if not wanted:
        return []
    asked = Asked(needs=spelled(wanted, known_needs()), about=about, near=places.of(venue))
    return [fit(service, asked) for service in fitting(asked)[:most]]


def known_needs() -> dict[str, list[str]]:
    """Every need that an offered service helps with: as it is spelt, by what it is without capitals."""
    offered = Service.objects.filter(not_offered_from__isnull=True)
    found: dict[str, list[str]] = {}
    each = (Func(F(name), function="unnest", output_field=CharField()) for name in ("needs", "subjects"))
    needs, subjects = (offered.order_by().annotate(word=one).values_list("word", flat=True) for one in each)
    for word in sorted(needs.union(subjects)):
        found.setdefault(word.casefold(), []).append(word)
    return found


def communities() -> list[str]:
    """Every faith, culture and community that an offered service says it is of or for."""
    offered = Service.objects.filter(not_offered_from__isnull=True).order_by()
    each = Func(F("facets"), function="unnest", output_field=CharField())
    facets = offered.annotate(word=each).values_list("word", flat=True)
    faiths = offered.exclude(faith="").annotate(word=F("faith")).values_list("word", flat=True)
    return sorted(facets.union(faiths), key=str.casefold)


def spelled(needs: Iterable[str], known: dict[str, list[str]]) -> tuple[str, ...]:
    """Needs in every way in which the directory spells them."""
    return tuple(way for need in needs for way in known.get(need.casefold(), [need]))


def fitting(asked: Asked) -> "QuerySet[Service]":
    """The services that fit, nearest first, then by name."""
    rows = Service.objects.filter(not_offered_from__isnull=True).select_related("agency", "venue")
    if asked.needs:
        needs = list(asked.needs)
        rows = rows.filter(Q(needs__overlap=needs) | Q(subjects__overlap=needs))
    for word in asked.words.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(what_for__icontains=word) | Q(agency__name__icontains=word)
        )
    if asked.community:
        rows = rows.filter(Q(faith=asked.community) | Q(facets__contains=[asked.community]))
    rows = rows.filter(_open_to(asked.about))
    if asked.near is None:
        return rows.order_by("name", "pk")
    rows = rows.annotate(miles=places.miles(asked.near))
    if asked.within is not None:
        comes_there = Q(miles__isnull=True, agency__area__icontains=asked.near_words or asked.near.name)
        rows = rows.filter(Q(miles__lte=asked.within) | comes_there)
    return rows.order_by(F("miles").asc(nulls_last=True), "name", "pk")


def _open_to(about: About) -> Q:
    """Whom a service does not shut out, as far as we know."""
    found = Q()
    if about.woman is False:
        found &= Q(women_only=False)
    if about.women_only:
        found &= Q(women_only=True) | ~Q(women_only_times="") | Q(hours__contains=[{"women_only": True}])
    if about.ages is not None:
        youngest, oldest = about.ages
        found &= Q(least_age__isnull=True) | Q(least_age__lte=oldest)
        found &= Q(most_age__isnull=True) | Q(most_age__gte=youngest)
    if about.supervised:
        found &= ~Q(takes_supervised=False) | Q(takes_supervised__isnull=True)
    return found


def fit(service: Service, asked: Asked) -> Fit:
    """Why a service fits, in words, and what to ask."""
    away = getattr(service, "miles", None)
    return Fit(service, away, tuple(_reasons(service, asked, away)), tuple(_to_ask(service, asked)))


def _reasons(service: Service, asked: Asked, away: float | None) -> Iterable[str]:
    helps = dict.fromkeys(
        need.casefold() for need in (*service.needs, *service.subjects) if need in asked.needs
    )
    if helps:
        yield _("Helps with %(needs)s") % {"needs": ", ".join(helps)}
    if asked.near is not None and away is not None:
        yield distance(away, asked.near.name)
    elif asked.near is not None and service.venue is None and service.agency.area:
        yield _("No one place; works in %(area)s") % {"area": service.agency.area}
    if asked.about.woman or asked.about.women_only:
        if service.women_only:
            yield _("Women only")
        elif service.women_only_times:
            yield _("Women-only times: %(times)s") % {"times": service.women_only_times}
        elif any(row.get("women_only") for row in service.hours):
            yield _("Has women-only hours")
    if asked.about.ages is not None and (words := ages(service)):
        yield words
    if asked.about.supervised and service.takes_supervised:
        yield _("Accepts people on supervision")
    if asked.community:
        yield _("Faith, culture or community: %(words)s") % {"words": asked.community}


def _to_ask(service: Service, asked: Asked) -> Iterable[str]:
    if asked.about.supervised and service.takes_supervised is None:
        yield _("whether it accepts people on supervision")
    if asked.about.ages is not None and not ages(service):
        yield _("for which ages it is")
    if service.women_only and asked.about.woman is None:
        yield _("whether a place for women only is wanted")
    if service.exclusions:
        yield _("about whom it does not take: %(whom)s") % {"whom": ", ".join(service.exclusions)}


def ages(service: Service) -> str:
    """For which ages a service is, in words; empty where that is not on record."""
    least, most = service.least_age, service.most_age
    if least is not None and most is not None:
        return _("Ages %(least)s to %(most)s") % {"least": least, "most": most}
    if least is not None:
        return _("Age %(least)s and over") % {"least": least}
    return _("Up to age %(most)s") % {"most": most} if most is not None else ""


def distance(away: float, place: str) -> str:
    """How far from a place, in words; under a tenth of a mile it is there."""
    if away < 0.1:
        return _("At %(place)s") % {"place": place}
    shown = f"{away:.1f}" if away < 10 else f"{away:.0f}"
    words = _("1 mile from %(place)s") if shown == "1.0" else _("%(miles)s miles from %(place)s")
    return words % {"miles": shown, "place": place}
