"""Which bodies a sentence names: by full, short, former and derived names. A fire service is not the police."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from articles.prose.sentences import Sentence, Word
from articles.prose.word_lists import words
from inspections.models import Body

# How newspapers shorten the names of places; each stands alone or before an ending (“Beds Police”).
SHORTENED = {
    "avon and somerset": ("a&s",), "bedfordshire": ("beds",), "buckinghamshire": ("bucks",),
    "cambridgeshire": ("cambs",), "derbyshire": ("derbys",), "devon and cornwall": ("d&c",),
    "devon and somerset": ("d&s",), "dyfed-powys": ("dyfed powys",), "gloucestershire": ("gloucs", "glos"),
    "greater manchester": ("gtr manchester",), "hampshire": ("hants", "hampshire & isle of wight", "hants & iow"),
    "hertfordshire": ("herts",), "lancashire": ("lancs",), "leicestershire": ("leics",), "lincolnshire": ("lincs",),
    "north wales": ("n wales",), "north yorkshire": ("n yorks", "north yorks", "n yorkshire"),
    "northamptonshire": ("northants",), "northumberland": ("northd",), "nottinghamshire": ("notts",),
    "oxfordshire": ("oxon",), "royal berkshire": ("berks", "berkshire"), "shropshire": ("salop",),
    "south wales": ("s wales",), "south yorkshire": ("s yorks", "south yorks", "s yorkshire"),
    "staffordshire": ("staffs",), "thames valley": ("tv",), "warwickshire": ("warks",),
    "west mercia": ("w mercia",), "west midlands": ("w mids", "west mids", "w midlands"),
    "west yorkshire": ("w yorks", "west yorks", "w yorkshire"), "wiltshire": ("wilts",),
    "worcestershire": ("worcs",),
}  # fmt: skip
# Names in use that no rule derives; one of a body that the record does not hold is passed over.
OTHERWISE = {
    "metropolitan": ("met", "met police", "metropolitan police", "scotland yard", "mps"),
    "city-of-london": ("city police", "colp"),
    "greater-manchester": ("gmp",),
    "west-midlands": ("wmp",),
    "btp": ("british transport police",),
    "north-wales": ("heddlu gogledd cymru",),
    "south-wales": ("heddlu de cymru",),
    "dyfed-powys": ("heddlu dyfed-powys", "heddlu dyfed powys"),
    "gwent": ("heddlu gwent",),
    "london-frs": ("lfb", "london fire brigade"),
}

# What follows the name of a place, by the first word of the kind; the kind's own words and its bodies' do besides.
ENDINGS = {
    "police": ("constabulary", "force", "police service", "forces"),
    "fire": ("fire and rescue", "fire brigade", "frs", "firefighters", "fire services", "brigade"),
}
FIRE = {"fire", "brigade", "firefighters", "firefighter", "frs"}
# After the bare name of a place they make it a name of something else.
ELSE = words(
    """
    council county university hospital hospitals nhs school college academy ambulance cricket football prison court
    health healthcare care airport road street university's live cathedral park city town trust probation
    """
)
BODY_WORDS = {"police", "constabulary"}
FIRE_SERVICE = ("fire and rescue service", "fire & rescue service", "fire service", "fire brigade")
UNKNOWN = re.compile(
    r"\b(Police Scotland|PSNI|Police Service of Northern Ireland|Police Jersey|Guernsey Police)\b|"
    r"\b((?!The Police Service of)(?:[A-Z][\w’'-]+ (?:and |& |of )?){1,4}(?:Police|Constabulary|"
    r"Fire (?:and|&) Rescue(?: Service)?|Fire Brigade|Fire Service))\b"
)
NO_NAME = words(
    """
    the a an in at for but and chief deputy assistant new local neighbourhood british national his her their our
    government inspectors inspectorate told former now when while if military
    """
)


Words = tuple[str, ...]


@dataclass(frozen=True)
class BodyMention:
    """The words `start` to `end` name a body; none, when the record has no body of that name.

    `bodies` are all that a name may mean that several share; `is_place` says that it is the name of a place alone.
    """

    start: int
    end: int
    body: Body | None
    name: str
    bodies: tuple[Body, ...] = ()
    is_place: bool = False


class BodyFinder:
    """All names of all bodies, by their words. `bare` are those of places alone."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.names: dict[Words, set[Body]] = defaultdict(set)
        self.bare: dict[Words, dict[str, Body]] = defaultdict(dict)
        # What a kind of body is called without a name (“the force”), and what only after one (“Kent fire”).
        self.kinds: dict[Words, set[int]] = defaultdict(set)
        self.endings: dict[Words, set[int]] = defaultdict(set)
        self.bodies = tuple(bodies)
        initials = defaultdict(set)
        for body in self.bodies:
            self._add_kind(body)
            self._add(body)
            initials["".join(word[0] for word in body.name.split() if word[0].isupper())].add(body)
        for body in self.bodies:
            self._add_former(body)
        self.initials = {text: min(of, key=str) for text, of in initials.items() if len(text) >= 3 and len(of) == 1}
        self.first = {name[0] for name in (*self.names, *self.bare)}
        self.ending_first = {ending[0] for ending in self.endings}
        self.longest = max((len(name) for name in (*self.names, *self.bare)), default=1)

    def _add_kind(self, body: Body) -> None:
        *_, last = kind = _words(body.kind.name)
        place = _words(body.short_name)
        own = [name[len(place) :] for name in map(_words, _official(body)) if name[: len(place)] == place != name]
        own = [ending for ending in own if ending[0] != "and"]
        for form in (kind, (kind[0], last), (last,), *own, *((ending[-1],) for ending in own)):
            self.kinds[form].add(body.kind_id)
        for ending in (*endings_of_kind(body.kind.name), *own):
            self.endings[ending].add(body.kind_id)

    def _add(self, body: Body) -> None:
        for name in _official(body):
            self.names[_words(name)].add(body)
        if body.short_name.isupper():
            self.names[_words(body.short_name)].add(body)
            return
        places = {body.short_name, *SHORTENED.get(body.short_name.lower(), ())}
        places.add(re.sub(r"^County | County$", "", body.short_name))
        places |= {re.sub(r"^(N|S|E|W)(?:orth|outh|ast|est) ", r"\1 ", place) for place in places}
        for place in places:
            self._add_place(_words(place), body)
        for name in OTHERWISE.get(body.slug, ()):
            self.names[_words(name)].add(body)

    def _add_place(self, place: Words, body: Body) -> None:
        if len("".join(place)) > 2:  # “TV Police” is said, “TV” alone is the television
            self.bare[place].setdefault(_sort(body), body)
        for ending in endings_of_kind(body.kind.name):
            self.names[place + ending].add(body)

    def _add_former(self, body: Body) -> None:
        """A former name without its ending: what people went on calling it, where no other body is called so."""
        for name in map(_words, _official(body)):
            for size in range(1, len(name)):
                if body.kind_id in self.endings.get(name[size:], ()) and name[:size] not in self.bare:
                    self._add_place(name[:size], body)

    def find(self, sentence: Sentence, context: Body | None = None) -> list[BodyMention]:
        """Bodies named, in order, and the one that each place is taken for."""
        return [one for one in self.find_all(sentence, context) if one.body or not one.bodies]

    def find_all(self, sentence: Sentence, context: Body | None = None) -> list[BodyMention]:
        """Bodies and places named, in order, the longest name at each place; `context` was spoken of before."""
        words = [(number, word) for number, word in enumerate(sentence.words) if not word.is_mark or word.text == "&"]
        fire = bool(FIRE & sentence.known)
        found: list[BodyMention] = []
        place = 0
        while place < len(words):
            mention, length = self._at(words, place, fire, context)
            found += [mention] if mention else []
            place += length
        return _with_unknown(sentence, found)

    def _at(self, words, place: int, fire: bool, context) -> tuple[BodyMention | None, int]:
        """The body named at a place, and how many words on to look next."""
        text = words[place][1].text
        if not text[0].isupper():
            return None, 1
        text = text.removesuffix("’s").removesuffix("'s")
        if text in self.initials:
            return _mention(words, place, 1, [self.initials[text]]), 1
        bases = tuple(_base(row) for _, row in words[place : place + self.longest])
        for length in range(len(bases) if bases[0] in self.first else 0, 0, -1):
            key = bases[:length]
            if key in self.names and not (key == ("met",) and not _the(words, place)):
                return _mention(words, place, length, sorted(self.names[key], key=lambda body: body.slug)), length
            kinds = self.bare.get(key)
            if kinds and not _is_something_else(words, place + length, kinds):
                meant = _of_place(kinds, words, fire, context)
                return _mention(words, place, length, kinds.values(), meant=meant, is_place=True), length
        cut = self._cut_short(bases)
        return (_mention(words, place, 1 + cut[1], [cut[0]]), 1 + cut[1]) if cut else (None, 1)

    def _cut_short(self, bases: Words) -> tuple[Body, int] | None:
        """“Cambs Police”: the beginning of one place alone, before a word for its kind; and how long that word is."""
        if bases[1:2] and bases[1] not in self.ending_first:
            return None
        size = next((size for size in range(4, 0, -1) if bases[1 : 1 + size] in self.endings), 0)
        if not size or bases[0] in NO_NAME:
            return None
        for start in (bases[0], bases[0].removesuffix("s")):
            kinds = self.endings[bases[1 : 1 + size]]
            found = {
                body
                for place, of in (self.bare.items() if len(start) > 2 else ())
                for body in of.values()
                if place[0].startswith(start) and len(" ".join(place)) > len(start) + 2 and body.kind_id in kinds
            }
            if len(found) == 1:
                return found.pop(), size
        return None


