"""Forty services of an invented county, a few of them bad: what the stand-in for a feed answers with."""

from typing import Any

OFFERS: tuple[tuple[str, str, str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Harbour Row Advice",
        "Harbour Row, Wexborough",
        "TU,TH",
        (
            ("Debt advice", "Letters opened together, creditors rung, a budget that holds.", "Money"),
            ("Benefits desk", "Claims made and appeals written.", "Money"),
            ("Tenancy help", "Arrears, repairs and notices, with a word to the landlord.", "Housing"),
            ("Form filling", "Bring the letter; somebody reads it with you.", "Learning"),
            ("Bank accounts", "A first account where there is no usual proof of address.", "Money"),
        ),
    ),
    (
        "Long Acre Growers",
        "Long Acre, Netherby",
        "MO,WE,FR",
        (
            ("Growing together", "Digging, company and vegetables to take home.", "Wellbeing"),
            ("Young growers", "Saturday jobs on the land for young people.", "Work"),
            ("Women’s plot", "A plot worked by women, with a crèche beside it.", "Wellbeing"),
            ("Tool mending", "Old tools made good; the craft is taught.", "Work"),
            ("Harvest kitchen", "Cooking what was grown, and eating it at one table.", "Friendships"),
        ),
    ),
    (
        "Bell Lane Club",
        "Bell Lane, Wexborough",
        "MO,TU,TH",
        (
            ("Boxing without blows", "Fitness on pads and ropes.", "Leisure"),
            ("Music room", "Instruments, microphones, and somebody who knows them.", "Leisure"),
            ("Homework hour", "A quiet room and a patient adult.", "Learning"),
            ("Mentors", "Somebody a little older to walk with.", "Mentoring"),
            ("Bike workshop", "Build one from parts and ride it home.", "Work"),
        ),
    ),
    (
        "Saltmarsh Recovery",
        "Quay Street, Saltmarsh",
        "MO,TU,WE,TH,FR",
        (
            ("Open door", "Come as you are; talk of drink and drugs.", "Alcohol"),
            ("Evening group", "For people who work in the day.", "Drugs"),
            ("Families’ table", "For those who live with somebody who drinks or uses.", "Families"),
            ("Needle exchange", "Clean works and no questions.", "Drugs"),
            ("Sober socials", "Bowling, films, walks.", "Friendships"),
        ),
    ),
    (
        "The Reading Boat",
        "Canal Basin, Wexborough",
        "WE,SA",
        (
            ("Read with us", "Reading from the first letter on, one to one.", "Learning"),
            ("English together", "English for people who speak others.", "Learning"),
            ("Numbers for work", "The sums that a job asks for.", "Learning"),
            ("Driving theory", "The book, the words and the test.", "Learning"),
            ("Story dads", "Recording a bedtime story for a child far away.", "Families"),
        ),
    ),
    (
        "Fenside Health",
        "Mill Road, Fenside",
        "MO,TH",
        (
            ("Nurse drop-in", "Wounds, teeth, sleep: whatever it is.", "Health"),
            ("Talking first", "Six talks with a counsellor.", "Mental health"),
            ("Walk and talk", "The same, out of doors.", "Mental health"),
            ("Hearing checks", "In a quarter of an hour.", "Health"),
            ("Stopping smoking", "Patches and company.", "Health"),
        ),
    ),
    (
        "Gurdwara Kitchen",
        "Station Road, Wexborough",
        "SU",
        (
            ("Langar", "A meal for everybody who comes.", "Support"),
            ("Elders’ morning", "Tea and Punjabi spoken.", "Culture"),
            ("Youth hall", "Hockey, homework, and food.", "Leisure"),
            ("Interpreters", "Volunteers for letters and surgeries.", "Support"),
            ("Sewing room", "Machines, and women who teach.", "Work"),
        ),
    ),
    (
        "Two Rivers Works",
        "Foundry Lane, Netherby",
        "MO,TU,WE,TH",
        (
            ("First job", "Employers who ask what you can do.", "Work"),
            ("Forklift licence", "Two weeks, and the test paid.", "Work"),
            ("Interview clothes", "A suit, shoes, and a haircut.", "Work"),
            ("Disclosing well", "What must be told to whom, and how to say it.", "Work"),
            ("Own business", "Window cleaning, gardens, markets.", "Work"),
        ),
    ),
)

FAULTS: dict[int, dict[str, Any]] = {
    7: {"minimum_age": 40, "maximum_age": 25},
    18: {"organization": None},
    29: {"schedules": [{"byday": "MO", "opens_at": "17:00", "closes_at": "9:99"}]},
    36: {"url": "javascript:alert(1)"},
}
"""By the number of the service, what its keeper got wrong."""


def services() -> list[dict[str, Any]]:
    """The services as the standard has them, in the order of the feed."""
    each = [
        (place, offer, at, organization)
        for at, organization in enumerate(OFFERS)
        for place, offer in enumerate(organization[3])
    ]
    return [_service(number, *one) for number, one in enumerate(each, 1)]


def _service(
    number: int, place: int, offer: tuple[str, str, str], at: int, organization: Any
) -> dict[str, Any]:
    name, says, term = offer
    agency, address, days, _offers = organization
    location = {
        "id": f"place-{at + 1}",
        "name": agency,
        "latitude": round(53.32 + 0.01 * at, 4),
        "longitude": round(-0.17 + 0.007 * at, 4),
        "addresses": [{"address_1": address}],
    }
    return {
        "id": f"invented-{number:02}",
        "name": f"{agency}: {name}",
        "status": "active",
        "description": says,
        "organization": {"id": f"organization-{at + 1}", "name": agency},
        "phones": [{"number": f"01632 960{400 + number}"}],
        "minimum_age": (16, 18, 11)[number % 3],
        "wait_time": ("None", "Two weeks", "A month")[place % 3],
        "schedules": [{"byday": days, "opens_at": "10:00", "closes_at": "16:00"}],
        "service_at_locations": [{"location": location}],
        "attributes": [{"taxonomy_term": {"name": term}}],
        **FAULTS.get(number, {}),
    }
