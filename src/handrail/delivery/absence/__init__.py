"""A missed appointment: help before enforcement, and enforcement as a reasoned decision of a person."""
