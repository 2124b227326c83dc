"""Grades in a sentence: words that are grades of a scale, and only where the sentence grades with them."""

from dataclasses import dataclass

from .record import Record
from .text import Sentence
from .words import words

RATING = words(
    """
    rated graded judged branded deemed assessed ranked classed labelled labeled marked scored considered declared
    given awarded handed got received gets achieved earned secured rate grade judge found find finds grades rates
    regraded adjudged described slapped scores scoring earning receiving rating grading judging told named dubbed
    """
)
STRONG = words("rated graded judged branded deemed adjudged ranked classed assessed")
NOUNS = words(
    """
    rating ratings grade grades grading gradings judgment judgement judgments judgements mark marks score scores
    verdict assessment label
    """
)
COPULAS = words("is was are were be been being remains remained remain stays stayed as still again now")
AFTER = words(
    """
    at for in on by across overall and but or with since ever again as when while last this from to after under though
    although until despite both too compared than up down rather not twice once if over against throughout during
    """
)
LINKS = {"at", "for", "in", "on", "across", "when", "with"}
MODALS = words(
    """
    could would may might should will hope hopes hoped wants want wanted aims aim aiming if whether unless until
    ambition target must pledged vowed plans plan needs need hoping expects expected strive strives striving seek
    seeks can shall aspires goal can't cannot 'll
    """
)
# Words that other inspectorates grade with, and ours does not.
FOREIGN = {"satisfactory", "unsatisfactory", "excellent", "poor", "weak", "exceptional", "failing", "average"}
EXTREMES = {
    "lowest": "worst", "bottom": "worst", "worst": "worst", "poorest": "worst",
    "top": "best", "highest": "best", "best": "best",
}  # fmt: skip
OF_AREAS = words("areas area pillars categories every all aspects respects")
JUDGES = {"hmicfrs", "hmic", "inspectors", "inspectorate", "inspection", "watchdog", "report", "peel", "assessment"}
NAMED = {"good", "outstanding", "inadequate", "adequate", "requires", "as"}
NOT = {"not", "never", "neither", "nor", "avoided", "avoids", "without", "hardly", "denied"}


@dataclass(frozen=True)
class GradeMention:
    """The words `start` to `end` say a grade. `name` is the grade, or worst, best, none, or a foreign word's."""

    start: int
    end: int
    name: str
    quoted: bool = False
    negated: bool = False


class GradeFinder:
    def __init__(self, record: Record) -> None:
        self.names = {tuple(name.split()): name for name in record.grades}
        if "requires improvement" in record.grades:
            for verb in ("require", "required", "requiring", "needs", "needing", "needed", "need"):
                self.names[verb, "improvement"] = "requires improvement"
            self.names["in", "need", "of", "improvement"] = "requires improvement"
        self.first = {name[0] for name in self.names}

    def candidates(self, sentence: Sentence) -> list[GradeMention]:
        """Every word or words that could be a grade."""
        found, bases, place = [], sentence.bases, 0
        while place < len(bases):
            mention = self._at(sentence, place)
            found += [mention] if mention else []
            place = mention.end if mention else place + 1
        return found

    def _at(self, sentence: Sentence, place: int) -> GradeMention | None:
        bases = sentence.bases
        if bases[place] == "good" and place and bases[place - 1] == "very":
            graded = set(bases[max(0, place - 5) : place]) & STRONG
            return self._mention(sentence, place - 1, place + 1, "foreign very good") if graded else None
        if bases[place] in self.first:
            for name in sorted(self.names, key=len, reverse=True):
                if bases[place : place + len(name)] == name:
                    return self._mention(sentence, place, place + len(name), self.names[name])
        if "second" in bases[max(0, place - 2) : place]:
            return None
        if bases[place] in EXTREMES and (end := _noun_after(bases, place)):
            return self._mention(sentence, place, end, EXTREMES[bases[place]])
        if bases[place] == "ungraded" or (bases[place] in ("not", "no", "without") and _ungraded(bases, place)):
            return GradeMention(place, place + 2, "none")
        if bases[place] in FOREIGN and set(bases[max(0, place - 5) : place]) & STRONG:
            return self._mention(sentence, place, place + 1, f"foreign {bases[place]}")
        return None

    def _mention(self, sentence, start, end, name) -> GradeMention:
        before = sentence.bases[max(0, start - 7) : start]
        negated = any(word in NOT or word.endswith("n't") for word in before[-5:]) or (
            "no" in before[-4:] and "longer" in before[-3:]
        )
        if "only" in before[-3:] and "not" in before:
            negated = False
        return GradeMention(start, end, name, sentence.words[start].quoted, negated)


