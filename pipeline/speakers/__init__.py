"""A `Doc` with contents and cues comes in; it goes out with sources, mentions and speakers."""
