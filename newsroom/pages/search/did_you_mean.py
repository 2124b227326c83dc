"""A slip in a name, mended against the names that readers may know of: of the record, authors, topics and sections."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from articles.models import Author, Section, Topic
from articles.prose.sentences import stem

from .query import STOP_WORDS, WORD, Query, words_in
from .vocabulary import Vocabulary

SHORTEST = 5
# How many letters may be wrong in a word of so many.
ALLOWED = ((8, 2), (SHORTEST, 1))


def corrected_query(query: Query, names: Vocabulary) -> str:
    """What was typed, with each word that is near a known name made that name; empty when nothing is to be mended."""
    known = known_words(names)
    stems = {stem(word) for word in known}
    changes = {
        word: near for word in _plain_words(query) if stem(word) not in stems and (near := _nearest(word, known))
    }
    if not changes:
        return ""
    return WORD.sub(lambda found: _put(found[0], changes), query.text)


def _put(word: str, changes: dict[str, str]) -> str:
    new = changes.get(" ".join(words_in(word)))
    if new is None:
        return word
    return new.capitalize() if word[:1].isupper() else new


def known_words(names: Vocabulary) -> frozenset[str]:
    texts: list[str] = [*names.words()]
    for rows in (Author.objects.public(), Topic.objects.public(), Section.objects.all()):
        texts += rows.values_list("name", flat=True)
    return _words(texts)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_in(text) if len(word) >= SHORTEST and word.isalpha())


def _plain_words(query: Query) -> list[str]:
    return [word for term in query.terms for word in term.words if word.isalpha() and word not in STOP_WORDS]


def _nearest(word: str, known: frozenset[str]) -> str:
    limit = next((most for length, most in ALLOWED if len(word) >= length), 0)
    if not limit:
        return ""
    near = ((OSA.distance(word, name, score_cutoff=limit), name) for name in known)
    return min((one for one in near if one[0] <= limit), default=(0, ""))[1]
