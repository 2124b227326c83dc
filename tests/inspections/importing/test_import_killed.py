"""An import whose process is killed in the middle leaves nothing: on a database of its own, in a process of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
ROWS = 1_000
# What the process runs: the real import, which says when its rows are written and then waits inside its transaction.
SCRIPT = """
import sys, time, django
django.setup()
from benchmarks import importing as made
from inspections.importing import apply
made.make_record()
content = b"\\n".join(made.file_of("fair").split(b"\\n")[:{rows}])
stored = apply.store
def store(*arguments, **options):
    stored(*arguments, **options)
    from inspections.models import ImportBatch, Inspection, JudgmentVersion
    print(ImportBatch.objects.count(), JudgmentVersion.objects.count(), flush=True)
    time.sleep(60)
apply.store = store
apply.import_file("large.csv", content)
"""


@pytest.fixture
def database(tmp_path):
    """An empty database of the kind that is tested: its address, and how to ask it something."""
    if connection.vendor == "sqlite":
        file = tmp_path / "newsroom.sqlite3"
        yield f"sqlite:///{file}", lambda: sqlite3.connect(file)
        return
    address, name = os.environ["DATABASE_URL"], f"killed_{os.getpid()}"
    parts = urlsplit(address)
    own = urlunsplit(parts._replace(path=f"/{name}"))
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield own, lambda: psycopg.connect(own)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def counts(connect) -> dict[str, int]:
    tables = ("importbatch", "inspection", "judgment", "judgmentversion", "body")
    with connect() as held:
        count = "SELECT count(*) FROM inspections_"
        return {one: held.execute(count + one).fetchone()[0] for one in tables}


def test_a_killed_import_leaves_no_batch_no_version_and_no_inspection(database, tmp_path):
    address, connect = database
    setting = {
        "DATABASE_URL": address,
        "NEWSROOM_VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    environment = os.environ | setting
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-c", SCRIPT.format(rows=ROWS + 1)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as importing:
        # It reads its own rows, inside its transaction, and nobody else does.
        assert importing.stdout.readline() == f"1 {ROWS}\n"
        assert counts(connect)["judgmentversion"] == 0
        importing.send_signal(signal.SIGKILL)
        assert importing.wait() == -signal.SIGKILL
    left = counts(connect)
    assert left.pop("body") == 100
    assert set(left.values()) == {0}, left
