"""A plain text's paragraphs."""

import re

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def split_paragraphs(text: str, headline: bool = True) -> list[str]:
    """A plain text's paragraphs. Blank lines part them; where there are none, each line that ends a sentence does."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").lstrip("\n\ufeff ")
    first, rest = text.partition("\n")[::2] if headline else ("", text)
    if "\n" in rest.strip() and not _BLANK_LINES.search(rest.strip()):
        blocks = re.split(r"(?<=[.!?:;”’\"'])[^\S\n]*\n", rest)
    else:
        blocks = _BLANK_LINES.split(rest)
    # One speech's paragraphs may stand on lines of their own without a blank one between.
    parts = [part for block in blocks for part in re.split(r"(?<=[.!?:;”’\"'])[^\S\n]*\n(?=\s*[“‘\"'])", block)]
    return [part.strip() for part in (first, *parts) if part.strip()]
