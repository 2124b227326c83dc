"""The front of the desk: what a person has before them today."""
