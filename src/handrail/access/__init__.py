"""Who may see what, and the log of who did: users, roles, the policy, relations, row security."""
