"""Signing in by an e-mailed link and a PIN: for workers of other agencies, to their own pages only."""
