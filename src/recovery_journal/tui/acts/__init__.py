"""The table of commands, in parts; `actions` puts them together in this order."""
