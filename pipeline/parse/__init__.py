"""A `Page` comes in; a spaCy `Doc` with tokens, tags, parse, names, sentences and blocks goes out."""
