"""A finished `Doc` and its `Page` come in; a frozen, validated `Article` goes out."""
