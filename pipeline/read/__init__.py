"""Bytes come in as files, folders or standard input; a `RawPage` of decoded text goes out for each."""
