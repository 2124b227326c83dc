"""Every quotation of a story compared, word for word, with the sources attached to it.

`detect` finds the marks and `speech` where one goes on; `words`, `footnote_marks` and `ellipses_and_brackets` set
aside what the contract sets aside; `running_text` says over what a passage runs on; `index` and `matching` find the
words in a source exactly or not at all; `explain_missing` shows what a quotation that is not there comes near.
A similarity never passes a quotation.
"""

from .checking import check_paragraphs, check_words, pages_that_hold, sources_that_hold
from .paragraphs import split_paragraphs
from .sources import SourceText
from .verdicts import Verdict

__all__ = [
    "SourceText",
    "Verdict",
    "check_paragraphs",
    "check_words",
    "pages_that_hold",
    "sources_that_hold",
    "split_paragraphs",
]
