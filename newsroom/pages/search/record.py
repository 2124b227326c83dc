"""Bodies, inspections and judgments that a query names. Each of its words must be a name's; only public rows."""

from dataclasses import dataclass, field

from django.db.models import Q

from inspections.models import Body, Inspection, JudgmentVersion

from .filters import SearchFilter
from .query import Query
from .vocabulary import Vocabulary, as_stems, stems

MOST = 300
# Of each kind, while all kinds are shown.
FEW = 3


@dataclass(frozen=True)
class Rows:
    """Keys of what was found, the best first; `is_cut` says that there are more."""

    keys: list[int] = field(default_factory=list)
    is_cut: bool = False


@dataclass(frozen=True)
class RecordMatches:
    bodies: Rows = Rows()
    inspections: Rows = Rows()
    judgments: Rows = Rows()

    def by_kind(self) -> dict[str, Rows]:
        """What the words name most closely first: a grade or an area asks for a judgment, a name alone for a body."""
        return {"bodies": self.bodies, "judgments": self.judgments, "inspections": self.inspections}


@dataclass(frozen=True)
class OfJudgments(RecordMatches):
    """Found by words of which some are no body's name."""

    def by_kind(self) -> dict[str, Rows]:
        return {"judgments": self.judgments, "inspections": self.inspections, "bodies": self.bodies}


def find_in_record(query: Query, choice: SearchFilter, names: Vocabulary) -> RecordMatches:
    if not query:
        return RecordMatches()
    # A word that is nobody's name leaves nothing but what is named in full beside it.
    is_named = all(names.know(as_stems(term)) for term in query.wanted)
    found = RecordMatches if names.bodies.with_all(as_stems(term) for term in query.wanted) else OfJudgments
    return found(
        bodies=_bodies(query, choice, names) if choice.takes("bodies") else Rows(),
        inspections=_inspections(query, choice, names) if is_named and choice.takes("inspections") else Rows(),
        judgments=_judgments(query, choice, names) if is_named and choice.takes("judgments") else Rows(),
    )


def _words(query: Query) -> set[str]:
    return {word for term in query.wanted for word in as_stems(term)}


def _bodies(query: Query, choice: SearchFilter, names: Vocabulary) -> Rows:
    """Those that the query names in full, then those whose names have all its words."""
    named = names.bodies.wholly_in(_words(query))
    like = names.bodies.with_all(as_stems(term) for term in query.wanted)
    unwanted = set().union(*(names.bodies.with_words(as_stems(term)) for term in query.unwanted))
    found = Body.objects.filter(pk__in=(named | like) - unwanted).order_by("name")
    found = found.filter(pk=choice.body.pk) if choice.body else found
    # What carries every word stands before what is merely named among others.
    order = lambda pk: (pk not in named & like, pk not in named)  # noqa: E731
    return _cut(sorted(found.values_list("pk", flat=True)[: MOST + 1], key=order))


def _inspections(query: Query, choice: SearchFilter, names: Vocabulary) -> Rows:
    found = Inspection.objects.public()
    for term in query.terms:
        words = as_stems(term)
        fits = Q(body__in=names.bodies.with_words(words)) | Q(programme__in=names.programmes.with_words(words))
        found = found.filter(fits) if term.is_wanted else found.exclude(fits)
    if choice.body:
        found = found.filter(body=choice.body)
    if choice.has_days:
        dated = JudgmentVersion.objects.public().filter(_is_dated(choice))
        found = found.filter(pk__in=dated.values("judgment__inspection"))
    newest = found.order_by("-programme__first_published_on", "body__name", "-number")
    return _cut(list(newest.values_list("pk", flat=True)[: MOST + 1]))


def _judgments(query: Query, choice: SearchFilter, names: Vocabulary) -> Rows:
    """As they stand now. Those whose area says least that was not asked for come first, then the newest."""
    found = JudgmentVersion.objects.current().filter(_is_dated(choice))
    for term in query.terms:
        fits = _is_named(as_stems(term), names)
        found = found.filter(fits) if term.is_wanted else found.exclude(fits)
    if choice.body:
        found = found.filter(judgment__inspection__body=choice.body)
    newest = found.order_by("-published_on", "judgment__inspection__body__name", "judgment__area__position")
    asked = _words(query)
    rows = newest.values_list("pk", "judgment__area__label")[: MOST + 1]
    return _cut([pk for pk, label in sorted(rows, key=lambda row: len(set(stems(row[1])) - asked))])


def _is_dated(choice: SearchFilter) -> Q:
    """That a judgment may be of the days asked for; of one dated to a month or a year, any day of it may be meant."""
    dated = Q(published_on__startswith=choice.year) if choice.year else Q()
    if choice.since:
        first = choice.since.isoformat()
        dated &= Q(published_on__gte=first) | Q(published_on__in=[first[:4], first[:7]])
    if choice.until:
        dated &= Q(published_on__lte=choice.until.isoformat()) & ~Q(published_on="")
    return dated


def _is_named(words: tuple[str, ...], names: Vocabulary) -> Q:
    return (
        Q(judgment__inspection__body__in=names.bodies.with_words(words))
        | Q(judgment__inspection__programme__in=names.programmes.with_words(words))
        | Q(judgment__area__in=names.areas.with_words(words))
        | Q(grade__in=names.grades.with_words(words))
        | Q(outcome__in=names.outcomes.with_words(words))
    )


def _cut(keys: list[int]) -> Rows:
    return Rows(keys[:MOST], is_cut=len(keys) > MOST)
