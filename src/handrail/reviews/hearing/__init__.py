"""Who is heard for a review: asking, answers, reminders, silence, and telling them what changed."""
