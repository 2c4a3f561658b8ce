"""Help beside the work: for each page what it is for, what to do first, and what others see of it.

The texts stand here by the name of the page's route, or of its family (``people:address_*``), and
nowhere else; the guide lists them all. A test holds that every page has one.
"""

from functools import cache

from handrail.home.helping import account, assessing, cases, delivering, facts, reviewing, service, sharing
from handrail.home.helping.chapter import Chapter, Help

NEED_NONE = {
    "health": "a word for machines",
    "ready": "a word for machines",
    "home:start": "leads on",
    "home:help": "is the help",
    "home:offline": "is for when nothing else can be opened",
    "home:gallery": "is for those who build Handrail",
    "home:choose": "explains itself, in the demo only",
    "mfa_login_webauthn": "hands the browser a challenge",
    "account_session": "tells a page how long its session lasts",
}
"""Pages without help, and why."""


def chapters() -> tuple[Chapter, ...]:
    """All there is, in the order of the work."""
    return (
        cases.CHAPTER,
        facts.CHAPTER,
        assessing.CHAPTER,
        delivering.CHAPTER,
        reviewing.CHAPTER,
        sharing.CHAPTER,
        service.CHAPTER,
        account.CHAPTER,
    )


@cache
def of(route: str) -> Help | None:
    """The help of a page: its own, else that of the nearest family it belongs to."""
    if route in NEED_NONE:
        return None
    pages = {name: page for chapter in chapters() for name, page in chapter.pages.items()}
    if route in pages:
        return pages[route]
    families = [name for name in pages if name.endswith("*") and route.startswith(name[:-1])]
    return pages[max(families, key=len)] if families else None


def about(asked: str) -> list[Chapter]:
    """The chapters with the pages in which all the words asked for occur."""
    words = asked.casefold().split()
    found = (
        Chapter(one.title, {name: page for name, page in one.pages.items() if page.says(words)})
        for one in chapters()
    )
    return [one for one in found if one.pages]
