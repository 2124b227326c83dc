"""The process that reads one file: bytes come in, JSON goes out. Started by reading.py, which names the limits."""

import contextlib
import json
import resource
import sys

MAX_PAGES, SECONDS, MEMORY = (int(argument) for argument in sys.argv[1:])


def limit(what: int, most: int) -> None:
    """macOS refuses some limits: there, those that it knows must do."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def read_words(data: bytes) -> dict:
    # Only now, under the limits.
    from .html import text_of_html
    from .kinds import file_format
    from .pdf import text_of_pdf
    from .results import ExtractionRefusedError

    try:
        found = text_of_pdf(data, MAX_PAGES) if file_format(data) == "pdf" else text_of_html(data)
    except ExtractionRefusedError as refusal:
        return {"refused": str(refusal)}
    return {"kind": found.kind, "pages": found.pages, "unread": found.unread}


if __name__ == "__main__":
    limit(resource.RLIMIT_AS, MEMORY)
    limit(resource.RLIMIT_CPU, SECONDS)
    # It has nothing to write but its answer, which goes into a pipe.
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_CORE, 0)
    json.dump(read_words(sys.stdin.buffer.read()), sys.stdout)
