"""The way in from elsewhere: what other journals wrote, read entry by entry; no files, no clocks.

Each reader takes a file's bytes and name and gives what it found and what it could not read. It
keeps nothing, changes nothing and evaluates nothing.
"""
