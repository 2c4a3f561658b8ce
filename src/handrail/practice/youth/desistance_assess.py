"""Desistance, assess."""
