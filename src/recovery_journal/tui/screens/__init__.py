"""The screens, one in a file; they never import each other."""
