"""A private self-discovery journal in the terminal for people in peer recovery coaching."""

__version__ = "0.1.0"
