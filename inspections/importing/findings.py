"""A file of findings: areas for improvement, causes of concern, recommendations."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F

from inspections.models import Finding

from .kinds import FileKind, Key, locked
from .record import HeldRecord, first_inspections


class Findings(FileKind):
    """A key is body, programme, type, number."""

    name = "findings"
    model = Finding
    plain = {
        "type": "kind",
        "number": "number",
        "text": "text",
        "page": "page",
        "published": "published_on",
        "due": "due_on",
        "state": "state",
        "as_of": "as_of_on",
        "source": "source",
        "source_url": "source_url",
    }
    named = {"body": True, "programme": True, "area": False}
    unique = ("inspection", "kind", "number")
    once = ("body", "programme", "type", "number")

    def misfits(self, row: dict[str, Any], record: HeldRecord) -> Iterator[str]:
        yield from record.inspected(row)
        programme = record.programmes.get(row["programme"])
        if programme and row["area"] and record.area_of(row) is None:
            yield f"area: there is no “{row['area']}” in {programme}"

    def key_of(self, row: dict[str, Any], record: HeldRecord) -> Key:
        return record.bodies[row["body"]].pk, record.programmes[row["programme"]].pk, row["type"], row["number"]

    def values_of(self, row: dict[str, Any], record: HeldRecord) -> dict[str, Any]:
        area = record.area_of(row)
        return self.plain_values(row) | {"area_id": area.pk if area else None}

    def held(self, keys: set[Key]) -> Iterator[tuple[Key, Finding]]:
        findings = Finding.objects.annotate(of_body=F("inspection__body"), of_programme=F("inspection__programme"))
        for finding in locked(findings.filter(of_programme__in={key[1] for key in keys}, inspection__number=1)):
            yield (finding.of_body, finding.of_programme, finding.kind, finding.number), finding

    def places(self, keys: Iterable[Key]) -> dict[Key, dict[str, int]]:
        keys = list(keys)
        inspections = first_inspections(dict.fromkeys(key[:2] for key in keys))
        return {key: {"inspection_id": inspections[key[:2]]} for key in keys}

    def in_words(self, row: dict[str, Any]) -> str:
        return f"{row['body']}, {row['programme']}: {row['type']} {row['number']}"
