"""A file of judgments: each row one version of one judgment. `outcome` is a grade's name or another outcome's."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F

from inspections.models import Area, Judgment, JudgmentVersion, Programme

from .kinds import FileKind, Key, locked
from .problems import FileProblem
from .record import HeldRecord, first_inspections
from .tables import FileRow

STANDS = JudgmentVersion.Outcome.LAST_GRADE_STANDS
# The other outcomes stand in the column of the grades.
OTHER_OUTCOMES = [outcome for outcome in JudgmentVersion.Outcome.values if outcome != JudgmentVersion.Outcome.GRADED]


class Judgments(FileKind):
    """A key is body, programme, area, number: a file speaks of a body's first inspection under a programme."""

    name = "judgments"
    model = JudgmentVersion
    plain = {
        "version": "number",
        "reason": "reason",
        "published": "published_on",
        "body_name_at_time": "body_name_at_time",
        "source": "source",
        "source_url": "source_url",
        "page": "source_page",
        "confidence": "confidence",
        "note": "note",
    }
    named = {"body": True, "programme": True, "area": True, "outcome": True, "stands_from": False}
    optional = ("page",)
    unique = ("judgment", "number")
    once = ("body", "programme", "area", "version")

    def contradictions(self, row: dict[str, Any]) -> Iterator[str]:
        number, reason = row["version"], row["reason"]
        if number < 1:
            yield "version: versions count from 1"
        if number == 1 and reason:
            yield "reason: a first version has none"
        if number > 1 and not reason:
            yield "reason: a second or later version must say why it was made"
        if row["stands_from"] and row["outcome"] != STANDS:
            yield f"stands_from: only with the outcome “{STANDS}”"

    def misfits(self, row: dict[str, Any], record: HeldRecord) -> Iterator[str]:
        yield from record.inspected(row)
        if row["stands_from"] and row["stands_from"] not in record.programmes:
            yield f"stands_from: there is no programme “{row['stands_from']}” in the record"
        if row["stands_from"] and row["stands_from"] == row["programme"]:
            yield f"stands_from: a grade stands from an earlier programme, not from {row['programme']} itself"
        if programme := record.programmes.get(row["programme"]):
            yield from self._misfits_in(programme, row, record)

    def _misfits_in(self, programme: Programme, row: dict[str, Any], record: HeldRecord) -> Iterator[str]:
        area, grades, outcome = record.area_of(row), record.grades[programme.scale_id], row["outcome"]
        if area is None:
            yield f"area: there is no “{row['area']}” in {programme}"
        if outcome not in grades and outcome not in OTHER_OUTCOMES:
            known = ", ".join([*grades, *OTHER_OUTCOMES])
            yield f"outcome: “{outcome}” is not a grade of {programme}, which knows: {known}"
        if area and area.graded == Area.Graded.NEVER and outcome in grades:
            yield f"outcome: “{area.label}” is never graded in {programme}"

    def key_of(self, row: dict[str, Any], record: HeldRecord) -> Key:
        programme = record.programmes[row["programme"]]
        return record.bodies[row["body"]].pk, programme.pk, record.areas[programme.pk, row["area"]].pk, row["version"]

    def values_of(self, row: dict[str, Any], record: HeldRecord) -> dict[str, Any]:
        grade = record.grades[record.programmes[row["programme"]].scale_id].get(row["outcome"])
        stands_from = record.programmes.get(row["stands_from"])
        return self.plain_values(row) | {
            "outcome": JudgmentVersion.Outcome.GRADED.value if grade else row["outcome"],
            "grade_id": grade.pk if grade else None,
            "stands_from_id": stands_from.pk if stands_from else None,
        }

    def held(self, keys: set[Key]) -> Iterator[tuple[Key, JudgmentVersion]]:
        # Annotated, not joined as objects: there may be thousands, and only their keys are asked for.
        versions = JudgmentVersion.objects.annotate(
            of_body=F("judgment__inspection__body"),
            of_programme=F("judgment__inspection__programme"),
            of_area=F("judgment__area"),
        ).filter(of_programme__in={key[1] for key in keys}, judgment__inspection__number=1)
        for version in locked(versions):
            yield (version.of_body, version.of_programme, version.of_area, version.number), version

    def places(self, keys: Iterable[Key]) -> dict[Key, dict[str, int]]:
        keys = list(keys)
        wanted = dict.fromkeys(key[:3] for key in keys)
        inspections = first_inspections(dict.fromkeys((body, programme) for body, programme, _ in wanted))
        Judgment.objects.bulk_create(
            (Judgment(inspection_id=inspections[body, programme], area_id=area) for body, programme, area in wanted),
            ignore_conflicts=True,
        )
        found = Judgment.objects.filter(inspection__in=set(inspections.values()))
        judgments = {(inspection, area): pk for inspection, area, pk in found.values_list("inspection", "area", "pk")}
        return {key: {"judgment_id": judgments[inspections[key[:2]], key[2]]} for key in keys}

    def in_words(self, row: dict[str, Any]) -> str:
        version = f", version {row['version']}" if row["version"] > 1 else ""
        return f"{row['body']}, {row['programme']}, {row['area']}{version}: {row['outcome']}"

    def gaps(self, fitted: list[tuple[FileRow, Key]], held: Iterable[Key]) -> Iterator[FileProblem]:
        numbers = {key for _, key in fitted} | set(held)
        for row, key in fitted:
            before = row.values["version"] - 1
            if before > 0 and (*key[:3], before) not in numbers:
                yield row.problem(f"version: there is no version {before} before this one")
