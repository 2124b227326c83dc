"""“The worst since”, “for the first time”, “the only force”, “one of two”."""

import re
from dataclasses import dataclass

from articles.claims.claim import Kind
from articles.prose.grade_words import GradeMention
from articles.prose.sentences import Sentence

from .change_words import DOWN, UP

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
NUMBERS["dozen"] = 12
TENS = {"thirty": 30, "forty": 40, "twenty": 20}
NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty)[ -](?:one|two|three|four|five|six|seven|eight|nine)|"
    + "|".join((*NUMBERS, "thirty", "forty"))
    + ")"
)
EXTREME = re.compile(
    (
        r"\b(worst|lowest|poorest|weakest|best|highest|strongest)\b(?:[\w ’'-]{0,60}?)\b(since|ever|in "
        r"(?:a|\w+) (?:years?|decades?|rounds?)|on record|in its history|to date|so far|yet)\b"
    ),
    re.IGNORECASE,
)
FIRST = re.compile(
    (
        r"\b(?:(?:for )?the first time|first[- ]ever|first (?:outstanding|good|inadequate|adequate|"
        r"[‘“'\"])|(?:has|had|have) never (?:before )?been|never before)\b"
    ),
    re.IGNORECASE,
)
ONLY = re.compile(
    (
        r"\b(?:the only (?:police )?(?:force|one|service|constabulary|fire|body)\b|only (?:one "
        r")?(?:police )?force in|the sole (?:force|service)|alone (?:in|among))|\b(?:sole|lone) force\b"
    ),
    re.IGNORECASE,
)
ONE_OF = re.compile(
    (
        rf"\bone of (?:just |only )?(?:the |a )?({NUMBER}) (?:\w+ ){{0,3}}?(?:forces|constabularies|services|"
        rf"in (?:the country|England|Wales))"
    ),
    re.IGNORECASE,
)
BEST = re.compile(
    (
        r"\b(worst|lowest|best|highest|top)(?:[- ](?:performing|rated|graded))? (?:police )?(?:force|"
        r"service|constabulary|fire and rescue service|fire service)s?\b(?! grade)|\b(?:worst|best) in "
        r"the (?:country|region|land)\b"
    ),
    re.IGNORECASE,
)


# “Labelled the worst in the country”: what it was called, by anybody.
NAMED_SO = re.compile(r"\b(?:labell?ed|dubbed|nicknamed|called|seen as|known as|said to be) (?:as )?(?:one of )?the $")


@dataclass(frozen=True)
class Superlative:
    kind: Kind
    start: int
    end: int
    direction: str = ""
    ever: bool = False
    number: int = 1
    of_grades: bool = False
    never: bool = False

    def as_grade(self) -> GradeMention | None:
        """The grade that “the best force” must have; none where the record tells it."""
        return (
            GradeMention(self.start, self.end, "best" if self.direction == UP else "worst")
            if self.kind == Kind.ONLY
            else None
        )


def superlative_in(sentence: Sentence, bodies=()) -> Superlative | None:
    text = sentence.text
    if any(one.start and sentence.bases[one.start - 1] == "only" for one in bodies):
        return Superlative(Kind.ONLY, bodies[0].start - 1, bodies[0].start, number=len(bodies))
    if found := re.search(r"\bthe only (?:police )?(?:forces|services|ones)\b", text, re.IGNORECASE):
        return _made(sentence, found, Kind.ONLY, number=len(bodies) or 1)
    if found := EXTREME.search(text):
        direction = UP if found[1].lower() in ("best", "highest", "strongest") else DOWN
        graded = bool(
            re.search(
                r"\b(?:grade|rating|judge?ment|score|mark|performance|result|verdict|inspection|report|assessment)s?\b|effectiveness|efficiency|legitimacy",
                text,
                re.IGNORECASE,
            )
        )
        return _made(
            sentence, found, Kind.SUPERLATIVE, direction=direction, ever=found[2].lower() != "since", of_grades=graded
        )
    if found := ONE_OF.search(text):
        return _made(sentence, found, Kind.ONLY, number=read_number(found[1]))
    if found := ONLY.search(text):
        return _made(sentence, found, Kind.ONLY)
    if found := FIRST.search(text):
        return _made(sentence, found, Kind.SUPERLATIVE, ever=True, never="never" in found[0].lower())
    if (found := BEST.search(text)) and not NAMED_SO.search(text[: found.start()]):
        best = re.search(r"best|highest|top", found[0], re.IGNORECASE)
        return _made(sentence, found, Kind.ONLY, direction=UP if best else DOWN, of_grades=True)
    return None


def _made(sentence: Sentence, found: re.Match, kind: Kind, **values) -> Superlative:
    return Superlative(kind, sentence.at(found.start()), sentence.at(found.end() - 1) + 1, **values)


def read_number(text: str) -> int:
    """A number in digits or words up to forty-nine."""
    if text.isdigit():
        return int(text)
    return sum(NUMBERS.get(part, 0) or TENS.get(part, 0) for part in re.split(r"[ -]", text.lower()))
