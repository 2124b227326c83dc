"""Words that say a grade, or a body, went up, down or stayed: and only where they say it of a body or an area."""

from dataclasses import dataclass

from .grades import MODALS, NOUNS, RATING
from .movement import (
    BASE,
    BESIDE,
    CHANGED,
    COMPARED,
    DID,
    ELSEWHERE,
    KEEP,
    KEPT,
    NOMINAL,
    NUMBERS,
    OF_ANYTHING,
    OF_GRADES,
    PARTICLES,
    PASSED,
    PRESENT,
    RELATIVE,
    SAME,
    STEPS,
    SUBJECTS,
    TO_SOMETHING,
    WHERE,
    WON,
)  # fmt: skip
from .text import Sentence

# Between a subject and “better”.
BETTERED = DID | (RATING - NOUNS) | {"got", "getting", "become", "became"}


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
    found = []
    for place, base in enumerate(sentence.bases):
        cue = _of_grades(sentence, place, base) or _moved(sentence, place, base) or _compared(sentence, place, base)
        cue = cue or _kept(sentence, place, base) or _steps(sentence, place, base)
        if cue and not _is_supposed(sentence, cue):
            found.append(cue)
    return found


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


def speaks_of(sentence: Sentence, cue: Cue, grades, areas, bodies) -> bool:
    """Whether it is a body, an area or a grade that moved, as far as the words around it say."""
    if cue.word in OF_GRADES and cue.word not in (
        "revised",
        "promoted",
        "demoted",
        "upgrade",
        "upgrades",
        "upgrading",
        "upgraded",
    ):
        return True
    if cue.word == "upgraded" and any(0 <= one.start - cue.end <= 1 for one in bodies):
        return True
    near = [grade for grade in grades if -3 <= grade.start - cue.end <= 9 or 0 <= cue.start - grade.end <= 4]
    if is_weak(cue):
        return _keeps_a_grade(sentence, cue, grades, areas)
    if cue.word in ("revised", "promoted", "demoted", "changed", "changes", "change") or cue.direction == CHANGED:
        named = any(0 <= cue.start - area.end <= 4 for area in areas) and cue.word != "revised"
        return bool(near) or named or bool(set(sentence.bases[max(0, cue.start - 4) : cue.start]) & NOUNS)
    if _moves_something_else(sentence, cue, areas):
        return False
    if near and not _other_subject(sentence, cue, areas, bodies):
        return True
    return _has_subject(sentence, cue, areas, bodies)


def _keeps_a_grade(sentence: Sentence, cue: Cue, grades, areas) -> bool:
    reach = 3 if cue.word in ("still", "again") else 8
    for grade in grades:
        between = grade.start - cue.end if grade.start >= cue.end else cue.start - grade.end
        if -1 <= between <= reach and not (cue.word == "again" and grade.start < cue.start and between > 6):
            return True
    return cue.word in ("same", "unchanged", "no") and bool(sentence.known & NOUNS or areas)


def _moves_something_else(sentence: Sentence, cue: Cue, areas) -> bool:
    """“Improved its website”: what follows is the object, and neither an area nor a grade."""
    bases = sentence.bases
    if cue.word in NOMINAL or cue.end >= len(bases):
        return False
    following = bases[cue.end]
    if following in ELSEWHERE:
        return True
    if following not in TO_SOMETHING and not (
        cue.word in ("improved", "improves", "raised", "lifted", "recovered", "progressed", "advanced")
        and _is_plain(sentence, cue.end)
    ):
        return False
    if following in NUMBERS and set(bases[cue.end + 1 : cue.end + 2]) & STEPS:
        return False
    reach = range(cue.end, cue.end + 7)
    if any(area.start in reach for area in areas):
        return False
    return not set(bases[cue.end : cue.end + 4]) & (NOUNS | {"performance", "position", "standing"})


