"""Tests of the screens, by pilot."""
