"""How many forces got a grade, and in how many areas one force did: the numbers in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.claims.claim import Claim, Kind
from articles.prose.bodies import FIRE
from articles.prose.sentences import Sentence

from .superlatives import NUMBER, read_number

OF_BODIES = r"(?:police )?(?:forces|constabularies|services|fire and rescue services|fire services|FRSs?)"
EXACT = re.compile(
    rf"\b(?P<n>{NUMBER})(?: (?:out )?of (?:the |all )?(?:\w+’s |\w+'s )?(?P<m>{NUMBER}))?(?: (?:other|"
    rf"territorial|police))* {OF_BODIES}\b"
    rf"|\b(?P<n2>{NUMBER}) of (?:the |all )?(?:\w+ )?{OF_BODIES}\b|"
    rf"\b{OF_BODIES}[^.]{{0,30}}?\b(?P<n3>{NUMBER}) (?:out )?of (?P<m3>{NUMBER})\b"
    rf"|\b(?P<n4>{NUMBER}) (?:out )?of (?:the )?(?P<m4>4[1-5])\b",
    re.IGNORECASE,
)
SHARE = re.compile(
    rf"\b(?P<a>one|two|three|four|five|nine|\d+) in (?:every )?(?P<b>{NUMBER})(?: of)?(?: the)? "
    rf"{OF_BODIES}\b|\b(?P<word>a third|two[- ]thirds|a quarter|three[- ]quarters|half|a fifth)(?: "
    rf"of)?(?: all)?(?: the)?(?: \w+’s)? {OF_BODIES}\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    rf"\bof (?:the |all )?(?P<m>{NUMBER}) (?:{OF_BODIES}|whose|for which|that|inspected|"
    rf"graded)\b[^.;]{{0,80}}?\b(?P<n>{NUMBER}) (?:were|was|are|got|had|received|required?|requiring|"
    rf"{OF_BODIES})\b",
    re.IGNORECASE,
)
ONE = re.compile(r"\b(?<!the )(?:one|a single) (?:police )?(?:force|constabulary|fire service)\b", re.IGNORECASE)
HALVES = re.compile(rf"\b(more|fewer|less) than half(?: of)?(?: all)?(?: the)? {OF_BODIES}\b", re.IGNORECASE)
VAGUE = re.compile(
    rf"\b(?P<word>no(?:t a single)?|none of the|every|all|most|(?:the )?(?:vast |great |large )?majority of|"
    rf"more than half of|fewer than half of|nearly all|almost all)(?: of)?(?: the)?(?: other)? (?:(?:police )?force\b|"
    rf"{OF_BODIES}\b)",
    re.IGNORECASE,
)
PERCENT = re.compile(
    rf"\b(?P<n>\d{{1,3}}(?:\.\d)?) ?(?:%|per ?cent) of (?:the |all )?(?:police )?{OF_BODIES}\b|"
    rf"\b{OF_BODIES}\b[^.]{{0,80}}\b(?P<n2>\d{{1,3}}(?:\.\d)?) ?(?:%|per ?cent)",
    re.IGNORECASE,
)
FRACTIONS = {
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 1 / 4,
    "three quarters": 3 / 4,
    "half": 1 / 2,
    "a fifth": 1 / 5,
}
AREAS = re.compile(
    rf"\b(?P<n>{NUMBER})(?: (?:out )?of (?:the |its )?(?P<m>{NUMBER}))?(?: of the| of its)?"
    rf"(?: (?:other|graded|separate|key|main|different))? (?:areas?|pillars?|categor(?:y|ies)|aspects|strands)\b",
    re.IGNORECASE,
)
GRADES = re.compile(
    rf"\b(?P<n>{NUMBER}) [‘“'\"]?(?:outstanding|good|adequate|inadequate|requires "
    rf"improvement)[’”'\"]? (?:grades|ratings|gradings|judge?ments|marks)\b",
    re.IGNORECASE,
)
NO_GRADES = re.compile(
    r"\b(?:no|not a single|without (?:an?|any)|zero|not one|neither an?|nor an?) [‘“'\"]?(?P<grade>outstanding|"
    r"good|adequate|"
    r"inadequate|requires[ -]improvement)[’”'\"]?(?= (?:grades?|ratings?|gradings?|judge?ments?|marks?|areas?|"
    r"and no|or)\b)",
    re.IGNORECASE,
)
OF_AREAS = re.compile(
    rf"\bof (?:the |its )?(?P<m>{NUMBER}) (?:\w+ )?(?:areas|pillars|categories)\b"
    rf"[^.;]{{0,40}}?\b(?P<n>{NUMBER}) (?:were|was|got|had|are)\b",
    re.IGNORECASE,
)
LISTED_BACK = re.compile(
    rf"\b(?P<grade>outstanding|good|adequate|inadequate|requir(?:es?|ed|ing) improvement)[’”'\"]? "
    rf"in (?:the (?:other|remaining) |another |a further )?(?P<n>{NUMBER})\b"
    r"(?! (?:or (?:more|two)|years?|months?|inspections?|rounds?|reports?|forces|services)\b)",
    re.IGNORECASE,
)
# “One of two forces” and “the only force” are claims of their own.
NOT_A_COUNT = re.compile(
    r"\bone of (?:just |only )?(?:the )?\w+ (?:\w+ )?(?:forces|services)|\bthe only\b", re.IGNORECASE
)
# A count of some part of the country, which the record does not count.
OF_A_PART = re.compile(
    rf"\b(?:Welsh|English|Yorkshire|Midlands|[Nn]orthern|[Ss]outhern|[Rr]egional|neighbouring|\w+’s) {OF_BODIES}\b"
    rf"|\b{OF_BODIES} (?:in|across|of) (?:the )?(?:region|area|county|Wales\b(?! and)|Yorkshire|North|South|East|West|"
    r"Midlands)|\b(?:the|our|this) region\b|\b(?:two|three|four|five|six) (?:out )?of (?:the )?(?:two|three|four|"
    r"five|six)\b"
)
LIST = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:area |areas )?(?:as |were |was |is |are )?[‘“'\"]?(?P<grade>outstanding|"
    rf"good|adequate|inadequate|requir(?:es?|ed|ing)(?: improvement)?)\b",
    re.IGNORECASE,
)


def counts_of_bodies(sentence: Sentence, grades, base: Claim) -> Iterator[Claim]:
    """“12 of 43 forces were rated …”: a claim for the grade that follows the number."""
    if not grades or NOT_A_COUNT.search(sentence.text) or OF_A_PART.search(sentence.text):
        return
    kind = "fire_service" if sentence.known & (FIRE | {"rescue"}) else "police_force"
    found = next(_numbers(sentence.text, bool(base.subjects)), None)
    if found:
        place, values = found
        yield _count(base, sentence, place, _nearest(sentence, grades, place), kind, **values)


def _numbers(text: str, has_subject: bool) -> Iterator[tuple[re.Match, dict]]:
    """Numbers of bodies in a text, the plainest reading first: the match, and what it says."""
    if found := HALVES.search(text):
        yield found, {"share": "most" if found[1].lower() == "more" else "fewer"}
    if found := PERCENT.search(text):
        yield found, {"number": float(found["n"] or found["n2"]) / 100, "share": "about"}
    if found := SHARE.search(text):
        yield found, {"number": _share(found), "share": "about"}
    if not has_subject and (found := ONE.search(text)):
        yield found, {"number": 1}
    if found := OF_THEM.search(text):
        yield found, {"number": read_number(found["n"]), "out_of": read_number(found["m"])}
    if found := EXACT.search(text):
        yield found, _exact(found.groupdict())
    if found := VAGUE.search(text):
        yield found, {"share": _vague(found["word"].lower(), found[0])}


def _exact(groups: dict) -> dict:
    number = next(groups[name] for name in ("n", "n2", "n3", "n4") if groups[name])
    out_of = next((groups[name] for name in ("m", "m3", "m4") if groups[name]), None)
    return {"number": read_number(number), "out_of": read_number(out_of) if out_of else None}


def _count(base, sentence, found, grade, kind, **values) -> Claim:
    start, end = sentence.at(found.start()), sentence.at(found.end() - 1) + 1
    return replace(base, kind=Kind.COUNT, start=start, end=end, grade=grade, subjects=(), kind_code=kind, **values)


def _nearest(sentence: Sentence, grades, found):
    place = sentence.at(found.start())
    after = [grade for grade in grades if grade.start >= place]
    return (after or grades)[0]


def _share(found) -> float:
    if found["word"]:
        return FRACTIONS[found["word"].lower().replace("-", " ")]
    return read_number(found["a"]) / max(1, read_number(found["b"]))


def _vague(word: str, text: str) -> str:
    if word.startswith(("no", "none")):
        return "no other" if "other" in text.lower() else "none"
    return "all" if word in ("every", "all") else "fewer" if word.startswith("fewer") else "most"


def area_count(sentence: Sentence, grades, base: Claim, areas) -> Iterator[Claim]:
    """“Inadequate in three areas”, “one area outstanding, two good”: how often one body got each grade."""
    text = sentence.text
    if not grades or (areas and not _list_in(text)):
        return
    if none := list(NO_GRADES.finditer(text)):
        for found in none:
            if grade := _grade_at(sentence, grades, found):
                yield replace(base, kind=Kind.AREA_COUNT, start=grade.start, end=grade.end, grade=grade, number=0)
    elif listed := _list_in(text):
        total = sum(read_number(found["n"]) for found in listed)
        for found in listed:
            if grade := _grade_at(sentence, grades, found):
                yield replace(_areas_with(base, grade, found), out_of=total)
    elif named := GRADES.search(text):
        yield _areas_with(base, _nearest(sentence, grades, named), named)
    elif (found := OF_AREAS.search(text) or LISTED_BACK.search(text) or AREAS.search(text)) and not base.every:
        yield _areas_with(base, grades[0], found)


def _grade_at(sentence: Sentence, grades, found: re.Match):
    place = sentence.at(found.start("grade"))
    return next((one for one in grades if one.start <= place < one.end), None)


def _list_in(text: str) -> list[re.Match]:
    """“Two good, one inadequate”, or “good in two, inadequate in one”: two entries at least make a list."""
    lists = (list(pattern.finditer(text)) for pattern in (LIST, LISTED_BACK))
    return next((found for found in lists if len(found) >= 2), [])


def _areas_with(base: Claim, grade, found: re.Match) -> Claim:
    return replace(
        base, kind=Kind.AREA_COUNT, start=grade.start, end=grade.end, grade=grade, number=read_number(found["n"])
    )
