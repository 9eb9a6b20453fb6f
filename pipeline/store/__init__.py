"""Validated records come in; files go out, written whole or not at all."""
