"""Identifiers that travel between systems."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: nothing to mistake for a digit


def new_reference() -> str:
    """A random 80-bit reference in 16 characters, for an entry or a change."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))
