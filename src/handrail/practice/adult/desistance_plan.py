"""Desistance, plan."""
