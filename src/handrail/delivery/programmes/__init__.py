"""Programmes, courses of sessions and unpaid work: what is planned, what was done of it, and how it went."""
