"""Which bodies a sentence names: by full, short, former and derived names. A fire service is not the police."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

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

ENDINGS = {
    "police_force": ("police", "constabulary", "force", "police force", "police service", "forces"),
    "fire_service": (
        "fire and rescue service", "fire and rescue", "fire service", "fire brigade", "fire", "frs", "firefighters",
        "fire services", "brigade",
    ),
}  # fmt: skip
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


@dataclass(frozen=True)
class BodyMention:
    """The words `start` to `end` name bodies: one, as a rule; none, when the record has no body of that name."""

    start: int
    end: int
    body: Body | None
    name: str


class BodyFinder:
    """All names of all bodies, by their words. `bare` are those of places alone."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.names: dict[tuple[str, ...], set[Body]] = defaultdict(set)
        self.bare: dict[tuple[str, ...], dict[str, Body]] = defaultdict(dict)
        initials = defaultdict(set)
        for body in bodies:
            self._add(body)
            initials["".join(word[0] for word in body.name.split() if word[0].isupper())].add(body)
        self.initials = {text: min(of, key=str) for text, of in initials.items() if len(text) >= 3 and len(of) == 1}
        self.longest = max((len(name) for name in (*self.names, *self.bare)), default=0)

    def _add(self, body: Body) -> None:
        for name in {body.name, *(row.name for row in body.names.all())}:
            self.names[_words(name)].add(body)
        if body.short_name.isupper():
            self.names[_words(body.short_name)].add(body)
            return
        places = {body.short_name, *SHORTENED.get(body.short_name.lower(), ())}
        places.add(re.sub(r"^County | County$", "", body.short_name))
        places |= {re.sub(r"^(N|S|E|W)(?:orth|outh|ast|est) ", r"\1 ", place) for place in places}
        for place in places:
            if len(place) > 2:  # “TV Police” is said, “TV” alone is the television
                self.bare[_words(place)].setdefault(body.kind.code, body)
            for ending in ENDINGS.get(body.kind.code, (body.kind.name,)):
                self.names[_words(f"{place} {ending}")].add(body)
        for name in OTHERWISE.get(body.slug, ()):
            self.names[_words(name)].add(body)

    def find(self, sentence: Sentence, context: Body | None = None) -> list[BodyMention]:
        """Bodies named, in order, the longest name at each place."""
        words = [(number, word) for number, word in enumerate(sentence.words) if not word.is_mark or word.text == "&"]
        fire = bool(FIRE & sentence.known)
        found: list[BodyMention] = []
        place = 0
        while place < len(words):
            step = self._at(sentence, words, place, fire, context, found)
            place += step or 1
        return _with_unknown(sentence, found)

    def _at(self, sentence, words, place: int, fire: bool, context, found) -> int:
        word: Word = words[place][1]
        if word.text.removesuffix("’s").removesuffix("'s") in self.initials:
            found.append(
                BodyMention(*_reach(words, place, 1), self.initials[word.text.split("’")[0].split("'")[0]], word.text)
            )
            return 1
        if not word.text[0].isupper():
            return 0
        bases = [_base(row) for _, row in words[place : place + self.longest]]
        for length in range(len(bases), 0, -1):
            key = tuple(bases[:length])
            if body := self._body(key, words, place, length, fire, context):
                span = _reach(words, place, length)
                found.append(BodyMention(*span, body, " ".join(row.text for _, row in words[place : place + length])))
                return length
        return 0

    def _body(self, key, words, place, length, fire, context) -> Body | None:
        if key in self.names:
            if key == ("met",) and not _the(words, place):
                return None
            return min(self.names[key], key=lambda body: body.slug)
        kinds = self.bare.get(key)
        if not kinds or _is_something_else(words, place + length, kinds):
            return None
        return _of_place(kinds, words, fire, context)


def _is_something_else(words, place: int, kinds) -> bool:
    """Whether the words after a place make it a name of something else: “Essex University”, “Sussex fire service”."""
    after = _after(words, place)
    if after in ELSE or (after == "fire" and "fire_service" not in kinds):
        return True
    return after == "and" and _after(words, place + 1) in BODY_WORDS


def _of_place(kinds: dict[str, Body], words, fire: bool, context: Body | None) -> Body | None:
    """The body that the bare name of a place means: the police, unless fire is spoken of or was before."""
    service = kinds.get("fire_service")
    if fire and service and (not _is_police(words) or (context and context.kind.code == "fire_service")):
        return service
    if context in kinds.values():
        return context
    return next((kinds[code] for code in sorted(kinds, reverse=True) if code != "fire_service" or fire), None)


def _is_police(words) -> bool:
    return any(word.base in ("police", "constabulary", "force") for _, word in words)


def _the(words, place: int) -> bool:
    return place > 0 and words[place - 1][1].base == "the"


def _after(words, place: int) -> str:
    return words[place][1].base if place < len(words) else ""


def _reach(words, place: int, length: int) -> tuple[int, int]:
    return words[place][0], words[place + length - 1][0] + 1


def _base(word: Word) -> str:
    return "and" if word.text == "&" else word.base


def _words(name: str) -> tuple[str, ...]:
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
