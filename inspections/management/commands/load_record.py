from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from inspections.importing.loading import DATA, load_folder
from inspections.importing.problems import FileRefusedError


class Command(BaseCommand):
    """Load the reference record that ships with the site. Run again, it changes nothing."""

    help = "Loads the reference record, released in the name of the site. Running it again changes nothing."
    # Run at every start, which must be quick.
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        parser.add_argument("--folder", type=Path, default=DATA, help="Another folder with files of the same names.")

    def handle(self, *, folder: Path, verbosity: int, **options) -> None:
        try:
            loaded = load_folder(folder)
        except FileRefusedError as error:
            raise CommandError(f"The record was refused, and nothing was stored:\n{error}") from error
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be read: {error.strerror}.") from error
        except DatabaseError as error:
            raise CommandError(f"The database refused the record, and nothing was stored: {error}") from error
        if verbosity:
            self.stdout.write("\n".join(loaded.lines or ["Nothing changed."]))
        self.warn(loaded.conflicts)

    def warn(self, conflicts) -> None:
        for change in conflicts:
            self.stderr.write(f"Left alone: {change.row.file}, {change}")
