"""The gold of one article and its record come in; what is right, wanted and found goes out, and the errors."""
