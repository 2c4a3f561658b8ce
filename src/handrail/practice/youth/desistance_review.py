"""Desistance, review."""
