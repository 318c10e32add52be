"""A Django application that keeps the record of each complaint as JSON, and computes everything else from it."""
