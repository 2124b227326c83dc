"""The panels beside the story form."""
