"""How much a piece of work asks: pages delivered, presses and answers of the counted journeys.

``make journeys`` runs this module. It prints one JSON line a journey and ends with 1 when one asks
for more than its target. ``tests/plans/test_counted.py`` asks the same.

A journey is walked as somebody without a script would: every press sends what the page's own form
holds and every answer has to be one that the page offers. Opening a folded part is a press too.
Pre-filled answers left alone count for nothing, and neither do the redirects behind a press.
"""

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import click
import pytest

ROOT = Path(__file__).resolve().parents[1]
TEST_FILE = "tests/plans/test_counted.py"
COUNTED = "counted"
PLAN = "/cases/X340571/plan"


@dataclass
class Form:
    """One form of a page as a browser would send it."""

    action: str
    sent: dict[str, list[str]] = field(default_factory=dict)
    offered: dict[str, set[str]] = field(default_factory=dict)
    many: set[str] = field(default_factory=set)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class Page(HTMLParser):
    """The links, forms and folds of a page, by the words on them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.folds: list[str] = []
        self._form: Form | None = None
        self._words: list[str] | None = None
        self._closing: Callable[[str], None] = lambda _words: None
        self._select = self._area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("action", ""))
            self.forms.append(self._form)
        elif tag == "a":
            self._listen(lambda words: self.links.setdefault(words, given.get("href", "")))
        elif tag == "summary":
            self._listen(self.folds.append)
        elif tag == "button" and self._form is not None:
            form, pair = self._form, (given.get("name", ""), given.get("value", ""))
            self._listen(lambda words: form.buttons.setdefault(words, pair))
        elif self._form is not None:
            self._field(tag, given, "checked" in given or "selected" in given)

    def _field(self, tag: str, given: dict[str, str], chosen: bool) -> None:
        form, name = self._form, given.get("name", "")
        assert form is not None
        if tag == "input" and name and given.get("type") in ("radio", "checkbox"):
            form.offered.setdefault(name, set()).add(given.get("value", "on"))
            if given["type"] == "checkbox":
                form.many.add(name)
            if chosen:
                form.sent.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "input" and name:
            form.sent[name] = [given.get("value", "")]
        elif tag == "textarea":
            self._area, form.sent[name] = name, [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            form.offered.setdefault(self._select, set()).add(given.get("value", ""))
            if chosen or self._select not in form.sent:
                form.sent[self._select] = [given.get("value", "")]

    def _listen(self, closing: Callable[[str], Any]) -> None:
        self._words, self._closing = [], closing

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.sent[self._area][0] += data
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "summary", "button") and self._words is not None:
            self._closing(" ".join("".join(self._words).split()))
            self._words = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None


class Walker:
    """Somebody at a browser, and what the journey has asked of them so far."""

    def __init__(self, client: Any, start: str) -> None:
        self.client = client
        self.loads = self.presses = self.answers = 0
        self.typed: dict[str, list[str]] = {}
        self._deliver(client.get(start, follow=True))

    def follows(self, words: str) -> None:
        """Press a link."""
        found = [address for said, address in self.page.links.items() if said.startswith(words)]
        assert found, (words, sorted(self.page.links))
        self._press()
        self._deliver(self.client.get(found[0].partition("#")[0], follow=True))
        self.loads += 1

    def unfolds(self, words: str) -> None:
        """Open a folded part of the page; nothing is delivered."""
        assert words in self.page.folds, (words, self.page.folds)
        self._press()

    def uncovers(self) -> None:
        """Show the page of a panel; nothing is delivered."""
        assert 'id="cover" checked' in self.text
        self._press()

    def answers_with(self, **answers: str | list[str]) -> None:
        """Answer questions of the form that has them, each of them once."""
        for name, value in answers.items():
            form = next(one for one in self.page.forms if name in one.sent or name in one.offered)
            values = value if isinstance(value, list) else [value]
            if name in form.offered:
                assert set(values) <= form.offered[name], (name, values, form.offered[name])
            assert values != form.sent.get(name), f"{name} was filled in already"
            self.typed[name] = values
            self.answers += 1

    def presses_button(self, words: str) -> None:
        """Send the form that has the button, with everything that was typed into it."""
        form = next(one for one in self.page.forms if words in one.buttons)
        unasked = [name for name in self.typed if name not in form.sent and name not in form.offered]
        assert not unasked, f"{unasked} stand in another form"
        name, value = form.buttons[words]
        sent = {**form.sent, **self.typed, **({name: [value]} if name else {})}
        self._press()
        self._deliver(self.client.post(form.action or self.path, sent, follow=True))
        self.loads += 1

    def _press(self) -> None:
        self.presses += 1

    def _deliver(self, response: Any) -> None:
        self.text = response.content.decode()
        assert response.status_code == 200, (response.status_code, self.text[:3000])
        self.path, self.page, self.typed = response.request["PATH_INFO"], Page(self.text), {}


@dataclass(frozen=True)
class Journey:
    """A counted journey: how it is walked, and what it may ask at most."""

    name: str
    target: dict[str, int]
    walk: Callable[[Any], Walker]

    def __str__(self) -> str:
        return self.name


def one_goal(client: Any) -> Walker:
    """One goal with two steps, agreed, from the plan page."""
    walker = Walker(client, PLAN)
    walker.follows("Add a goal")
    walker.unfolds("Add a step")
    walker.answers_with(
        will="get a homelessness assessment",
        so_that="I have somewhere safe to live",
        factors=["home"],
        what_1="Homelessness assessment",
        who_1=["w:denise-okoro"],
        when_1="after",
        what_2="Supported housing applications",
        who_2=["me", "w:denise-okoro"],
        day_2="2 October 2027",
    )
    walker.presses_button("Put it in the plan")
    walker.answers_with(answer="agrees")
    walker.presses_button("Record what we agreed")
    assert "Plan 1, put to Helen" in walker.text
    return walker


def six_goals(client: Any) -> Walker:
    """Six goals with two steps each in panel mode, read back and agreed."""
    walker = Walker(client, PLAN)
    walker.follows("Open the panel of")
    walker.uncovers()
    for n in range(1, 7):
        walker.unfolds("Add a step")
        walker.answers_with(
            will=f"do the thing that is number {n}",
            so_that="I have my own front door",
            **({"factors": [("home", "heroin")[n - 1]]} if n < 3 else {}),
            **({"strengths": ["hair"]} if n == 6 else {}),
            what_1="The first step of it",
            who_1=["w:denise-okoro"],
            when_1="after" if n < 4 else "week",
            help_1=["k:lift"],
            what_2="The second step of it",
            who_2=["me"],
            day_2="2 October 2027",
        )
        walker.presses_button("Put it in the plan")
    yes = sorted(next(form.offered["yes"] for form in walker.page.forms if "yes" in form.offered))
    assert len(yes) == 6, "one answer is due of Denise for each goal"
    walker.answers_with(
        came=["denise-asked"], yes=yes, answer="agrees", words="Everyone wants the same thing"
    )
    walker.presses_button("Record what we agreed")
    assert walker.text.count('class="hr-goal"') == 6
    assert "Plan 1, put to Helen" in walker.text
    return walker


def updating(client: Any) -> Walker:
    """A goal that stands is said otherwise."""
    walker = Walker(client, PLAN)
    walker.follows("Update goal 1")
    walker.answers_with(
        will="have my homelessness looked at properly", what_1="At the council", day_2="9 October 2027"
    )
    walker.presses_button("Save")
    assert "have my homelessness looked at properly" in walker.text
    return walker


def one_area(client: Any) -> Walker:
    """One area of life is assessed, with a factor in it."""
    walker = Walker(client, "/cases/X340571/assessment")
    walker.follows("Finances")
    walker.answers_with(
        found="factor",
        going_on="No income for a year. A claim was stopped.",
        persons_words="I never know what I will have.",
        help_wanted="Somebody at the job centre with me",
        name="No income",
        does="Shoplifting pays for food",
        since="Since her claim stopped",
        harm="not_linked",
        evidence="The letter from the job centre",
    )
    walker.presses_button("Save")
    assert "No income" in walker.text
    return walker


CASE = "/cases/X340571"


def outcome_said(client: Any) -> Walker:
    """How yesterday's appointment went, from the case page."""
    walker = Walker(client, CASE)
    walker.follows("Say how it went")
    walker.answers_with(outcome="attended", text="Came with the letter.", words="I nearly did not.")
    walker.presses_button("Save")
    assert "How it went is on the record." in walker.text
    return walker


