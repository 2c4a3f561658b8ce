"""Handrail: case supervision for assisted desistance."""

__version__ = "0.1.0"
