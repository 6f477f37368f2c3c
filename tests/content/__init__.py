"""Tests of the questions and support lines."""