def past_appointment(client: Any) -> Walker:
    """An appointment that was never booked, with how it went."""
    walker = Walker(client, CASE)
    walker.follows("Add a contact")
    walker.answers_with(
        kind="supervision",
        mode="office",
        valid_from="yesterday",
        at="2.30",
        minutes="45",
        outcome="attended",
        text="Talked about the flat.",
        words="I want my own front door.",
    )
    walker.presses_button("Save")
    assert "The contact is on the record." in walker.text
    return walker


def other_contact(client: Any) -> Walker:
    """A call of today."""
    walker = Walker(client, CASE)
    walker.follows("Add a contact")
    walker.answers_with(kind="message", mode="phone", outcome="done", text="Rang about Friday.")
    walker.presses_button("Save")
    assert "The contact is on the record." in walker.text
    return walker


def booked(client: Any) -> Walker:
    """An appointment booked from the case page."""
    walker = Walker(client, CASE)
    walker.follows("Book the next")
    walker.answers_with(kind="supervision", mode="phone", valid_from="tomorrow", at="11", minutes="30")
    walker.presses_button("Book it")
    assert "Booked. Tell the person" in walker.text
    return walker


def progress_said(client: Any) -> Walker:
    """How far a goal has come, with the person's own view beside it."""
    walker = Walker(client, "/cases/X340571/progress")
    walker.follows("Say how far goal 1 has come")
    walker.answers_with(
        level="begun",
        text="The council has a duty to help",
        own_rating="better",
        words="Nobody talked over me.",
    )
    walker.presses_button("Save")
    assert "Nobody talked over me." in walker.text
    return walker


