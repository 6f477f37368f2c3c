"""How fast the program is beside a floor: figures to read, run by hand, asserted nowhere.

`python -m tests.benchmarks` prints one line for each row of the table of limits: ours, the floor
measured beside it in the same run (ours, floor, ours, floor, …), how they compare, and the limit.
A floor is the least a program of this sort can do: a bare Textual app, a short script. Linux and
macOS, since the app runs in a pseudo-terminal.
"""
