"""Screens across the stages: signing in, my caseload, the case, its timeline, finding a person."""
