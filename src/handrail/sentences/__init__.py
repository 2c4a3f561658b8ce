"""Orders, licences, restrictions and the arithmetic of their calendar."""
