"""Messages to the person: reminders, and word of what has changed."""
