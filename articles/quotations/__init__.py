"""Every quotation of a story compared, word for word, with the sources attached to it.

`finding` finds the marks, `words` and `parts` set aside what the contract sets aside, `index` and `matching` find the
words in a source exactly or not at all, `nearest` and `differences` show what a quotation that is not there comes near.
A similarity never passes a quotation.
"""

from .checking import check_paragraphs, check_words, pages_that_hold, sources_that_hold
from .paragraphs import paragraphs_of
from .sources import SourceText
from .verdicts import Verdict

__all__ = [
    "SourceText",
    "Verdict",
    "check_paragraphs",
    "check_words",
    "pages_that_hold",
    "paragraphs_of",
    "sources_that_hold",
]
