"""A `Doc` with the labels of any pipeline comes in; one with the relations and names that the rest reads goes out."""
