"""When a sentence says it was: a programme, a year, a date of publication, or “the last inspection”."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from articles.prose.sentences import Sentence
from articles.prose.years import ONE, SPAN, Years, span

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATED = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(MONTHS)})(?: (\d{{1,2}}),)? (20\d\d)\b")
ROUND = re.compile(r"\b(?:round (\d|one|two|three)|(first|second|third) round)\b", re.IGNORECASE)
NUMBERED = {"one": "1", "two": "2", "three": "3", "first": "1", "second": "2", "third": "3"}
EARLIER = re.compile(
    r"\b(?:(?:the )?(?:last|previous|earlier|prior|preceding) (?:\w+ )?(?:inspections?|reports?|"
    r"rounds?|assessments?|visits?|"
    r"grades?|gradings?|ratings?|judge?ments?|year|time|occasions?)|(?:a|one) year (?:ago|earlier|before)|"
    r"the year before|(?:two|three|four|five) years (?:ago|earlier|before)|previously|last time)\b",
    re.IGNORECASE,
)
# What comes before the time that a change is counted from.
FROM = re.compile(
    r"(?:\b(?:since|than|compared (?:to|with)|from|unlike|after|against|following|on from|as|"
    r"over|before)(?: (?:it|they|was|did|in|at|the|of|that|for|on|hmic's|hmicfrs's|"
    r"peel|inspection|round|year|report|its|their|previous|last|good|grade|rating|graded|rated|requires|improvement|"
    r"inadequate|outstanding|adequate|[“”‘’\"'(,]))*\s*[“‘\"'(]*)$",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b(?:(?P<said>last|previous|this) year|(?P<number>a|one|two|three|four) years? (?:ago|earlier))\b", re.IGNORECASE
)
YEARS_BACK = {"this": 0, "last": 1, "previous": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
PUBLISHED = re.compile(r"\b(?:published|publication|released|out)(?: \w+){0,2} $", re.IGNORECASE)


class TimeKind(StrEnum):
    SPAN = "span"
    YEAR = "year"
    DATE = "date"
    ROUND = "round"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Time:
    """`years` for a span or year; `date` as the record writes dates, for a date of publication."""

    kind: TimeKind
    start: int
    end: int
    years: Years | None = None
    date: str = ""
    number: str = ""
    is_from: bool = False

    @property
    def order(self) -> tuple:
        return (self.years or Years(0, 0), self.date)


def years_back(sentence: Sentence) -> list[tuple[int, int]]:
    """Years named from the day of writing: where, and how many back. “Last year” is one."""
    return [
        (sentence.at(found.start()), YEARS_BACK[(found["said"] or found["number"]).lower()])
        for found in AGO.finditer(sentence.text)
    ]


def times_in(sentence: Sentence, spans: Collection[Years]) -> list[Time]:
    """Times in the order of the sentence; each word belongs to one. `spans` are the years of programmes."""
    text = sentence.text
    found: list[Time] = []
    taken: list[tuple[int, int]] = []
    by_year = ((DATED, _dated), (SPAN, _span), (ONE, _year)) if "20" in text else ()
    for pattern, make in (*by_year[:2], (ROUND, _round), *by_year[2:], (EARLIER, _earlier)):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if made := make(match, text, spans):
                taken.append(match.span())
                found.append(made(sentence.at(match.start()), sentence.at(match.end() - 1) + 1, _is_from(text, match)))
    return sorted(found, key=lambda time: time.start)


def _is_from(text: str, match) -> bool:
    return bool(FROM.search(text, max(0, match.start() - 90), match.start()))


def _maker(kind: TimeKind, **values):
    return lambda start, end, is_from: Time(kind, start, end, is_from=is_from, **values)


def _dated(match, text, spans):
    day, month, other_day, year = match.groups()
    date = f"{year}-{MONTHS.index(month) + 1:02}" + (f"-{int(day or other_day):02}" if day or other_day else "")
    return _maker(TimeKind.DATE, date=date, years=Years(int(year), int(year)))


def _span(match, text, spans):
    years = span(match)
    if years not in spans and not 0 < years.last - years.first < 4:
        return None
    return _maker(TimeKind.SPAN, years=years)


def _year(match, text, spans):
    years = Years(int(match[0]), int(match[0]))
    if PUBLISHED.search(text, max(0, match.start() - 40), match.start()):
        return _maker(TimeKind.DATE, date=match[0], years=years)
    return _maker(TimeKind.YEAR, years=years)


def _round(match, text, spans):
    number = (match[1] or match[2]).lower()
    return _maker(TimeKind.ROUND, number=NUMBERED.get(number, number))


def _earlier(match, text, spans):
    return _maker(TimeKind.EARLIER)
