"""What comes of a file: its text, or a refusal."""

from dataclasses import dataclass


class ExtractionRefusedError(Exception):
    """The file is not taken; the message is one sentence for the person who chose it."""


@dataclass(frozen=True)
class Extracted:
    """The text page by page, as extracted. A page without words is an empty text.

    `unread` are the numbers, from 1, of pages that show something but hold no words: scans.
    """

    kind: str
    pages: tuple[str, ...]
    unread: tuple[int, ...] = ()

    @property
    def has_text(self) -> bool:
        return any(has_words(page) for page in self.pages)


def has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def tidy(text: str) -> str:
    """Line ends as \\n, and nothing that a database cannot hold. No word, hyphen or space is touched."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-8", errors="ignore").decode("utf-8")
