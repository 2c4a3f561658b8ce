"""My diary: my appointments over all cases I may read, as pages and as a feed for a calendar."""
