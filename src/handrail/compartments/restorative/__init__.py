"""Restorative work: two halves that never meet. What passes between them is agreed wording, typed anew."""
