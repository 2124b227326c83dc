"""Quotations of a report: honest ones in the house styles there are, and faulty ones with one fault each.

Each maker returns the words to stand between the marks, or None when the report does not lend itself to it.
"""

import random
import re
from collections.abc import Callable

from .language import Report

Maker = Callable[[Report, random.Random], str | None]
NEAR = {
    "able": "unable", "enough": "extra", "improved": "approved", "confident": "competent", "fallen": "risen",
    "rarely": "really", "sufficient": "efficient", "effectively": "efficiently", "accurately": "adequately",
    "manages": "imagines", "reviewed": "renewed", "proud": "prudent", "checks": "cheques", "thorough": "through",
    "satisfied": "certified", "supervisor": "superior", "examined": "exempted", "informed": "inferred",
    "staff": "stuff",
    "closely": "loosely", "understand": "undermine", "trust": "thrust", "funded": "founded", "report": "resort",
    "opened": "reopened", "well": "ill", "first": "last", "public": "publican", "leaders": "readers",
}  # fmt: skip
TENSES = {
    "is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had", "needs": "needed",
    "found": "find", "told": "tell", "said": "says", "rose": "rises", "answers": "answered", "works": "worked",
    "trains": "trained", "asked": "ask", "reviewed": "review", "do": "did", "did": "do", "be": "been",
    "improved": "improve",    "describes": "described", "can": "could", "should": "must",
}  # fmt: skip
NAMES = {
    "Borsetshire": "Dorsetshire", "Barchester": "Manchester", "Loamshire": "Clayshire", "Ambridge": "Uxbridge",
    "Holt": "Hope", "Pike": "Pine", "Mallow": "Marlow", "Crane": "Crake", "Felpersham": "Faversham",
    "Penny": "Benny", "Darrington": "Carrington", "Layton": "Leyton", "Hollerton": "Allerton", "Waterley": "Waverley",
}  # fmt: skip


# ---- Honest


def _sentences(report: Report, chance: random.Random) -> str:
    paragraph = chance.choice(report.paragraphs)
    first = chance.randrange(len(paragraph))
    return " ".join(paragraph[first : first + chance.randint(1, 3)])


def a_sentence(report: Report, chance: random.Random) -> str:
    """One sentence without its stop, and without marks of its own that might close it."""
    some = [one for one in report.sentences if not re.search(r"[‘?]|’ ", one)]
    return chance.choice(some)[:-1]


def _phrase(report: Report, chance: random.Random) -> str:
    words = chance.choice(report.sentences).split(" ")
    length = chance.randint(3, min(9, len(words) - 1))
    first = chance.randrange(len(words) - length + 1)
    phrase = words[first : first + length]
    while phrase[-1] in "–" or phrase[-1][-1] in "’(‘":
        phrase.pop()
    while phrase and phrase[0] in "–":
        phrase.pop(0)
    words = " ".join(phrase)
    if words.count("(") != words.count(")") or words.count("‘") or len(phrase) < 2:
        return _sentences(report, chance)
    return words.rstrip(".,;:")


def _comma_inside(report: Report, chance: random.Random) -> str:
    words = _sentences(report, chance)
    return words[:-1] + "," if words[-1] == "." else words


def _lower_first(report: Report, chance: random.Random) -> str:
    words = _sentences(report, chance)
    return words[0].lower() + words[1:] if words[1].islower() else words


def _bracketed_first(report: Report, chance: random.Random) -> str:
    words = _phrase(report, chance)
    return f"[{words[0].swapcase()}]{words[1:]}" if words[:2].isalpha() and words[:2].islower() else words


def _straight_marks(report: Report, chance: random.Random) -> str:
    return _sentences(report, chance).replace("’", "'").replace("‘", "'")


def _other_dashes(report: Report, chance: random.Random) -> str | None:
    words = chance.choice([one for one in report.sentences if " – " in one] or [None])
    return words and words.replace(" – ", chance.choice(("—", " - ", " — ", "–")))


def _nested(report: Report, chance: random.Random) -> str | None:
    words = chance.choice([one for one in report.sentences if "‘" in one] or [None])
    return words and re.sub(r"‘(.*?)’(?!\w)", chance.choice(("“\\1”", "‘\\1’")), words)


def _edge_ellipsis(report: Report, chance: random.Random) -> str:
    words = _phrase(report, chance)
    return chance.choice((f"… {words}", f"{words} …", f"...{words}...", f"{words}…"))


