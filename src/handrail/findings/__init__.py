"""What practitioners answer to findings, and findings as last asked; stages read, quality writes."""
