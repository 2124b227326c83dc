"""The rules before publication, one question in each file."""
