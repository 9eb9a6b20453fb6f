"""The command `inspectext`: one small module per command; only this package prints."""
