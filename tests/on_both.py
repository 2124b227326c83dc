"""Run the suite on SQLite and on PostgreSQL at once: while one waits for a browser, the other has the processor.

What is said of PostgreSQL comes when both are done.
"""

import subprocess
import sys
import tempfile


def main(*arguments: str) -> int:
    with tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, "-m", "tests.on_postgresql", *arguments]
        postgresql = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        on_sqlite = subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False).returncode
        on_postgresql = postgresql.wait()
        said.seek(0)
        sys.stdout.write(f"\nOn PostgreSQL:\n{said.read()}")
    return on_sqlite or on_postgresql


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
