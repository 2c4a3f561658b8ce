"""Counts for whoever runs the service, in Prometheus's format, on a port of their own.

Off unless `HANDRAIL_METRICS_PORT` is set.
"""
