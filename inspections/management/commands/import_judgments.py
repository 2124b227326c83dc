from pathlib import Path

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from inspections.importing.planning import Kind, Plan
from inspections.importing.problems import RefusedError
from inspections.importing.storing import import_judgments

# Every line has been said by then; a longer list would bury the sentence.
LINES_AT_MOST = 10


class Command(BaseCommand):
    """Take in a file of judgments. Readers see nothing of it until an editor releases it."""

    help = "Takes in a CSV file of judgments, unreleased unless an editor releases it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, help="A CSV file with the columns of inspections/data/judgments.csv.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would change.")
        parser.add_argument("--release", action="store_true", help="Release the rows to readers; needs --by an editor.")
        parser.add_argument("--by", metavar="USER", help="The user name of whoever takes the file in.")

    def handle(self, *, file: Path, by: str | None, release: bool, dry_run: bool, **options) -> None:
        user = self.user(by)
        if release and user is None:
            raise CommandError("A release needs a name: add --by with the user name of an editor.")
        try:
            found = import_judgments(file.name, read(file), by=user, release=release, dry_run=dry_run)
        except PermissionDenied as error:
            raise CommandError(f"{by} cannot release records: only an editor can. Nothing was stored.") from error
        except RefusedError as error:
            raise CommandError(f"{file.name} was refused, and nothing was stored:\n{error}") from error
        except DatabaseError as error:
            raise CommandError(f"The database refused {file.name}, and nothing was stored: {error}") from error
        self.report(found, release, dry_run)

    def user(self, name: str | None) -> User | None:
        if name is None:
            return None
        try:
            return User.objects.get(username=name)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no user “{name}”.") from error

    def report(self, found: Plan, release: bool, dry_run: bool) -> None:
        for change in found.changes:
            if change.kind != Kind.UNCHANGED:
                self.stdout.write(str(change))
        self.stdout.write(f"{found.totals}.")
        if conflicts := found.of(Kind.CONFLICT):
            lines = ", ".join(str(change.row.line) for change in conflicts[:LINES_AT_MOST])
            more = f" and {len(conflicts) - LINES_AT_MOST} more" if len(conflicts) > LINES_AT_MOST else ""
            raise CommandError(f"Nothing was stored: no file changes a released version (line {lines}{more}).")
        self.stdout.write(what_happened(release, dry_run))


def what_happened(release: bool, dry_run: bool) -> str:
    if dry_run:
        return "This was a dry run: nothing was stored."
    return "Readers see these judgments." if release else "Readers see nothing of these until an editor releases them."


def read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