def _noun_after(bases, place: int) -> int:
    """Where “lowest possible rating” ends; 0 when no such noun follows."""
    for step in (1, 2, 3):
        if place + step < len(bases) and bases[place + step] in NOUNS:
            return place + step + 1
        if place + step < len(bases) and bases[place + step] not in {"possible", "available", "ever", "of", "two"}:
            return 0
    return 0


def _ungraded(bases, place: int) -> bool:
    """“Not graded”, “gave no grade”, “without a grade”; but not “no grade is held”."""
    after = bases[place + 1 : place + 5]
    if bases[place] == "not":
        return (after[:1] in (("graded",), ("rated",)) and not set(after[1:]) & NAMED) or after[:2] == ("given", "a")
    if bases[place] == "without":
        return "grade" in after[:2] or "graded" in after[:3]
    gave = set(bases[max(0, place - 3) : place]) & {"gave", "given", "got", "received", "gives", "awarded", "get"}
    return bool(gave) and bool(set(after[:2]) & {"grade", "grades", "rating", "graded"})


def is_graded_with(sentence: Sentence, mention: GradeMention, areas, bodies, cues) -> bool:
    """Whether the sentence grades somebody with these words, and does not merely use them."""
    if is_supposed(sentence.bases, mention.start):
        return False
    if mention.name == "none":
        return bool(areas or bodies or sentence.known & {"force", "constabulary", "it"})
    if _is_plainly_a_grade(sentence, mention, areas, bodies):
        return True
    if not _stands_alone(sentence, mention.end) or _is_of_something_else(sentence, mention, bodies):
        return False
    if mention.quoted and _whole_quotation(sentence, mention):
        return True
    return _is_given(sentence, mention, bodies) or _is_of_areas(sentence, mention, areas) or _is_reached(mention, cues)


def _is_plainly_a_grade(sentence: Sentence, mention: GradeMention, areas, bodies) -> bool:
    """“The lowest grade”, “a good rating”, “it requires improvement”, “Inadequate: …”."""
    bases, start, end = sentence.bases, mention.start, mention.end
    if mention.name in ("worst", "best") or mention.name.startswith("foreign"):
        return True
    if _following(sentence, end) in NOUNS or _grade_of(bases, start):
        return True
    if mention.name == "requires improvement" and _verb_has_subject(sentence, mention, areas, bodies):
        return True
    return start == 0 and bool(areas) and bases[end : end + 1] == (":",)


def _is_given(sentence: Sentence, mention: GradeMention, bodies) -> bool:
    """A verb of grading stands before it, or an inspectorate says that a body is so."""
    before = set(sentence.bases[max(0, mention.start - 12) : mention.start])
    said_so = before & COPULAS and sentence.known & JUDGES and any(one.end <= mention.start for one in bodies)
    return bool(before & RATING or said_so)


def _is_of_areas(sentence: Sentence, mention: GradeMention, areas) -> bool:
    """An area stands beside it: “good at preventing crime”, “efficiency: good”, “inadequate in three areas”."""
    following = _following(sentence, mention.end)
    after = following in LINKS | {",", "by"} and any(0 <= area.start - mention.end <= 5 for area in areas)
    before = any(0 <= mention.start - area.end <= 4 for area in areas)
    counted = following == "in" and set(sentence.bases[mention.end + 1 : mention.end + 5]) & OF_AREAS
    return bool(after or before or counted)


