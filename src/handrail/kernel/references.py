"""Identifiers that travel between systems."""

import re
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: nothing to mistake for a digit
ENTRY = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
CASE_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9-]{2,19}")


def new_reference() -> str:
    """A random 80-bit reference in 16 characters, for an entry or a change."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))
