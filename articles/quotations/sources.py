"""What quotations are compared with."""

from dataclasses import dataclass
from functools import lru_cache

from .index import Index

# Sources whose index is kept in memory: those of the stories being worked on.
KEPT = 8


@dataclass(frozen=True)
class SourceText:
    """The text of a source, its pages parted by form feeds.

    `passages_only` when it is an extract, not the whole; `numbers` are those of its pages, unless they run from 1;
    `furniture` the lines of each page, from 1, that are known for running heads and feet. `key` is whatever the caller
    knows it by.
    """

    title: str
    text: str
    passages_only: bool = False
    numbers: tuple[int, ...] = ()
    furniture: tuple[tuple[int, ...], ...] = ()
    key: int | None = None

    @property
    def index(self) -> Index:
        return _index_of(self.text, self.furniture)

    def page_of(self, word: int) -> int:
        """The number of the page that a word of the index stands on."""
        place = self.index.page_of(word)
        return self.numbers[place - 1] if place <= len(self.numbers) else place


@lru_cache(maxsize=KEPT)
def _index_of(text: str, furniture: tuple[tuple[int, ...], ...]) -> Index:
    return Index(text, furniture)
