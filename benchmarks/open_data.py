"""How much time and memory the open data takes as the record grows to 100,000 versions: python -m benchmarks.open_data

On SQLite, or on the server that DATABASE_URL names, in a database of its own that is made for it and dropped. Each
address is asked for in a process of its own, through the whole of the site. What a process grows by must stay the same
however many rows there are; it ends with an error when it does not.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# Those of the tests have no list of hashed files to be made first.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
SIZES = (10_000, 100_000)
AREAS, ROUNDS = 10, 5
MB = 1024 * 1024
GROWS_AT_MOST = 8 * MB
FILES = ("/data/judgments.csv", "/data/judgments.json")
ADDRESSES = (*FILES, "/data/")


def main() -> int:
    folder = tempfile.mkdtemp(prefix="newsroom-benchmark-")
    os.environ["NEWSROOM_VAR_DIR"] = folder
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.runner import DiscoverRunner

    if connection.vendor == "sqlite":
        settings.DATABASES["default"]["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        growth = dict(measured(connection))
    finally:
        runner.teardown_databases(databases)
    too_much = [address for address in FILES if growth[address, SIZES[-1]] - growth[address, SIZES[0]] > GROWS_AT_MOST]
    return int(bool(too_much))


def measured(connection) -> Iterator[tuple[tuple[str, int], int]]:
    """What a process grew by, by address and number of rows; each is said as soon as it is known."""
    sys.stdout.write(f"On {connection.vendor}:\n")
    made = 0
    for size in SIZES:
        make_versions(made, size)
        made = size
        for address in ADDRESSES:
            told = in_another_process(connection.settings_dict["NAME"], address)
            sys.stdout.write(f"  {size:7,} rows  {address:22} {in_words(told)}\n")
            sys.stdout.flush()
            yield (address, size), told["grew"]


def in_words(told: dict) -> str:
    took = f"{told['seconds']:6.2f} s, {told['worked']:5.2f} of them work; {told['bytes'] / MB:6.1f} MB sent"
    again = f"asked again {told['again']:.2f} s ({told['status']})"
    return f"{took}, memory grew by {told['grew'] / MB:4.1f} MB; {again}"


def in_another_process(database: str, address: str) -> dict:
    command = [sys.executable, "-m", "benchmarks.open_data", database, address]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)  # noqa: S603


def ask(database: str, address: str) -> dict:
    """Ask for the address as a stranger would, keep nothing of it, then ask again with the ETag that it gave."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = database
    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=True)
    client.get("/about/").getvalue()
    before, began, worked = peak(), time.perf_counter(), time.process_time()
    answer = client.get(address)
    size = sum(len(piece) for piece in answer)
    done, worked = time.perf_counter(), time.process_time() - worked
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}: there is nothing to measure.")
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    told = {"seconds": done - began, "worked": worked, "bytes": size, "grew": peak() - before}
    return told | {"again": time.perf_counter() - done, "status": again.status_code}


def peak() -> int:
    """The most memory that this process has had, in bytes. Linux alone tells it without that of the one before it."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024


# ---- An invented record: every judgment has two versions, the first of them replaced


def make_versions(start: int, end: int) -> None:
    from django.db import connection

    areas, editor = make_framework()
    for number in range(start // (2 * AREAS * ROUNDS), end // (2 * AREAS * ROUNDS)):
        make_body(number, areas, editor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_framework() -> tuple[list, object]:
    from django.contrib.auth.models import User

    from inspections.models import Area, BodyKind, Grade, Inspectorate, Programme, Scale

    kind, _ = BodyKind.objects.get_or_create(code="school", name="school", plural="schools")
    inspectorate, _ = Inspectorate.objects.get_or_create(slug="testorate")
    scale, _ = Scale.objects.get_or_create(code="three-grade")
    for rank, name in enumerate(("splendid", "fair", "dreadful"), start=1):
        Grade.objects.get_or_create(scale=scale, rank=rank, name=name, phrase=f"is {name}")
    shared = {"inspectorate": inspectorate, "body_kind": kind, "scale": scale}
    for number in range(ROUNDS):
        programme, _ = Programme.objects.get_or_create(code=f"round-{number}", label=f"Round {number}", **shared)
        for area in range(AREAS):
            Area.objects.get_or_create(
                programme=programme, code=f"area-{area}", label=f"Area {area}", level="area", graded="always"
            )
    return list(Area.objects.select_related("programme")), User.objects.get_or_create(username="edith")[0]


def make_body(number: int, areas: list, editor) -> None:
    """A body, inspected in every round, in all its areas."""
    from django.utils import timezone

    from inspections.models import Body, BodyKind, Grade, Inspection, Judgment, JudgmentVersion

    name = f"School {number}"
    body = Body.objects.create(slug=f"school-{number}", kind=BodyKind.objects.get(), name=name, short_name=name)
    inspections = {
        programme: Inspection.objects.create(body=body, programme=programme)
        for programme in {area.programme for area in areas}
    }
    judgments = Judgment.objects.bulk_create(
        Judgment(inspection=inspections[area.programme], area=area) for area in areas
    )
    grades = list(Grade.objects.all())
    said = {"outcome": "graded", "source": "A page of the Testorate", "source_url": "https://example.org/a-report"}
    said |= {"confidence": "inspectorate", "released_at": timezone.now(), "released_by": editor}
    JudgmentVersion.objects.bulk_create(
        JudgmentVersion(
            judgment=judgment,
            number=version,
            reason="regraded" if version > 1 else "",
            grade=grades[(number + version) % 3],
            published_on=f"20{10 + version}-03",
            **said,
        )
        for judgment in judgments
        for version in (1, 2)
    )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.stdout.write(json.dumps(ask(*sys.argv[1:])))
    else:
        sys.exit(main())
