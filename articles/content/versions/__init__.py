"""The whole story as it stood at a moment: kept for ever, set beside another, and brought back as a working copy.

`content` says what the whole story is, as plain data; `diff` sets two contents beside each other;
`articles/verbs/write_content.py` writes one back into a story. The rows that keep them are `StoryVersion`
(articles/models/versions.py).
"""
