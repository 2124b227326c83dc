"""A table of forms: one row a form, with an example, compiled into one pattern.

In:  `Table((r"missed out on", "It missed out on an outstanding grade."), …)`
Out: `table.search("The force missed out on it")` finds the words; `table.rows` are what the tests read.
"""

import re
from collections.abc import Iterator


class Table:
    """Rows of words (a pattern, whole words) and an example. A row that tells capitals apart has them in `exact`."""

    def __init__(self, *rows: tuple[str, str], exact: bool = False) -> None:
        self.rows = rows
        flags = 0 if exact else re.IGNORECASE
        self.patterns = [re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags) for words, _ in rows]
        self.pattern = re.compile("|".join(one.pattern for one in self.patterns), flags)

    def search(self, text: str) -> re.Match | None:
        return self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match]:
        return self.pattern.finditer(text)
