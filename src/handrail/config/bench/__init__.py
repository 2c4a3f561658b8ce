"""`handrail bench`: how quick the product is at size, beside hand-written SQL and a plain hello."""
