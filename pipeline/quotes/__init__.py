"""A parsed `Doc` comes in; it goes out with contents and cues."""
