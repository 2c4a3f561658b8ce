"""Sample view models for ``/design``: every component with its states. The people are fictional."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handrail.design import parts
from handrail.design.fields import hinted
from handrail.design.gallery_contacts import sample_contacts
from handrail.design.gallery_order import sample_level, sample_order, sample_phases
from handrail.design.gallery_work import sample_pictures
from handrail.design.pictures import (
    area,
    contacts,
    level,
    minibar,
    network,
    order,
    sentencebar,
    strip,
    timebar,
    two_orders,
    week,
)
from handrail.design.typed import DatePartsField, TypedDateField, TypedTimeField

TODAY = date(2026, 3, 18)


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label=_("What it was"),
        help_text=_("In a few words"),
        max_length=80,
        error_messages={"required": _("Say what it was")},
    )
    on = TypedDateField(label=_("Day"), help_text=_("For example, 18 March or tomorrow"))
    at = TypedTimeField(
        label=_("Time"), working_hours=True, widget=TypedTimeField.widget({"class": "govuk-input--width-5"})
    )
    born = DatePartsField(label=_("Date of birth"), help_text=_("For example, 9 6 1999"), required=False)
    notes = forms.CharField(
        label=_("Notes"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        help_text=_("What matters later"),
    )
    own_words = forms.CharField(
        label=_("In her own words"),
        widget=forms.Textarea({"rows": 2, "class": "hr-own-words"}),
        required=False,
    )
    outcome = hinted(
        forms.ChoiceField(
            label=_("How it went"),
            choices=[
                ("came", _("Came")),
                ("rang", _("Rang before, another day agreed")),
                ("absent", _("Did not come")),
            ],
            widget=forms.RadioSelect,
        ),
        {"rang": _("Counts as kept")},
    )
    why = forms.CharField(label=_("What is known of the reason"), required=False)
    help_given = forms.MultipleChoiceField(
        label=_("Help given"),
        choices=[
            ("lift", _("A lift")),
            ("company", _("Somebody went along")),
            ("call", _("A call the day before")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(
        label=_("Where"),
        choices=[
            ("", _("Choose a place")),
            (_("Ours"), [("canal", "Canal House"), ("east", "Eastgate")]),
            (_("Partners’"), [("willow", "Willow women’s centre")]),
        ],
    )
    told = forms.BooleanField(label=_("She was told what happens next"), required=False)
    code = forms.CharField(widget=forms.HiddenInput, initial="sample", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = self.fields["on"]
        assert isinstance(on, TypedDateField)
        on.today = TODAY


def gallery_context() -> dict[str, Any]:
    """All that ``design/gallery.html`` reads, besides ``shell``."""
    wrong = {"wrong-notes": "Two lines\nof notes", "wrong-on": "someday", "wrong-born-day": "9"}
    return {
        "form": SampleForm(prefix="plain", initial={"on": TODAY, "at": time(10, 30)}),
        "wrong_form": SampleForm(wrong, prefix="wrong"),
        **_words(),
        **_lists(),
        **_timeline(),
        **_tables(),
        **_pictures(),
    }


def _words() -> dict[str, Any]:
    return {
        "quotes": (
            parts.Quote(
                "My own front door. Then back behind a chair, cutting hair.",
                "Helen, planning panel, 13 March",
            ),
            parts.Quote("Fridays are good. I can breathe when it’s only women.", "Helen, induction, 6 March"),
        ),
        "strengths": (
            parts.Strength(
                "Qualified hairdresser", "Later: job centre step starts once a home has held four weeks", "#"
            ),
            parts.Strength("Her nan, Joyce", "In use: hears good news on Sundays"),
        ),
        "suits": "One short list a week, read through together. Texts, not letters.",
    }


def _lists() -> dict[str, Any]:
    return {
        "agenda_rows": (
            parts.AgendaRow(
                "Today",
                "2pm",
                "Benefit claim with Neil Barker",
                "Job centre desk, Canal House.",
                (parts.Help("Lift 1:30pm, PC Whitlock", "lift"),),
                now=True,
                url="#",
            ),
            parts.AgendaRow(
                "Monday 23",
                "9:30am",
                "Supported housing interview",
                "Council offices, Dale Street.",
                (
                    parts.Help("Farah Aziz goes in with her", "company"),
                    parts.Help("Lift asked for, not confirmed"),
                ),
                ("Women only",),
            ),
        ),
        "day_rows": (
            parts.DayRow("9:15am", "Yasmin Doyle", "Phone, 15 minutes", "Came · recorded", url="#"),
            parts.DayRow(
                "11:30am", "Callum Frith", "Office, room 2", "Say how it went", "#", now=True, url="#"
            ),
        ),
        "need_list": (
            parts.Need(
                "Marek Nowak", "Drug service has not answered your referral for 9 days", "since 9 March", "#"
            ),
            parts.Need("Team", "Room booked without a key", "by Friday"),
        ),
        "prompt_list": (
            parts.Prompt(
                "Monday’s lift is not confirmed. It is Helen’s longest appointment of the week.",
                (parts.Action("Draft a message", "#"), parts.Action("Answer", "#")),
            ),
            parts.Prompt("What she wants done differently is not on record yet."),
        ),
        "figure_list": (
            parts.Figure("Week 2", "of 40"),
            parts.Figure("14", "days used"),
            parts.Figure("10 weeks", "to the 12-week review"),
        ),
        "fact_rows": (
            ("Stay out of", "“The shops end of town. The bus through it is all right if I stay on.”"),
            ("Come in", "Fridays, women-only day.", (parts.Action("Update", "#"),)),
        ),
        "chip_list": (
            parts.Chip("Everything", "#", 47, True),
            parts.Chip("By partners", "#", 20),
            parts.Chip("No count", "#"),
        ),
        "actions": (parts.Action("Add a contact", "#"), parts.Action("See the week", "#")),
    }


def _timeline() -> dict[str, Any]:
    us = "Ruth Adeyemi"
    return {
        "months": (
            parts.Month(
                "March 2026",
                "3 contacts: 1 by us, 2 by partners",
                parts.Action("show every one", "#"),
                (
                    parts.Day(
                        "Monday 16",
                        "2 days ago",
                        (
                            parts.Entry(
                                "Supervision, office",
                                "us",
                                "us",
                                f"{us} · 45 minutes · came",
                                "#",
                                ("Session 4 of 8. Wayne brought the diary he keeps.",),
                                (parts.Quote("Now it’s just me going to pray."),),
                                ("Own words",),
                            ),
                            parts.Entry(
                                "Home visit", "partner", "partner", "Yusuf Karim · fed back same day", "#"
                            ),
                        ),
                    ),
                    parts.Day(
                        "Monday 9",
                        "9 days ago",
                        (
                            parts.Entry("Six months since release", "mile", plain=True),
                            parts.Entry("Third move: to Brook Street", "move", plain=True),
                            parts.Entry("Address confirmed", "fact", "", "From the council"),
                        ),
                    ),
                    parts.Day(
                        "Thursday 5",
                        "",
                        (
                            parts.Entry(
                                "Turning point: five weeks in his own flat",
                                "turn",
                                "us",
                                us,
                                "#",
                                (("What it was used for:", "the college application was started."),),
                                (parts.Quote("First time I’ve had a key that long."),),
                            ),
                            parts.Entry(
                                "Lapse: a missed visit and two nights away",
                                "lapse",
                                "us",
                                us,
                                "#",
                                (
                                    "Nothing he had already done is undone by it.",
                                    ("What was done:", "a call the same day, a visit together on Friday."),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            parts.Month(
                "February 2026",
                "4 contacts: 2 by us, 2 by partners",
                parts.Action("Show February", "#"),
                folded=True,
            ),
        ),
    }


def _tables() -> dict[str, Any]:
    cell = parts.Cell
    return {
        "person_rows": (
            parts.PersonRow(
                "Joyce, her nan",
                "Rings every Sunday.",
                "+ Supports",
                "Helen wants her told how it is going.",
                "#",
            ),
            parts.PersonRow(
                "Dean, former partner",
                "“He turns up when I’m rough.”",
                "− Pulls away",
                "Not involved: Helen asked us not to.",
            ),
        ),
        "columns": ("Clash", ("How it was settled", "Settled by")),
        "rows": (
            (
                cell("Curfew ends at 7am; the bus leaves at 6:40am", "Monday to Friday", number=1),
                cell("Curfew ends 6:15am on work days", "Variation agreed 17 March", tags=("New",)),
            ),
            (cell("Angela", "Mum", "#"), cell("Supports, strongly", sign="+")),
            ("A cell may be words", "or a number"),
        ),
        "groups": (
            parts.CaseGroup(
                "Today",
                (
                    parts.CaseRow(
                        "Helen Brightwell",
                        "#",
                        "X340571",
                        "Community order",
                        "2pm",
                        "Job centre, Canal House",
                        "Five agencies",
                        "Fri 13 Mar",
                        minibar.draw(date(2026, 3, 5), date(2026, 12, 4), TODAY),
                    ),
                    parts.CaseRow(
                        "Wayne Cassidy",
                        "#",
                        "X338902",
                        "Licence",
                        "4pm",
                        "Home visit",
                        "New Crescent",
                        "Mon 16 Mar",
                        minibar.draw(date(2025, 9, 8), date(2026, 9, 10), TODAY),
                    ),
                ),
            ),
            parts.CaseGroup(
                "No appointment yet", (parts.CaseRow("Priya Lal", "#", "X342990", with_whom="Only you"),)
            ),
        ),
    }


def _pictures() -> dict[str, Any]:
    return {
        "bar": timebar.draw(
            timebar.Period(
                start=date(2026, 3, 5),
                end=date(2026, 12, 4),
                today=TODAY,
                end_label="Order ends",
                ticks=(
                    timebar.Tick(date(2026, 5, 28), "12-week review"),
                    timebar.Tick(date(2026, 9, 5), "6 months", strong=False),
                ),
                promises=(
                    timebar.Promise("Lifts", date(2026, 4, 1)),
                    timebar.Promise("Peer mentor", date(2026, 7, 31), date(2026, 4, 6)),
                ),
            )
        ),
        "mini": minibar.draw(date(2026, 3, 5), date(2026, 12, 4), TODAY),
        "whole": sentencebar.draw(
            sentencebar.Sentence(
                today=TODAY,
                phases=(
                    sentencebar.Phase("custody", date(2022, 9, 12), date(2024, 9, 11), "Custody"),
                    sentencebar.Phase(
                        "licence", date(2024, 9, 12), date(2025, 1, 19), "First licence", "Licence"
                    ),
                    sentencebar.Phase(
                        "custody", date(2025, 1, 20), date(2026, 2, 8), "Back in custody", "Custody"
                    ),
                    sentencebar.Phase("now", date(2026, 2, 9), date(2026, 9, 11), "Licence now", "Now"),
                    sentencebar.Phase("supervision", date(2026, 9, 12), date(2027, 2, 8), "Supervision"),
                ),
                marks=(
                    sentencebar.Mark(date(2022, 9, 12), "Sentenced"),
                    sentencebar.Mark(date(2025, 1, 20), "Recalled", "before he found work"),
                    sentencebar.Mark(date(2026, 2, 9), "Released again"),
                    sentencebar.Mark(date(2027, 2, 8), "Ends"),
                ),
            )
        ),
        "strip_picture": strip.draw(
            strip.Strip(
                start=date(2025, 8, 18),
                end=date(2026, 4, 1),
                today=TODAY,
                title="August 2025 to March 2026: contacts, two turning points, a lapse and a move.",
                contacts=tuple(strip.Contact(date(2025, 9 + n, 8 + 3 * n), "us") for n in range(4))
                + tuple(strip.Contact(date(2026, 1 + n, 5 + 5 * n), "partner") for n in range(3)),
                marks=(
                    strip.StripMark(date(2025, 8, 27), "turn"),
                    strip.StripMark(date(2025, 9, 8), "mile"),
                    strip.StripMark(date(2025, 11, 6), "move"),
                    strip.StripMark(date(2025, 11, 9), "lapse"),
                    strip.StripMark(date(2025, 12, 15), "fact"),
                ),
                custody=(strip.Span(date(2025, 8, 18), date(2025, 9, 7)),),
            )
        ),
        "week_picture": week.draw(_week()),
        "network_picture": network.draw(_network()),
        "area_picture": area.draw(_area()),
        "level_picture": level.draw(sample_level()),
        "contacts_picture": contacts.draw(sample_contacts()),
        "phases_picture": sample_phases(),
        "order_picture": order.draw(sample_order()),
        **sample_pictures(TODAY),
        "two_orders_picture": two_orders.draw(_two_orders(), "The goals in their order, before and after"),
    }


def _week() -> week.Week:
    return week.Week(
        title="A week with a job, and two clashes",
        monday=date(2026, 3, 16),
        blocks=(
            *(week.Block(day, time(8), time(17), "work", "Work, 8am to 5pm") for day in range(2)),
            *(week.Block(day, time(6, 30), time(8), "travel", "Bus") for day in range(2)),
            week.Block(1, time(14), time(16), "programme", "Thinking Skills"),
            week.Block(2, time(18, 30), time(19, 30), "meeting", "Key work", changed=True),
            week.Block(3, time(18, 30), time(20, 30), "free", "Evening group"),
        ),
        curfews=(
            *(week.Curfew(day, time(21), time(7)) for day in (0, 1, 2, 4)),
            week.Curfew(3, time(21), time(6, 15), changed=True),
        ),
        clashes=(
            *(week.Clash(1, day, time(6, 30), time(7), "Leaves 6:30am; curfew ends 7am") for day in (0, 1)),
            week.Clash(2, 1, time(14), time(16), "Thinking Skills 2pm to 4pm, in the shift"),
        ),
    )


def _network() -> network.Network:
    member = network.Member
    return network.Network(
        called="Kai",
        age=16,
        title="Kai in the middle with five people and places around him: two support him, one pulls away, "
        "one does both, one is not known yet.",
        members=(
            member("Marcus", "Older brother, at home", "family", "both", "Decide again", True, False),
            member("Older lads", "From the local gang", "friends", "harms", "Not involved", settled=False),
            member("Dev", "New friend from rugby", "friends", "supports", "Kai’s choice", listens=True),
            member("Terry", "Boxing coach", "enjoys", "strong", "Involved", listens=True),
            member("PC Amy Lunn", "Youth justice police officer", "workers", "unknown", "Involved"),
        ),
    )


def _area() -> area.Area:
    corners = [
        (-1.482, 53.381),
        (-1.468, 53.384),
        (-1.461, 53.378),
        (-1.47, 53.373),
        (-1.481, 53.375),
        (-1.482, 53.381),
    ]
    return area.Area(
        shape={"type": "Polygon", "coordinates": [corners]},
        title="The area to stay out of, a mile across. Canal House and the women’s centre lie outside it.",
        places=(
            area.Place("Canal House", -1.489, 53.3795, False),
            area.Place("Willow women’s centre", -1.459, 53.3745, False),
        ),
    )


def _two_orders() -> tuple[two_orders.Item, ...]:
    return (
        two_orders.Item("Somewhere to live", 1, 2),
        two_orders.Item("Back to work", 3, 1, "moved"),
        two_orders.Item("Money coming in", 2, 3, "changed", "Sort out the claim"),
        two_orders.Item("A course", 4, None, "dropped"),
        two_orders.Item("Evenings at the gym", None, 4, "added"),
    )
