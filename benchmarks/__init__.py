"""Measures of accuracy and speed, one command each; the figures stand in README.md beside them."""
