"""How often things are so in invented cases. docs/synthetic.md says which are measured, which assumed."""

ADULT_SHARE = 0.86
SENTENCES = {
    "adult": {
        "community_order": 44,
        "suspended_sentence_order": 27,
        "determinate_custody": 24,
        "extended_custody": 2,
        "life": 1,
        "deferred_sentence": 2,
    },
    "youth": {
        "referral_order": 34,
        "youth_rehabilitation_order": 24,
        "youth_conditional_caution": 11,
        "outcome_22": 8,
        "community_resolution": 5,
        "youth_caution": 3,
        "prevention": 4,
        "yro_iss": 4,
        "reparation_order": 2,
        "detention_training_order": 4,
        "bail_supervision": 1,
    },
}
MONTHS = {
    "community_order": (6, 9, 12, 12, 18, 24),
    "suspended_sentence_order": (12, 18, 18, 24),
    "determinate_custody": (16, 20, 24, 30, 36, 48, 60),
    "extended_custody": (60, 84, 96),
    "life": (144,),
    "deferred_sentence": (6,),
    "referral_order": (3, 4, 6, 6, 9, 12),
    "youth_rehabilitation_order": (6, 9, 12, 18),
    "yro_iss": (12, 18),
    "reparation_order": (3,),
    "detention_training_order": (8, 10, 12, 18, 24),
}
SHORT = (3, 4, 6)
"""Months of the kinds not named above."""
REQUIREMENTS = {
    "adult": {
        "rehabilitation_activity": 62,
        "unpaid_work": 38,
        "programme": 16,
        "curfew": 18,
        "exclusion": 6,
        "residence": 3,
        "drug_rehabilitation": 8,
        "alcohol_treatment": 5,
        "alcohol_abstinence_and_monitoring": 7,
        "mental_health_treatment": 4,
        "prohibited_activity": 2,
        "electronic_whereabouts_monitoring": 3,
    },
    "youth": {
        "supervision": 70,
        "activity": 40,
        "reparation": 30,
        "curfew": 20,
        "exclusion": 8,
        "education": 10,
        "unpaid_work": 6,
        "drug_treatment": 5,
        "residence": 2,
        "programme": 8,
    },
}
"""Per hundred sentences that have requirements."""
AMOUNTS = {
    "rehabilitation_activity": ("days", (10, 15, 20, 25, 30)),
    "unpaid_work": ("hours", (40, 60, 80, 100, 120, 150, 200)),
    "programme": ("sessions", (12, 20, 26, 30)),
    "activity": ("days", (10, 20, 30)),
    "reparation": ("hours", (8, 12, 20)),
    "drug_rehabilitation": ("months", (6, 9, 12)),
    "alcohol_treatment": ("months", (6,)),
    "alcohol_abstinence_and_monitoring": ("days", (60, 90, 120)),
    "curfew": ("weeks", (8, 12, 16)),
    "exclusion": ("months", (6, 12)),
}
LICENCE_EXTRAS = (
    "no_contact_with_named_person",
    "exclusion_area",
    "curfew",
    "programme_or_offending_behaviour_work",
    "treatment_or_drug_testing",
    "specified_contact_with_a_named_agency",
    "electronic_monitoring_of_whereabouts",
    "alcohol_monitoring",
    "possession_or_disclosure_of_items_or_information",
)

OUTCOMES = {
    "attended": 74,
    "attended_not_complied": 2,
    "acceptable_absence": 8,
    "unacceptable_absence": 6,
    "rearranged": 5,
    "ours": 2,
    "absence_waiting": 1,
    "sent_home": 1,
    "sent_home_ours": 1,
}
GAP = 0.22
RECALLED = 0.16
SUBSTANCE = 0.42
SAFETY_YOUTH = 0.84
THREE_FACTORS_YOUTH = 0.75
CORRECTED = 0.35
LATE = 0.06
SHUT = 0.006
COVERED = 0.05
CLOSED = 0.04
REOPENED = 0.03
ANSWERED = 0.25
ANSWERED_AGAIN = 0.3
ONE_OF_TWO = 100
"""Every so many cases, one is a second record of the person before it."""
TWO_AFTER_ALL = 0.3
CLOSED_BECAUSE = {
    "adult": {"revoked": 2, "transferred_out": 2, "order_completed": 5, "died": 1},
    "youth": {"work_completed": 4, "transferred_out": 2, "to_adult": 2},
}
VICTIM = 0.2
INTELLIGENCE = {"adult": 0.04, "youth": 0.06}

REVIEWED = 0.55
COUNTERSIGNED = 0.3
SELF_ASSESSED = 0.5
DISCLOSED = {"adult": 0.02, "youth": 0.06}
LIKELIHOOD = 0.6
WAITS_FOR_STATE = 0.25
PANEL = {"adult": 0.2, "youth": 0.5}
AGREES = {"agrees": 74, "some_of_it": 14, "not_sure": 8, "disagrees": 3, "could_not_answer": 1}
STEPS = {
    "not_started": 30,
    "in_progress": 38,
    "completed": 24,
    "cannot_be_done_yet": 5,
    "no_longer_needed": 3,
}
OBJECTIVES = {"current": 78, "achieved": 10, "later": 9, "dropped": 3}
