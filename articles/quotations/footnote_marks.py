"""Marks of footnotes in running text, which belong to no word and no number beside them.

Of “levels.¹² The”, “levels[3]” and “levels [footnote 4]” only the words are compared. The exponents of “5 m²” and
“3 × 10⁶” and the ordinal of “20ᵗʰ” are part of what is said.
"""

import re
import unicodedata

# Every superscript, and the daggers.
_BLANK = {
    code: " "
    for code in (*range(0x80, 0x3100), *range(0xA69C, 0xA69E), 0xA770, 0xA7F8, 0xA7F9, *range(0xAB5C, 0xAB60))
    if unicodedata.decomposition(chr(code)).startswith("<super>")
} | {ord("†"): " ", ord("‡"): " "}
_RAISED = f"[{''.join(map(chr, _BLANK))}]"
_ANY_RAISED = re.compile(_RAISED)
# 20ᵗʰ: letters raised behind a number are its ordinal, not a footnote.
_ORDINAL = re.compile(r"(?<=\d)(?:ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)(?!\w)")
_EXPONENT = re.compile(
    r"(?<![\w£$€])(?:(?<=\d)|(?<=\d\s)|(?<![\d.,]))(?:[kcdm]?m|ft|yd)(?P<square>[²³])(?![\w⁰-⁹¹²³])|"
    r"(?<=[×·*x])\s?10(?P<power>[⁻⁰¹²³⁴-⁹]+)"
)
_PLAIN = str.maketrans("ˢᵗⁿᵈʳʰ⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "stndrh-0123456789")
# ¹, ² and ¹–³ are one mark, and so are [¹] and (¹).
_RUN = re.compile(rf"[\[(]?{_RAISED}+(?:\s?(?:[,;–—-]|and|&)\s?{_RAISED}+)*(?:(?<=\[)\]|[\])])?")
_NUMBERS = r"\d{1,3}(?:\s?(?:[,;–—-]|and|&)\s?\d{1,3})*"
_NAMED = re.compile(
    rf"\[\s?(?:see )?(?:(?:foot|end)?notes?|fn|n|ref)[.:\s]*(?:{_NUMBERS}|[a-z]|[ivx]+)\s?\]|"
    rf"\((?:see )?(?:(?:foot|end)notes?|fn)[.:\s]*(?:{_NUMBERS}|[a-z]|[ivx]+)\)|\[\^\w{{1,3}}\]|\[citation needed\]",
    re.IGNORECASE,
)
# [1] and [1, 2] where they cling to a letter or a stop; with a space before them only next to a stop.
_STOP = r"[.,;:!?’”\"')\]]"
_NUMBERED = re.compile(
    rf"\[(?:(?<=[^\W\d_]\[)|(?<={_STOP}\[)|(?<={_STOP} \[)){_NUMBERS}\]|(?<= )\[{_NUMBERS}\](?=[.,;:?!])"
)
_CARET = re.compile(r"\^(?:(?<=[^\W\d_]\^)|(?<=[.,;:!?]\^))\[?\d{1,3}\]?(?!\w)")
_STARS = re.compile(r"[*§¶‖](?:(?<=[^\W\d_].)|(?<=[^\W\d_][.,].))(?:(?<=\*)\*)?(?![\w*])")
_RAISED_NUMBER = re.compile(r"\d[⁰¹²³⁴-⁹]+")
_STARS = re.compile(r"(?<=[^\W\d_])(?:\*{1,2}|[§¶‖])(?![\w*])|(?<=[^\W\d_][.,])\*{1,2}(?![\w*])")


def without_footnote_marks(text: str) -> str:
    """The same text, as long as it was, with spaces where footnote marks stood."""
    if "[" in text or "(" in text:
        text = _blanked(_NUMBERED, _blanked(_NAMED, text))
    if "^" in text:
        text = _blanked(_CARET, text)
    if any(mark in text for mark in "*§¶‖"):
        text = _blanked(_STARS, text)
    if text.isascii() or not _ANY_RAISED.search(text):
        return text
    text = _ORDINAL.sub(lambda match: match.group().translate(_PLAIN), text)
    text = _EXPONENT.sub(lambda match: match.group().translate(_PLAIN), text)
    return _blanked(_RUN, text)


def raised_numbers(text: str) -> list[str]:
    """The numbers that bear a raised one, as in 10⁶ or 20²: a mark or an exponent, which only their source can tell."""
    return _RAISED_NUMBER.findall(text)


def _blanked(pattern: re.Pattern, text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)
