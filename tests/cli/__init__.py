"""The command line: in this process where that is enough, else as a process of its own."""
