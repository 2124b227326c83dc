"""Which words of movement in a sentence make claims."""

from dataclasses import replace
from itertools import pairwise

from articles.prose.sentences import Sentence

from .attachment import clause
from .change_cues import Cue, is_weak
from .change_words import CHANGED
from .is_a_grade import is_supposed


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
    full, weak = ([cue for cue in cues if is_weak(cue) == kind] for kind in (False, True))
    if not full:
        return [] if grades and (len(grades) > 1 or sum(not time.is_from for time in times) > 1) else weak[:1]
    parted = next((cue for cue in weak if clause([full[0].start, cue.start], 1, sentence)), None)
    if parted:
        return sorted((full[0], parted), key=lambda cue: cue.start)
    if _is_one_move(full, grades, times, areas):
        told = next((cue.direction for cue in full if cue.direction != CHANGED), CHANGED)
        return [replace(full[-1], direction=told)]
    return _each_with_an_end(full)


def _is_one_move(full: list[Cue], grades, times, areas) -> bool:
    """“It was a fall: effectiveness went from good …”: two words for one move."""
    return len(full) > 1 and len(areas) <= 1 and len(grades) <= 2 and bool(grades or len(times) < len(full))


def _each_with_an_end(full: list[Cue]) -> list[Cue]:
    found: list[Cue] = []
    for cue in full:
        if not found or (cue.word not in ("up", "down") and cue.start - found[-1].end > 3):
            found.append(cue)
    return found
