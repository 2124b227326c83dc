"""Reading a file in a process of its own, so that a hostile one costs its reader and not the site."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .kinds import file_format
from .results import Extracted, ExtractionRefusedError

PACKAGE = __package__
ROOT = Path(__file__).resolve().parents[2]
MEMORY = 1024 * 1024 * 1024

NEITHER = "This is neither a PDF nor an HTML file, whatever its name says: choose one, or paste the text."
TOO_SLOW = "Reading this file took too long, so it is not taken: save it anew, or paste its text."
BROKE = "This file is damaged, or needs more memory than a report should: save it anew, or paste its text."


@dataclass(frozen=True)
class Limits:
    """How much of the machine one file may have. Memory is in bytes."""

    max_bytes: int
    max_pages: int
    seconds: int
    memory: int = MEMORY


def extract(file, limits: Limits) -> Extracted:
    """The text of an open file; raises RefusedError with a sentence when it is not taken."""
    file.seek(0)
    data = file.read(limits.max_bytes + 1)
    file.seek(0)
    if not data:
        raise ExtractionRefusedError("This file is empty.")
    if len(data) > limits.max_bytes:
        raise ExtractionRefusedError(
            f"This file is larger than {_size(limits.max_bytes)}: save it smaller, or paste its text."
        )
    if not file_format(data):
        raise ExtractionRefusedError(NEITHER)
    return _answer(_read_elsewhere(data, limits))


def _read_elsewhere(data: bytes, limits: Limits) -> subprocess.CompletedProcess:
    """Run __main__.py on the bytes."""
    command = [sys.executable, "-B", "-m", PACKAGE, str(limits.max_pages), str(limits.seconds), str(limits.memory)]
    try:
        return subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds + 5,
            cwd=ROOT,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractionRefusedError(TOO_SLOW) from error


def _environment() -> dict[str, str]:
    """What Python may need to start, and nothing of the site's: no key, no address of a database."""
    return {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}


def _answer(done: subprocess.CompletedProcess) -> Extracted:
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ExtractionRefusedError(TOO_SLOW)
    if done.returncode != 0:
        raise ExtractionRefusedError(BROKE)
    said = json.loads(done.stdout)
    if "refused" in said:
        raise ExtractionRefusedError(said["refused"])
    return Extracted(said["kind"], tuple(said["pages"]), tuple(said["unread"]))


def _size(count: int) -> str:
    return f"{count // 1024 // 1024} MB" if count >= 1024 * 1024 else f"{count:,} bytes"
