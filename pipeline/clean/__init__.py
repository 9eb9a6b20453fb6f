"""A `RawPage` comes in; a `Page` of kept and dropped blocks, with the way back to raw, goes out."""
