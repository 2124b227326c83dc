"""Years as programmes are named by them: 2017, 2018/19, 2023–25."""

import re
from typing import NamedTuple

SPAN = re.compile(r"\b(20\d\d) ?[/\-–—] ?((?:20)?\d\d)\b(?![\-–]\d)")
ONE = re.compile(r"\b20[0-4]\d\b")


class Years(NamedTuple):
    first: int
    last: int

    def covers(self, year: int) -> bool:
        return self.first <= year <= self.last


def programme_years(text: str) -> Years | None:
    """The first year or span of years in a text."""
    if found := SPAN.search(text):
        return span(found)
    if found := ONE.search(text):
        return Years(int(found[0]), int(found[0]))
    return None


def span(found: re.Match) -> Years:
    first, last = found.groups()
    return Years(int(first), int(last) if len(last) == 4 else int(first[:2] + last))
