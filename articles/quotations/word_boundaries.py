"""The edges of words: a quotation takes whole ones."""

import re

from .words import Words

_GLUED_BEFORE = re.compile(r"(?:\w[-\u2010\u2011\u2212/]|[£$€#@+])$")
_BROKEN_BEFORE = re.compile(r"\w[-\u2010\u2011\u00ad]\s+$")
_MINUS_BEFORE = re.compile(r"(?:(?:^|[\s(])[-\u2212\u2013]|\d[\u2013\u2014])$")
_GLUED_AFTER = re.compile(r"[-\u2010\u2011/]\w|[-\u2010\u2011\u00ad][^\S\n\f]*[\n\f]\s*\w|[\u2013\u2212]\d")
_PER_CENT_AFTER = re.compile(r"[^\S\n\f]?[%‰°]")


def may_begin(taken: Words, i: int, joins: dict) -> bool:
    """Not in the middle of re-offending, £12, 2017/18 or −5, nor in the second half of a broken word."""
    before = taken.text[max(0, taken.starts[i] - 4) : taken.starts[i]]
    if _GLUED_BEFORE.search(before):
        return False
    if _BROKEN_BEFORE.search(before) and (i - 2 in joins or i - 1 in joins):
        return False
    return not (taken.words[i][0].isdigit() and _MINUS_BEFORE.search(before))


def may_end(taken: Words, i: int) -> bool:
    """Not before the second half of a compound, nor a number before its per cent sign."""
    after = taken.text[taken.ends[i] : taken.ends[i] + 6]
    return not (_GLUED_AFTER.match(after) or (taken.words[i][-1:].isdigit() and _PER_CENT_AFTER.match(after)))
