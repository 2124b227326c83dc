"""Speech over several paragraphs: where it goes on behind a crosshead, a caption or an advertisement's line."""

import re

from .marks import Marks

LINES_AT_MOST, WORDS_AT_MOST = 4, 16
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][’”\"')\]]*$")
# Lines that may end as sentences do: captions with their credit, and what stands around an advertisement.
_CREDIT = re.compile(
    r"\b(?:pictures?|photos?|photographs?|images?|credit|getty|copyright)\b|[©📷]|\(?\bPA\b|"
    r"^(?:the )?(?:article|story|advertise?ment) continues|^scroll down|^sign up|^read more|^related",
    re.IGNORECASE,
)


def next_paragraph_of_speech(paragraphs: list[str], number: int) -> int | None:
    """The paragraph in which speech of this one would go on: the next that is no short line without marks."""
    for following in range(number + 1, min(number + 2 + LINES_AT_MOST, len(paragraphs))):
        if not _is_line_between(paragraphs[following]):
            return following
    return None


def _is_line_between(paragraph: str) -> bool:
    text = paragraph.strip()
    if len(text.split()) > WORDS_AT_MOST or (_ENDS_A_SENTENCE.search(text) and not _CREDIT.search(text)):
        return False
    marks = Marks(text)
    return not any(marks.opens(i) or marks.surely_closes(i) for i in range(len(marks.marks)))