def referring(client: Any) -> Walker:
    """A referral from a step of the plan, sent with what goes along."""
    walker = Walker(client, PLAN)
    walker.follows("Refer: Housing forms")
    walker.answers_with(
        needs_from_them="Somebody who stays with her",
        persons_words="Not on my own again.",
        consent="given",
        shares=["plans.steps/housing-forms", "plans.help/company"],
    )
    walker.presses_button("Send the referral")
    assert "Where it stands" in walker.text
    assert "Not on my own again." in walker.text
    return walker


JOURNEYS = (
    Journey("one goal with two steps, agreed", {"loads": 3, "presses": 4, "answers": 10}, one_goal),
    Journey("a panel with six goals of two steps each, agreed", {"loads": 8}, six_goals),
    Journey("one assessment area", {"loads": 2, "answers": 9}, one_area),
    Journey("how an appointment went", {"loads": 2, "answers": 4}, outcome_said),
    Journey("a past appointment with how it went", {"loads": 2, "answers": 8}, past_appointment),
    Journey("another contact", {"loads": 2, "answers": 6}, other_contact),
    Journey("an appointment booked", {"loads": 2, "answers": 6}, booked),
    Journey("refer from a step", {"loads": 4, "answers": 6}, referring),
    Journey("a goal updated", {"loads": 2, "presses": 2, "answers": 3}, updating),
    Journey("how far a goal has come", {"loads": 2, "presses": 2, "answers": 4}, progress_said),
)


def counted(journey: Journey, client: Any) -> dict[str, Any]:
    """Walk a journey: what it asked for, beside its target."""
    walker = journey.walk(client)
    counts = {"loads": walker.loads, "presses": walker.presses, "answers": walker.answers}
    return {"journey": journey.name, **counts, "target": journey.target}


def over(line: dict[str, Any]) -> list[str]:
    """Where a journey asks for more than its target."""
    return [f"{name}: {line[name]} of {most}" for name, most in line["target"].items() if line[name] > most]


class _Lines:
    """Listens to pytest: what was counted."""

    def __init__(self) -> None:
        self.lines: dict[str, dict[str, Any]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties).get(COUNTED)
        if report.when == "call" and isinstance(told, dict):
            self.lines[told["journey"]] = told


def main() -> int:
    """Print a line for each journey; 1 when one asks too much or could not be walked."""
    heard, said = _Lines(), io.StringIO()
    with redirect_stdout(said):
        failed = bool(pytest.main(["--no-header", "-q", str(ROOT / TEST_FILE)], plugins=[heard]))
    for journey in JOURNEYS:
        line = heard.lines.get(journey.name)
        if line is not None:
            click.echo(json.dumps(line, ensure_ascii=False))
        failed = failed or line is None or bool(over(line))
    if len(heard.lines) < len(JOURNEYS):
        click.echo(said.getvalue(), err=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
