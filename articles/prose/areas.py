"""Which areas of inspection a sentence names, in the words of their labels or in a newspaper's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.prose.sentences import Sentence, stem
from articles.prose.word_lists import words
from inspections.models import Area, Programme

# Words that say nothing of what an area is about.
EMPTY = words(
    """
    a an the of and to in on at for with by from its it is how well what force forces fire rescue good best own
    their are who which that all other or now into part getting right effectively efficiently legitimately
    """
)
# What newspapers call an area, by its label in small letters. A label without an entry is known by its own words.
CALLED = {
    "effectiveness": ("keeping people safe and reducing crime", "keeping people safe", "effectiveness"),
    "efficiency": ("efficiency",),
    "legitimacy": ("legitimacy",),
    "reducing crime and preventing offending": ("preventing offending", "reducing crime"),
    "investigating offending": ("investigating offending", "investigating crime"),
    "investigating crime": ("investigating crime", "investigations", "investigating offences"),
    "protecting vulnerable people": ("vulnerable people", "the vulnerable", "vulnerable victims", "vulnerable"),
    "serious and organised crime": ("organised crime", "serious organised crime"),
    "disrupting serious organised crime": ("organised crime", "serious and organised crime"),
    "tackling serious and organised crime": ("organised crime", "serious and organised crime"),
    "recording data about crime": ("crime data", "recording crime", "crime data integrity", "crime recording"),
    "crime data recording": ("crime data", "recording crime", "recording data about crime", "crime data integrity"),
    "crime data integrity overall": ("crime data integrity", "recording crime"),
    "crime recording": ("recording crime",),
    "responding to the public": ("responding public", "responding to calls", "responding to emergencies", "999 calls"),
    "managing offenders": ("offenders", "managing suspects", "offender management"),
    "treatment of the public": (
        "treating public", "fairness and respect", "treating people", "public treatment", "engaging public",
    ),
    "police powers and public treatment": (
        "police powers", "treating public", "fairly and respectfully", "treating people",
    ),
    "fair treatment of the public": ("treating public fairly", "treating public"),
    "treating the public fairly": ("fair treatment of the public", "treating public"),
    "fair treatment of the workforce": ("treating workforce", "treating its workforce fairly"),
    "treating the workforce fairly": ("treating workforce", "fair treatment of the workforce"),
    "ethical and lawful behaviour": ("ethical behaviour", "lawful behaviour"),
    "ethical and lawful workforce behaviour": ("ethical behaviour", "lawful behaviour"),
    "developing a positive workplace": ("workforce", "positive workplace", "supporting staff", "workplace"),
    "good use of resources": ("use of resources", "value for money", "strategic planning"),
    "leadership and force management": ("leadership", "force management"),
    "leadership": ("leadership",),
    "preventing crime": (
        "preventing crime", "deterring crime", "preventing antisocial behaviour",
        "preventing and deterring crime, antisocial behaviour and vulnerability",
    ),
    "anti-social behaviour": ("anti-social behaviour",),
    "service for victims": ("service for victims", "victim service"),
    "providing a service to victims of crime": ("service to victims", "service for victims"),
    "use of resources": ("use of resources", "using resources"),
    "meeting current demands and using resources": ("current demands", "using resources"),
    "understanding demand": ("understanding demand",),
    "specialist capabilities": ("specialist capabilities",),
    "people": ("looking after people", "looks after its people"),
    "preventing fires and other risks": ("preventing fires", "fire prevention"),
    "responding to fires and other emergencies": ("responding fires", "responding emergencies"),
    "promoting the right values and culture": ("values and culture", "culture"),
}  # fmt: skip
# Labels that are plain words: an area only where they are set apart, as in “good for people”, “its people: good”.
PLAIN_WORDS = frozenset(("people",))
ITS = frozenset(("its", "their"))
BEFORE = frozenset(("", "for", "at", "on", "of", "that", "found", "and", ":", ";", ","))
AFTER = frozenset(("", "in", "by", "and", "was", "is", "to", "had", ":", ";", ",", ".", "–", "—", "-", "(", "’", "”"))
# Said of each pillar, so it means effectiveness only where no other pillar is named.
OF_EVERY_PILLAR = frozenset(stem(word) for word in ("keeping", "people", "safe"))
OTHER_PILLARS = {"effici", "legitim"}
NEAR = 3
# What a newspaper calls an area is taken word for word when it has so many words that tell.
LONG = 5


@dataclass(frozen=True)
class AreaMention:
    """The words `start` to `end` (not included) name these areas, one or more in each programme that has it."""

    start: int
    end: int
    areas: tuple[Area, ...]

    def inside(self, programme: Programme) -> Area | None:
        """The area of a programme that is meant; the pillar, when a question is called alike."""
        found = [area for area in self.areas if area.programme_id == programme.pk]
        return min(found, key=lambda area: (area.parent_id is not None, area.position)) if found else None


class AreaFinder:
    def __init__(self, areas: Iterable[Area]) -> None:
        self.keys: dict[frozenset[str], list[Area]] = defaultdict(list)
        self.official: dict[tuple[str, ...], list[Area]] = defaultdict(list)
        for area in areas:
            for key in area_keys(area):
                self.keys[key].append(area)
            for name in official_names(area):
                self.official[name].append(area)
        self.plain: dict[str, list[Area]] = defaultdict(list)
        for area in areas:
            if area.label.lower() in PLAIN_WORDS:
                self.plain[area.label.lower()].append(area)
        self.by_first = defaultdict(list)
        for key in self.keys:
            for word in key:
                self.by_first[word].append(key)

    def find(self, sentence: Sentence) -> list[AreaMention]:
        """Areas named, in order; of two that share words, the longer name."""
        content = [
            (number, one) for number, word in enumerate(sentence.words) if counts(word) for one in _stems(word.base)
        ]
        stems = {word for _, word in content}
        spans = []
        for key in {key for word in stems for key in self.by_first.get(word, ()) if key <= stems}:
            if not (key >= OF_EVERY_PILLAR and stems & OTHER_PILLARS):
                spans += [(start, end, key) for start, end in _spans(content, key)]
        return _apart(spans, self.keys, [*self._official(content), *self._set_apart(sentence)])

    def _set_apart(self, sentence: Sentence) -> Iterator[tuple[int, int, list[Area]]]:
        """Labels that are plain words, where they cannot be mistaken."""
        for label in sentence.known & self.plain.keys():
            for place in (number for number, base in enumerate(sentence.bases) if base == label):
                before, after = ("", *sentence.bases, "")[place : place + 3 : 2]
                if before in ITS or (before in BEFORE and after in AFTER) or after in ("was", "is"):
                    yield place, place + 1, list(self.plain[label])

    def _official(self, content: list[tuple[int, str]]) -> Iterator[tuple[int, int, list[Area]]]:
        """Official names, word for word: of two that share words, the longer."""
        place = 0
        stems = tuple(word for _, word in content)
        while place < len(stems):
            names = self._longest_first.get(stems[place], ())
            name = next((one for one in names if stems[place : place + len(one)] == one), ())
            if name:
                yield content[place][0], content[place + len(name) - 1][0] + 1, list(self.official[name])
            place += len(name) or 1

    @cached_property
    def _longest_first(self) -> dict[str, list[tuple[str, ...]]]:
        """The official names by their first words."""
        found = defaultdict(list)
        for name in sorted(self.official, key=len, reverse=True):
            found[name[0]].append(name)
        return found


def counts(word) -> bool:
    return not word.is_mark and word.base not in EMPTY


def labels_in_use(label: str) -> set[str]:
    """The label of an area, and what newspapers call it."""
    return {label, *CALLED.get(label.lower(), ())}


def area_keys(area: Area) -> set[frozenset[str]]:
    label = re.sub(r"\(.*?\)", "", area.label).strip().lower()
    names = labels_in_use(label)
    wording = area.wording.lower().rstrip("?")
    if area.wording_confidence == Area.Wording.OFFICIAL and not wording.startswith(("how", "to what", "does")):
        names.update(wording.split(" / "))
    if label in PLAIN_WORDS:
        names.discard(label)
    return {key for name in names if (key := _key(name))}


QUESTION = re.compile(r"how (?:good|well|effective|efficient) is the (?:force|fire and rescue service) at (.*)")


def official_names(area: Area) -> set[tuple[str, ...]]:
    """The words of an area’s label and wording in their order, of two words and more; a question’s are what it asks."""
    names = {re.sub(r"\(.*?\)", "", area.label).lower()}
    wording = area.wording.lower().rstrip("?")
    if area.parent_id and (asked := QUESTION.fullmatch(wording)):
        names.add(asked[1])
    elif not wording.startswith(("how", "to what", "does")):
        names.update(wording.split(" / "))
    stems = {tuple(_content(name)) for name in names}
    called = {tuple(_content(name)) for name in CALLED.get(re.sub(r"\(.*?\)", "", area.label).strip().lower(), ())}
    return {name for name in stems if len(name) > 1} | {name for name in called if len(name) >= LONG}


def _key(name: str) -> frozenset[str]:
    return frozenset(_content(name))


def _content(name: str) -> list[str]:
    """What the words of a name share with their relatives, without those that say nothing."""
    return [one for word in re.findall(r"\w+", name) if word not in EMPTY for one in _stems(word)]


def _stems(word: str) -> tuple[str, ...]:
    """“Antisocial” is two words, as in the official names."""
    return ("anti", "social") if word == "antisocial" else (stem(word),)


def _spans(content: list[tuple[int, str]], key: frozenset[str]):
    """Runs of content words that hold the whole key, hardly more, and begin and end in it."""
    for place, (number, word) in enumerate(content):
        if word not in key:
            continue
        missing = set(key)
        for reached, other in content[place : place + len(key) + NEAR]:
            missing.discard(other)
            if not missing:
                if reached - number <= 3 * len(key) + NEAR:
                    yield number, reached + 1
                break


def _add(areas: list[Area], more: list[Area], *, same: bool) -> None:
    """A shorter name inside a longer one means areas of programmes that have none of the longer name."""
    held = set() if same else {area.programme_id for area in areas}
    areas += [area for area in more if area.programme_id not in held and area not in areas]


def _apart(spans, keys, chosen: list[tuple[int, int, list[Area]]]) -> list[AreaMention]:
    """The longest names first, those of equal words together, none over another or over an official name (`chosen`)."""
    for start, end, key in sorted(spans, key=lambda span: (-len(span[2]), span[1] - span[0], span[0])):
        around = next((row for row in chosen if row[0] <= start and end <= row[1]), None)
        if around:
            _add(around[2], keys[key], same=(around[0], around[1]) == (start, end))
        elif not any(start < taken_end and taken < end for taken, taken_end, _ in chosen):
            chosen.append((start, end, list(keys[key])))
    return [AreaMention(start, end, tuple(areas)) for start, end, areas in sorted(chosen, key=lambda row: row[0])]
