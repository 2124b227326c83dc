"""What people decide about the checks of a story is kept by exactly what they decided about, and dies with it."""

import hashlib


def normalised(words: str) -> str:
    """Words with each run of white space as one space: all that may differ between a decision and its subject."""
    return " ".join(words.split())


def fingerprint(*parts) -> str:
    """One value for several texts in their order; another as soon as one of them is another."""
    whole = "\0".join(normalised(str(part or "")) for part in parts)
    return hashlib.sha256(whole.encode()).hexdigest()


def decision_story(story):
    """The story whose decisions hold for this one: a working copy has those of its story."""
    return story.original
