"""The way out: an entry as readable Markdown and as a line of JSON; no files, no clocks."""
