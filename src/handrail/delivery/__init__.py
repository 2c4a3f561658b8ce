"""What is done: contacts and appointments."""
