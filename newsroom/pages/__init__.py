"""Pages that show record and stories together."""
