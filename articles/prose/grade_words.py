"""Grades in a sentence: words that are grades of a scale, and only where the sentence grades with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.prose.sentences import Sentence
from articles.prose.word_lists import words

RATING = words(
    """
    rated graded judged branded deemed assessed ranked classed labelled labeled marked scored considered declared
    given awarded handed got received gets achieved earned secured rate grade judge found find finds grades rates
    regraded adjudged described slapped scores scoring earning receiving rating grading judging told named dubbed
    """
)
STRONG = words("rated graded judged branded deemed adjudged ranked classed assessed")
# Of these a word that is no grade would be one: “branded failing” is a name, “rated failing” a slip.
GRADED = STRONG - {"branded", "deemed"}
NOUNS = words(
    """
    rating ratings grade grades grading gradings judgment judgement judgments judgements mark marks score scores
    verdict assessment label
    """
)
COPULAS = words("is was are were be been being remains remained remain stays stayed as still again now")
AFTER = words(
    """
    include included includes
    at for in on by across overall and but or with since ever again as when while last this from to after under though
    although until despite both too were was are is compared than up down rather not twice once if over
    against throughout during following before according because today yesterday there itself
    """
)
LINKS = {"at", "for", "in", "on", "across", "when", "with"}
MODALS = words(
    """
    could would may might fear fears feared risk risks risked
    should will hope hopes hoped wants want wanted aims aim aiming if whether unless until
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
NOT = words("not never neither nor avoided avoids escaped escapes dodged spared without hardly denied")
# What may stand between “lowest” and the noun: “lowest possible rating”, “lowest of three grades”.
BEFORE_NOUN = words("possible available ever of two three overall single inspection policing")


@dataclass(frozen=True)
class GradeMention:
    """The words `start` to `end` say a grade. `name` is the grade, or worst, best, none, or a foreign word's."""

    start: int
    end: int
    name: str
    quoted: bool = False
    negated: bool = False


class GradeFinder:
    def __init__(self, grades: Iterable[str]) -> None:
        self.names = {tuple(name.split()): name for name in grades}
        if ("requires", "improvement") in self.names:
            for verb in ("require", "required", "requiring", "needs", "needing", "needed", "need"):
                self.names[verb, "improvement"] = "requires improvement"
            self.names["in", "need", "of", "improvement"] = "requires improvement"
        self.first = {name[0] for name in self.names}
        self.begin = self.first | EXTREMES.keys() | FOREIGN | {"good", "ungraded", "not", "no", "without"}

    def candidates(self, sentence: Sentence) -> list[GradeMention]:
        """Every word or words that could be a grade."""
        if sentence.known.isdisjoint(self.begin):
            return []
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
        if bases[place] in FOREIGN and set(bases[max(0, place - 5) : place]) & GRADED:
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
        if place + step < len(bases) and bases[place + step] not in BEFORE_NOUN:
            return 0
    return 0


def _ungraded(bases, place: int) -> bool:
    """“Not graded”, “gave no grade”, “without a grade”; but not “no grade is held”."""
    after = bases[place + 1 : place + 5]
    if bases[place] == "not":
        return (after[:1] in (("graded",), ("rated",)) and not set(after[1:]) & NAMED) or after[:2] == ("given", "a")
    if after[:1] and after[0] in NAMED:
        return False
    if bases[place] == "without":
        return "grade" in after[:2] or "graded" in after[:3]
    gave = set(bases[max(0, place - 3) : place]) & {"gave", "given", "got", "received", "gives", "awarded", "get"}
    return bool(gave) and bool(set(after[:2]) & {"grade", "grades", "rating", "graded"})
