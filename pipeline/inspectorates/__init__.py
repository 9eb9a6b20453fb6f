"""TOML profiles of the inspectorates come in; a `Doc` goes out with its profile and the facts of its inspection."""
