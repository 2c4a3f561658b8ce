"""The frame round the sample pages."""

from datetime import date

from handrail.design.frame import Action, CaseFrame, Fact, NavItem, Shell

TODAY = date(2026, 3, 18)

SHELL = Shell(
    nav=(
        NavItem("My caseload", "caseload.html", True),
        NavItem("Find a person", "#"),
        NavItem("Agencies", "#"),
    ),
    user_name="Ruth Adeyemi",
    sign_out_url="#",
    home_url="caseload.html",
    demo=True,
)


def nav(current: str) -> tuple[NavItem, ...]:
    places = (
        ("Overview", "case.html"),
        ("Timeline", "timeline.html"),
        ("People", "people.html"),
        ("Sentence", "sentence.html"),
        ("Contacts", "#"),
    )
    return tuple(NavItem(label, url, label == current) for label, url in places)


def frame(
    name: str,
    current: str,
    reference: str,
    age: int,
    born: str,
    *facts: tuple[str, str],
    standing_line: str = "",
    known_url: str | None = None,
) -> CaseFrame:
    return CaseFrame(
        name=name,
        called=name.split()[0],
        reference=reference,
        age=age,
        born=born,
        facts=tuple(Fact(*fact) for fact in facts),
        sub_nav=nav(current),
        main_action=Action("Add a contact", "#"),
        print_url="#print",
        standing_line=standing_line,
        known_url=known_url,
    )
