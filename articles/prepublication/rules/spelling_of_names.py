"""A word close to a known name, and a speaker who is called otherwise elsewhere in the story."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from articles.claims.record import Record
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from articles.prose.sentences import Passage, split_sentences
from articles.prose.word_lists import words

# Letters that may differ, by the length of the known name; shorter names are too near to other words.
SHORTEST_WORD = 6
SHORTEST_ACRONYM = 5
LONGEST_WORD = 24
WORD = re.compile(r"[A-Z][A-Za-z]+")
# Words and other names that are near a known one and right as they are: no county is a slip of another.
CORRECT_WORDS = words(
    """
    service services policing police officer constable Durban Kentish Essen Surrey Sussex Norwich Durham Suffolk
    Wilts Hamburg Clevedon Cambrian Cumbrian Cumbrians Northumberland Northumbrian Lincoln Leicester Cambridge
    Bedford Derby Nottingham Northampton Gloucester Hertford Stafford Warwick Lancaster Westminster Southwark
    Shropshire Devonshire Wales Welsh Humber Mercian Thames Avonmouth Norfolk London Londoner Londoners Dorking
    Dorchester Cornish
    Berkshire Buckinghamshire Cambridgeshire Carmarthenshire Cheshire Cumberland Denbighshire Derbyshire Flintshire
    Glamorgan Herefordshire Hertfordshire Huntingdonshire Lancashire Merionethshire Middlesex Monmouthshire
    Northamptonshire Oxfordshire Pembrokeshire Radnorshire Rutland Somerset Tyneside Wearside Merseyside Teesside
    Westmorland Wiltshire Worcestershire Yorkshire Hereford Hertford Pembroke Monmouth Berwick Warwick Selkirk
    """
)
RANKS = re.compile(
    r"\b((?:(?:Deputy |Assistant )?Chief Constable|Chief Superintendent|Superintendent|Chief "
    r"Inspector|Inspector|Commissioner|"
    r"Police and Crime Commissioner|(?:Deputy |Assistant )?Chief Fire Officer|HM Inspector|Sergeant|"
    r"DCC|ACC)) ([A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)+)"
)


def max_edits(name: str) -> int:
    """How many letters may be wrong in a name for a word still to mean it."""
    if name.isupper():
        return 1 if len(name) < 6 else 2
    return 1 if len(name) < 9 else 2


@lru_cache(maxsize=2)
def known_names(record: Record) -> frozenset[str]:
    """The words of the names of bodies, inspectorates and places, long enough to be told from others."""
    names = {row.short_name for one in record.inspectorates for row in one.names.all()}
    words = {row.name for one in record.inspectorates for row in one.names.all()} | names
    for body in record.bodies:
        words |= {body.name, body.short_name, body.region, *(row.name for row in body.names.all())}
    found = {word for text in words for word in re.findall(r"[A-Za-z]+", text) if word[0].isupper()}
    return frozenset(word for word in found if len(word) >= (SHORTEST_ACRONYM if word.isupper() else SHORTEST_WORD))


def nearest_name(word: str, names: frozenset[str]) -> str | None:
    """The known name that a word is a slip of; None when it is one, or none is near."""
    if (
        word in names
        or word in CORRECT_WORDS
        or word.lower() in CORRECT_WORDS
        or not SHORTEST_ACRONYM <= len(word) <= LONGEST_WORD
    ):
        return None
    near = [
        (far, name)
        for name in names
        if word.isupper() == name.isupper()
        and word[0] == name[0]
        and (far := OSA.distance(word, name, score_cutoff=max_edits(name))) <= max_edits(name)
    ]
    found = min(near, default=None)
    return found[1] if found and not _is_a_form_of(word, found[1]) else None


def _is_a_form_of(word: str, name: str) -> bool:
    """A plural or another ending is no slip."""
    stems = {word.removesuffix(ending) for ending in ("s", "es", "ed", "ing", "er", "ers", "ian", "n")}
    return bool(stems & {name, *(name.removesuffix(ending) for ending in ("s", "e", "ing", "y"))})


def misspelt(passages: Iterable[Passage], names: frozenset[str]) -> Iterator[tuple[Passage, str, str]]:
    """Each word that is close to a known name, once, with that name. What is quoted is left as it was said."""
    told: dict[str, str | None] = {}
    for passage in passages:
        for sentence in split_sentences([passage]):
            for word in sentence.words:
                text = re.sub(r"['’]s$", "", word.text)
                if word.quoted or text in told or not WORD.fullmatch(text):
                    continue
                told[text] = nearest_name(text, names)
                if told[text]:
                    yield passage, text, told[text]


def names_are_known(proof: Proof) -> Iterator[Problem]:
    names = known_names(proof.record)
    names = names | {word for quote in proof.content.quotes for word in re.findall(r"[A-Z][a-z]{5,}", quote.speaker)}
    for passage, word, name in misspelt(proof.passages, names):
        text = f"“{word}” is close to “{name}”: is that what is meant?"
        yield Problem("name-misspelt", text, passage.where, False, about=word, against=name)


# ---- Speakers


def speakers_agree(proof: Proof) -> Iterator[Problem]:
    """The same person under one name and rank: in the story's quotes, and in its text as in them."""
    quotes = [quote for quote in proof.content.quotes if quote.speaker.strip()]
    for number, quote in enumerate(quotes):
        for other in quotes[:number]:
            if text := _differ(quote, other):
                yield Problem("speaker-differs", text, "quotes", False)
                break
    for passage in proof.passages:
        for rank, name in RANKS.findall(passage.text):
            for quote in quotes:
                if text := _called_otherwise(rank, name, quote):
                    yield Problem("speaker-differs", text, passage.where, False)
                    break


def _differ(quote, other) -> str:
    near = _name_is_near(quote.speaker, other.speaker)
    if near:
        return f"One quote is of “{quote.speaker}”, another of “{other.speaker}”: is that one person?"
    if quote.speaker == other.speaker and quote.role and other.role and quote.role.lower() != other.role.lower():
        return f"{quote.speaker} is “{quote.role}” in one quote and “{other.role}” in another."
    return ""


def _called_otherwise(rank: str, name: str, quote) -> str:
    if _name_is_near(name, quote.speaker):
        return f"The text names “{name}”, the quote “{quote.speaker}”: which is right?"
    if name == quote.speaker and quote.role and _rank(rank) != _rank(quote.role) and _rank(rank) in RANK_WORDS:
        return f"The text calls {name} “{rank}”, the quote “{quote.role}”."
    return ""


RANK_WORDS = {
    "deputy chief constable", "assistant chief constable", "chief constable", "chief superintendent", "superintendent",
    "chief inspector", "inspector", "commissioner", "chief fire officer", "deputy chief fire officer",
    "assistant chief fire officer", "police and crime commissioner", "hm inspector", "sergeant",
}  # fmt: skip
SHORT_RANKS = {"dcc": "deputy chief constable", "acc": "assistant chief constable", "cc": "chief constable"}


def _rank(text: str) -> str:
    text = text.strip().lower()
    return SHORT_RANKS.get(text, text)


def _name_is_near(one: str, other: str) -> bool:
    """Nearly the same name, and not the same: Alan Baldwin and Allan Baldwin."""
    return (
        one != other
        and len(other) >= 8
        and len(one.split()) == len(other.split()) > 1
        and OSA.distance(one, other, score_cutoff=2) <= 2
    )


RULES = [names_are_known, speakers_agree]
