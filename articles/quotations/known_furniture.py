"""Page furniture that is known beforehand, by the lines of each page, as stretches of the whole text."""

from collections.abc import Iterator, Sequence

from .words import composed

Span = tuple[int, int]


def spans_of_lines(text: str, furniture: Sequence[Sequence[int]]) -> list[Span]:
    """Where these lines, numbered from 1 on each page, stand in the composed text, its pages parted by form feeds."""
    found, begin = [], 0
    for number, page in enumerate(text.split("\f")):
        lines = set(furniture[number]) if number < len(furniture) else ()
        if lines:
            found += _of_page(page, lines, begin)
        begin += len(composed(page)) + 1
    return found


def _of_page(page: str, lines: set[int], begin: int) -> Iterator[Span]:
    # Line by line: composing may change how long each is.
    for number, line in enumerate(page.split("\n"), start=1):
        length = len(composed(f"{line}\n"))
        if number in lines and line.strip():
            yield begin, begin + length - 1
        begin += length
