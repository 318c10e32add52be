"""Complaints inside other libraries: each module is small, and tests/integrations runs it."""
