"""A body's record through time as one picture: when it was inspected, then each stretch of comparable grades."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.comparing.body_timeline import ComparableStretch
from inspections.comparing.history import History
from inspections.models import Grade, Monitoring

from .grade_history import Track, draw_grade_history
from .inspection_timeline import Strip, draw_timeline
from .linked_areas import link_areas


@dataclass(frozen=True)
class Panel:
    """The tracks of one stretch. Nothing is drawn from one panel to another."""

    stretch: ComparableStretch
    tracks: tuple[Track, ...]

    @property
    def grades(self) -> list[Grade]:
        return list(self.tracks[0].chain.area.programme.scale.grades.all())


@dataclass(frozen=True)
class BodyPicture:
    panels: tuple[Panel, ...]
    strip: Strip | None


def draw_body_picture(
    stretches: list[ComparableStretch], histories: dict[int, History], monitoring: Iterable[Monitoring]
) -> BodyPicture:
    """Asks the database nothing."""
    panels = [
        Panel(stretch, tuple(draw_grade_history(chain) for chain in link_areas(stretch.records, histories)))
        for stretch in stretches
    ]
    return BodyPicture(tuple(panels), draw_timeline(stretches, monitoring))
