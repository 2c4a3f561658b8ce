"""Booking, rearranging and calling off appointments, and what is looked at before one is saved."""
