"""The person, the people around them, circumstances, addresses, case and allocation."""
