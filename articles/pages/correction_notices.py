"""How corrections are told where the mistake was read: each with those that corrected it since."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Correction
from articles.models.corrections import CorrectionQuerySet


@dataclass(frozen=True)
class CorrectionNotice:
    """A correction and those that corrected it since, in the order in which they were made."""

    corrections: tuple[Correction, ...]

    @property
    def at_top(self) -> bool:
        """A correction that stands at the top takes with it what it corrects: the two are read together."""
        return any(correction.placement == Correction.Placement.TOP for correction in self.corrections)

    @property
    def newest(self) -> Correction:
        return self.corrections[-1]


def correction_notices(corrections: Iterable[Correction]) -> list[CorrectionNotice]:
    """A story's corrections, the oldest first, each with those that corrected it.

    One that corrects what does not stand here begins a notice itself.
    """
    begun: dict[int, list[Correction]] = {}
    for correction in corrections:
        thread = begun.get(correction.corrects_id, [])
        thread.append(correction)
        begun[correction.pk] = thread
    return [CorrectionNotice(tuple(begun[first])) for first in begun if begun[first][0].pk == first]


def corrections_of_record(**which) -> CorrectionQuerySet:
    """What was corrected in the record of one body, inspection or programme, the newest first."""
    corrections = Correction.objects.public().on_record(**{f"inspection__{name}": one for name, one in which.items()})
    return corrections.newest_first().for_lists()
