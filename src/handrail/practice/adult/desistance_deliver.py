"""Desistance, deliver."""
