"""What was learned: at a recall or a review, what it was used for next time, and release beside release."""
