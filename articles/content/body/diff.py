"""Two bodies beside each other, by paragraph and, inside changed paragraphs, by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from articles.content.word_diff import DiffPart, aligned, diff_parts

from .blocks import Place, body_blocks

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class DiffRow:
    """One paragraph of each side, or an empty side where a paragraph was added or taken out."""

    before: tuple[DiffPart, ...]
    after: tuple[DiffPart, ...]
    same: bool


# What people call a placed record, by the place that names it.
Names = Mapping[Place, str]


def comparable_lines(body: str, names: Names) -> list[str]:
    """What is compared: the text of each block, and a line for each placed record."""
    return [_line(block, names) if isinstance(block, Place) else block.text for block in body_blocks(body)]


def _line(place: Place, names: Names) -> str:
    return f"[{place.kind.capitalize()}: {names.get(place, 'not attached')}]"


def compare_bodies(before: str, after: str, names: Names | None = None) -> list[DiffRow]:
    """Rows that set the paragraphs of two bodies beside each other in order."""
    old, new = comparable_lines(before, names or {}), comparable_lines(after, names or {})
    rows: list[DiffRow] = []
    for same, here, there in aligned(old, new):
        if same:
            rows += [DiffRow((DiffPart(text, False),), (DiffPart(text, False),), True) for text in old[here]]
        else:
            rows += [_changed(left, right) for left, right in zip_longest(old[here], new[there], fillvalue="")]
    return rows


def _changed(before: str, after: str) -> DiffRow:
    return DiffRow(*diff_parts(WORDS.findall(before), WORDS.findall(after)), same=False)
