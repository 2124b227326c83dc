"""A grade fits the scale of its programme and an area that may be graded: no check constraint looks at other tables."""

from collections.abc import Iterator

from .triggers import Trigger, TriggerSet, refusal

MISFIT = """EXISTS (
    SELECT 1 FROM inspections_judgmentversion v
    JOIN inspections_judgment j ON j.id = v.judgment_id
    JOIN inspections_area a ON a.id = j.area_id
    JOIN inspections_programme p ON p.id = a.programme_id
    JOIN inspections_grade g ON g.id = v.grade_id
    WHERE (g.scale_id <> p.scale_id OR a.graded = 'never') AND {which})
"""
# What is written, and which versions it may have made unfit. Moving a parent is watched too.
WATCHED = {
    "inspections_judgmentversion": "v.id = NEW.id",
    "inspections_judgment": "j.id = NEW.id",
    "inspections_area": "a.id = NEW.id",
    "inspections_programme": "p.id = NEW.id",
    "inspections_grade": "g.id = NEW.id",
}
UNFIT = "grade does not fit: it is outside the scale of its programme, or its area is never graded"


def _triggers() -> Iterator[Trigger]:
    for table, which in WATCHED.items():
        for event in ("INSERT", "UPDATE") if table == "inspections_judgmentversion" else ("UPDATE",):
            yield refusal(table, event, UNFIT, condition=MISFIT.format(which=which), moment="AFTER")


GRADE_SCALE = TriggerSet("grade_fits", _triggers)
