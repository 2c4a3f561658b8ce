"""A short template beside the note: a few prompts for each kind of contact. Nothing asks for writing."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from handrail.casefile import codes

USUAL = (
    _("What has happened since we last met?"),
    _("What went well, and what did they do to make it so?"),
    _("What was done today, and what is next: who, what, by when?"),
)
PROMPTS: dict[str, tuple[Any, ...]] = {
    "induction": (
        _("What worries them most about the sentence, and what do they hope for from it?"),
        _("What was it like last time, and what should we do differently?"),
        _("What could make coming hard, and what would help?"),
    ),
    "home_visit": (
        _("Who was there, and how was it to be there?"),
        _("What is going well at home, and what is not?"),
        _("Was anybody’s safety on your mind, a child’s above all?"),
    ),
    "three_way": (
        _("What did each of the three want from it?"),
        _("What was agreed: who, what, by when?"),
        _("What did they say about it afterwards?"),
    ),
    "programme_session": (
        _("What was it about, and how was it done?"),
        _("What did they say or do with it?"),
        _("Where will they try it before next time?"),
    ),
    "custody_visit": (
        _("What needs to be ready for the day of release?"),
        _("Who should be at the gate?"),
    ),
    "family_contact": (
        _("Did the person agree to this call, and what may be said?"),
        _("What does the family see, and what do they ask for?"),
    ),
    "message": (_("What was said, and what follows from it?"),),
    "test": (
        _("What did they say beforehand it would show?"),
        _("What does it mean for the plan?"),
    ),
    "management_oversight": (
        _("What was the question, and what was considered?"),
        _("What was decided, and why?"),
    ),
    "professional_judgement": (
        _("What was judged, on what, and why?"),
        _("What would change it?"),
    ),
}
PROMPTS["intervention"] = PROMPTS["programme_session"]
PROMPTS["decision"] = PROMPTS["professional_judgement"]
TOLD_APART = ("induction", "home_visit", "programme_session", "three_way", "test")
"""Kinds whose prompts a form shows before anybody has said which kind it is."""

SCHEMES: dict[str, Any] = {
    "iom": _(
        "Police, probation and other services work with you together, because of how often it happened. It"
        " is for getting help faster, and they also share what they see. You know who is in it and why."
    ),
    "mappa": _(
        "Services meet and plan together so that nobody comes to harm. You are told what is decided about you"
        " and why, as far as it can be said."
    ),
}
"""What a scheme means and is for, in words to say."""


def prompts(kind: str) -> tuple[Any, ...]:
    """The prompts for a note of this kind."""
    return PROMPTS.get(kind, USUAL)


def every() -> Iterable[tuple[str, tuple[Any, ...]]]:
    """For a form that does not know the kind yet: the usual prompts, then those of some kinds."""
    yield str(_("Any contact")), USUAL
    for kind in TOLD_APART:
        yield codes.label("contact_kinds", kind), PROMPTS[kind]


def short_scheme(label: str) -> str:
    """ "Integrated offender management (IOM)" as people call it: "IOM"."""
    return label[label.rfind("(") + 1 : -1] if label.endswith(")") else label


def topics(chosen: Iterable[str], scheme: str = "") -> list[str]:
    """The topics explained in an induction, in words; the scheme by its name where it is known."""
    words = _("%(scheme)s: what it means and is for") % {"scheme": scheme} if scheme else ""
    return [words if words and one == "scheme" else codes.label("induction_topics", one) for one in chosen]
