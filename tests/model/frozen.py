"""Trying to change what can't be changed."""


def put(thing: object, name: str, value: object) -> None:
    """Put a value into a field, as an assignment does."""
    setattr(thing, name, value)
