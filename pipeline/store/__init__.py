"""Validated records come in; files and databases are brought up to them, each step whole or not at all."""
