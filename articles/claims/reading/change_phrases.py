"""Words that say a grade, or a body, went up, down or stayed: and only where they say it of a body or an area."""

from articles.prose.grade_words import JUDGES, NOUNS, RATING
from articles.prose.sentences import Sentence
from articles.prose.word_lists import words

from .change_cues import Cue, is_weak
from .change_words import (
    BASE,
    CHANGED,
    COMPARED,
    COUNTED,
    DID,
    ELSEWHERE,
    MARKER,
    NOMINAL,
    NUMBERS,
    OF_GRADES,
    PASSED,
    RELATIVE,
    STEPS,
    SUBJECTS,
    TO_SOMETHING,
    WHERE,
)  # fmt: skip

GRADES = {"outstanding", "inadequate", "adequate", "requires", "requiring"}
# Said of a body as a whole.
WHOLE = {"force", "constabulary", "service", "brigade", "performance", "it", "they"}
# Between a subject and “better”.
BETTERED = (
    DID
    | (RATING - NOUNS)
    | words(
        "got getting become became grown much far considerably significantly way lot little slightly markedly "
        "even no any now"
    )
)


# They keep a grade only where it follows: “stood at good”, not “was good in 2018/19, stood at the top of the list”.
POSTURES = {"stood", "stands", "stuck", "held", "holds", "kept", "keeps"}


def is_a_movement(sentence: Sentence, cue: Cue, grades, areas, bodies) -> bool:
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
    if not near and COUNTED & set(sentence.bases[: cue.start]):
        return False
    if _moves_something_else(sentence, cue, areas):
        return False
    if near and not _other_subject(sentence, cue, areas, bodies):
        return True
    return _has_subject(sentence, cue, areas, bodies)


def is_between_inspections(sentence: Sentence, cue: Cue, times, areas, bodies) -> bool:
    """Whether what moved is a grade, or moved from one inspection to another; most that improves is neither."""
    if times or MARKER.search(sentence.text) or sentence.known & (NOUNS | GRADES):
        return True
    place = cue.start - 1
    while place >= 0 and (sentence.words[place].is_mark or sentence.bases[place] in PASSED | BETTERED):
        place -= 1
    if any(one.start <= place < one.end for one in bodies):
        following = sentence.bases[cue.end : cue.end + 1]
        in_area = any(0 < area.start - cue.end <= 3 for area in areas)
        return in_area or bool(sentence.known & JUDGES) or following in ((), (".",))
    whole = place >= 0 and sentence.bases[place] in WHOLE
    return whole and bool(sentence.known & (JUDGES | {"areas"}))


def _keeps_a_grade(sentence: Sentence, cue: Cue, grades, areas) -> bool:
    reach = 3 if cue.word in ("still", "again") else 8
    if cue.word in POSTURES:
        grades = [grade for grade in grades if grade.start >= cue.end]
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
    if following in ELSEWHERE and bases[cue.end : cue.end + 2] != ("out", "of"):
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
