"""Words marked for the reader. The databases put two letters around them that no text can hold a meaning for."""

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

# Of Unicode's private use: no keyboard makes them.
START, END = "\ue000", "\ue001"


def as_html(text: str) -> SafeString:
    """Escaped, with the marked words in `mark`; a letter that opens or closes nothing is left out."""
    before, *parts = text.split(START)
    pairs = [part.partition(END) for part in parts]
    marked = format_html_join("", "<mark>{}</mark>{}", ((word, _plain(rest)) for word, _, rest in pairs))
    return SafeString(escape(_plain(before)) + marked)


def _plain(text: str) -> str:
    return text.replace(END, "")
