"""Which words of movement in a sentence make claims."""

from dataclasses import replace
from itertools import pairwise

from .directions import Cue, is_weak
from .grades import is_supposed
from .movement import CHANGED
from .pairing import clause
from .text import Sentence


def is_a_path(grades, times) -> bool:
    """Three grades of three years and more: each is a claim of its own."""
    return len(grades) == len(times) >= 3


def from_to(sentence: Sentence, grades, cues) -> list[Cue]:
    """“From adequate to requires improvement” is a change, whatever the verb."""
    for one, two in pairwise(grades):
        before, between = sentence.bases[max(0, one.start - 3) : one.start], sentence.bases[one.end : two.start]
        if (
            not any(not is_weak(cue) for cue in cues)
            and "from" in before
            and "to" in between
            and two.start - one.end < 9
            and not is_supposed(sentence.bases, one.start)
        ):
            return [Cue(one.start, two.end, CHANGED, word="from")]
    return []


def moves(sentence: Sentence, cues: list[Cue], grades, times, areas) -> list[Cue]:
    """The cues that each make a claim: of several, weak ones stand back, and those without an end of their own."""
    full = [cue for cue in cues if not is_weak(cue)]
    if full and (parted := [cue for cue in cues if is_weak(cue) and clause([full[0].start, cue.start], 1, sentence)]):
        return sorted((full[0], parted[0]), key=lambda cue: cue.start)
    if not full:
        told = [time for time in times if not time.is_from]
        return [] if grades and (len(told) > 1 or len(grades) > 1) else cues[:1]
    if len(full) > 1 and len(areas) <= 1 and len(grades) <= 2 and (grades or len(times) < len(full)):
        told = next((cue.direction for cue in full if cue.direction != CHANGED), CHANGED)
        return [replace(full[-1], direction=told)]
    found = []
    for cue in full:
        if found and (cue.word in ("up", "down") or cue.start - found[-1].end <= 3):
            continue
        found.append(cue)
    return found
