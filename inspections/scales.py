"""Where a grade stands on its scale, said in points and in tones, for any scale."""

from .models import Grade, Scale

TONES = ((1, "top"), (0.6, "upper"), (0.4, "middle"), (0.1, "lower"), (0, "bottom"))


def grade_points(grade: Grade, scale: Scale) -> tuple[int, int]:
    """How many points the grade has, of how many: the best has all of them, the last has one."""
    steps = len(scale.grades.all())
    return steps - grade.rank + 1, steps


def tone(points: int, steps: int) -> str:
    """Where on its scale a grade stands, as a word for the style sheet: any scale of two grades or more."""
    place = (points - 1) / max(steps - 1, 1)
    return next(name for least, name in TONES if place >= least)
