"""Sentences of invented reports, from templates; one half of the templates to tune on, the other to report on."""

import random
import re
from dataclasses import dataclass

HALVES = ("tune", "report")
_BODIES = (
    "Borsetshire Police",
    "Barchester Constabulary",
    "Loamshire Fire and Rescue Service",
    "Ambridge Constabulary",
)
_PEOPLE = ("Chief Constable Mary Holt", "Superintendent Ewan Pike", "Inspector Ruth Mallow", "Commissioner Ivo Crane")
_PLACES = ("Felpersham", "Penny Hassett", "Darrington", "Layton Cross", "Hollerton", "Waterley")
_THINGS = (
    "victims of fraud",
    "calls from the public",
    "missing children",
    "rural burglaries",
    "vulnerable witnesses",
    "digital evidence",
    "officers’ workloads",
    "re-offending",
    "domestic abuse",
    "the force’s plans",
    "flats and offices",
    "fire-safety visits",
)
_TEMPLATES = {
    "tune": (
        "{body} is not yet able to say how it deals with {thing} in {place}.",
        "We found that {n} of the {m} files examined were closed before a supervisor had seen them.",
        "Officers in {place} told us that they have enough time for {thing}, but staff in control rooms do not.",
        "The first review, carried out in {year}, was well-organised – and its findings were shared with partners.",
        "Since {year} the number of complaints about {thing} has fallen by {n}.{d} per cent.",
        "{person} said that the service was ‘working flat out’ to improve its response to {thing}.",
        "The workforce is proud of what it does; however, it has rarely been asked for its views on {thing}.",
        "Most staff understand the policy, which was written in {year} and is reviewed each year.",
        "It should make sure that its officers file their notes on time and that supervisors check them.",
        "The cost of the scheme rose from £{m},000 to £{n}.{d}m, of which half was met by the council.",
        "People who report crime in {place} are kept informed (by letter, call or text) about what happens next.",
        "Can the public be confident that {thing} are recorded properly? We think that they can.",
        "There is a difficult conversation to be had about {thing}, and leaders are starting to have it.",
        "In {place} the teams work closely with schools, with the council and with the health service.",
        "{body} has improved the way it identifies {thing}, and the public can be more confident as a result.",
        "The inspection of {place} in {year} did not find any sign that targets had been set for {thing}.",
    ),
    "report": (
        "{body} needs to improve how it manages {thing}, especially at weekends.",
        "In {year} we asked the force to record {thing} more accurately, and it has not done so.",
        "Of {m} cases that we reviewed, {n} had no investigation plan and {d} had never been read by a sergeant.",
        "{person} told inspectors that the budget for {thing} is sufficient for the coming year.",
        "The control room in {place} answers {n} per cent of calls within {d} minutes.",
        "Response teams are under-staffed at night, but neighbourhood teams are never left without a supervisor.",
        "The force’s analysis was ‘thorough and fair’, although it was based on figures from {year}.",
        "Victims were satisfied with the first officer they met – most said that the officer listened to them.",
        "The service trains its staff well; it tests what they have learnt, and it acts on the results.",
        "When {thing} are reported, the call handler checks the address, asks about risk and offers advice.",
        "There are {n} specialist officers at {place}, which is fewer than the {m} that the plan foresees.",
        "The strategy for {year} describes how the work will be funded, who will lead it and when it will end.",
        "Leaders do not always explain why decisions were taken, and trust has suffered.",
        "Is the service efficient? On balance we judge that it is, because waste is identified and removed.",
        "{body} works effectively with {place} council and shares information about {thing} every week.",
        "The office at {place} was refurbished at a cost of £{m}.{d}m and opened in {year}.",
    ),
}


@dataclass(frozen=True)
class Report:
    """Paragraphs of clean sentences: what an inspectorate wrote, before any printer touched it."""

    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> list[str]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


def report(chance: random.Random, half: str, paragraphs: int = 14) -> Report:
    seen: set[str] = set()
    made = []
    for _ in range(paragraphs):
        paragraph = []
        while len(paragraph) < chance.randint(2, 4):
            sentence = _sentence(chance, half)
            if _without_numbers(sentence) not in seen:
                seen.add(_without_numbers(sentence))
                paragraph.append(sentence)
        made.append(tuple(paragraph))
    return Report(tuple(made))


def _sentence(chance: random.Random, half: str) -> str:
    filled = chance.choice(_TEMPLATES[half]).format(
        body=chance.choice(_BODIES),
        person=chance.choice(_PEOPLE),
        place=chance.choice(_PLACES),
        thing=chance.choice(_THINGS),
        n=chance.randint(11, 89),
        m=chance.randint(90, 400),
        d=chance.randint(2, 9),
        year=chance.randint(2009, 2017),
    )
    return filled[0].upper() + filled[1:]


def _without_numbers(sentence: str) -> str:
    return re.sub(r"\d+", "0", sentence)
