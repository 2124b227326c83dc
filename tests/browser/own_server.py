"""The site in a process of its own, on the database of the test, so that it can be killed as a crash would."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
# Long enough to be killed in; short, because PostgreSQL ends its sleep before it sees that the client died.
SLOW = {
    "postgresql": "CREATE FUNCTION slow() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(4); RETURN NEW; END $$"
    " LANGUAGE plpgsql; CREATE TRIGGER slow BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION slow()",
    "sqlite": "CREATE TRIGGER slow BEFORE {event} ON {table} BEGIN SELECT (WITH RECURSIVE c(n) AS"
    " (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 40000000) SELECT max(n) FROM c); END",
}
QUICK = {"postgresql": "DROP FUNCTION slow CASCADE", "sqlite": "DROP TRIGGER slow"}


class OwnServer:
    """`start()`, `kill()` with SIGKILL, and `start()` again at the same address."""

    def __init__(self, folder: Path, *, workers: int = 1) -> None:
        self.workers = workers
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.served_settings",
            "DATABASE_URL": _address(),
            "NEWSROOM_VAR_DIR": str(folder),
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "SECRET_KEY": settings.SECRET_KEY,
            "PORT": str(self.port),
            "SITE_URL": self.url,
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", str(self.workers)]
        command += ["--blocking-threads", "2", "--log-level", "warning", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "newsroom.wsgi:application"], cwd=ROOT, env=self.environment, start_new_session=True
        )
        end = time.monotonic() + 30
        while time.monotonic() < end:
            # Asked as a reader asks: a bare connection can find nobody but itself at the other end.
            with suppress(OSError), urlopen(f"{self.url}/health/", timeout=5):  # noqa: S310
                return
            time.sleep(0.1)
        raise TimeoutError("The server does not answer.")

    def kill(self) -> None:
        """At once, its workers too."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _address() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


@contextmanager
def slow(table: str, event: str):
    """While it lasts, each such row takes seconds to write, in the middle of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(SLOW[connection.vendor].format(table=table, event=event))
        yield
        cursor.execute(QUICK[connection.vendor])
