"""Plans: objectives and steps, what waits for what, contact level, risk plan, panels and copies."""