def _mention(words, place: int, length: int, bodies: Iterable[Body], **of) -> BodyMention:
    bodies = tuple(bodies)
    name = " ".join(row.text for _, row in words[place : place + length])
    meant = of.pop("meant", bodies[0])
    return BodyMention(words[place][0], words[place + length - 1][0] + 1, meant, name, bodies, **of)


def shorter_names(slug: str, short_name: str) -> tuple[str, ...]:
    """What newspapers call a body, besides its own names."""
    return (*SHORTENED.get(short_name.lower(), ()), *OTHERWISE.get(slug, ()))


def _official(body: Body) -> set[str]:
    return {body.name, *(row.name for row in body.names.all())}


@lru_cache(maxsize=64)
def endings_of_kind(name: str) -> set[Words]:
    """“Fire and rescue service” is also “fire service” and “fire”, and what the table has."""
    words = _words(name)
    first = words[0]
    return {words, (first, words[-1]), (first,), *map(_words, ENDINGS.get(first, ()))}


def _sort(body: Body) -> str:
    return _words(body.kind.name)[0]


def _is_something_else(words, place: int, kinds) -> bool:
    """Whether the words after a place make it a name of something else: “Essex University”, “Sussex fire service”."""
    after = _after(words, place)
    if after in ELSE or (after == "fire" and "fire" not in kinds):
        return True
    return after == "and" and _after(words, place + 1) in BODY_WORDS


