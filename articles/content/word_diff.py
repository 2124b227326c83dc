"""Two runs of words beside each other: which of them both have, and which only one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class DiffPart:
    """A run of words; `changed` when the other side does not have it here."""

    text: str
    changed: bool


Sides = tuple[tuple[DiffPart, ...], tuple[DiffPart, ...]]


def aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """From first to last: whether both have the same here, and where that is on either side; a side may be empty."""
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield what == "equal", slice(a, b), slice(c, d)


def diff_parts(left: list[str], right: list[str], between: str = "", alike: Callable[[str], str] = str) -> Sides:
    """Both sides in parts, their words put together with `between`; words are the same that are `alike`."""
    parts = list(aligned([alike(word) for word in left], [alike(word) for word in right]))
    return (
        tuple(DiffPart(between.join(left[here]), not same) for same, here, _ in parts if left[here]),
        tuple(DiffPart(between.join(right[there]), not same) for same, _, there in parts if right[there]),
    )
