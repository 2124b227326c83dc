"""How long a file of 10,000 judgments takes, into a fresh database and again: python -m benchmarks.importing

On SQLite, or on the server that DATABASE_URL names, in a database of its own that is made for it and dropped. On
PostgreSQL nothing is analysed by hand, so the planner knows as little as on the first day.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
ROWS = 10_000
BODIES, AREAS = 100, 20
SECONDS_AT_MOST = 30
COLUMNS = (
    "body,programme,area,version,outcome,stands_from,reason,published,body_name_at_time,source,source_url,page,"
    "confidence,note"
)
GRADES = ("splendid", "fair", "dreadful")


def main() -> int:
    os.environ["NEWSROOM_VAR_DIR"] = tempfile.mkdtemp(prefix="newsroom-benchmark-")
    import django

    django.setup()
    from django.db import connection
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        times = dict(measured())
    finally:
        runner.teardown_databases(databases)
    sys.stdout.write(f"{ROWS:,} rows on {connection.vendor}, of {SECONDS_AT_MOST} s at most:\n")
    sys.stdout.writelines(f"  {seconds:6.2f} s  {what}\n" for what, seconds in times.items())
    return int(any(seconds > SECONDS_AT_MOST for seconds in times.values()))


def measured() -> Iterator[tuple[str, float]]:
    from inspections.importing.apply import import_file
    from inspections.importing.compare import Effect
    from inspections.models import ImportBatch, JudgmentVersion

    make_record()
    editor = make_editor()
    first, second = file_of("fair"), workbook_of("fair")
    yield "a dry run into the fresh database", timed(lambda: import_file("first.csv", first, dry_run=True))
    yield "stored in the fresh database", timed(lambda: import_file("first.csv", first, by=editor))
    unchanged = []
    yield "again, all unchanged", timed(lambda: unchanged.append(import_file("first.csv", first, by=editor)))
    yield "again as XLSX, all unchanged", timed(lambda: unchanged.append(import_file("first.xlsx", second, by=editor)))
    yield "every row replaced", timed(lambda: import_file("other.csv", file_of("dreadful"), by=editor))
    batch = ImportBatch.objects.first()
    yield "the batch released", timed(lambda: batch.release(by=editor))
    yield "the current version of each", timed(lambda: len(JudgmentVersion.objects.current()))
    yield "every row in conflict", timed(lambda: import_file("first.csv", first, by=editor))
    yield "every row in conflict, again", timed(lambda: import_file("first.csv", first, by=editor))
    if any(len(taken.plan.of(Effect.UNCHANGED)) != ROWS for taken in unchanged):
        raise SystemExit("A row that had not changed was taken for another one: these figures mean nothing.")


def timed(run: Callable) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def make_editor():
    from django.contrib.auth.models import User

    return User.objects.create_superuser("edith")


def make_record() -> None:
    """Invented forces, one programme for each round, and its areas."""
    from inspections.models import Area, Body, BodyKind, Grade, Inspectorate, Programme, Scale

    kind = BodyKind.objects.create(code="police_force", name="police force", plural="police forces")
    inspectorate = Inspectorate.objects.create(slug="testorate")
    scale = Scale.objects.create(code="three-grade")
    Grade.objects.bulk_create(
        Grade(scale=scale, rank=rank, name=name, phrase=f"is {name}") for rank, name in enumerate(GRADES, start=1)
    )
    Body.objects.bulk_create(
        Body(slug=f"force-{number}", kind=kind, name=f"Force {number}", short_name=f"Force {number}")
        for number in range(BODIES)
    )
    shared = {"inspectorate": inspectorate, "body_kind": kind, "scale": scale, "comparability_group": "rounds"}
    for number in range(ROWS // BODIES // AREAS):
        programme = Programme.objects.create(code=f"round-{number}", label=f"Round {number}", **shared)
        Area.objects.bulk_create(
            Area(programme=programme, code=f"area-{one}", label=f"Area {one}", level="pillar", graded="always")
            for one in range(AREAS)
        )


def records_of(grade: str) -> Iterator[list[str]]:
    yield COLUMNS.split(",")
    for row in range(ROWS):
        body, programme, area = row % BODIES, row // BODIES // AREAS, row // BODIES % AREAS
        named = [f"force-{body}", f"round-{programme}", f"area-{area}", "1", grade, "", "", "2018-03-22"]
        yield [*named, f"Force {body}", "The Testorate's page", "https://example.org/report", "12", "inspectorate", ""]


def file_of(grade: str) -> bytes:
    return "\n".join(map(",".join, records_of(grade))).encode()


def workbook_of(grade: str) -> bytes:
    from io import BytesIO

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for record in records_of(grade):
        sheet.append(record)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
