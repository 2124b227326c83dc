"""The story form, its list, and what belongs to them."""
