"""What several expectations look for in a record: one way of looking, whoever asks."""
