"""What changes with Leon's job, as somebody fills it in; and how many pages that shows them."""

from playwright.sync_api import Page

from tests.journeys.visitor import Visitor

RUNS = "thinking-skills"
WEEKDAYS = ["1", "2", "3", "4", "5"]
CHANGES: dict[str, dict[str, str | list[str]]] = {
    "plans.steps:key-work": {
        "per_week": "2",
        "minutes": "30",
        "at": "6:45pm",
        "why": "Two new things at once: short, after tea.",
        "until_programme": RUNS,
    },
    "plans.steps:skills": {"at": "6:30pm", "why": "There is an evening group.", "until_programme": RUNS},
    "plans.contact_phases": {
        "name": "While work and the programme both run",
        "times": "1",
        "every": "week",
        "modes": ["phone"],
        "reason": "Tom sees him twice a week in the group.",
        "why": "His days are taken.",
        "until_programme": RUNS,
    },
    "plans.commitments:skills-afternoon": {
        "starts": "6:30pm",
        "ends": "8:30pm",
        "travel_minutes": "20",
        "why": "There is an evening group.",
        "until_programme": RUNS,
    },
    "plans.commitments": {
        "kind": "work",
        "what": "Barber at Fellgate",
        "weekdays": WEEKDAYS,
        "starts": "8am",
        "ends": "5pm",
        "travel_minutes": "70",
        "why": "He was offered it.",
    },
    "delivery.contacts:office": {"at": "6:30pm", "mode": "phone", "minutes": "20", "why": "He is at work."},
    "sentences.curfew_windows:nights": {
        "ends": "6:15am",
        "why": "The bus leaves at twenty to seven.",
        "authority": "ppcs",
        "authority_name": "Duty desk",
    },
}
"""By what is ticked on the page of the review: what is filled in of it."""


def filled_in() -> dict[str, str | list[str]]:
    """Every field of the page on which they are all proposed."""
    return {
        f"{picked.replace(':', '-') if ':' in picked else f'{picked}-new'}-{name}": value
        for picked, fields in CHANGES.items()
        for name, value in fields.items()
    }


class Shown:
    """Every page a visitor's window shows: an address opened, a link followed, a form sent together with the
    page that it leads to. Looking something up on the page itself (a fold, a place on it) shows no other."""

    def __init__(self, visitor: Visitor) -> None:
        self.pages: list[str] = []
        visitor.page.on("load", self._shown)

    def _shown(self, page: Page) -> None:
        self.pages.append(page.url)

    def counts_from_here(self) -> None:
        """Leave out what was shown so far."""
        self.pages.clear()
