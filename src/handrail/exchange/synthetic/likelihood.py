"""What a published instrument said of an invented adult: worked out for them, or brought from elsewhere."""

from datetime import date

from handrail.casefile import assessments as a
from handrail.exchange.synthetic import chances
from handrail.exchange.synthetic.maker import Maker
from handrail.instruments import worded
from handrail.kernel.dates import completed_years

CATEGORIES = ("violence", "theft_non_motor", "criminal_damage", "drug_possession_supply", "public_order")
ADULT = 18
OUR_VIEW = "Contact follows what is asked of them; this stands beside it."


def likelihood(make: Maker, on: date) -> None:
    """For adults only, and not for all of them."""
    born = make.tables["people.person"][0].date_of_birth
    age = completed_years(born, on)
    if make.cohort != "adult" or age < ADULT or not make.chance(chances.LIKELIHOOD):
        return
    if make.chance(0.2):
        _from_elsewhere(make, on)
        return
    occasions = make.rng.randint(1, 9)
    answers = {
        "gender": make.weighted({"MALE": 84, "FEMALE": 16}),
        "conviction_date": on,
        "follow_up_date": on,
        "age_at_first_sanction": age if occasions == 1 else make.rng.randint(13, age),
        "total_sanctions": occasions,
        "offence_category": make.pick(CATEGORIES),
    }
    told = worded("ogrs3", answers, born=born, on=on)
    make.put(
        "assessments.likelihoods",
        a.Likelihood,
        "likelihood-1",
        on,
        late=0,
        instrument="ogrs3",
        instrument_version=told.version,
        origin="worked_out_here",
        inputs=told.inputs,
        said=list(told.sentences),
        our_view=OUR_VIEW if make.chance(0.3) else "",
    )


def _from_elsewhere(make: Maker, on: date) -> None:
    again = make.rng.randint(12, 70)
    make.put(
        "assessments.likelihoods",
        a.Likelihood,
        "likelihood-1",
        on,
        late=0,
        instrument="arp_static",
        instrument_version="As printed in OASys",
        origin="from_elsewhere",
        source="OASys, printed by the prison",
        said=[
            f"Of 100 people with the same answers, about {again} were convicted or cautioned again within"
            f" two years; about {100 - again} were not."
        ],
    )
