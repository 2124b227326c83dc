"""Where notes stand: `[[` opens one, `]]` closes it. Pure functions over text and over the HTML of a body."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

# Of a body only the words are looked at, never what stands inside a tag: an address may hold brackets.
_MARKS = re.compile(r"\[{2,}|\]{2,}")
_MARKS_AND_TAGS = re.compile(r'<(?:[^<>"]|"[^"]*")*>|\[{2,}|\]{2,}')
TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_ENDS_A_BLOCK = re.compile(r"</?(?:p|h2|h3|ul|ol|li|blockquote|div)\b", re.IGNORECASE)
_FOR = re.compile(r"@([\w.+-]+)")


@dataclass(frozen=True)
class Note:
    """One note and its place, the marks included. One that is never closed runs to the end of its paragraph."""

    start: int
    end: int
    words: str
    is_closed: bool = True

    @property
    def for_whom(self) -> str:
        """The name after an @; empty for a note to everybody."""
        found = _FOR.match(self.words)
        return found[1].rstrip(".") if found else ""


def notes_in(text: str) -> list[Note]:
    """The notes of plain words, in order."""
    return _notes(text, _MARKS) if "[[" in text else []


def notes_in_body(html: str) -> list[Note]:
    """The notes of a body. A note may run over marked words, and over paragraphs where it is closed in a later one."""
    return _notes(html, _MARKS_AND_TAGS) if "[[" in html else []


def _notes(text: str, pattern: re.Pattern) -> list[Note]:
    spans, opened, block_ends = [], [], []
    for mark in pattern.finditer(text):
        if mark[0][0] == "<":
            block_ends += [mark.start()] if _ENDS_A_BLOCK.match(mark[0]) else []
        elif mark[0][0] == "[":
            opened += [mark.start()] * (len(mark[0]) // 2)
        else:
            # One that closes nothing is no note: it may be anything.
            closed = min(len(mark[0]) // 2, len(opened))
            spans += [(opened.pop(), mark.end(), True) for _ in range(closed)]
    spans += [(start, _end_of_block(start, block_ends, len(text)), False) for start in dict.fromkeys(opened)]
    return [Note(start, end, _words(text[start:end]), closed) for start, end, closed in _outermost(spans)]


def _end_of_block(start: int, block_ends: list[int], otherwise: int) -> int:
    place = bisect_right(block_ends, start)
    return block_ends[place] if place < len(block_ends) else otherwise


def _outermost(spans: list[tuple]) -> list[tuple]:
    kept: list[tuple] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _words(marked: str) -> str:
    """What a note says: without its marks and tags."""
    return " ".join(unescape(TAG.sub(" ", marked)).strip("[] \n\t").split())
