"""A plan written into the record as one batch. Everything that was compared is written, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from inspections.models import ImportBatch, ImportConflict, Releasable, may_release

from .compare import Change, Effect, Plan, plan
from .kinds import FileKind
from .problems import ChangedError

# Fewer than any database's limit on the values in one statement.
AT_ONCE = 500


@dataclass
class ImportResult:
    """What came of a file: `waiting` are its contradictions that an editor has yet to settle."""

    plan: Plan
    batch: ImportBatch | None = None
    written: list[Releasable] = field(default_factory=list)
    waiting: list[Change] = field(default_factory=list)


def import_file(
    file: str,
    content: bytes,
    kind: FileKind | None = None,
    *,
    by=None,
    release: bool = False,
    dry_run: bool = False,
    as_shown: str = "",
) -> ImportResult:
    """Take a file in as one batch, unreleased unless `release`, and say what changed.

    A row that contradicts a released one is kept beside it, for an editor to settle; the others are stored. Raises
    RefusedError for a file with anything wrong, PermissionDenied when `by` may not release, ChangedError when what it
    would change is no longer what was shown (`as_shown` is that plan's fingerprint).
    """
    if release and not (by and may_release(by)):
        raise PermissionDenied("Only an editor can release records.")
    with transaction.atomic():
        found = plan(file, content, kind)
        if as_shown and found.fingerprint != as_shown:
            raise ChangedError
        conflicts = found.of(Effect.CONFLICT)
        taken = ImportResult(found, waiting=_without_known(conflicts, settled_at__isnull=False))
        if not dry_run:
            store(taken, file, content, by=by)
            if release:
                _release(found.kind, [*taken.written, *found.unreleased], by=by)
    return taken


def store(taken: ImportResult, file: str, content: bytes, *, by=None, released: bool = False) -> None:
    """Write what is new, what replaces unreleased rows, and the contradictions that nobody was told of before.

    `released` is for the reference record alone, which is released in the name of the site (`loading`).
    """
    new, replaced = taken.plan.of(Effect.NEW), taken.plan.of(Effect.REPLACES)
    untold = _without_known(taken.waiting)
    if not new and not replaced and not untold:
        return
    taken.batch = ImportBatch.objects.create(file_name=file[-200:], sha256=sha256(content).hexdigest(), imported_by=by)
    shared = {"batch_id": taken.batch.pk, "entered_by": by}
    shared |= {"released_at": timezone.now(), "released_by": by} if released else {}
    taken.written = [*_create(taken.plan.kind, new, shared), *_replace(taken.plan.kind, replaced, shared)]
    ImportConflict.objects.bulk_create(
        ImportConflict(batch=taken.batch, **_told(change), place=change.row.place) for change in untold
    )


def _create(kind: FileKind, changes: list[Change], shared: dict) -> list[Releasable]:
    places = kind.places(change.key for change in changes) if changes else {}
    rows = (kind.model(**places[change.key], **change.values, **shared) for change in changes)
    return kind.model.objects.bulk_create(rows, batch_size=AT_ONCE)


def _replace(kind: FileKind, changes: list[Change], shared: dict) -> list[Releasable]:
    """Written as new rows are, over those that they replace: an UPDATE with a case for each row takes minutes."""
    if not changes:
        return []
    places = kind.places(change.key for change in changes)
    kind.model.objects.bulk_create(
        (kind.model(**places[change.key], **change.values, **shared) for change in changes),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=kind.unique,
        update_fields=[kind.model._meta.get_field(name).name for name in (*changes[0].values, *shared)],
    )
    return [change.held for change in changes]


def _release(kind: FileKind, rows: Iterable[Releasable], *, by) -> None:
    keys = iter([row.pk for row in rows])
    while some := list(islice(keys, AT_ONCE)):
        kind.model.objects.filter(pk__in=some).release(by=by)


def _told(change: Change) -> dict:
    return ImportConflict.between(change.held, change.values) | {"differences": list(change.differences)}


def _without_known(changes: list[Change], **which) -> list[Change]:
    """Contradictions that are not on record already: all of them, or those `which` an editor has settled."""
    if not changes:
        return []
    field = ImportConflict.field_of(changes[0].held)
    held = ImportConflict.objects.filter(**{f"{field}__isnull": False}, **which)
    known = {(held_pk, ImportConflict.as_text(theirs)) for held_pk, theirs in held.values_list(field, "theirs")}
    return [change for change in changes if (change.held.pk, _as_text(change)) not in known]


def _as_text(change: Change) -> str:
    return ImportConflict.as_text(ImportConflict.plainly(change.values))
