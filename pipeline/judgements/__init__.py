"""A `Doc` with an inspection profile comes in; it goes out with judgements."""
