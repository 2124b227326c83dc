import os
import sys

from django.conf import settings
from django.core.management import BaseCommand, call_command

from newsroom.demo import accounts
from newsroom.serving import serve


class Command(BaseCommand):
    """Make the site ready, say where it is, and become the server. Run again, it keeps all data."""

    help = "Migrates, loads the record (and, outside production, the demonstration), and serves the site."
    # Served by the production server, whose own system checks are `check --deploy`; starting must be quick.
    requires_system_checks = ()

    def handle(self, **options) -> None:
        serve.check_folder(settings.VAR_DIR)
        number = serve.check_address(settings.HOST, settings.PORT)
        serve.check_database()
        self.make_ready()
        self.stdout.write(self.welcome())
        self.stdout.flush()
        become_the_server(number, settings.PORT)

    def make_ready(self) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_record", verbosity=0)
        if accounts.wanted():
            call_command("load_demo", stdout=self.stdout)
        # Of pictures saved by an earlier version, if there are any.
        call_command("make_renditions", stdout=self.stdout)

    def welcome(self) -> str:
        lines = ["", f"The site:   {settings.SITE_URL}/", f"The desk:   {settings.SITE_URL}/admin/"]
        if accounts.wanted() and not settings.IN_PRODUCTION:
            lines += ["", *accounts.login_lines()]
        return "\n".join([*lines, "", "Stop it with Ctrl-C; all data is kept.", ""])


def become_the_server(number: str, port: int) -> None:
    """Replace this process by granian, so that a signal to it reaches the server itself.

    Every GRANIAN_* variable that is set already goes first. Two processes suit two cores; SQLite has one writer.
    """
    defaults = {
        "GRANIAN_WORKERS": "2",
        "GRANIAN_BLOCKING_THREADS": "2",
        "GRANIAN_LOG_LEVEL": "warning",
        "GRANIAN_WORKERS_KILL_TIMEOUT": "10",
        "GRANIAN_RESPAWN_FAILED_WORKERS": "true",
    }
    arguments = ["--interface", "wsgi", "--no-ws", "--host", number, "--port", str(port), "newsroom.wsgi:application"]
    os.chdir(settings.BASE_DIR)
    os.execve(sys.executable, [sys.executable, "-m", "granian", *arguments], defaults | os.environ)  # noqa: S606
