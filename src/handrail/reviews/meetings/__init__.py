"""Meetings: who is asked, who came, where they stood, what was asked of whom, and who is given it."""
