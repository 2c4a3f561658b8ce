"""Tests: booked, taken, told; what they mean, and what they count towards. A state is judged by a person."""
