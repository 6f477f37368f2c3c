"""Tests of the encrypted file, on real files."""
