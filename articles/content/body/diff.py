"""Two bodies beside each other, by paragraph and, inside changed paragraphs, by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from .blocks import Place, body_blocks

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class DiffPart:
    """A run of words; `changed` when the other side does not have it here."""

    text: str
    changed: bool


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
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            rows += [DiffRow((DiffPart(text, False),), (DiffPart(text, False),), True) for text in old[i1:i2]]
        else:
            rows += [_changed(left, right) for left, right in zip_longest(old[i1:i2], new[j1:j2], fillvalue="")]
    return rows


def _changed(before: str, after: str) -> DiffRow:
    old, new = WORDS.findall(before), WORDS.findall(after)
    left: list[DiffPart] = []
    right: list[DiffPart] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, run in ((left, old[i1:i2]), (right, new[j1:j2])):
            if run:
                side.append(DiffPart("".join(run), what != "equal"))
    return DiffRow(tuple(left), tuple(right), False)
