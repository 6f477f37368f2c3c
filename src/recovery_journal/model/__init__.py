"""What a journal holds: frozen dataclasses and pure rules, without files, clocks or screens."""
