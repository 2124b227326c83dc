"""Is it so? A claim in, the record's verdict out."""
