"""The reference record: every file of `inspections/data/`, loaded in one transaction.

A row of a reference file that changed is updated; one that was taken out of its file stays. A file that has not
changed since it was loaded is passed over, so what the desk has since edited in the admin stays as it is.

Judgments and periods of monitoring are compared every time. They are released in the name of the site, directly and not
through `release(by=)`, because they ship with the site and nobody at the desk answers for them. A row that the record
holds otherwise, released or not, is never changed: it is a conflict to be told.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import F, Model

from inspections.models import Grade, ImportBatch

from .apply import AT_ONCE, ImportResult, store
from .compare import JUDGMENTS, MONITORING, Change, Effect, plan
from .kinds import FileKind
from .problems import FileProblem, FileRefusedError
from .reference import FILES, Fill, KeyColumn, ReferenceFile
from .tables import FileRow, read_file, repeated

DATA = Path(__file__).resolve().parent.parent / "data"
RELEASED = {"monitoring.csv": MONITORING, "judgments.csv": JUDGMENTS}
SITE = "the-site"


@dataclass
class Loaded:
    """What loading did: a line for each file that changed anything, and the rows that it left alone."""

    lines: list[str] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)


def load_folder(folder: Path = DATA) -> Loaded:
    """Load every file of a folder, or nothing. Raises RefusedError with all that is wrong with them."""
    loaded, problems = Loaded(), []
    with transaction.atomic():
        site = the_site()
        for file in FILES:
            _load_file(file, (folder / file.name).read_bytes(), site, loaded, problems)
        for name, kind in RELEASED.items():
            try:
                _load_released(name, kind, (folder / name).read_bytes(), site, loaded)
            except FileRefusedError as error:
                problems.extend(error.problems)
        if problems:
            raise FileRefusedError(problems)
        if loaded.lines:
            _count_rows()
    return loaded


def _count_rows() -> None:
    """PostgreSQL would count the new rows a minute later, and until then read whole tables for each of them."""
    if connection.vendor == "postgresql":
        tables = (model._meta.db_table for model in apps.get_app_config("inspections").get_models())
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


def the_site() -> User:
    """Who answers for the reference record. Nobody can log in as it."""
    site = User.objects.filter(username=SITE).first()
    if site is None:
        site = User(username=SITE, first_name="The site", is_active=False)
        site.set_unusable_password()
        site.save()
    return site


def _load_file(file: ReferenceFile, content: bytes, site: User, loaded: Loaded, problems: list[FileProblem]) -> None:
    fingerprint = sha256(content).hexdigest()
    newest = ImportBatch.objects.filter(file_name=file.name, imported_by=site).order_by("pk").last()
    if newest and newest.sha256 == fingerprint:
        return
    table = read_file(file.name, content, file.columns())
    problems.extend(table.problems)
    if problems and not table.rows:
        # Without any row of this file, all that names one would be called wrong too.
        raise FileRefusedError(problems)
    for columns in file.once:
        problems.extend(repeated(table.rows, *columns))
    file.prepare(table.rows)
    new, changed = set(), set()
    for fill in file.fills:
        made, updated = _fill(fill, _without(problems, table.rows), problems)
        new |= made
        changed |= updated
    ImportBatch.objects.create(file_name=file.name, sha256=fingerprint, imported_by=site)
    loaded.lines.append(f"{file.name}: {len(new)} rows new, {len(changed - new)} rows changed")


def _without(problems: list[FileProblem], rows: list[FileRow]) -> list[FileRow]:
    """The rows that nothing is known against, so that what is wrong is told once and the rest is still looked at."""
    wrong = {(problem.file, problem.line) for problem in problems}
    return [row for row in rows if (row.file, row.line) not in wrong]


def _fill(fill: Fill, rows: list[FileRow], problems: list[FileProblem]) -> tuple[set, set]:
    """Write the rows into one model; returns the keys of those that were new and of those that changed."""
    known = {link: link.known() for link in fill.links}
    held = {fill.key_of(vars(found)): found for found in fill.model.objects.all()}
    new: dict[tuple, Model] = {}
    changed: dict[tuple, Model] = {}
    for row in rows:
        values = _values(fill, row, known, problems)
        key = fill.key_of(values) if values else None
        if key in held:
            changed |= {key: held[key]} if _update(held[key], values) else {}
        elif key and fill.adds_only:
            problems.append(row.problem(f"there is no “{key[0]}” in the record"))
        elif key:
            new.setdefault(key, fill.model(**values))
    _write(fill, new.values(), changed.values())
    return {(fill.model, key) for key in new}, {(fill.model, key) for key in changed}


def _values(
    fill: Fill, row: FileRow, known: dict[KeyColumn, dict], problems: list[FileProblem]
) -> dict[str, Any] | None:
    values = {name: row.values[column] for column, name in fill.fields.items()}
    unknown = []
    for link in fill.links:
        named = row.values[link.column]
        values[f"{link.field}_id"] = known[link].get(link.key(row.values)) if named else None
        if named and values[f"{link.field}_id"] is None:
            unknown.append(row.problem(f"{link.column}: there is no “{named}” in the record"))
    problems.extend(unknown)
    return None if unknown else values


def _update(found: Model, values: dict[str, Any]) -> bool:
    different = {name: value for name, value in values.items() if getattr(found, name) != value}
    for name, value in different.items():
        setattr(found, name, value)
    return bool(different)


def _write(fill: Fill, new, changed) -> None:
    if changed and fill.model is Grade:
        # Two grades may change places, and no two may share a rank even for a moment.
        Grade.objects.filter(pk__in=[grade.pk for grade in changed]).update(rank=F("rank") + 10_000)
    fill.model.objects.bulk_create(new)
    fill.model.objects.bulk_update(changed, fill.filled(), batch_size=AT_ONCE)


def _load_released(name: str, kind: FileKind, content: bytes, site: User, loaded: Loaded) -> None:
    found = plan(name, content, kind)
    # What the desk has typed and not yet released is the desk's, so it is not replaced here as an import would.
    loaded.conflicts += [*found.of(Effect.CONFLICT), *found.of(Effect.REPLACES)]
    if new := found.of(Effect.NEW):
        store(ImportResult(type(found)(kind, tuple(new))), name, content, by=site, released=True)
        loaded.lines.append(f"{name}: {len(new)} rows new")
