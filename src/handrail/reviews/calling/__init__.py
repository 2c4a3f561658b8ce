"""Somebody from outside rings: what may be said, who answers by when, and what an offer means here."""
