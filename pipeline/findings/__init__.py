"""A `Doc` with quotes and speakers comes in; it goes out with findings."""
