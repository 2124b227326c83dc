"""Starting the site: whatever is wrong is said in one sentence, without a traceback, and nothing is served."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

# Each says in its settings which database it has.
pytestmark = pytest.mark.anywhere

ROOT = Path(__file__).resolve().parents[3]


def serve(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess:
    """`manage.py serve` with these settings only, in a folder of its own."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = known | {"NEWSROOM_VAR_DIR": str(tmp_path), "PORT": "1"} | settings
    command = [sys.executable, str(ROOT / "manage.py"), "serve"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def assert_refused(done: subprocess.CompletedProcess, *words: str) -> None:
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_it_refuses_a_port_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert_refused(serve(tmp_path, PORT=str(port)), f"Port {port}", "PORT")


def test_it_refuses_a_database_that_cannot_be_reached(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        free, nobody = one.getsockname()[1], other.getsockname()[1]
        one.close()
        other.close()
    address = f"postgresql://somebody:secret@127.0.0.1:{nobody}/none"
    done = serve(tmp_path, PORT=str(free), DATABASE_URL=address)
    assert_refused(done, "database cannot be reached")
    assert "secret" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "99999"),
        ("HOST", "no-such-host.invalid"),
        ("DATABASE_URL", "nonsense"),
        ("NEWSROOM_VAR_DIR", "/dev/null/var"),
    ],
)
def test_it_refuses_a_wrong_setting_and_names_it(tmp_path, name, value):
    assert_refused(serve(tmp_path, **{name: value}), name)


def test_it_refuses_production_without_a_secret(tmp_path):
    assert_refused(serve(tmp_path, SITE_URL="https://news.example.org"), "SECRET_KEY")
