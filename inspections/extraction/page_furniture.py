"""Page furniture: running heads and feet, and page numbers, known by standing at the edge of page after page.

A sentence that runs over a page has furniture in its middle, so a quotation of it is compared without. Only what is
sure is furniture: words wrongly set aside could pass a quotation that left them out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

# A line is furniture when it stands at the same edge of so many pages.
ENOUGH = 3
# Heads and feet have this many lines at most.
DEEPEST = 3
NUMBER = re.compile(r"\d+")


def furniture_lines(pages: Sequence[str], numbers: Sequence[int] | None = None) -> list[list[int]]:
    """For each page, the numbers (from 1) of its lines that are furniture; `numbers` are those of the pages."""
    numbers = list(numbers or range(1, len(pages) + 1))
    tops = _repeated_at([_edge(page) for page in pages], numbers)
    bottoms = _repeated_at([_edge(page, from_the_end=True) for page in pages], numbers)
    return [sorted({*top, *bottom}) for top, bottom in zip(tops, bottoms, strict=True)]


def without_lines(text: str, furniture: Sequence[int]) -> str:
    """The text without the lines of these numbers."""
    dropped = set(furniture)
    return "\n".join(line for number, line in enumerate(text.split("\n"), start=1) if number not in dropped)


def _edge(page: str, from_the_end: bool = False) -> list[tuple[int, str]]:
    """The outermost lines that hold something, the very edge first, each with its number."""
    held = [(number, " ".join(line.split())) for number, line in enumerate(page.split("\n"), start=1) if line.strip()]
    return held[::-1][:DEEPEST] if from_the_end else held[:DEEPEST]


def _ways_to_repeat(line: str, number: int) -> Iterator[tuple]:
    """A line repeats as it is, or counting: with its digits masked, one of its numbers keeps step with the page's.

    That alone tells “Page 4 of 90” from “Recommendation 4”, which also differs in its digits only.
    """
    yield ("as it is", line)
    masked = NUMBER.sub("#", line)
    for place, found in enumerate(NUMBER.findall(line)):
        # Longer ones are no page's number, and Python refuses to read the longest.
        if len(found) < 6:
            yield ("counting", masked, place, int(found) - number)


def _repeated_at(edges: list[list[tuple[int, str]]], numbers: list[int]) -> list[list[int]]:
    """For each page, the lines of this edge that repeat."""
    where = defaultdict(set)
    for place, (edge, number) in enumerate(zip(edges, numbers, strict=True)):
        for _, line in edge:
            for way in _ways_to_repeat(line, number):
                where[way].add(place)
    return [
        list(_repeated(edge, place, number, where))
        for place, (edge, number) in enumerate(zip(edges, numbers, strict=True))
    ]


def _repeated(edge: list[tuple[int, str]], place: int, number: int, where: dict[tuple, set[int]]) -> Iterator[int]:
    """Inwards from the edge, for as long as lines repeat: what stands behind the first other line is text.

    They repeat on pages near by, left and right ones apart: a grade that opens three chapters is no running head.
    """
    near = {place - 2, place - 1, place + 1, place + 2}
    for line_number, line in edge:
        found = [where[way] for way in _ways_to_repeat(line, number)]
        if not any(len(places) >= ENOUGH and places & near for places in found):
            return
        yield line_number
