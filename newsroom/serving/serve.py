"""Can the site be served here? Each question raises ImproperlyConfigured with one sentence that says what to do."""

import os
import socket
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import Error


def check_folder(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(
            f"The folder {folder} cannot be written to: make it writable, or name another with NEWSROOM_VAR_DIR."
        )


def check_address(host: str, port: int) -> str:
    """The number that `host` stands for, once it is sure that its port is free."""
    if not 1 <= port <= 65535:
        raise ImproperlyConfigured(f"PORT is {port}: it must be between 1 and 65535.")
    family, kind, _, _, address = _resolved(host, port)
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise ImproperlyConfigured(
                f"Port {port} of {host} cannot be used ({error.strerror}): stop what uses it, or choose another with "
                "PORT."
            ) from error
    return address[0]


def _resolved(host: str, port: int):
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise ImproperlyConfigured(
            f"HOST is “{host}”, which is no address of this machine ({error.strerror})."
        ) from error


def check_database() -> None:
    try:
        connection.ensure_connection()
        connection.cursor().close()
    except Error as error:
        reason = str(error).strip().splitlines()[0].rstrip(".:")
        where = "DATABASE_URL" if connection.vendor == "postgresql" else f"{settings.DATABASES['default']['NAME']}"
        raise ImproperlyConfigured(f"The database cannot be reached: {reason} ({where}).") from error
