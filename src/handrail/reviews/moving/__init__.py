"""What has moved: each strength, factor and objective before and now, and what that means."""
