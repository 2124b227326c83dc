"""Whom a claim is about: of those named in its sentence and before it, the likeliest first."""

from collections.abc import Iterator

from articles.prose.grade_words import RATING, GradeMention

from .named import Named
from .reading_state import ReadingState, SentenceInContext

# Somebody “was rated”: who is not named here is somebody of whom the record holds nothing.
IS = frozenset(("was", "were", "is", "are", "been", "being"))
BETWEEN = frozenset(("and", "the", "both", "as", "well", "&", "or", ","))
Bodies = tuple[int, ...]


class Whom:
    """Reads with the kind of each body, since “the force” is no fire service."""

    def __init__(self, kind_of: dict[int, int]) -> None:
        self.kind_of = kind_of

    def of(self, claim: GradeMention, place: SentenceInContext) -> Iterator[Bodies]:
        """The bodies that the claim may be about, together when it is about several."""
        named, thread = place.sentence.named, place.thread
        before = [one for one in named if one.end <= claim.start]
        solid = [one for one in before if not one.is_pronoun]
        after = [one for one in named if one.start >= claim.end and not one.is_pronoun]
        if solid:
            yield from self._meant(_nearest(before, solid), solid, place)
        elif after:
            if before and not after[0].bodies:
                yield from self._context(thread)
            yield from self._meant(after[0], after, place)
        elif before or place.sentence.areas or not _is_passive(place.sentence.words.bases[: claim.start]):
            yield from self._context(thread)

    def _meant(self, one: Named, named: list[Named], place: SentenceInContext) -> Iterator[Bodies]:
        if one.kinds:
            yield from self._context(place.thread, one.kinds)
            earlier = [other for other in named if other.bodies and other.end <= one.start]
            yield from (self._of_kinds(other.bodies, one.kinds) for other in reversed(earlier))
        elif one.bodies:
            yield _together(one, named, place)

    def _context(self, thread: ReadingState, kinds: frozenset[int] | None = None) -> Iterator[Bodies]:
        order = (thread.main, thread.recent) if thread.turned or not thread.recent else (thread.recent, thread.main)
        yield from (self._of_kinds(bodies, kinds) for bodies in order)

    def _of_kinds(self, bodies: Bodies, kinds: frozenset[int] | None) -> Bodies:
        return tuple(pk for pk in bodies if kinds is None or self.kind_of[pk] in kinds)


def _nearest(before: list[Named], solid: list[Named]) -> Named:
    """The last one named before the claim; a pronoun there stands for the last one that it can stand for."""
    if not before[-1].is_pronoun:
        return before[-1]
    return next((one for one in reversed(solid) if one.bodies or one.kinds), solid[-1])


def _together(one: Named, named: list[Named], place: SentenceInContext) -> Bodies:
    """“Borsetshire, Felpersham and Ambridge”: names with nothing but commas and “and” between them."""
    bases, at = place.sentence.words.bases, named.index(one)
    group = [one]
    for other in reversed(named[:at]):
        if not other.bodies or not BETWEEN.issuperset(bases[other.end : group[0].start]):
            break
        group.insert(0, other)
    for other in named[at + 1 :]:
        if not other.bodies or not BETWEEN.issuperset(bases[group[-1].end : other.start]):
            break
        group.append(other)
    return tuple(dict.fromkeys(pk for member in group for pk in _which(member.bodies, place.thread)))


def _is_passive(before: tuple[str, ...]) -> bool:
    return any(base in IS and RATING & set(before[at + 1 : at + 3]) for at, base in enumerate(before))


def _which(bodies: Bodies, thread: ReadingState) -> Bodies:
    """A name that two bodies share means the one that the story is about."""
    known = tuple(pk for pk in bodies if pk in thread.recent) or tuple(pk for pk in bodies if pk in thread.main)
    return known or bodies
