"""The record for other people's programs: every version that readers may see, a row each, and nothing else.

`fields` is both what a row holds and its dictionary, so that the two cannot part.
"""
