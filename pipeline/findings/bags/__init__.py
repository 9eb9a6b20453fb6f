"""Bags of words for findings and polarity, files that `python -m training.findings` makes, and their reading."""
