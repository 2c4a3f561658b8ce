"""Agencies, their workers, venues, services and sharing agreements."""
