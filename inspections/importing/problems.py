"""Why a file is refused: every reason, each with its line."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class FileProblem:
    """`unit` is what the file's rows are counted in: lines of a text, rows of a sheet."""

    file: str
    line: int
    reason: str
    unit: str = "line"

    @property
    def place(self) -> str:
        return f"{self.unit} {self.line}"

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.reason}"


class FileRefusedError(Exception):
    """Something in the files cannot be taken in, so nothing was stored. `problems` holds all of it, in order."""

    def __init__(self, problems: Iterable[FileProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class ChangedError(Exception):
    """The record is not as it was when somebody looked at what a file would change."""


class NoTableError(Exception):
    """The file is no table at all from this line on."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


class UnreadableCell(str):
    """A cell that cannot be taken; its text is the reason."""

    __slots__ = ()