def _is_plain(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return (
        not word.is_mark
        and word.base
        not in WHERE
        | PASSED
        | {
            "since",
            "than",
            "when",
            "over",
            "after",
            "as",
            "while",
            "but",
            "last",
            "this",
            "during",
            "enough",
            "overall",
            "year",
            "significantly",
            "or",
            "under",
            "despite",
            "every",
            "some",
            "most",
        }
        and not word.text[0].isdigit()
    )


def _other_subject(sentence, cue, areas, bodies) -> bool:
    """Whether something that the record knows nothing of is said to have moved (“crime fell from …”)."""
    return not _has_subject(sentence, cue, areas, bodies) and cue.start > 0 and not _nothing_before(sentence, cue)


def _nothing_before(sentence: Sentence, cue: Cue) -> bool:
    return all(word.is_mark or word.base in PASSED for word in sentence.words[: cue.start]) or sentence.bases[
        cue.start - 1
    ] in {",", "–", "—", "-", ":", "(", ";"}


def _has_subject(sentence: Sentence, cue: Cue, areas, bodies) -> bool:
    """Whether the word belongs to something that the record can say moved."""
    bases = sentence.bases
    if cue.word in ("up", "down") or cue.word in STEPS:
        return bool(areas or set(bases) & NOUNS)
    if cue.word in COMPARED and bases[cue.end : cue.end + 1] and bases[cue.end] in NOUNS | {"record", "performance"}:
        return True
    if cue.word in NOMINAL and _is_movement_in(sentence, cue, areas):
        return True
    place = _subject_of(sentence, cue, areas, bodies)
    if place < 0:
        return (cue.word in NOMINAL and bool(areas)) or (cue.word in BASE and cue.denied) or not bases[: cue.start]
    inside = next((one for one in (*areas, *bodies) if one.start <= place < one.end), None)
    if inside:
        return _stands_free(sentence, inside, areas, bodies)
    if bases[place] in ("and", "but"):
        return _same_subject_as_before(sentence, place, areas, bodies)
    return bases[place] in SUBJECTS or _of_an_area(sentence, place, areas)


def _subject_of(sentence: Sentence, cue: Cue, areas, bodies) -> int:
    """The word that the verb belongs to, backwards past helping words and one aside; -1 when none is."""
    bases, place, skipped = sentence.bases, cue.start - 1, False
    while place >= 0:
        if any(one.start <= place < one.end for one in (*areas, *bodies)) or bases[place] in ("and", "but"):
            return place
        if bases[place] == "," and "," in bases[:place] and not skipped:
            place, skipped = place - 2 - bases[:place][::-1].index(","), True
            continue
        if not _is_between(sentence, place, cue):
            return place
        place -= 1
    return place


def _is_between(sentence: Sentence, place: int, cue: Cue) -> bool:
    base = sentence.bases[place]
    helps = base in PASSED or base in RELATIVE or (cue.word in COMPARED and base in BETTERED)
    return sentence.words[place].is_mark or helps


def _is_movement_in(sentence: Sentence, cue: Cue, areas) -> bool:
    """“A deterioration in its effectiveness”: the area that moved comes after."""
    leads = sentence.bases[cue.end : cue.end + 1] in (("in",), ("of",), ("on",))
    near = range(cue.end, cue.end + 8)
    return leads and (
        any(area.start in near for area in areas) or bool(set(sentence.bases[cue.end : cue.end + 6]) & NOUNS)
    )


def _same_subject_as_before(sentence: Sentence, place: int, areas, bodies) -> bool:
    """“It was good and has since got worse”: the subject of the first verb is that of the second."""
    earlier = [one for one in (*areas, *bodies) if one.end <= place]
    return any(_stands_free(sentence, one, areas, bodies) for one in earlier) or bool(
        set(sentence.bases[:place]) & {"it", "force", "constabulary"}
    )


def _of_an_area(sentence: Sentence, place: int, areas) -> bool:
    """“… its approach to investigating crime has improved”: the last word is of an area some words before."""
    return any(0 <= place - area.end <= 1 for area in areas)


def _stands_free(sentence: Sentence, mention, areas, bodies) -> bool:
    """Not where it only belongs to something else that moved: “confidence in Kent Police has fallen”."""
    place = mention.start - 1
    while place >= 0 and sentence.bases[place] in {"the", "its", "their", "his", "“", "‘", '"', "'"}:
        place -= 1
    if place < 0 or sentence.bases[place] not in WHERE | {"against", "over", "into"}:
        return True
    before = place - 1
    if before < 0 or sentence.words[before].is_mark:
        return not hasattr(mention, "body") or False
    if any(one.start <= before < one.end for one in (*areas, *bodies)):
        return True
    return sentence.bases[before] in SUBJECTS | NOUNS | {
        "good",
        "effective",
        "efficient",
        "approach",
        "response",
        "way",
        "work",
        "handling",
        "record",
        "efforts",
        "standards",
        "ability",
    }
