"""Reviews: what changed, who was heard, what is decided and amended."""
