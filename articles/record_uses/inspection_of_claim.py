"""Which judgments of a body a claim is about: first of which inspection, then of which area, with that grade."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from articles.prose.grade_words import GradeMention

from .periods import Period, Periods
from .reading_state import SentenceInContext, StoryContext
from .record import Held

# A report is news for about this long: a story that names no year then means the newest one.
NEWS = timedelta(days=400)
# So many times named before, or after, are tried.
TRIED = 3


class Which:
    def __init__(self, periods: Periods) -> None:
        self.periods = periods

    def of(self, body: int, held: list[Held], claim: GradeMention, place: SentenceInContext) -> list[Held]:
        """The judgments with the claim's grade in the likeliest inspection that has any."""
        inspections = self._inspections(body, held, claim, place)
        return next((found for inspected in inspections if (found := _graded(inspected, claim, place))), [])

    def _inspections(
        self, body: int, held: list[Held], claim: GradeMention, place: SentenceInContext
    ) -> Iterator[list[Held]]:
        """What the claim may be of: the times in its own sentence, else those around it, else what was attached."""
        near = sorted(place.sentence.periods, key=lambda period: abs(period.start - claim.start))
        if own := self._meant(near, held):
            yield from own
            return
        before = self._meant(place.thread.periods, held)
        attached = [one for one in held if (body, one.programme) in place.about.inspections]
        after = self._meant((period for later in place.after for period in later.periods), held)
        yield from (*before[:TRIED], attached, *after[:TRIED])
        if not (before or attached or after):
            yield _newest(held, place.about)

    def _meant(self, periods: Iterable[Period], held: list[Held]) -> list[list[Held]]:
        return [reading for period in periods for reading in self.periods.meant(period, held) if reading]


def _graded(held: list[Held], claim: GradeMention, place: SentenceInContext) -> list[Held]:
    """Those with the grade: in the areas that the sentence names, or else in any area as it then stood.

    Of these, only those in the areas that the text was just speaking of, where it was of some of them.
    """
    if named := [one for one in held if one.area in place.sentence.areas]:
        return [one for one in named if one.with_grade(claim.name)]
    stood = [one for one in held if one.stood(claim.name, place.about.published_at)]
    return [one for one in stood if one.area in place.thread.spoken_of] or stood


def _newest(held: list[Held], about: StoryContext) -> list[Held]:
    """The inspection that had just come out when the story was written."""
    if about.written_at is None:
        return []
    today, oldest = about.written_at.date().isoformat(), (about.written_at - NEWS).date().isoformat()
    dated = [(one.versions[0].published_on, one.programme) for one in held if one.versions[0].published_on]
    recent = [pair for pair in dated if oldest[: len(pair[0])] <= pair[0] <= today]
    return [one for one in held if recent and one.programme == max(recent)[1]]
