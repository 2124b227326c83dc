"""Whom and what a sentence is about, and whether it is about inspections at all."""

from articles.claims.claim import Subject
from articles.prose.bodies import FIRE
from articles.prose.grade_words import JUDGES, NOUNS, GradeMention
from articles.prose.sentences import Sentence
from articles.prose.word_lists import words

from .change_cues import Cue
from .patterns import NEARBY, OTHER_BODIES, OTHER_JUDGES, PARTING, SCALES, SOME

# One of these, and the sentence may be about an inspected body.
OF_THE_BODY = words("officers bobbies policing cops it its it's")
INSPECTED = words("police constabulary force forces fire hmicfrs hmic peel")


# What a body is told to do, and no grade of it.
TASKS = words("must should needs need told urged asked ordered advised warned improve address tackle concerns")


# In marks, so many words are a grade or the name of an area; more are what somebody says.
LONGEST_LABEL = 4


def first_time(times) -> tuple:
    return tuple(time for time in times if not time.is_from and time.kind != "earlier")[:1]


def first(named: tuple[Subject, ...]) -> tuple[Subject, ...]:
    return tuple(one for one in named if one.body)[:1]


def bodies_only_as_places(sentence: Sentence, bodies) -> bool:
    """Whether bodies are named only as places: “the restaurant in Durham”, “water off the Norfolk coast”."""
    if not bodies or sentence.known & INSPECTED:
        return False
    return all(one.start and sentence.bases[one.start - 1] in NEARBY for one in bodies)


def grades_other_people(sentence: Sentence, bodies) -> bool:
    """“Drivers in Surrey were rated …”: somebody else is graded, and nothing speaks of an inspection."""
    if not bodies_only_as_places(sentence, bodies) or sentence.known & (NOUNS | JUDGES | OF_THE_BODY):
        return False
    return any(one.start > 1 and not sentence.words[one.start - 2].is_mark for one in bodies)


def distinct_bodies(sentence: Sentence, bodies):
    """The bodies that a sentence is about; each once."""
    seen, found = set(), []
    for one in bodies:
        key = one.body or one.name
        if key not in seen:
            seen.add(key)
            found.append(one)
    return found


def spoken_kind(sentence: Sentence, default: str = "police_force") -> str:
    if FIRE & sentence.known:
        return "fire_service"
    return "police_force" if sentence.known & {"police", "constabulary", "force", "forces"} else default


def is_of_an_area(sentence: Sentence, grade: GradeMention, areas) -> bool:
    """“Good use of resources” is an area and no grade."""
    return sentence.bases[grade.start] == "good" and sentence.bases[grade.end : grade.end + 2] == ("use", "of")


def _segment(sentence: Sentence, place: int) -> tuple[int, int]:
    """Where the clause around a word begins and ends: at a conjunction, a semicolon or “, and”."""
    bases = sentence.bases
    stops = [
        number for number, base in enumerate(bases) if base in PARTING or bases[number : number + 2] == (",", "and")
    ]
    return max((stop for stop in stops if stop < place), default=0), min(
        (stop for stop in stops if stop > place), default=len(bases)
    )


def is_of_others(sentence: Sentence, grade: GradeMention, bodies, areas) -> bool:
    """“…, while the CQC rated the ambulance service good”: a grade in a clause of somebody else’s."""
    start, end = _segment(sentence, grade.start)
    if any(start <= one.start < end for one in (*bodies, *areas)):
        return False
    spoken = (*OTHER_JUDGES.finditer(sentence.text), *OTHER_BODIES.finditer(sentence.text))
    return (start, end) != (0, len(sentence.words)) and any(start <= sentence.at(one.start()) < end for one in spoken)


def graded_areas(sentence: Sentence, areas, grades):
    """Without those only spoken of beside another: “good at X but must improve how it manages offenders”."""
    return [one for one in areas if not grades or not _is_task(sentence, one, grades)]


def _is_task(sentence: Sentence, area, grades) -> bool:
    start, end = _segment(sentence, area.start)
    tasks = set(sentence.bases[start : area.start]) & TASKS
    return bool(tasks) and not any(start <= grade.start < end for grade in grades)


def is_of_some(sentence: Sentence, grade: GradeMention) -> bool:
    """“Inadequate in several areas”, “in some areas it is good”: not “inadequate, and worse in some areas”."""
    found = SOME.search(sentence.text)
    return bool(found) and sentence.at(found.start()) - grade.end <= 2


def is_in_speech(sentence: Sentence, place: int) -> bool:
    """Whether a word stands in marks with more around it than a grade."""
    return sum(not sentence.words[one].is_mark for one in sentence.quotation_at(place)) > LONGEST_LABEL


def is_about_scales(sentence: Sentence, grades, bodies, areas) -> bool:
    if sentence.known & {"force", "constabulary", "it", "its"}:
        return False
    names = {grade.name for grade in grades}
    if len(names) >= 4 and not any(one.body for one in bodies) and not areas:
        return True
    return bool(SCALES.search(sentence.text)) and not any(one.body for one in bodies) and not areas and len(names) >= 2


def has_grade(cue: Cue, grades, sentence: Sentence) -> bool:
    return bool(grades) or cue.word in ("same", "unchanged", "no", "lost", "regained")
