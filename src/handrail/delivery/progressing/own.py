"""The person's own ratings over time, topic by topic, in words."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handrail.casefile import codes
from handrail.delivery.models import OwnRating
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.design.pictures import ratings as picture_of


@dataclass(frozen=True)
class Topic:
    """A topic: its picture once there are two answers, and every answer in words."""

    key: str
    label: str
    picture: picture_of.RatingsPicture
    rows: list[list[Cell]]


def topics(rows: list[OwnRating], called: str) -> list[Topic]:
    """Every topic that was asked about, in the order of their list."""
    by_topic: dict[str, list[OwnRating]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk)):
        if row.valid_from:
            by_topic[row.topic].append(row)
    return [
        _topic(key, label, by_topic[key], called)
        for key, label in codes.choices("rating_topics")
        if by_topic[key]
    ]


def _topic(key: str, label: str, rows: list[OwnRating], called: str) -> Topic:
    ladder = codes.choices("own_ratings")
    places = {rating: place for place, (rating, _words) in enumerate(ladder)}
    said = "; ".join(f"{wording.full_date(row.valid_from)}: {row.rating_label.lower()}" for row in rows)
    title = _("%(topic)s, as %(name)s says it. %(said)s.") % {"topic": label, "name": called, "said": said}
    picture = picture_of.draw(
        picture_of.Ratings(
            title,
            tuple(str(words) for _key, words in ladder),
            tuple((row.valid_from, places[row.rating]) for row in rows if row.valid_from),
        )
    )
    table = [
        [
            Cell(wording.full_date(row.valid_from)),
            Cell(row.rating_label),
            Cell(wording.quoted(row.words) if row.words else ""),
        ]
        for row in reversed(rows)
    ]
    return Topic(key, str(label), picture, table)
