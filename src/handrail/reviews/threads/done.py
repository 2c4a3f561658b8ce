"""Done: contacts that used it, referrals because of it, programmes, turning points, progress, changes."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.delivery.models import Programme, Progress, Referral, TurningPoint
from handrail.delivery.timeline import heading, turning_title
from handrail.design import wording
from handrail.design.parts import Quote
from handrail.reviews.threads.facts import CONTACTS, Facts
from handrail.reviews.threads.parts import Item, Stage, sentences, short


def stage(facts: Facts) -> Stage:
    """The stage; its sentence is what was last said of its progress."""
    told = sorted(_progress_rows(facts), key=lambda row: (row.valid_from, row.pk))
    lead = next((row.text for row in reversed(told) if row.text), "")
    items = (*_contacts(facts), *_referrals(facts), *_programmes(facts), *_turns(facts), *_progress(facts))
    more = len(facts.contacts) >= CONTACTS
    return Stage(
        "done",
        _("Done"),
        lead,
        (*items, *_changes(facts)),
        tuple(_quotes(facts)),
        more=CONTACTS if more else 0,
        more_url=reverse("home:timeline", args=[facts.case.reference]) if more else "",
    )


def _contacts(facts: Facts) -> Iterator[Item]:
    for row in facts.contacts:
        address = reverse("delivery:contact", args=[facts.case.reference, row.entry])
        words = row.text if row.outcome_label and row.text else str(row.outcome_label)
        yield Item(row.valid_from, short(words), heading(row), address)


def _quotes(facts: Facts) -> Iterator[Quote]:
    said = [row for row in facts.contacts if row.words]
    for row in sorted(said, key=lambda row: (row.valid_from, row.pk))[-1:]:
        yield Quote(row.words, f"{facts.called}, {wording.full_date(row.valid_from)}")


def _referrals(facts: Facts) -> Iterator[Item]:
    for row in facts.rows[Referral]:
        because = facts.entry in (*row.because_of_factors, *row.because_of_strengths)
        if because or row.step in facts.touched:
            address = reverse("delivery:referral", args=[facts.case.reference, row.entry])
            words = sentences(f"{row.what_for}: {str(row.state_label).lower()}", row.feedback)
            yield Item(row.sent_on or row.valid_from, short(words), _("Referral"), address)


def _programmes(facts: Facts) -> Iterator[Item]:
    for row in facts.rows[Programme]:
        if facts.entry in row.strengths or row.step in facts.touched:
            address = reverse("delivery:programmes", args=[facts.case.reference])
            words = sentences(f"{row.name}: {str(row.state_label).lower()}", row.chosen_because)
            yield Item(row.valid_from, short(words), _("Programme"), address)


def _turns(facts: Facts) -> Iterator[Item]:
    for row in facts.rows[TurningPoint]:
        if facts.touched & set(row.steps):
            address = reverse("delivery:turning_point", args=[facts.case.reference, row.entry])
            yield Item(row.valid_from, short(row.text), turning_title(row), address)


def _progress_rows(facts: Facts) -> list[Progress]:
    return [
        row for row in facts.rows[Progress] if row.objective in facts.touched or facts.entry in row.strengths
    ]


def _progress(facts: Facts) -> Iterator[Item]:
    for row in _progress_rows(facts):
        address = reverse("delivery:progress", args=[facts.case.reference])
        words = sentences(f"{row.level_label}: {row.text}" if row.text else str(row.level_label))
        yield Item(row.valid_from, short(words), _("Progress"), address)


def _changes(facts: Facts) -> Iterator[Item]:
    for row in facts.changes:
        address = reverse("reviews:changes", args=[facts.case.reference])
        yield Item(row.valid_from, short(row.what), _("Change"), address)
