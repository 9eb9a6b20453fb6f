"""The recipe that makes the embedded English pipeline: treebanks and invented text in, `pipeline/parse/model` out."""
