"""Which of the areas, times and grades that a sentence names belong to which of its claims."""

from dataclasses import replace

from articles.prose.grade_words import GradeMention
from articles.prose.sentences import Sentence

from .change_cues import Cue
from .change_words import LOSING, PASSED, SAME
from .patterns import PARTING


def belonging(things, stops: list[int], number: int, sentence: Sentence) -> list:
    """Which of the things named belong to the claim at `stops[number]`: those after it, or before, as it runs."""
    if len(stops) == 1:
        return list(things)
    if (inside := _in_clause(things, stops, number, sentence)) is not None:
        return inside
    start, before = stops[number], stops[number - 1] if number else -1
    after = stops[number + 1] if number + 1 < len(stops) else len(sentence.words)
    forward = [one for one in things if start < one.start < after]
    backward = [one for one in things if before < one.start < start]
    runs_back = not any(one.start > stops[-1] for one in things)
    own = (backward or forward) if runs_back else (forward or backward)
    return own or [one for one in things if one.start < start][-1:]


def _in_clause(things, stops: list[int], number: int, sentence: Sentence) -> list | None:
    """Those of the claim's own clause; None when nothing parts it, or nothing stands in it."""
    part = clause(stops, number, sentence)
    inside = [one for one in things if part[0] <= one.start < part[1]] if part else []
    if not inside:
        return None
    within = [stop for stop in stops if part[0] <= stop < part[1]]
    if len(within) == len(stops):
        return inside
    return belonging(inside, within, within.index(stops[number]), sentence)


def clause(stops: list[int], number: int, sentence: Sentence) -> tuple[int, int] | None:
    """Where the claim's clause begins and ends, if a conjunction parts it from its neighbours."""
    left, right = 0, len(sentence.words)
    for place, base in enumerate(sentence.bases):
        if base in PARTING and place < stops[number] and any(stop < place for stop in stops):
            left = place
        elif base in PARTING and place > stops[number] and any(stop > place for stop in stops):
            right = min(right, place)
    return (left, right) if left or right < len(sentence.words) else None


def just_before(cue: Cue, areas, grades):
    """“Good for efficiency, up from …”: what stands just before the words, and the grade that comes after them."""
    last = next((grade for grade in reversed(grades) if grade.end <= cue.start), None)
    near = [area for area in areas if (last.start if last else 0) <= area.start < cue.start] or areas[-1:]
    return near, [grade for grade in grades if grade is last or cue.start <= grade.start <= cue.end + 6]


def aside(sentence: Sentence, cue: Cue, times):
    """A time in an aside before the verb is when it was otherwise: “X, inadequate in 2016, rose a step”."""
    place = cue.start - 1
    while place > 0 and sentence.bases[place] in PASSED:
        place -= 1
    if place <= 0 or sentence.bases[place] != "," or "," not in sentence.bases[:place]:
        return times
    begins = place - 1 - sentence.bases[:place][::-1].index(",")
    return [replace(time, is_from=True) if begins < time.start < place else time for time in times]


def is_since(sentence: Sentence, time) -> bool:
    return "since" in sentence.bases[max(0, time.start - 3) : time.start]


def start_and_end(times, *, strict: bool = False):
    """What a change is counted from, and when it was seen."""
    from_ = [time for time in times if time.is_from]
    told = [time for time in times if not time.is_from]
    fixed = [time for time in told if time.kind != "earlier"]
    if not from_ and len(fixed) > 1 and not strict:
        fixed = sorted(fixed, key=lambda time: time.order)
        return fixed[0], (fixed[-1],)
    start = next((time for time in from_ if time.kind != "earlier"), None)
    start = start or next((time for time in (*from_, *told) if time.kind == "earlier"), None)
    return start, tuple(fixed[-1:])


def ends(sentence: Sentence, cue: Cue, grades, times, start) -> tuple[GradeMention | None, GradeMention | None]:
    """The grades that a change is said to go from and to."""
    before = after = None
    for grade in grades:
        dated = start and grade.end <= start.start < cue.start and start.start - grade.end < 10
        if dated or _is_start(sentence, grade, cue, times):
            before = before or grade
        else:
            after = grade if after is None or "to" in sentence.bases[max(0, grade.start - 2) : grade.start] else after
    return (after, None) if cue.direction == SAME and cue.denied else (before, after)


def _is_start(sentence: Sentence, grade: GradeMention, cue: Cue, times) -> bool:
    lead = [word.base for word in sentence.words[max(0, grade.start - 5) : grade.start] if not word.is_mark]
    if cue.word in LOSING:
        return True
    if "to" in lead[-2:] or cue.direction == SAME:
        return False
    if {"from", "than", "below", "above", "out"} & set(lead[-4:]) and "to" not in lead[-3:]:
        return True
    return "when" in sentence.bases[max(0, grade.start - 8) : grade.start] and any(
        time.is_from and time.start < grade.start for time in times
    )
