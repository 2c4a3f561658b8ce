"""What the page shells are told: who is signed in, and whose case this is.

``Shell`` is made once per request by a context processor in a room that knows
the routes, and reaches every template as ``shell``. ``CaseFrame`` is made by the
view of a case page and passed as ``frame``.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from django.utils.functional import Promise

Words = str | Promise


class NavItem(NamedTuple):
    """One place in a navigation list; ``current`` marks where the reader is."""

    label: str
    url: str
    current: bool = False


class Fact(NamedTuple):
    """A label and its value. An empty label shows the value alone."""

    label: str
    value: str


class Action(NamedTuple):
    """A link or button: what it says and where it goes."""

    label: str
    url: str


class HelpText(Protocol):
    """What stands beside the work: what a page is for, what to do first, what others see."""

    @property
    def title(self) -> Words: ...
    @property
    def what(self) -> Words: ...
    @property
    def first(self) -> Words: ...
    @property
    def seen(self) -> Words: ...


class Session(NamedTuple):
    """How long somebody stays signed in: seconds left, minutes without use, where a script asks and leads."""

    left: int
    minutes: int
    ask_url: str
    ended_url: str


class Tie(NamedTuple):
    """That another record is of the same person; no url for whoever may not know more of it."""

    text: str
    label: str
    url: str


@dataclass(frozen=True)
class Shell:
    """The frame of every page: navigation and the person signed in.

    ``foot``: links at its foot. ``ways``: where to go on from a page that says what went wrong.
    ``today``: the day that stands at the foot of what is printed.
    ``session``: how long the reader stays signed in, and who is asked about it.
    ``text_size``: "larger" or "largest", where the reader has chosen so.
    ``narrow``: whether this session sees the pages of partners only.
    ``help``: of this page; ``help_url``: all of it.
    """

    nav: tuple[NavItem, ...] = ()
    user_name: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    home_url: str = "/"
    foot: tuple[Action, ...] = ()
    ways: tuple[Action, ...] = ()
    today: date | None = None
    session: Session | None = None
    text_size: str = ""
    help: HelpText | None = None
    help_url: str = ""
    narrow: bool = False
    demo: bool = False


@dataclass(frozen=True)
class CaseFrame:
    """The identity bar and sub-navigation of one case.

    ``name`` is the full name, ``called`` the first name used in headings.
    ``born`` is words ("9 June 1999"), ``age`` whole years or None where not known.
    ``sub_nav`` lists only rooms that exist. ``standing_line`` says what the page
    stands on ("Community order, 9 months · Shown as it stands today, …") and
    ``known_url`` leads to choosing another date. ``as_known`` is set when the
    page already shows an earlier date; ``now_url`` then leads back. ``ties`` are
    the other records of the same person.
    """

    name: str
    called: str
    reference: str
    reference_label: str = "CRN"
    age: int | None = None
    born: str = ""
    facts: tuple[Fact | tuple[str, str], ...] = ()
    sub_nav: tuple[NavItem | tuple[str, str, bool], ...] = ()
    main_action: Action | tuple[str, str] | None = None
    print_url: str | None = None
    standing_line: str = ""
    known_url: str | None = None
    as_known: str = ""
    ties: tuple[Tie | tuple[str, str, str], ...] = ()
    now_url: str | None = None
    demo: bool = False
