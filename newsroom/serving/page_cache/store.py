"""So many bytes of pages, the last asked for: what does not fit goes, the longest unasked first."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from .freshness import Generation
from .pages import KeptPage

# Addresses with a question mark are without number: they may take a quarter, so that none pushes out the front page.
SHARE_OF_QUERIES = 4


class PageStore:
    """Kept pages by address. None stands for an answer that is not kept, so that it is not asked for twice."""

    def __init__(self, max_bytes: int) -> None:
        self._rooms = {False: _Room(max_bytes), True: _Room(max_bytes // SHARE_OF_QUERIES)}
        self._lock = Lock()

    def get(self, key: tuple, generation: Generation) -> tuple[bool, KeptPage | None]:
        """Whether something is known of this address in this generation, and what."""
        with self._lock:
            return self._rooms[bool(key[-1])].get(key, generation)

    def put(self, key: tuple, generation: Generation, page: KeptPage | None) -> None:
        with self._lock:
            self._rooms[bool(key[-1])].put(key, generation, page)


class _Room:
    def __init__(self, max_bytes: int) -> None:
        self.max_bytes, self.bytes = max_bytes, 0
        self.pages: OrderedDict[Hashable, tuple[Generation, KeptPage | None]] = OrderedDict()

    def get(self, key: Hashable, generation: Generation) -> tuple[bool, KeptPage | None]:
        made_in, page = self.pages.get(key, (None, None))
        if made_in is not generation:
            return False, None
        self.pages.move_to_end(key)
        return True, page

    def put(self, key: Hashable, generation: Generation, page: KeptPage | None) -> None:
        self._drop(key)
        self.pages[key] = (generation, page)
        self.bytes += _size(page)
        while self.bytes > self.max_bytes and self.pages:
            self._drop(next(iter(self.pages)))

    def _drop(self, key: Hashable) -> None:
        if found := self.pages.pop(key, None):
            self.bytes -= _size(found[1])


def _size(page: KeptPage | None) -> int:
    return page.size if page else 500
