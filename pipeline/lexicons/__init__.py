"""Word lists in JSON Lines come in; validated entries and matchers go out."""
