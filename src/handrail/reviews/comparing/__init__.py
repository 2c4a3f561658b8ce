"""Any two dates of a case side by side: what changed, why, by whom, and the review that caused it."""
