"""What stands on a page without belonging to its running text: running heads, page numbers, footnotes.

A passage may run across furniture, never across anything else, so a line counts as furniture only with evidence.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import chain, pairwise

from .footnotes import Span, find_footnotes
from .insets import find_insets

# How many lines from a page's edge a running head or foot may stand.
EDGE = 4
LONGEST = 120
_PAGE_OF = re.compile(r"(?:page|p\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)
_NUMBER = re.compile(r"[-–—|\[(\s]*(?:\d{1,4}|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))[-–—|\])\s]*")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,][”’\"')\]]*$")


def find_furniture(text: str) -> list[Span]:
    """The stretches of a text, its pages parted by form feeds, over which a passage may run on; in order."""
    pages = _pages(text)
    lines = [_lines(text, page) for page in pages]
    heads = _repeated(text, lines)
    found = {span for number, page in enumerate(lines) for span in _of_page(text, page, heads, number, len(pages) > 1)}
    return sorted(found.union(find_insets(text, list(_outside(found, lines)))))


def _outside(found: set[Span], pages: list[list[Span]]) -> Iterator[Span]:
    """The lines that are not furniture."""
    ahead, reached = deque(sorted(found)), 0
    for begin, end in chain.from_iterable(pages):
        while ahead and ahead[0][0] <= begin:
            reached = max(reached, ahead.popleft()[1])
        if begin >= reached:
            yield begin, end


def _pages(text: str) -> list[Span]:
    cuts = [-1, *(match.start() for match in re.finditer("\f", text)), len(text)]
    return [(before + 1, after) for before, after in pairwise(cuts)]


def _lines(text: str, page: Span) -> list[Span]:
    """The lines of a page that hold anything."""
    found, at = [], page[0]
    for line in text[page[0] : page[1]].split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _shape(line: str) -> str:
    """A line with its numbers blotted out: the same on every page for a running head."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _edges(lines: list[Span]) -> list[Span]:
    return lines if len(lines) <= 2 * EDGE else lines[:EDGE] + lines[-EDGE:]


def _ways(line: str, page: int) -> set[tuple[str, int | None]]:
    """What makes a line the same as one on another page: all of it, or a number in it that counts with the pages.

    That tells “Page 4 of 90” from “Recommendation 4”.
    """
    as_it_is = (" ".join(line.split()), None)
    return {as_it_is, *((_shape(line), int(number) - page) for number in re.findall(r"\d{1,5}", line))}


def _repeated(text: str, pages: list[list[Span]]) -> set[tuple[str, int | None]]:
    """The running heads and feet: short lines at the edges of two pages or more that do not end as sentences do."""
    if len(pages) < 2:
        return _numbered_alike(text, pages[0])
    edges = [{text[a:b] for a, b in _edges(page)} for page in pages]
    seen = Counter(
        way for page, lines in enumerate(edges) for way in set().union(*(_ways(line, page) for line in lines))
    )
    return {
        way
        for way, count in seen.items()
        if count > 1 and len(way[0]) <= LONGEST and (way[0][0] == "©" or not _ENDS_A_SENTENCE.search(way[0]))
    }


def _numbered_alike(text: str, lines: list[Span]) -> set[tuple[str, int | None]]:
    """In a text that has lost its page ends: short lines, alike but for the page number at one end, which rises."""
    numbers: dict[str, list[int]] = {}
    for a, b in lines:
        line = text[a:b].strip()
        match = re.match(r"(\d{1,4})\s+\|?\s*[A-Z©]", line) or re.search(r"[\w)]\s+\|?\s*(\d{1,4})$", line)
        if match and len(line) <= LONGEST and not _ENDS_A_SENTENCE.search(line):
            numbers.setdefault(_shape(line), []).append(int(match.group(1)))
    rising = {shape: seen for shape, seen in numbers.items() if len(seen) > 1 and all(x < y for x, y in pairwise(seen))}
    return {(shape, number) for shape, seen in rising.items() for number in seen}


def _of_page(text: str, lines: list[Span], heads: set[tuple[str, int | None]], page: int, several: bool) -> list[Span]:
    edges = set(_edges(lines))
    found = [
        (a, b)
        for place, (a, b) in enumerate(lines)
        if _PAGE_OF.fullmatch(text[a:b].strip())
        or (heads and (not several or (a, b) in edges) and heads & _ways(text[a:b], page))
        or (_NUMBER.fullmatch(text[a:b].strip()) and _stands_apart(text, lines, place, several))
        or (several and place in (0, len(lines) - 1) and _is_lone_head(text, lines, place))
    ]
    taken = set(found)
    rest = [line for line in lines if line not in taken]
    return found + _interruptions(text, lines) + find_footnotes(text, rest)


def _stands_apart(text: str, lines: list[Span], place: int, several: bool) -> bool:
    """Whether a line is the first or last of one page of several, or has a blank line on either side."""
    a, b = lines[place]
    if several and place in (0, 1, len(lines) - 2, len(lines) - 1):
        return True
    return (
        0 < place < len(lines) - 1
        and text.count("\n", lines[place - 1][1], a) > 1
        and (text.count("\n", b, lines[place + 1][0]) > 1)
    )


def _is_lone_head(text: str, lines: list[Span], place: int) -> bool:
    """A head or foot seen once: it bears the number of its page or breaks a sentence, and does not end as one."""
    if len(lines) < 2:
        return False
    line = text[slice(*lines[place])].strip()
    if len(line) > LONGEST or _ENDS_A_SENTENCE.search(line) or not re.match(r"[A-Z0-9©]|www\.", line):
        return False
    between = text[lines[0][1] : lines[1][0]] if place == 0 else text[lines[-2][1] : lines[-1][0]]
    numbered = re.match(r"\d{1,4}\s+[A-Z©]", line) or re.search(r"[\w)]\s+\|?\s*\d{1,4}$", line)
    set_apart = between.count("\n") > 1
    return bool((numbered or set_apart) and _breaks_a_sentence(text, lines, place)) or bool(numbered and set_apart)


def _breaks_a_sentence(text: str, lines: list[Span], place: int) -> bool:
    if place == 0:
        return text[lines[1][0] : lines[1][1]].lstrip()[:1].islower()
    return not _ENDS_A_SENTENCE.search(text[lines[-2][0] : lines[-2][1]].rstrip())


def _interruptions(text: str, lines: list[Span]) -> list[Span]:
    """A few lines by themselves in the middle of a sentence: a head or foot where the page's end was lost."""
    found = []
    gaps = [place for place in range(1, len(lines)) if text.count("\n", lines[place - 1][1], lines[place][0]) > 1]
    for begin, end in pairwise(gaps):
        block = [text[a:b].strip() for a, b in lines[begin:end]]
        is_head = len(block) <= 3 and all(
            len(line) <= LONGEST and re.match(r"[A-Z0-9©–—|-]|www\.", line) and not _ENDS_A_SENTENCE.search(line)
            for line in block
        )
        breaks_off = _breaks_a_sentence(text, lines[begin - 1 : begin + 1], 1)
        if is_head and breaks_off and _breaks_a_sentence(text, lines[end - 1 : end + 1], 0):
            found.append((lines[begin][0], lines[end - 1][1]))
    return found
