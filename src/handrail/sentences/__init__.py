"""Orders, licences, requirements, conditions and restrictions."""
