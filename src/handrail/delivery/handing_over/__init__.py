"""Handing over: what whoever takes over must know, and that they have read it."""
