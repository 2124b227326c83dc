"""What a reader typed, as words, phrases and words not wanted. No text is an error; what cannot be read is left out."""

import re
import unicodedata
from dataclasses import dataclass

from articles.prose.word_lists import words

MAX_QUERY_LETTERS = 200
MOST_WORDS = 16
PIECE = re.compile(r"(-?)(?:[\"“”„]([^\"“”„]*)[\"“”„]?|([^\s\"“”„]+))")
WORD = re.compile(r"[^\W_]+")
# Neither database looks for them alone: they are in every story.
STOP_WORDS = words(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves what which who whom this that these those am is are
    was were be been being have has had having do does did doing a an the and but if or because as until while of
    at by for with about against between into through during before after above below to from up down in out on
    off over under again further then once here there when where why how all any both each few more most other
    some such no nor not only own same so than too very s t can will just don should now
    """
)


@dataclass(frozen=True)
class Term:
    """One word, or several that stand beside each other."""

    words: tuple[str, ...]
    is_wanted: bool = True


@dataclass(frozen=True)
class Query:
    """`text` is what was typed, in one line. With no term that is wanted, nothing is looked for."""

    text: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def wanted(self) -> list[Term]:
        return [term for term in self.terms if term.is_wanted]

    @property
    def unwanted(self) -> list[Term]:
        return [term for term in self.terms if not term.is_wanted]

    @property
    def has_phrase(self) -> bool:
        return any(len(term.words) > 1 for term in self.terms)

    @property
    def loosened(self) -> "Query":
        """The words that are wanted, wherever they stand: what an index knows without reading a story."""
        words = (word for term in self.wanted for word in term.words if word not in STOP_WORDS)
        return Query(self.text, tuple(Term((word,)) for word in dict.fromkeys(words)))

    def __bool__(self) -> bool:
        return bool(self.wanted)


def parsed(typed: str) -> Query:
    text = cleaned(typed)
    terms, left = [], MOST_WORDS
    for minus, phrase, word in PIECE.findall(text):
        said = words_in(phrase or word)[:left]
        if set(said) - STOP_WORDS:
            terms.append(Term(tuple(said), is_wanted=not minus))
            left -= len(said)
    return Query(text, tuple(dict.fromkeys(terms)))


def cleaned(typed: str) -> str:
    """In one line, without what cannot be printed, and no longer than a search may be."""
    return " ".join(
        "".join(letter if letter.isprintable() else " " for letter in typed[: MAX_QUERY_LETTERS * 4]).split()
    )[:MAX_QUERY_LETTERS]


def words_in(text: str) -> list[str]:
    """Words in small letters without accents; a possessive is the word itself."""
    return WORD.findall(re.sub(r"['’]s\b", "", without_accents(text)))


def without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
