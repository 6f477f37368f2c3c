"""The whole program in a real pseudo-terminal, as a person has it before them."""
