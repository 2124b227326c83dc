"""A plan written into the record. Everything that was compared is written, or nothing."""

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ..models import ImportBatch, Inspection, Judgment, JudgmentVersion, may_release
from .planning import Change, Kind, Plan, plan
from .rows import PLAIN

# Fewer than any database's limit on the values in one statement.
AT_ONCE = 500
FILLED = (*PLAIN.values(), "outcome", "grade", "stands_from")


def import_judgments(file: str, content: bytes, *, by=None, release: bool = False, dry_run: bool = False) -> Plan:
    """Take a file of judgments in as one batch, unreleased unless `release`, and say what changed.

    A row that contradicts a released version leaves the whole file unstored: see `plan.of(Kind.CONFLICT)`. Raises
    RefusedError for a file with anything wrong, PermissionDenied when `by` may not release.
    """
    if release and not (by and may_release(by)):
        raise PermissionDenied("Only an editor can release records.")
    with transaction.atomic():
        found = plan(file, content)
        if not dry_run and not found.of(Kind.CONFLICT):
            written = store(found, file, content, by=by)
            if release:
                _release([*written, *found.unreleased], by=by)
    return found


def store(found: Plan, file: str, content: bytes, *, by=None, released: bool = False) -> list[JudgmentVersion]:
    """Write the new rows of a plan and those that replace unreleased ones; returns them. Conflicts are left alone.

    `released` is for the reference record alone, which is released in the name of the site (`loading`).
    """
    new, replaced = found.of(Kind.NEW), found.of(Kind.REPLACES)
    if not new and not replaced:
        return []
    batch = ImportBatch.objects.create(file_name=file, sha256=sha256(content).hexdigest(), imported_by=by)
    shared = {"batch": batch} | ({"released_at": timezone.now(), "released_by": by} if released else {})
    return [*_create(new, shared), *_replace(replaced, shared)]


def _create(changes: list[Change], shared: dict) -> list[JudgmentVersion]:
    judgments = _judgments_for(changes)
    return JudgmentVersion.objects.bulk_create(
        JudgmentVersion(judgment_id=judgments[change.key[:3]], **change.values, **shared) for change in changes
    )


def _replace(changes: list[Change], shared: dict) -> list[JudgmentVersion]:
    for change in changes:
        for name, value in (change.values | shared).items():
            setattr(change.held, name, value)
    versions = [change.held for change in changes]
    JudgmentVersion.objects.bulk_update(versions, [*FILLED, *shared], batch_size=AT_ONCE)
    return versions


def _judgments_for(changes: Iterable[Change]) -> dict[tuple[int, int, int], int]:
    """The judgment of each body, programme and area, made where there is none."""
    wanted = dict.fromkeys(change.key[:3] for change in changes)
    pairs = dict.fromkeys((body, programme) for body, programme, _ in wanted)
    Inspection.objects.bulk_create(
        (Inspection(body_id=body, programme_id=programme) for body, programme in pairs), ignore_conflicts=True
    )
    programmes = {programme for _, programme in pairs}
    rows = Inspection.objects.filter(programme__in=programmes, number=1).values_list("body", "programme", "pk")
    inspections = {(body, programme): pk for body, programme, pk in rows}
    Judgment.objects.bulk_create(
        (Judgment(inspection_id=inspections[body, programme], area_id=area) for body, programme, area in wanted),
        ignore_conflicts=True,
    )
    found = Judgment.objects.filter(inspection__programme__in=programmes, inspection__number=1)
    names = ("inspection__body", "inspection__programme", "area", "pk")
    return {(body, programme, area): pk for body, programme, area, pk in found.values_list(*names)}


def _release(versions: Iterable[JudgmentVersion], *, by) -> None:
    keys = iter([version.pk for version in versions])
    while some := list(islice(keys, AT_ONCE)):
        JudgmentVersion.objects.filter(pk__in=some).release(by=by)
