"""Bytes come in as files, folders, containers or standard input; a `RawPage` of text goes out for each article."""
