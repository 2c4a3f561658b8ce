"""Names every app, settings and URLs; starts the product."""