def _long_ellipsis(report: Report, chance: random.Random) -> str | None:
    words = _sentences(report, chance).split(" ")
    if len(words) < 14:
        return None
    cut = chance.randint(3, 5)
    kept = " ".join(words[:cut]).rstrip("–").strip(), " ".join(words[-5:])
    return (
        None
        if any(one.count("‘") + one.count("(") + one.count(")") for one in kept)
        else chance.choice((" … ", "... ", " ... ", " [...] ", " […] ", " . . . ")).join(kept)
    )


def _bracket(report: Report, chance: random.Random) -> str | None:
    words = _sentences(report, chance).split(" ")
    places = [i for i, word in enumerate(words) if i > 1 and word in ("it", "its", "they", "their", "them")]
    if not places:
        return None
    words[chance.choice(places)] = "[the force]"
    return " ".join(words)


HONEST: dict[str, Maker] = {
    "sentences": _sentences,
    "a phrase": _phrase,
    "a comma inside the mark": _comma_inside,
    "a small first letter": _lower_first,
    "[a] first letter": _bracketed_first,
    "straight marks": _straight_marks,
    "other dashes": _other_dashes,
    "nested marks": _nested,
    "an ellipsis at the edge": _edge_ellipsis,
    "an ellipsis within": _long_ellipsis,
    "a bracket": _bracket,
}


# ---- Faulty


def _exchange(pairs: dict[str, str], of: Maker = _sentences) -> Maker:
    def maker(report: Report, chance: random.Random) -> str | None:
        words = of(report, chance)
        known = [match for match in re.finditer(r"\w+", words) if match.group() in pairs]
        if not known:
            return None
        match = chance.choice(known)
        return words[: match.start()] + pairs[match.group()] + words[match.end() :]

    return maker


with_a_near_word = _exchange(NEAR, a_sentence)


def _dropped_not(report: Report, chance: random.Random) -> str | None:
    words = chance.choice([one for one in report.sentences if re.search(r" (?:not|never|rarely|no) ", one)] or [None])
    return words and re.sub(r" (?:not|never|rarely|no) ", " ", words, count=1)


def _added_not(report: Report, chance: random.Random) -> str | None:
    words = _sentences(report, chance)
    known = list(re.finditer(r"\b(?:is|are|was|were|has|have|can|should|will)(?= (?!not))", words))
    return words[: (end := chance.choice(known).end())] + " not" + words[end:] if known else None


def _number(report: Report, chance: random.Random) -> str | None:
    words = _sentences(report, chance)
    known = list(re.finditer(r"\d+", words))
    if not known:
        return None
    match = chance.choice(known)
    digits = list(match.group())
    at = chance.randrange(len(digits))
    digits[at] = chance.choice([one for one in "123456789" if one != digits[at]])
    return words[: match.start()] + "".join(digits) + words[match.end() :]


def _joined(report: Report, chance: random.Random) -> str:
    at = chance.randrange(len(report.sentences) - 2)
    first, last = report.sentences[at], report.sentences[at + 2]
    return chance.choice((f"{first} {last}", f"{first[:-1]} and {last[0].lower()}{last[1:]}", f"{first[:-1]}, {last}"))


def _swapped(report: Report, chance: random.Random) -> str:
    at = chance.randrange(len(report.sentences) - 3)
    first, last = report.sentences[at], report.sentences[at + chance.randint(1, 2)]
    return f"{last} … {first}"


def _hidden_omission(report: Report, chance: random.Random) -> str | None:
    known = r" (?:not|never|rarely|no|not yet|not always|fewer than|properly|\d+ of the|under-|at weekends|of the) "
    words = chance.choice([one for one in report.sentences if re.search(known, one)] or [None])
    return words and re.sub(known, chance.choice((" … ", " ... ", "… ", " [...] ")), words, count=1)


def _bracketed_meaning(report: Report, chance: random.Random) -> str | None:
    words = _sentences(report, chance)
    known = [match for match in re.finditer(r"[a-z]+", words) if match.group() in NEAR | TENSES and match.start()]
    if not known:
        return None
    match = chance.choice(known)
    instead = (NEAR | TENSES)[match.group()]
    put = chance.choice((f"[{instead}]", f"[not] {match.group()}", f"[never {instead}]"))
    return words[: match.start()] + put + words[match.end() :]


FAULTY: dict[str, Maker] = {
    "a dropped “not”": _dropped_not,
    "an added “not”": _added_not,
    "a changed number": _number,
    "a changed tense": _exchange(TENSES),
    "a changed name": _exchange(NAMES),
    "a near word": _exchange(NEAR),
    "two sentences joined": _joined,
    "parts in the wrong order": _swapped,
    "an omission hidden in an ellipsis": _hidden_omission,
    "a meaning changed in brackets": _bracketed_meaning,
}