def _of_place(kinds: dict[str, Body], words, fire: bool, context: Body | None) -> Body | None:
    """The body that the bare name of a place means: the police, unless fire is spoken of or was before."""
    service = kinds.get("fire")
    if fire and service and (not _is_police(words) or (context and _sort(context) == "fire")):
        return service
    if context in kinds.values():
        return context
    return next((kinds[sort] for sort in sorted(kinds, reverse=True) if sort != "fire" or fire), None)


def _is_police(words) -> bool:
    return any(word.base in ("police", "constabulary", "force") for _, word in words)


def _the(words, place: int) -> bool:
    return place > 0 and words[place - 1][1].base == "the"


def _after(words, place: int) -> str:
    return words[place][1].base if place < len(words) else ""


def _base(word: Word) -> str:
    return "and" if word.text == "&" else word.base


@lru_cache(maxsize=4096)
def _words(name: str) -> Words:
    return tuple(re.findall(r"\w+", name.lower().replace("&", " and ").replace("’", "")))


def _with_unknown(sentence: Sentence, found: list[BodyMention]) -> list[BodyMention]:
    """Names that look like those of a force or fire service and are none that we hold."""
    text = sentence.text
    for match in UNKNOWN.finditer(text):
        name = match[0]
        while name.split()[0].lower() in NO_NAME and len(name.split()) > 1:
            name = name.split(" ", 1)[1]
        start = sentence.at(match.start() + len(match[0]) - len(name))
        end = sentence.at(match.end() - 1) + 1
        if any(word.is_inspectorate for word in sentence.words[start:end]):
            continue
        if len(name.split()) > 1 and not any(one.start < end and start < one.end for one in found):
            found.append(BodyMention(start, end, None, name))
    return sorted(found, key=lambda one: one.start)
