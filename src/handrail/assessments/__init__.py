"""What helps and what harms: strengths, risk of harm, the person's own safety."""
