"""Records come in; what a person reads, marks and measures with goes out: pages, differences, gold, annotations."""
