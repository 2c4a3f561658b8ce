"""Answers for whole instruments, as a form would send them; each test changes what it is about."""

from datetime import date
from typing import Any

TODAY = date(2026, 3, 18)
HELEN_BORN = date(1999, 6, 1)
LEON_BORN = date(1994, 2, 11)
KAI_BORN = date(2009, 10, 2)

Answers = dict[str, Any]

HELEN_OGRS3: Answers = {
    "gender": "FEMALE",
    "conviction_date": "2026-01-12",
    "follow_up_date": "2026-01-12",
    "age_at_first_sanction": 15,
    "total_sanctions": 31,
    "offence_category": "theft_non_motor",
}

HISTORY: Answers = {
    "gender": "MALE",
    "conviction_date": "2022-05-04",
    "follow_up_date": "2025-01-10",
    "age_at_first_sanction": 16,
    "total_sanctions": 9,
    "offence_code": "09200",
}
NOW: Answers = {
    "accommodation_suitability": 1,
    "unemployed": True,
    "relationship_status": "NOT_IN_RELATIONSHIP",
    "relationship_quality": 0,
    "domestic_abuse_evidence": False,
    "activities_encourage_offending": 1,
    "chronic_drinking": 0,
    "binge_drinking": 1,
    "impulsivity": 2,
    "pro_criminal_attitudes": 1,
    "drug_motivation": 1,
    "drug_powder_cocaine": True,
}

PNI: Answers = {
    "supervision": "CUSTODY",
    "ever_sexual_offence": False,
    "risk_of_sexual_harm": False,
    **dict.fromkeys(("pro_criminal_attitudes", "hostile_orientation"), 1),
    **dict.fromkeys(("current_family_relationship", "previous_close_relationships"), 1),
    **dict.fromkeys(("easily_influenced", "controlling_or_aggressive"), 1),
    **dict.fromkeys(("impulsivity", "temper_control", "problem_solving", "difficulties_coping"), 1),
    **dict.fromkeys(("sexual_preoccupation", "offence_related_sexual_interests"), 0),
    "emotional_congruence_children": 0,
    "sara_partner": "LOW",
    "sara_others": "LOW",
    "general_percent": 60,
    "violent_percent": 20,
}

LDS: Answers = {
    "no_fixed_abode": True,
    "work_related_skills": 1,
    "reading_writing_numeracy": 2,
    "problem_reading": True,
    "problem_numeracy": False,
    "learning_difficulties": 0,
    "qualifications": "NO_QUALIFICATIONS",
}

MST: Answers = {
    "gender": "MALE",
    "peer_group_influences": True,
    "influence_of_criminal_associates": 2,
    "recklessness": 2,
    "difficulties_coping": 1,
    "attitudes_to_self": 0,
    "impulsivity": 2,
    "temper_control": 1,
    "problem_solving": 1,
    "awareness_of_consequences": "SOMETIMES",
    "understands_others_views": 1,
}

TIER: Answers = {
    "active_event": True,
    "arp_percent": 44.04,
    "arp_type": "DYNAMIC",
    "csrp_percent": 1.2,
    "csrp_type": "DYNAMIC",
    "rosh": "HIGH",
    "mappa": True,
    "lifer_ipp": False,
    "domestic_abuse": False,
    "stalking": False,
    "child_protection": False,
    "ever_committed_sexual_offence": False,
}

WHOLE: dict[str, Answers] = {
    "ogrs3": HELEN_OGRS3,
    "arp": {**HISTORY, **NOW},
    "pni": PNI,
    "lds": LDS,
    "mst": MST,
    "tier_v3": TIER,
}
