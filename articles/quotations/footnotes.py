"""Footnotes at the feet of pages, told from text by the marks that refer to them."""

import re

Span = tuple[int, int]
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+|[†‡]+|\*+")
_NOTE = re.compile(r"\s*(?:(?P<raised>[¹²³⁰⁴-⁹]+|[†‡]+|\*+)|(?P<plain>\d{1,3})[.)]?\s)\s*\S")
_MARKED = re.compile(r"[^\W\d_]{3}[.,;:!?’”)]*(\d{1,3})(?=[\s.,;:]|$)")
_AS_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def find_footnotes(text: str, lines: list[Span]) -> list[Span]:
    """Each line that begins with a mark which the text above bears; to the page's end where only notes follow."""
    notes = {place: match for place, (a, b) in enumerate(lines) if (match := _NOTE.match(text[a:b]))}
    if not notes:
        return []
    marks, ends = _marks(text, lines[0][0], lines[-1][1]), _where_only_notes_follow(text, lines, notes)
    found = []
    for place, match in notes.items():
        if marks.get(match.group("raised") or match.group("plain"), len(text)) < lines[place][0]:
            if place >= ends:
                return [*found, (lines[place][0], lines[-1][1])]
            found.append(lines[place])
    return found


def _marks(text: str, begin: int, end: int) -> dict[str, int]:
    """Each mark of a footnote on a page, raised or clinging to a word, and where it first stands."""
    marks: dict[str, int] = {}
    for match in _RAISED.finditer(text, begin, end):
        marks.setdefault(match.group(), match.start())
        marks.setdefault(match.group().translate(_AS_DIGITS), match.start())
    for match in _MARKED.finditer(text, begin, end):
        marks[match.group(1)] = min(match.start(), marks.get(match.group(1), end))
    return marks


def _where_only_notes_follow(text: str, lines: list[Span], notes: dict[int, re.Match]) -> int:
    """The first line behind which no blank line parts the notes from anything but another note."""
    first = len(lines) - 1
    while first and (first in notes or text.count("\n", lines[first - 1][1], lines[first][0]) < 2):
        first -= 1
    return first
