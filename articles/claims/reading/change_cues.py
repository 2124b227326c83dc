"""Words that could say that a grade, or a body, went up, down or stayed."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.prose.grade_words import MODALS, NOUNS
from articles.prose.sentences import Sentence

from .change_words import (
    BASE,
    BESIDE,
    CHANGED,
    COMPARED,
    DID,
    KEEP,
    KEPT,
    NOMINAL,
    NUMBERS,
    OF_ANYTHING,
    OF_GRADES,
    PARTICLES,
    PHRASES,
    PRESENT,
    SAME,
    STEPS,
    WON,
)  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """The word at `start` says a direction; `denied` when the sentence says that it did not happen."""

    start: int
    end: int
    direction: str
    denied: bool = False
    word: str = ""


def cues_in(sentence: Sentence) -> list[Cue]:
    """Every word that could say a direction. Whether it does, `speaks_of` tells."""
    found = list(_phrases(sentence))
    for place, base in enumerate(sentence.bases):
        cue = _of_grades(sentence, place, base) or _moved(sentence, place, base) or _compared(sentence, place, base)
        cue = cue or _kept(sentence, place, base) or _steps(sentence, place, base)
        if cue and not any(one.start <= place < one.end for one in found):
            found.append(cue)
    return [cue for cue in found if not _is_supposed(sentence, cue)]


def _phrases(sentence: Sentence) -> Iterator[Cue]:
    """“Made big strides since 2022”."""
    if not sentence.known & {"since", "than", "compared"}:
        return
    for direction, phrase in PHRASES.items():
        for match in phrase.finditer(sentence.text):
            start, end = sentence.at(match.start()), sentence.at(match.end() - 1) + 1
            yield Cue(start, end, direction, _denied(sentence, start), "phrase")


def _cue(sentence: Sentence, place: int, direction: str, end: int | None = None, denied: bool | None = None) -> Cue:
    return Cue(
        place,
        end or place + 1,
        direction,
        _denied(sentence, place) if denied is None else denied,
        sentence.bases[place],
    )


def _of_grades(sentence, place, base) -> Cue | None:
    direction = OF_GRADES.get(base)
    return _cue(sentence, place, direction) if direction else None


def _moved(sentence: Sentence, place: int, base: str) -> Cue | None:
    bases = sentence.bases
    if (
        base in BASE
        and base not in NOMINAL
        and set(bases[max(0, place - 3) : place]) & {"did", "didn't", "failed", "not", "doesn't"}
    ):
        return (
            _cue(sentence, place, BASE[base], denied=True)
            if not set(bases[max(0, place - 3) : place]) & MODALS
            else None
        )
    if base in BASE and place and bases[place - 1] in {"did", "continues", "continued"}:
        return _cue(sentence, place, BASE[base])
    if base not in OF_ANYTHING:
        return None
    if base in PRESENT and not set(bases[max(0, place - 3) : place]) & {
        "is",
        "was",
        "are",
        "were",
        "been",
        "keeps",
        "getting",
    }:
        return None
    if base in ("improvement", "improvements") and set(bases[max(0, place - 4) : place]) & {
        "requires",
        "require",
        "required",
        "requiring",
        "needs",
        "need",
        "needed",
        "for",
        "needing",
        "of",
        "areas",
        "area",
    }:
        return None
    direction = OF_ANYTHING[base]
    if direction is None:
        return _with_particle(sentence, place)
    return _cue(sentence, place, direction)


def _with_particle(sentence: Sentence, place: int) -> Cue | None:
    for step in (1, 2):
        word = sentence.bases[place + step] if place + step < len(sentence.bases) else ""
        if PARTICLES.get(word) and sentence.bases[place + step + 1 : place + step + 2] != ("or",):
            return _cue(sentence, place, PARTICLES[word], place + step + 1)
    if sentence.bases[place] in ("gone", "went", "moved") and "from" in sentence.bases[place : place + 3]:
        return _cue(sentence, place, CHANGED)
    return None


def _compared(sentence: Sentence, place: int, base: str) -> Cue | None:
    bases = sentence.bases
    if base in COMPARED and base not in ("above", "below") and "than" in bases[place + 1 : place + 16]:
        if bases[place + 1] not in NOUNS | BESIDE:
            return None
        return _cue(sentence, place, COMPARED[base])
    if base in ("better", "worse") and set(bases[max(0, place - 2) : place]) & {
        "got",
        "getting",
        "gotten",
        "become",
        "became",
        "grown",
    }:
        return _cue(sentence, place, COMPARED[base])
    if (
        base in ("better", "worse")
        and set(bases[max(0, place - 2) : place]) & DID
        and sentence.known & {"compared", "since", "before"}
    ):
        return _cue(sentence, place, COMPARED[base])
    if base in ("up", "down") and "from" in bases[place + 1 : place + 5]:
        return _cue(sentence, place, PARTICLES[base])
    if base == "compared" and bases[place + 1 : place + 2] == ("with",):
        return None
    return None


def _steps(sentence: Sentence, place: int, base: str) -> Cue | None:
    bases = sentence.bases
    if base in STEPS and place and bases[place - 1] in NUMBERS and place + 1 < len(bases):
        way = (COMPARED | PARTICLES).get(bases[place + 1])
        return _cue(sentence, place, way, place + 2) if way else None
    return None


def _kept(sentence: Sentence, place: int, base: str) -> Cue | None:
    direction = KEPT.get(base) or WON.get(base)
    if base == "lost" and not set(sentence.bases[place + 1 : place + 2]) & {"its", "their", "the", "an", "a", "that"}:
        return None
    if base in KEEP and set(sentence.bases[max(0, place - 3) : place]) & {"failed", "didn't", "not"}:
        return _cue(sentence, place, SAME, denied=True)
    if base == "same" and _is_the_same_grade(sentence, place):
        direction = SAME
    if base == "no" and sentence.bases[place + 1 : place + 2] == ("change",):
        return _cue(sentence, place, SAME, place + 2, denied=False)
    if base == "again" and set(sentence.bases[place + 1 : place + 2]) & {"and"}:
        return None
    return _cue(sentence, place, direction) if direction else None


def _is_the_same_grade(sentence: Sentence, place: int) -> bool:
    """“The same grade”, “stayed the same since”; not “the same year”."""
    bases = sentence.bases
    following = bases[place + 1] if place + 1 < len(bases) else "."
    if following in NOUNS:
        return True
    stays = set(bases[max(0, place - 3) : place]) & (set(KEPT) | set(KEEP) | {"was", "is", "were"})
    return bool(stays) and (following in {"since", "as", "between", "from", "in"} or not following[0].isalnum())


def _denied(sentence: Sentence, place: int) -> bool:
    before = sentence.bases[max(0, place - 5) : place]
    return (
        any(word in {"not", "never", "failed", "neither", "nor", "no"} or word.endswith("n't") for word in before)
        and "only" not in before
    )


def _is_supposed(sentence: Sentence, cue: Cue) -> bool:
    clause = list(sentence.bases[max(0, cue.start - 7) : cue.start])
    for mark in (",", ";", ":", "–", "—"):
        if mark in clause:
            clause = clause[len(clause) - clause[::-1].index(mark) :]
    if "failed" in clause and clause[-1:] == ["to"]:
        return False
    if "can't" in clause or "cannot" in clause:
        return True
    return bool(
        (set(clause) & (MODALS - {"to"}) and cue.word not in ("up", "down"))
        or (clause[-1:] == ["to"] and cue.word not in NOMINAL)
    )


def is_weak(cue: Cue) -> bool:
    """Words that say a direction only of a grade that stands beside them."""
    return cue.word in KEPT or cue.word in KEEP or cue.word in WON or cue.word in ("same", "no")
