"""What a passphrase has at least."""

SHORTEST = 8
"""Characters."""
