"""A large network teaches the small one: unlabelled text and treebanks in, the small network's first weights out."""
