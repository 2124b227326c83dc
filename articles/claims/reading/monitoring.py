"""Special measures and “Engage”: “was moved into Engage in June 2022” → a claim that it began then.

A claim’s `direction` is what is said to have happened: it began, it ended, or it lasts.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.claims.claim import Claim, Kind, Origin
from articles.prose.sentences import Sentence

from .is_a_grade import is_supposed

BEGAN, ENDED, LASTS = "began", "ended", "lasts"
STAGE = re.compile(
    r"\b(?:special measures|(?:the |an? )?[‘“'\"]?engage[’”'\"]? (?:phase|stage|status|process|level|monitoring)|"
    r"(?:in|into|under|to|on|from|of|left|leaves?|leaving|exits?|exited) [‘“'\"]?Engage\b|"
    r"(?:enhanced|advanced|closer|heightened|increased) (?:level of )?(?:monitoring|scrutiny))",
    re.IGNORECASE,
)
# Words before the stage that say which; the nearest counts.
WORDS = {
    BEGAN: "put placed moved entered enter enters plunged went goes escalated taken brought into",
    ENDED: "out left leave leaves leaving removed exited exit exits lifted released came emerged off ended end",
    LASTS: "in under remains remained is been still was stays stayed",
}
# Without a date these say that it lasts today; “the forces in Engage” says no such thing.
NOW = {"is", "are", "remains", "remain", "still", "stays", "be"}
SAYS = {word: what for what, text in WORDS.items() for word in text.split()}


def monitoring_in(sentence: Sentence, base: Claim, times) -> Iterator[Claim]:
    """The claim that a sentence makes of special measures, if it makes one of a body."""
    found = STAGE.search(sentence.text)
    if not found or not base.subjects or base.origins.body != Origin.SAID:
        return
    start, end = sentence.at(found.start()), sentence.at(found.end() - 1) + 1
    said = [SAYS[base] for base in sentence.bases[max(0, start - 6) : end + 3] if base in SAYS]
    if not said or is_supposed(sentence.bases, start):
        return
    what = next((one for one in (ENDED, BEGAN) if one in said), LASTS)
    before = sentence.bases[max(0, start - 6) : start]
    denied = any(word in ("not", "never", "avoided", "no") or word.endswith("n't") for word in before)
    told = tuple(time for time in times if time.years)[:1]
    if what == LASTS and not told and not (NOW | {"never"}) & set(before):
        return
    if "never" in before or (what == LASTS and told and told[0].is_from):
        what = BEGAN  # “Since 2019” says when it began.
    yield replace(base, kind=Kind.MONITORING, start=start, end=end, direction=what, denied=denied, times=told)
