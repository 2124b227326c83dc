"""What the rows of a file can name, by the codes that they name it by."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from inspections.models import Area, Body, Grade, Inspection, Programme


class HeldRecord:
    def __init__(self) -> None:
        self.bodies = {body.slug: body for body in Body.objects.select_related("kind")}
        self.programmes = {programme.code: programme for programme in Programme.objects.select_related("body_kind")}
        self.areas = {(area.programme_id, area.code): area for area in Area.objects.all()}
        self.grades: dict[int, dict[str, Grade]] = defaultdict(dict)
        for grade in Grade.objects.order_by("rank"):
            self.grades[grade.scale_id][grade.name] = grade
        self._named = {
            "grade_id": {grade.pk: grade.name for scale in self.grades.values() for grade in scale.values()},
            "stands_from_id": {programme.pk: str(programme) for programme in self.programmes.values()},
            "area_id": {area.pk: area.label for area in self.areas.values()},
        }

    def say(self, field: str, value: Any) -> str:
        """A value of a row as people say it."""
        value = self._named.get(field, {}).get(value, value)
        return f"“{value}”" if value else "nothing"

    def inspected(self, row: dict[str, Any]) -> Iterator[str]:
        """What is wrong with the body and programme of a row."""
        body, programme = self.bodies.get(row["body"]), self.programmes.get(row["programme"])
        if body is None:
            yield f"body: there is no “{row['body']}” in the record"
        if programme is None:
            yield f"programme: there is no “{row['programme']}” in the record"
        if body and programme and body.kind_id != programme.body_kind_id:
            yield f"body: {programme} inspects {programme.body_kind.plural}, and {body} is a {body.kind}"

    def area_of(self, row: dict[str, Any]) -> Area | None:
        programme = self.programmes.get(row["programme"])
        return self.areas.get((programme.pk, row["area"])) if programme else None


def first_inspections(pairs: dict[tuple[int, int], None]) -> dict[tuple[int, int], int]:
    """The first inspection of each body under each programme, made where there is none."""
    Inspection.objects.bulk_create(
        (Inspection(body_id=body, programme_id=programme) for body, programme in pairs), ignore_conflicts=True
    )
    rows = Inspection.objects.filter(programme__in={programme for _, programme in pairs}, number=1)
    return {(body, programme): pk for body, programme, pk in rows.values_list("body", "programme", "pk")}
