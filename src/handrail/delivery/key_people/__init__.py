"""Key people's part: what was agreed that they do, and the contact there really was."""
