"""The command line: small commands over the journal, plain enough for a screen reader."""
