"""Two times on every entry: version rows, the chronology, safe writing."""
