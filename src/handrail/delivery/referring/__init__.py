"""Referrals: a service asked to help, what was shared with it, what it answered and what came of it."""
