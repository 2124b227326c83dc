"""Footnotes at the feet of pages, told from text by the marks that refer to them."""

import re
from itertools import pairwise

Span = tuple[int, int]
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+|[†‡]+|\*+")
_NOTE = re.compile(r"\s*(?:(?P<raised>[¹²³⁰⁴-⁹]+|[†‡]+|\*+)|(?P<plain>\d{1,3})[.)]?\s)\s*\S")
_MARKED = re.compile(r"[^\W\d_]{3}[.,;:!?’”)]*(\d{1,3})(?=[\s.,;:]|$)")
_AS_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def footnotes_of(text: str, lines: list[Span]) -> list[Span]:
    """Footnotes: from a line that begins with a mark which the text above it bears, to the end of the page."""
    for place, (a, b) in enumerate(lines):
        match = _NOTE.match(text[a:b])
        if match and place and _bears(text[lines[0][0] : a], match):
            return [(a, lines[-1][1])] if _only_notes_follow(text, lines[place:]) else [(a, b)]
    return []


def _bears(above: str, note: re.Match) -> bool:
    if raised := note.group("raised"):
        return raised in _RAISED.findall(above)
    number = note.group("plain")
    return number in _MARKED.findall(above) or number in {mark.translate(_AS_DIGITS) for mark in _RAISED.findall(above)}


def _only_notes_follow(text: str, lines: list[Span]) -> bool:
    """No blank line parts the notes from more text: what follows one is another note."""
    return all(
        text.count("\n", before[1], after[0]) < 2 or _NOTE.match(text[after[0] : after[1]])
        for before, after in pairwise(lines)
    )
