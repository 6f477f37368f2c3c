"""All of a journal taken out, and brought back without loss: JSON Lines, or Markdown files."""
