"""What each kind of moment asks for, and what may be answered to it."""

ASKS: dict[str, tuple[str, ...]] = {
    "suitability": ("form", "answer", "text"),
    "readiness": ("form", "answer", "words", "text", "enabled_by"),
    "preparation": ("form", "text", "words", "enabled_by"),
    "decision": ("form", "answer", "decided_by", "text", "enabled_by"),
    "message_given": ("form", "words", "wording", "consent", "consent_on"),
    "message_received": ("wording", "words", "text"),
    "outcome": ("form", "answer", "text", "words", "enabled_by"),
}
"""The fields of each kind, in the order in which they are asked, after the day."""

ANSWERS: dict[str, tuple[str, ...]] = {
    "suitability": ("suits", "with_support", "does_not_suit"),
    "readiness": ("ready", "with_support", "not_now", "no"),
    "decision": ("ready", "with_support", "not_now", "no"),
    "outcome": ("completed", "not_now", "no"),
}

ADDED = tuple(kind for kind in ASKS if kind != "message_received")
"""What is added by hand; what is received is passed on from the other side."""

CONSENTED = frozenset({"given", "not_needed"})