def _is_reached(mention: GradeMention, cues) -> bool:
    return any(cue.start <= mention.start for cue in cues)


def _is_of_something_else(sentence: Sentence, mention: GradeMention, bodies) -> bool:
    """“Found the inquiry by Sussex Police adequate”: it was the inquiry that was found so."""
    near = next((one for one in bodies if one.end == mention.start), None)
    if near is None or near.start < 2 or sentence.bases[near.start - 1] not in {"by", "of", "into"}:
        return False
    return sentence.bases[near.start - 2] not in NOUNS


def goes_on(sentence: Sentence, mention: GradeMention, grades) -> bool:
    """A further grade in a list that has begun: “requires improvement in 2017, good in 2016”, “but is good now”."""
    place = mention.start - 1
    while place >= 0 and (sentence.bases[place] in COPULAS | {"has", "had"} or sentence.bases[place] in "“‘\"'"):
        place -= 1
    begun = any(grade.end <= mention.start for grade in grades)
    linked = place >= 0 and sentence.bases[place] in {",", "and", ";", "then", "or", "but"}
    return begun and linked and _stands_alone(sentence, mention.end) and not is_supposed(sentence.bases, mention.start)


def is_supposed(bases, start: int) -> bool:
    """Said of what might be, will be or should be."""
    clause = list(bases[max(0, start - 9) : start])
    for mark in (",", ";", ":", "–", "—", "but"):
        if mark in clause:
            clause = clause[len(clause) - clause[::-1].index(mark) :]
    if any(word in MODALS for word in clause):
        return True
    if set(clause) & {
        "only",
        "first",
        "latest",
        "one",
        "second",
        "third",
        "found",
        "judged",
        "deemed",
        "considered",
        "said",
    }:
        return False
    return "to" in clause[-4:] and "be" in clause[-3:]


def _following(sentence: Sentence, end: int) -> str:
    for word in sentence.words[end:]:
        if word.text not in "”’\"'“‘)":
            return word.base
    return ""


def _stands_alone(sentence: Sentence, end: int) -> bool:
    """A grade closes its phrase; before a noun it is an adjective (“good work”)."""
    if end >= len(sentence.words):
        return True
    word = sentence.words[end]
    if word.base == "of" and end + 1 < len(sentence.words) and sentence.words[end + 1].text[0].isdigit():
        return True
    return word.is_mark or word.base in AFTER or word.base in NOUNS


def _grade_of(bases, start: int) -> bool:
    before = [word for word in bases[max(0, start - 5) : start] if word not in "“‘\"'"]
    return before[-2:] in (
        ["grade", "of"],
        ["rating", "of"],
        ["judgment", "of"],
        ["mark", "of"],
        ["verdict", "of"],
        ["grading", "of"],
        ["judgement", "of"],
        ["score", "of"],
        ["grades", "of"],
        ["ratings", "of"],
    )


def _whole_quotation(sentence: Sentence, mention: GradeMention) -> bool:
    words = sentence.words
    return (
        mention.start > 0
        and words[mention.start - 1].is_mark
        and mention.end < len(words)
        and words[mention.end].is_mark
    )


SUBJECTS = words(
    """
    force constabulary service it they police brigade which that performance forces services he she inspectors
    """
)


def _verb_has_subject(sentence: Sentence, mention: GradeMention, areas, bodies) -> bool:
    """Whether it is a body or an area that “requires improvement”, and not the roads."""
    bases, start = sentence.bases, mention.start
    if mention.quoted and _whole_quotation(sentence, mention):
        return True
    if set(bases[max(0, start - 12) : start]) & (RATING | NOUNS | COPULAS - {"as", "again", "still", "now"}):
        return True
    place = start - 1
    while place >= 0 and (
        sentence.words[place].is_mark or bases[place] in COPULAS | {"also", "only", "to", "from", "now", "or", "but"}
    ):
        place -= 1
    if place < 0:
        return True
    return bases[place] in SUBJECTS | {"to", "from", "than"} or any(
        one.start <= place < one.end for one in (*areas, *bodies)
    )
