"""The whole journal as JSON Lines and as a folder of Markdown."""
