"""What the record calls its things: a judgment is a body, a programme, an area and an outcome, and each has names.

There are a few hundred of them, so they are read anew for each search and compared here: no index, nothing to keep in
step, and the same on both databases. Bodies and areas are known by what newspapers call them, too (articles/prose).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.prose.areas import labels_in_use
from articles.prose.bodies import shorter_names
from articles.prose.sentences import stem
from inspections.models import Area, Body, Grade, Inspectorate, JudgmentVersion, Programme

from .query import STOP_WORDS, Term, words_in

# What every name of its sort says, and tells nothing apart.
COMMON = {"police", "force", "constabulary", "fire", "rescue", "service", "authority"}


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_in(text) if word not in STOP_WORDS)


@dataclass(frozen=True)
class Name:
    """One name of one thing; `of` is its key, or the word itself of an outcome that is no grade."""

    text: str
    of: int | str

    @property
    def stems(self) -> tuple[str, ...]:
        return stems(self.text)


class KnownNames:
    """All names of one sort of thing."""

    def __init__(self, names: Iterable[tuple[str, int | str]]) -> None:
        self.all = [Name(text, of) for text, of in names if text]
        self._stems = [(name.stems, name.of) for name in self.all]
        self._found: dict[tuple[str, ...], frozenset[int | str]] = {}

    def with_words(self, words: tuple[str, ...]) -> frozenset[int | str]:
        """What is called by these words beside each other."""
        if words not in self._found:
            self._found[words] = frozenset(self._with_words(words))
        return self._found[words]

    def _with_words(self, words: tuple[str, ...]) -> Iterator[int | str]:
        size = len(words)
        return (
            of
            for said, of in self._stems
            if any(said[place : place + size] == words for place in range(len(said) - size + 1))
        )

    def with_all(self, terms: Iterable[tuple[str, ...]]) -> frozenset[int | str]:
        """What is called by each of some terms, by one of its names or by several."""
        return frozenset.intersection(*(self.with_words(words) for words in terms))

    def wholly_in(self, words: set[str]) -> set[int | str]:
        """What is named in full by some words: all that tells one of its names from others is among them."""
        telling = ((set(said) - {stem(word) for word in COMMON}, of) for said, of in self._stems)
        return {of for said, of in telling if said and said <= words}


@dataclass(frozen=True)
class Vocabulary:
    bodies: KnownNames
    programmes: KnownNames
    areas: KnownNames
    grades: KnownNames
    outcomes: KnownNames

    def know(self, words: tuple[str, ...]) -> bool:
        """Whether anything of the record is called by these words."""
        sorts = (self.bodies, self.programmes, self.areas, self.grades, self.outcomes)
        return any(names.with_words(words) for names in sorts)

    def words(self) -> Iterable[str]:
        """All names, to mend a slip by; not the grades, which are plain words."""
        return (name.text for names in (self.bodies, self.programmes, self.areas) for name in names.all)


def read_vocabulary() -> Vocabulary:
    bodies = Body.objects.values_list("pk", "slug", "short_name", "name", "names__name")
    inspectorates = dict(Inspectorate.objects.values_list("pk", "names__short_name"))
    programmes = Programme.objects.values_list("pk", "label", "inspectorate")
    areas = Area.objects.values_list("pk", "label")
    others = set(JudgmentVersion.Outcome.values) - {JudgmentVersion.Outcome.GRADED}
    return Vocabulary(
        bodies=KnownNames(
            dict.fromkeys(
                (text, pk) for pk, slug, *texts in bodies for text in (*texts, *shorter_names(slug, texts[0]))
            )
        ),
        programmes=KnownNames((f"{label} {inspectorates.get(of) or ''}", pk) for pk, label, of in programmes),
        areas=KnownNames((text, pk) for pk, label in areas for text in labels_in_use(label)),
        grades=KnownNames(Grade.objects.values_list("name", "pk")),
        outcomes=KnownNames((outcome, outcome) for outcome in others),
    )


def as_stems(term: Term) -> tuple[str, ...]:
    return tuple(stem(word) for word in term.words if word not in STOP_WORDS)
