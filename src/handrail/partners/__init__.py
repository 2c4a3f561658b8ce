"""Pages of workers of other agencies: what is asked of them, their answers, how it went, what it changed."""
