"""The readers of what other journals wrote."""
